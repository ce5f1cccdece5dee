"""Days as lists have them: 2019-03-01, 1/3/2019, 1 March 2019, marzo de 2019, 2019."""

import calendar
import re
from collections.abc import Iterable
from datetime import date, timedelta


class NoDay(ValueError):
    """What is written is no day of the calendar."""


FIRST = date(1850, 1, 1)
_EXCEL = date(1899, 12, 30)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ]\d{1,2}:\d{2}.*)?")
_PLAIN = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?: \d{1,2}:\d{2}.*)?")
_WORDS = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th|\.)?[ -](?:de |of )?)?([^\W\d]{3,12})\.?[ -](?:de |of )?(\d{4})")
_AMERICAN = re.compile(r"([^\W\d]{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_SERIAL = re.compile(r"[1-6]\d{4}")
_YEAR = re.compile(r"(?:18|19|20)\d{2}")

_ENGLISH = "january february march april may june july august september october november december"
_SPANISH = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
_MONTHS = {name[:3]: number for names in (_ENGLISH, _SPANISH) for number, name in enumerate(names.split(), 1)}


def month_first(values: Iterable[str]) -> bool | None:
    """Whether 3/1/2019 is the first of March in a list: what shows it is a number above 12.

    None: nothing does, or both are shown.
    """
    day, month = False, False
    for value in values:
        found = _PLAIN.fullmatch(value)
        if found is not None:
            day, month = day or int(found[1]) > 12, month or int(found[2]) > 12
    return None if day == month else month


def day_of(value: str, *, month_first: bool, today: date) -> date:
    """The day that is meant; of a month or a year the last one. Raises NoDay."""
    try:
        found = _read(value, month_first, today)
    except (ValueError, OverflowError):
        raise NoDay(value) from None
    if found < FIRST:
        raise NoDay(f"{found} is too long ago")
    return found


def _read(value: str, month_first: bool, today: date) -> date:
    if found := _ISO.fullmatch(value):
        return _day(int(found[1]), int(found[2]), found[3], today)
    if found := _PLAIN.fullmatch(value):
        day, month = (found[2], found[1]) if month_first else (found[1], found[2])
        return _day(_year(found[3], today), int(month), day, today)
    if found := _WORDS.fullmatch(value.casefold()):
        return _day(int(found[3]), _month(found[2]), found[1], today)
    if found := _AMERICAN.fullmatch(value.casefold()):
        return _day(int(found[3]), _month(found[1]), found[2], today)
    if _YEAR.fullmatch(value):
        return min(date(int(value), 12, 31), max(today, date(int(value), 1, 1)))
    if _SERIAL.fullmatch(value):
        return _EXCEL + timedelta(days=int(value))
    raise ValueError(value)


def _day(year: int, month: int, day: str | None, today: date) -> date:
    if day or (year, month) == (today.year, today.month):
        return date(year, month, int(day or today.day))
    return date(year, month, calendar.monthrange(year, month)[1] if 1 <= month <= 12 else 1)


def _year(written: str, today: date) -> int:
    if len(written) == 4:
        return int(written)
    year = today.year // 100 * 100 + int(written)
    return year if year <= today.year else year - 100


def _month(written: str) -> int:
    if written[:3] not in _MONTHS:
        raise ValueError(written)
    return _MONTHS[written[:3]]
