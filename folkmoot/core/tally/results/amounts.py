"""How an amount stands in data: a whole number as itself, anything else as text, and exactly.

`17.99956` where twelve decimal places hold all of it, else `5/3`. Every amount has one such form.
"""

import re
from fractions import Fraction

from folkmoot.core.tally.result import Amount

PLACES = 12
GREATEST = 2**53 - 1
"""The greatest whole number that every reader of JSON holds exactly; a greater one stands as text."""

TEXT = r"-?(0|[1-9][0-9]*)(\.[0-9]{1,12}|/[1-9][0-9]*)?"
"""How an amount that stands as text is written."""

_WRITTEN = re.compile(TEXT, re.ASCII)
_LONGEST = 4000


def to_json(amount: Amount) -> int | str:
    """The amount as JSON has it."""
    if amount.denominator == 1:
        whole = int(amount)
        return whole if abs(whole) <= GREATEST else str(whole)
    return decimal(amount) or f"{amount.numerator}/{amount.denominator}"


def from_json(value: object) -> Amount:
    """The amount that `to_json` wrote so. Raises ValueError for anything else."""
    found = _read(value)
    if found is None or to_json(found) != value:
        raise ValueError(f"expected a whole number, or an amount such as 17.99956 or 5/3 as text, not {value!r}")
    return found


def decimal(amount: Amount) -> str | None:
    """An amount in digits with a point, or None where twelve places do not hold it."""
    if 10**PLACES % amount.denominator:
        return None
    scaled = abs(amount.numerator) * 10**PLACES // amount.denominator
    whole, rest = divmod(scaled, 10**PLACES)
    digits = f"{rest:0{PLACES}}".rstrip("0")
    return f"{'-' if amount < 0 else ''}{whole}{'.' if digits else ''}{digits}"


def shown(amount: Amount, places: int = 5) -> tuple[str, str, bool]:
    """An amount as a reader is shown it: the digits before the point, those after it, and whether that is all of it.

    What is left out is cut off, not rounded; of what is small so many places are shown that it is not 0.
    """
    while amount and abs(amount) * 10**places < 1:
        places += 1
    scaled = abs(amount) * 10**places
    whole, rest = divmod(scaled.numerator // scaled.denominator, 10**places)
    digits = f"{rest:0{places}}".rstrip("0") if rest else ""
    return f"{'-' if amount < 0 else ''}{whole}", digits, scaled.denominator == 1


def _read(value: object) -> Amount | None:
    if type(value) is int:
        return value
    if type(value) is not str or len(value) > _LONGEST or not _WRITTEN.fullmatch(value):
        return None
    found = Fraction(value)
    return found.numerator if found.denominator == 1 else found
