"""How English says an amount, a number of votes, a list."""

from collections.abc import Iterable

from folkmoot.core.tally.result import Amount
from folkmoot.core.tally.results.amounts import shown

_ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def amount(value: Amount) -> str:
    """`1,234`, `17.99956`, `1.66666…` where more digits follow."""
    whole, digits, is_all = shown(value)
    sign, plain = ("−", whole[1:]) if whole.startswith("-") else ("", whole)
    return f"{sign}{int(plain):,}{'.' + digits if digits else ''}{'' if is_all else '…'}"


def count(value: Amount, one: str, many: str = "") -> str:
    """`1 vote`, `12.5 votes`."""
    return f"{amount(value)} {one if value == 1 else many or one + 's'}"


def votes(value: Amount) -> str:
    return count(value, "vote")


def papers(value: Amount) -> str:
    return count(value, "paper")


def listing(items: Iterable[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    each = list(items)
    return each[0] if len(each) == 1 else f"{', '.join(each[:-1])} {last} {each[-1]}" if each else ""


def ordinal(number: int) -> str:
    """`first`, `tenth`, `11th`, `21st`."""
    if number < len(_ORDINALS):
        return _ORDINALS[number]
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def is_are(names: tuple[str, ...]) -> str:
    return "is" if len(names) == 1 else "are"


def has_have(names: tuple[str, ...]) -> str:
    return "has" if len(names) == 1 else "have"
