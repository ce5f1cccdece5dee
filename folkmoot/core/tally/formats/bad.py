"""The one fault of a file of ballots: which file, which line, and what was expected there."""

LONGEST_SHOWN = 60


class BadPoll(ValueError):
    """This is no poll; says in one line where it stops being one. `line` is 0 where the fault is of the whole file."""

    def __init__(self, file: str, line: int, expected: str) -> None:
        self.file, self.line, self.expected = shown(file, 200), line, expected
        super().__init__(f"{self.file}, line {line}: {expected}" if line else f"{self.file}: {expected}")


class CannotWrite(ValueError):
    """This format cannot hold this poll; says what would be lost."""


def shown(text: str, longest: int = LONGEST_SHOWN) -> str:
    """A piece of a file as it can stand in a line of our own: one line, nothing unprintable, not long."""
    plain = "".join(each if each.isprintable() else "?" for each in text[: longest + 1])
    return plain if len(plain) <= longest else f"{plain[: longest - 3]}..."
