"""While nothing is written, nothing is looked up twice; and what follows from the record alone, not until it grows."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, TypeVar

T = TypeVar("T")

MOST = 10_000
"""So many answers are remembered from page to page."""

UNKNOWN: Any = object()
"""Nothing was looked up, or nothing is remembered."""

Found = dict[Hashable, Any]


@dataclass(slots=True)
class _Seen:
    """What was found in one block, and, if it is known where the record ends, what was found by the same record."""

    own: Found = field(default_factory=dict)
    lasting: Found | None = None


@dataclass(slots=True)
class _Lasting:
    """What was found while the record ended so. No record ends twice in the same way."""

    end: bytes = b""
    found: Found = field(default_factory=dict)


_SEEN: ContextVar[_Seen | None] = ContextVar("seen", default=None)
_LASTING = [_Lasting()]


@contextmanager
def unmoved() -> Iterator[None]:
    """Inside, what was found once is not looked up again: for whoever only reads, one act or one page long."""
    seen = _SEEN.get()
    token = _SEEN.set(_Seen() if seen is None else seen)
    try:
        yield
    finally:
        _SEEN.reset(token)


@contextmanager
def moving() -> Iterator[None]:
    """Inside, everything is looked up anew, whatever was found outside: for whoever may write."""
    token = _SEEN.set(None)
    try:
        yield
    finally:
        _SEEN.reset(token)
        forget()


def ends(end: bytes) -> None:
    """Say how the record ends. From here on, in this block, what follows from it is what it was for pages before."""
    seen = _SEEN.get()
    if seen is None or not end:
        return
    if _LASTING[0].end != end or len(_LASTING[0].found) > MOST:
        _LASTING[0] = _Lasting(end)
    seen.lasting = _LASTING[0].found


def forget() -> None:
    """Look everything up anew from here on, though the record should end as before."""
    _LASTING[0] = _Lasting()


def once(asked: Hashable, look: Callable[[], T], *, lasting: bool = False) -> T:
    """What looking finds; while nothing is written, what it found when the same was asked before.

    `lasting`: it follows from the record alone, so that it holds for every page until the next entry. Nobody may
    change what they are given.
    """
    memory = _memory(lasting)
    if memory is None:
        return look()
    if asked not in memory:
        memory[asked] = look()
    found: T = memory[asked]
    return found


def known(asked: Hashable, *, lasting: bool = False) -> Any:
    """What was found when this was asked before; else UNKNOWN."""
    memory = _memory(lasting)
    return UNKNOWN if memory is None else memory.get(asked, UNKNOWN)


def learn(asked: Hashable, found: Any, *, lasting: bool = False) -> None:
    """Remember what was found, for whoever asks this."""
    memory = _memory(lasting)
    if memory is not None:
        memory[asked] = found


def _memory(lasting: bool) -> Found | None:
    seen = _SEEN.get()
    if seen is None:
        return None
    return seen.lasting if lasting and seen.lasting is not None else seen.own
