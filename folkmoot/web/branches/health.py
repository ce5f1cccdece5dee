"""How branches do, at a glance: when each last met and with a quorum or not, which of its seats are empty."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.bodies.meetings import rule_of
from folkmoot.bodies.models import Decision, Meeting
from folkmoot.bodies.reads import in_force
from folkmoot.bodies.seats import months_after, seated_rules, seats_of
from folkmoot.branches.models import Suspension, Unit
from folkmoot.core.charter import rules
from folkmoot.door.together import Listed, Rows, together
from folkmoot.web.page import Sight
from folkmoot.web.readable import readable
from folkmoot.web.templatetags.days import how_far, on_day
from folkmoot.web.tongues import tongue

MINUTES, MANDATES = "minutes", "mandates"


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What can be said of one branch: sentences, and of these the ones that somebody should see to."""

    said: tuple[str, ...] = ()
    wants: tuple[str, ...] = ()

    @property
    def is_well(self) -> bool:
        return not self.wants


def with_last_meeting(units: "QuerySet[Unit]", sight: Sight) -> "QuerySet[Unit]":
    """The units, each with the key of the last meeting that took place and that this reader may read of.

    It took place if it was opened, or if something is entered that was decided there.
    """
    bodies = [body.id for body in sight.charter.of(rules.Body) if body.many] if sight.charter else []
    decided = Exists(Decision.objects.filter(meeting=OuterRef("pk")))
    called = Meeting.objects.filter(unit=OuterRef("pk"), body__in=bodies, day__lte=sight.today)
    last = readable(called.filter(Q(opened=True) | Q(decided)), sight).order_by("-day", "-pk").values("pk")[:1]
    return units.annotate(last_meeting=Subquery(last))


def health(sight: Sight, units: Iterable[Unit]) -> dict[int, Health]:
    """How each of these units does, as far as this reader may know: one query, however many units."""
    rows, charter = list(units), sight.charter
    if charter is None or sight.is_told:  # what no source says is not known
        return {each.pk: Health() for each in rows}
    keys = [each.pk for each in rows]
    last = {each.pk: vars(each)["last_meeting"] for each in rows}
    seats, resting, meetings = together(
        *asked_for_health(sight, keys), Rows(Meeting, "id", [each for each in last.values() if each is not None])
    )
    held, met = Counter[tuple[int | None, str]](seats), {each.pk: each for each in meetings}
    rests = {each.unit: each for each in resting if each.ended_on is None or sight.today < each.ended_on}
    found = dict[int, Health]()
    for each in rows:
        said, wants = list[str](), list[str]()
        if each.pk in rests:
            wants.append(_("It is suspended until {day}.").format(day=on_day(rests[each.pk].until_day, sight.today)))
        if sight.may_read(MINUTES):
            _of_meetings(sight, each, met.get(last[each.pk] or -1), said, wants)
        if sight.may_read(MANDATES):
            _of_seats(sight, each, held, said, wants)
        found[each.pk] = Health(said=tuple(said), wants=tuple(wants))
    return found


def asked_for_health(sight: Sight, units: Collection[int]) -> tuple[Listed, Listed]:
    """The seats that are held in these units, and the suspensions that run there."""
    day = sight.today
    resting = Suspension.objects.filter(unit__in=units, from_day__lte=day, until_day__gte=day)
    return (
        Listed(
            lambda: in_force(day).filter(unit__in=units).values_list("unit", "seat"),
            ("seats held", day, *units),
            lasts=True,
        ),
        Listed(resting, ("resting", day, *units), lasts=True),
    )


def _of_meetings(sight: Sight, unit: Unit, last: Meeting | None, said: list[str], wants: list[str]) -> None:
    """When it last met and whether enough came; whether it should have met again by now."""
    today = sight.today
    if last is not None:
        when = how_far(last.day, today)
        if last.quorate is False:
            wants.append(_("Its last meeting had no quorum ({when}).").format(when=when))
        else:
            said.append(
                _("It last met with a quorum ({when}).").format(when=when)
                if last.quorate
                else _("It last met {when}.").format(when=when)
            )
    due = _due(sight, unit, last)
    if due is not None and due < today:
        wants.append(_("It should have met by {day}.").format(day=on_day(due, today)))
    elif last is None:
        said.append(_("It has not met yet."))


def _due(sight: Sight, unit: Unit, last: Meeting | None) -> date | None:
    """The last day on which the charter wants it to have met again, with the days of grace."""
    found = list[date]()
    for body in sight.charter.of(rules.Body) if sight.charter else ():
        rule = rule_of(sight.charter, body.id) if sight.charter and body.many else None
        if rule is not None and rule.every_months is not None:
            grace = rule.if_not_called.after_days if rule.if_not_called else 0
            since = last.day if last is not None else unit.chartered
            found.append(months_after(since, rule.every_months) + timedelta(days=grace))
    return min(found, default=None)


def _of_seats(
    sight: Sight, unit: Unit, held: Counter[tuple[int | None, str]], said: list[str], wants: list[str]
) -> None:
    """Which of its own seats are empty."""
    empty, seats = list[str](), 0
    for rule in seated_rules(sight.charter) if sight.charter else ():
        there = seats_of(rule) if rule.many else None
        if there is None:
            continue
        seats += there
        vacant = there - held[unit.pk, rule.id]
        name = capfirst(tongue().called(rule, rule.id))
        if vacant > 0 and there == 1:
            empty.append(_("Nobody holds the seat: {seat}.").format(seat=name))
        elif vacant > 0:
            several = ngettext("{count} seat is empty: {seat}.", "{count} seats are empty: {seat}.", vacant)
            empty.append(several.format(count=vacant, seat=name))
    wants.extend(empty)
    if seats and not empty:
        said.append(_("No seat of its own is empty."))
