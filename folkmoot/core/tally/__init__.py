"""The count: `from folkmoot.core.tally import count, read`. Nothing is loaded before it is asked for."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from folkmoot.core.tally.counting import count
    from folkmoot.core.tally.formats.reading import read
    from folkmoot.core.tally.formats.writing import write

__all__ = ["count", "read", "write"]

_PLACES = {"count": "counting", "read": "formats.reading", "write": "formats.writing"}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
