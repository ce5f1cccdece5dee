"""What needs somebody now, and by when: each with what to do about it, and where it is done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from folkmoot.web.reach import Deed


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One thing: `by` is the day on which, or until which. Where there is no deed, it is only worth knowing.

    `url` is the page that tells more of it, if it has one.
    """

    says: str
    by: date | None = None
    more: tuple[str, ...] = ()
    deeds: tuple[Deed, ...] = ()
    entry: int | None = None
    article: str = ""
    url: str = ""


def in_order(found: Iterable[Need]) -> list[Need]:
    """What can be done first, the most pressing on top; then what is worth knowing."""
    return sorted(found, key=lambda each: (not each.deeds, each.by or date.max))


def decided_by(deeds: Iterable[Deed]) -> tuple[str, ...]:
    """Whose decision these deeds enter: said once for all of them."""
    return tuple(dict.fromkeys(said for each in deeds if each.url for said, _ in each.because))


def plain(deeds: Iterable[Deed]) -> tuple[Deed, ...]:
    """The deeds that are theirs, without what is said once for all of them."""
    return tuple(Deed(each.says, each.url) for each in deeds if each.url)
