"""How Spanish says an amount, a number of votes, a list."""

from collections.abc import Iterable

from folkmoot.core.tally.result import Amount
from folkmoot.core.tally.results.amounts import shown

_ORDINALS = ("", "primer", "segundo", "tercer", "cuarto", "quinto", "sexto", "séptimo", "octavo", "noveno", "décimo")


def amount(value: Amount) -> str:
    """`1234`, `20 000`, `17.99956`, `1.66666…` where more digits follow."""
    whole, digits, is_all = shown(value)
    sign, plain = ("−", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = plain if len(plain) < 5 else f"{int(plain):,}".replace(",", "\u00a0")
    return f"{sign}{grouped}{'.' + digits if digits else ''}{'' if is_all else '…'}"


def count(value: Amount, one: str, many: str = "") -> str:
    """`1 voto`, `12.5 votos`."""
    return f"{amount(value)} {one if value == 1 else many or one + 's'}"


def votes(value: Amount) -> str:
    return count(value, "voto")


def papers(value: Amount) -> str:
    return count(value, "papeleta")


def listing(items: Iterable[str], last: str = "y") -> str:
    """`a`, `a y b`, `a, b o c`; `y` is `e` before i, `o` is `u` before o."""
    each = list(items)
    if len(each) < 2:
        return "".join(each)
    return f"{', '.join(each[:-1])} {_before(each[-1], last)} {each[-1]}"


def _before(word: str, last: str) -> str:
    sound = word.lower().lstrip("«")
    if last == "y" and sound.startswith(("i", "í", "hi", "hí")) and not sound.startswith(("hie", "hia", "ia", "ie")):
        return "e"
    return "u" if last == "o" and sound.startswith(("o", "ó", "ho", "hó")) else last


def ordinal(number: int) -> str:
    """`primer`, `décimo`, `11.º`: before a masculine noun."""
    return _ORDINALS[number] if number < len(_ORDINALS) else f"{number}.º"


def many(names: tuple[str, ...], one: str, more: str) -> str:
    """The verb for one name, or for several."""
    return one if len(names) == 1 else more
