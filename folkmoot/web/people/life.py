"""What the record knows of one person: membership, seats, applications, suspensions, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from folkmoot.bodies.models import Mandate
from folkmoot.bodies.reads import mandates_of
from folkmoot.core.charter.rules import MemberClass
from folkmoot.door.occasion import born_of
from folkmoot.door.rows import rows
from folkmoot.members.models import Application, Membership, Suspension
from folkmoot.web.naming import Asked, Names
from folkmoot.web.page import Sight
from folkmoot.web.tongues import tongue

BEGAN = {
    "found": _("was there from the beginning"),
    "admit": _("was admitted"),
    "transfer": _("moved here"),
    "reinstate": _("was taken back"),
}
ENDED = {
    "admit": _("was admitted to another class"),
    "transfer": _("moved elsewhere"),
    "lapse": _("lapsed, for dues were unpaid"),
    "resign": _("left"),
    "expel": _("was expelled"),
}
LOST = {
    "remove": _("removed"),
    "recall": _("recalled"),
    "stand_down": _("stood down"),
    "term": _("the term was over"),
    "left": _("left the organisation"),
    "unit": _("the unit ended"),
}
OUTCOMES = {"": _("open"), "admit": _("admitted"), "refuse": _("refused")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that is known: what it is, what is said of it, from when until when, and the entry that proves it.

    The last day is within it; a `url` leads to what it is about.
    """

    what: str
    said: str | Promise = ""
    since: date | None = None
    until: date | None = None
    entry: int | None = None
    url: str = ""


@dataclass
class Life:
    """The rows of one person: at most four queries."""

    sight: Sight
    reference: str

    @property
    def memberships(self) -> list[Membership]:
        return rows(Membership, person=self.reference)

    @property
    def running(self) -> Membership | None:
        """The membership of today."""
        today = self.sight.today
        found = (each for each in reversed(self.memberships) if each.from_day <= today)
        return next((each for each in found if each.until_day is None or today < each.until_day), None)

    @property
    def mandates(self) -> list[Mandate]:
        return rows(Mandate, person=self.reference)

    @property
    def held(self) -> list[Mandate]:
        """The seats of today."""
        return mandates_of(self.reference, self.sight.today)

    @property
    def applications(self) -> list[Application]:
        return rows(Application, person=self.reference)

    @property
    def suspensions(self) -> list[Suspension]:
        return rows(Suspension, person=self.reference)

    @property
    def suspension(self) -> Suspension | None:
        """The suspension that runs today."""
        today = self.sight.today
        found = (each for each in self.suspensions if each.from_day <= today <= each.until_day)
        return next((each for each in found if each.ended_on is None or today < each.ended_on), None)

    def asked(self, *, roll: bool = True, mandates: bool = True) -> Asked:
        """Whom and what a page about them names."""
        places: list[Membership | Application | Mandate] = [*self.mandates] if mandates else []
        places += [*self.memberships, *self.applications] if roll else []
        asked = Asked(people={self.reference}, units={each.unit for each in places if each.unit is not None})
        asked.texts = {each.reason for each in self.memberships} | {each.destination for each in self.memberships}
        asked.texts |= {each.reason for each in self.applications}
        return asked

    def class_name(self, id: str) -> str:
        rule = self.sight.charter.get(MemberClass, id) if self.sight.charter else None
        said: str = tongue().class_(rule, id)
        return said

    def membership_lines(self, named: Names) -> list[Line]:
        """Every time in one class and unit, the latest first."""
        return [self._membership(each, named) for each in reversed(self.memberships)]

    def _membership(self, row: Membership, named: Names) -> Line:
        unit = named.unit(row.unit, "") if row.unit is not None else ""
        ended = ENDED.get(row.ended_by, "")
        words = [each for each in (named.text(row.reason), named.text(row.destination)) if each]
        said = "; ".join(str(each) for each in (BEGAN.get(row.began_by, ""), ended, *words) if each)
        until = row.until_day and row.until_day - timedelta(days=1)
        what = ", ".join(each for each in (capfirst(self.class_name(row.class_id)), unit) if each)
        return Line(what=what, said=said, since=row.from_day, until=until, entry=born_of(row.pk))

    def mandate_lines(self, found: Iterable[Mandate], named: Names) -> list[Line]:
        return [
            Line(
                what=capfirst(named.place(row.seat, row.unit)),
                said=LOST.get(row.end, ""),
                since=row.from_day,
                until=(row.ended and row.ended - timedelta(days=1)) or row.until_day,
                entry=born_of(row.pk),
                url=row.seat,
            )
            for row in sorted(found, key=lambda each: each.from_day, reverse=True)
        ]

    def application_lines(self, named: Names) -> list[Line]:
        return [
            Line(
                what=", ".join(each for each in (capfirst(self.class_name(row.class_id)), _unit(row, named)) if each),
                said="; ".join(str(each) for each in (OUTCOMES[row.outcome], named.text(row.reason)) if each),
                since=row.day,
                until=row.decided_on,
                entry=born_of(row.pk),
            )
            for row in reversed(self.applications)
        ]

    def suspension_lines(self) -> list[Line]:
        return [
            Line(what="", since=row.from_day, until=row.ended_on or row.until_day, entry=born_of(row.pk))
            for row in reversed(self.suspensions)
        ]


def _unit(row: Application, named: Names) -> str:
    return named.unit(row.unit, "") if row.unit is not None else ""
