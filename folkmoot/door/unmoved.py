"""While nothing is written, nothing is looked up twice."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

T = TypeVar("T")

_SEEN: ContextVar[dict[Hashable, Any] | None] = ContextVar("seen", default=None)


@contextmanager
def unmoved() -> Iterator[None]:
    """Inside, what was found once is not looked up again: for whoever only reads, one act or one page long."""
    seen = _SEEN.get()
    token = _SEEN.set({} if seen is None else seen)
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


def once(asked: Hashable, look: Callable[[], T]) -> T:
    """What looking finds; while nothing is written, what it found when the same was asked before."""
    seen = _SEEN.get()
    if seen is None:
        return look()
    if asked not in seen:
        seen[asked] = look()
    found: T = seen[asked]
    return found
