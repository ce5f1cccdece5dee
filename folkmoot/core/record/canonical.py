"""Canonical JSON: RFC 8785 within a profile that needs no number formatting.

The profile: object keys are ASCII, numbers are integers of at most 2^53 - 1 in size, strings are valid Unicode
(no lone surrogates), and arrays and objects lie at most 32 deep. Within it every value has exactly one text, and
that text is the one that RFC 8785 (JSON Canonicalization Scheme) gives.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn, TypeAlias

from folkmoot.core.record.malformed import Malformed

Json: TypeAlias = "bool | int | str | Sequence[Json] | Mapping[str, Json] | None"

MAX_INT = 2**53 - 1
MAX_DEPTH = 32


class NotCanonical(Malformed):
    """A value outside the profile, or bytes that are not the canonical text of a value."""


def encode(value: Json) -> bytes:
    """The canonical text of a value made of None, bool, int, str, list, tuple and dict; NotCanonical for any other."""
    _check(value, MAX_DEPTH)
    return _text(value)


def decode(data: bytes) -> Json:
    """The value whose canonical text is exactly `data`; NotCanonical if there is none.

    Objects come back as dict and arrays as list.
    """
    try:
        value: Json = _decoder.decode(str(data, "utf-8"))
    except UnicodeDecodeError as error:
        raise NotCanonical(f"expected UTF-8; byte {error.start + 1} is not part of a character") from None
    except json.JSONDecodeError as error:
        raise NotCanonical(f"expected JSON; at character {error.pos + 1}: {error.msg}") from None
    except NotCanonical:
        raise
    except ValueError:
        raise NotCanonical("a number is beyond 2^53 - 1") from None
    except RecursionError:
        raise NotCanonical(f"nested more than {MAX_DEPTH} deep") from None
    _check(value, MAX_DEPTH)
    canonical = _text(value)
    if canonical != data:
        raise NotCanonical(_first_difference(canonical, data))
    return value


def _text(value: Json) -> bytes:
    try:
        return _encode(value).encode("utf-8")
    except UnicodeEncodeError:
        raise NotCanonical("a string holds half of a surrogate pair, which is not valid Unicode") from None


def _check(value: Any, depth: int) -> None:
    """Refuse what the profile leaves out. Exact types only: a subclass may print itself in another way."""
    kind = type(value)
    if kind is str or kind is bool or value is None:
        return
    if kind is int:
        if not -MAX_INT <= value <= MAX_INT:
            raise NotCanonical(f"the number {hex(value)[:40]} is beyond 2^53 - 1")
    elif kind is dict or kind is list or kind is tuple:
        if depth == 0:
            raise NotCanonical(f"nested more than {MAX_DEPTH} deep")
        if kind is dict:
            for key, inner in value.items():
                if type(key) is not str or not key.isascii():
                    raise NotCanonical(f"expected keys of ASCII characters; found {_short(key)}")
                _check(inner, depth - 1)
        else:
            for inner in value:
                _check(inner, depth - 1)
    else:
        raise NotCanonical(f"expected null, true, false, a whole number, text, a list or object; found {kind.__name__}")


def _first_difference(canonical: bytes, data: bytes) -> str:
    pairs = zip(canonical, data, strict=False)
    place = next((place for place, (one, other) in enumerate(pairs) if one != other), min(len(canonical), len(data)))
    expected, found = canonical[place : place + 20], data[place : place + 20]
    return (
        "not in canonical form (sorted keys, each once, no spaces, shortest escapes): "
        f"at byte {place + 1} expected {_shown(expected)}, found {_shown(found)}"
    )


def _shown(piece: bytes) -> str:
    return repr(piece.decode(errors="backslashreplace")) if piece else "the end"


def _short(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 40 else shown[:37] + "..."


def _no_float(text: str) -> NoReturn:
    raise NotCanonical(f"expected whole numbers only; found {_short(text)}")


_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode
_decoder = json.JSONDecoder(parse_float=_no_float, parse_constant=_no_float)
