"""What a text says when it is no charter: every error at once, each with its place and what was expected there."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True)
class Error:
    """Something that keeps a text from being read."""

    name: str
    line: int
    column: int
    says: str

    def __str__(self) -> str:
        return f"{self.name}:{self.line}:{self.column}: {self.says}"


MANY = 100


class CharterError(ValueError):
    """The text is no charter. `errors` holds all that is wrong with it, up to `MANY`, in the order of the text."""

    def __init__(self, errors: Iterable[Error]) -> None:
        self.errors = sorted(set(errors), key=lambda error: (error.line, error.column, error.says))
        if len(self.errors) > MANY:
            last = self.errors[MANY - 1]
            self.errors[MANY:] = [Error(last.name, last.line, last.column, "and more; mend these first")]
        super().__init__("\n".join(map(str, self.errors)))


def near(found: str, known: Iterable[str]) -> list[str]:
    """The one or two among the known names that are close to what was found."""
    return get_close_matches(found[:100], list(known), n=2, cutoff=0.7)


def did_you_mean(found: str, known: Iterable[str]) -> str:
    """The close names among the known ones, as the end of a sentence; nothing, if none is close."""
    close = near(found, known)
    return f"; did you mean {' or '.join(close)}?" if close else ""
