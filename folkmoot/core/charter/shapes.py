"""The shapes that a value in a charter may have, and what an error says when it has none of them."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from folkmoot.core.charter.values import Mention

T_co = TypeVar("T_co", covariant=True)

MAX_WHOLE = 1_000_000_000
MAX_WORDS = 1_000

_NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")


def is_name(text: str) -> bool:
    """Whether this can be the id of a rule."""
    return len(text) <= 64 and _NAME.fullmatch(text) is not None


class Unreadable(ValueError):
    """A value that does not have its form. `known` holds the names that would have been right, for "did you mean"."""

    def __init__(self, expected: str, known: Iterable[str] = ()) -> None:
        super().__init__(expected)
        self.expected = expected
        self.known = tuple(known)


class Form(Generic[T_co]):
    """How one value is written."""

    @property
    def expects(self) -> str:
        """What was expected, as an error says it."""
        raise NotImplementedError

    def read(self, value: object) -> T_co:
        """The typed value, or `Unreadable`."""
        raise NotImplementedError

    def mentions(self, value: object) -> Iterable[Mention]:
        """The names that a value of this form uses, for the check of undefined and unused names."""
        return ()


@dataclass(frozen=True, slots=True)
class YesNo(Form[bool]):
    @property
    def expects(self) -> str:
        return "true or false"

    def read(self, value: object) -> bool:
        if isinstance(value, bool):
            return value
        raise Unreadable(self.expects)


@dataclass(frozen=True, slots=True)
class Whole(Form[int]):
    """A whole number of `unit`, within its bounds."""

    unit: str = ""
    least: int = 0
    most: int = MAX_WHOLE

    @property
    def expects(self) -> str:
        of = f" of {self.unit}" if self.unit else ""
        return f"a whole number{of} from {self.least} to {self.most:_}".replace("_", ",")

    def read(self, value: object) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and self.least <= value <= self.most:
            return value
        raise Unreadable(self.expects)


@dataclass(frozen=True, slots=True)
class Words(Form[str]):
    """Free words on one line, for people; no rule depends on them."""

    @property
    def expects(self) -> str:
        return f"words in quotes, on one line, at most {MAX_WORDS:,} characters"

    def read(self, value: object) -> str:
        if isinstance(value, str) and 0 < len(value) <= MAX_WORDS and value.isprintable():
            tidy = " ".join(value.split())
            if value == tidy:
                return value
        raise Unreadable(self.expects)


@dataclass(frozen=True, slots=True)
class Choice(Form[str]):
    """One of a closed list; each value has its sentence."""

    name: str
    values: Mapping[str, str]

    @property
    def expects(self) -> str:
        return "one of " + ", ".join(f'"{value}"' for value in self.values)

    def read(self, value: object) -> str:
        if isinstance(value, str) and value in self.values:
            return value
        raise Unreadable(self.expects, self.values)


@dataclass(frozen=True, slots=True)
class Written(Form[T_co]):
    """A string with a grammar of its own."""

    name: str
    ebnf: str
    says: str
    accepted: str
    refused: str
    parse: Callable[[str], T_co]
    named: Callable[[Any], Iterable[Mention]] = lambda value: ()
    known: tuple[str, ...] = ()

    @property
    def expects(self) -> str:
        return f'{self.says}, as "{self.accepted}"'

    def read(self, value: object) -> T_co:
        if isinstance(value, str) and len(value) <= MAX_WORDS:
            try:
                return self.parse(value)
            except ValueError:
                pass
        raise Unreadable(self.expects, self.known)

    def mentions(self, value: object) -> Iterable[Mention]:
        return self.named(value)


@dataclass(frozen=True, slots=True)
class Name(Form[str]):
    """The id of a rule of one of these kinds, or one of a few fixed words."""

    kinds: tuple[str, ...]
    words: tuple[str, ...] = ()

    @property
    def expects(self) -> str:
        fixed = "".join(f' or "{word}"' for word in self.words)
        return f"the id of a rule of kind {' or '.join(self.kinds)}{fixed}"

    def read(self, value: object) -> str:
        if isinstance(value, str) and is_name(value):
            return value
        raise Unreadable(self.expects, self.words)

    def mentions(self, value: object) -> Iterable[Mention]:
        return () if value in self.words else (Mention(str(value), self.kinds),)
