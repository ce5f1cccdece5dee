"""How English says a share, a number, a list."""

from collections.abc import Iterable
from fractions import Fraction

_WHOLE = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_PARTS = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 10: "tenth"}


def share(value: Fraction) -> str:
    """`two thirds`, `half`, `a tenth`, `5%`, `7/11`."""
    over, under = value.numerator, value.denominator
    if value == 1:
        return "all"
    if under in _PARTS and over < 10:
        part = _PARTS[under]
        return (
            ("half" if under == 2 else f"a{'n' if part[0] == 'e' else ''} {part}")
            if over == 1
            else f"{_WHOLE[over]} {part}s"
        )
    percent = value * 100
    return f"{percent.numerator}%" if percent.denominator == 1 else f"{over}/{under}"


def count(number: int, one: str, many: str = "") -> str:
    """`1 day`, `30 days`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def days(number: int) -> str:
    return count(number, "day")


def months(number: int) -> str:
    if number % 12 == 0:
        return "a year" if number == 12 else count(number // 12, "year")
    return "a month" if number == 1 else count(number, "month")


def listing(items: Iterable[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    each = list(items)
    return each[0] if len(each) == 1 else f"{', '.join(each[:-1])} {last} {each[-1]}" if each else ""
