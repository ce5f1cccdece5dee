"""Base64 of RFC 4648 section 4 with one text for each value: padding and spare bits are checked, nothing is skipped."""

from __future__ import annotations

import binascii

from folkmoot.core.record.malformed import Malformed


def encode(data: bytes) -> str:
    """The base64 text of the bytes, padded."""
    return binascii.b2a_base64(data, newline=False).decode()


def decode(text: str, *, size: int | None = None) -> bytes:
    """The bytes whose text is exactly this; Malformed if there are none, or if they are not `size` long."""
    try:
        data = binascii.a2b_base64(text.encode("ascii"), strict_mode=True)
    except (UnicodeEncodeError, binascii.Error):
        data = None
    if data is None or encode(data) != text:
        raise Malformed(f"expected base64 in its one canonical form; found {_short(text)}")
    if size is not None and len(data) != size:
        raise Malformed(f"expected {size} bytes in base64; found {len(data)}")
    return data


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:57] + "...")
