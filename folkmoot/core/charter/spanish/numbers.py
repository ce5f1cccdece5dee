"""How Spanish says a share, a number, a list, and what `de` and `a` become before `el`."""

from collections.abc import Iterable
from fractions import Fraction

_WHOLE = ("ningún", "un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve")
_PARTS = {3: "tercio", 4: "cuarto", 5: "quinto", 6: "sexto", 7: "séptimo", 8: "octavo", 10: "décimo"}


def figure(number: int) -> str:
    """`1`, `1200`, `20 000`: digits in threes from five on, held together by a space that does not break."""
    return str(number) if abs(number) < 10_000 else f"{number:,}".replace(",", "\u00a0")


def share(value: Fraction) -> str:
    """`dos tercios`, `la mitad`, `un décimo`, `el 5 %`, `7/11`."""
    over, under = value.numerator, value.denominator
    if value == 1:
        return "la totalidad"
    if under == 2 and over == 1:
        return "la mitad"
    if under in _PARTS and over < 10:
        return f"{_WHOLE[over]} {_PARTS[under]}{'' if over == 1 else 's'}"
    percent = value * 100
    return f"el {percent.numerator}\u00a0%" if percent.denominator == 1 else f"{over}/{under}"


def is_plural(value: Fraction) -> bool:
    """Whether its verb is plural: `dos tercios`, but `la mitad`, `el 5 %`."""
    return value.denominator in _PARTS and 1 < value.numerator < 10


def count(number: int, one: str, many: str = "") -> str:
    """`1 día`, `30 días`."""
    return f"{figure(number)} {one if number == 1 else many or one + 's'}"


def days(number: int) -> str:
    return count(number, "día")


def months(number: int) -> str:
    if number % 12 == 0:
        return "un año" if number == 12 else count(number // 12, "año")
    return "un mes" if number == 1 else count(number, "mes", "meses")


def listing(items: Iterable[str], last: str = "y") -> str:
    """`a`, `a y b`, `a, b o c`; `y` is `e` before i, `o` is `u` before o."""
    each = list(items)
    if len(each) < 2:
        return "".join(each)
    return f"{', '.join(each[:-1])} {_before(each[-1], last)} {each[-1]}"


def _before(word: str, last: str) -> str:
    sound = word.lower().lstrip("«")
    if last == "y" and sound.startswith(("i", "í", "hi", "hí")) and not sound.startswith(("hie", "ie")):
        return "e"
    if last == "o" and (sound == "11" or sound.startswith(("o", "ó", "ho", "hó", "8"))):
        return "u"
    return last


def de(phrase: str) -> str:
    """`del comité`, `de la comisión`, `de una sección`."""
    return f"d{phrase}" if phrase.startswith("el ") else f"de {phrase}"


def al(phrase: str) -> str:
    """`al comité`, `a la comisión`, `a un miembro`."""
    return f"a{phrase[1:]}" if phrase.startswith("el ") else f"a {phrase}"
