"""Dates with the precision that a source has: a small part of EDTF (ISO 8601-2, levels 0 and 1).

`1977-03-12`, `2013-11`, `1991`, each with `~` (about), `?` (uncertain) or `%` (both), and `../2014-03` (no later than).
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from folkmoot.door.saying import saying

_FORM = re.compile(r"(\.\./)?([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)")
YEARS = range(1000, 9000)  # room on both sides for every zone and every length of time
_MONTHS = tuple(calendar.month_name)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is known. `latest` is the latest day that it can mean."""

    text: str
    earliest: date | None
    latest: date
    says: str

    def __str__(self) -> str:
        return self.text


def partial_date(text: str) -> PartialDate:
    """Read a partial date. Raises ValueError that says which forms there are."""
    found = _FORM.fullmatch(text)
    if found is None:
        shown = repr(text) if len(text) <= 40 else f"{text[:40]!r}..."
        raise ValueError(
            saying(
                "{shown} is no date: write 1977-03-12, 2013-11, 1991, 1991~ (about) or ../2014-03 (by then)",
                shown=shown,
            )
        )
    open_start, year, month, day, doubt = found.groups()
    try:
        if int(year) not in YEARS:
            raise ValueError(year)
        first = date(int(year), int(month or 1), int(day or 1))
        last = (
            first if day else date(first.year, int(month or 12), calendar.monthrange(first.year, int(month or 12))[1])
        )
    except ValueError:
        raise ValueError(saying("{shown} is no day of the calendar", shown=repr(text))) from None
    words = f"{int(day)} {_MONTHS[first.month]} {year}" if day else ""
    words = words or (f"{_MONTHS[first.month]} {year}" if month else year)
    if doubt:
        words = {"~": f"about {words}", "?": f"{words}, uncertain", "%": f"about {words}, uncertain"}[doubt]
    return PartialDate(text, None if open_start else first, last, f"no later than {words}" if open_start else words)
