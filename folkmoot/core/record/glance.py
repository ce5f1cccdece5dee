"""A glance at the lines of a long log: enough to tell their order, at a small part of the cost of reading them.

In the canonical form "act" and "at" are the first keys of an entry, and the last place where `,"index":` can stand
outside a string is the entry's own index, unless the verdict holds one. So the time and the index of nearly every
line can be told without parsing it. A glance never accuses: lines that do not look as expected are read in full, and
only a full reading finds faults. What a glance does not see is all else that an entry must be; the root shows
whether the bytes are those that were signed for, whatever they say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256

_begin = re.compile(
    rb'\{"act":"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*",'
    rb'"at":"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)","body":\{'
).match


def glance(lines: Sequence[bytes], *, first: int, since: bytes) -> tuple[list[bytes], bytes] | None:
    """The leaf hashes of consecutive lines, and the time of the last.

    None unless each of them, at a glance, is an entry with the index that follows from `first`, that of the first
    line, and with a time not before that of the line above it (for the first line: not before `since`).
    """
    times = [begin[1] for begin in map(_begin, lines) if begin]
    if len(times) != len(lines) or times != sorted(times) or times[0] < since:
        return None
    if not all(
        line.startswith(b',"index":%d,"kind":"' % index, line.rfind(b',"index":'))
        for index, line in enumerate(lines, first)
    ):
        return None
    return [sha256(b"\x00" + line).digest() for line in lines], times[-1]
