"""What all notes share: where it is stated, and when it was."""

from datetime import date as date_

from folkmoot.core.charter.facts import Facts
from folkmoot.door.act import Act, BadAct, Line, Missing
from folkmoot.door.edtf import PartialDate, partial_date
from folkmoot.door.occasion import Occasion, born_of


class Noting(Act, frozen=True, kw_only=True):
    """What all notes share: `stated_in` says where it is stated, unless the act is told, which names its source."""

    stated_in: Line | None = None

    def gather(self, occasion: Occasion) -> Facts:
        if self.stated_in is None and not occasion.told:
            raise BadAct("field stated_in: expected where this is stated")
        self.check(occasion)
        return Facts({"history"})

    def check(self, occasion: Occasion) -> None:
        """Raise BadAct when the note is not well formed."""


def when(named: str | None, occasion: Occasion) -> PartialDate:
    """The date of an event or a claim: the one that is named, else the one of which it is told. Raises BadAct."""
    if named is None and occasion.on is None:
        raise BadAct("field date: expected when it was")
    return _date("date", named or occasion.on or "")


def check_dates(**named: str | None) -> None:
    """Raise BadAct for a field that holds no date of the calendar."""
    for name, given in named.items():
        if given is not None:
            _date(name, given)


def _date(name: str, given: str) -> PartialDate:
    try:
        return partial_date(given)
    except ValueError as error:
        raise BadAct("field {name}: {error}", name=name, error=error) from None


def entry_of(key: int | None, occasion: Occasion) -> int | None:
    """The index of the entry that a key names. Raises Missing when the record has not come to it yet."""
    if key is None:
        return None
    if born_of(key) >= occasion.index:
        raise Missing("field about: there is no entry {entry} yet", entry=born_of(key))
    return born_of(key)


def place_in_time(date: PartialDate, occasion: Occasion) -> date_:
    """The day by which it stands among others: the latest that its date can mean, or that of which it is told.

    So what happened in some month of a year stands after what happened in its March, unless it is told before that.
    """
    return min(date.latest, occasion.today) if occasion.told else date.latest
