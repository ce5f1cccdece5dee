"""The steps of joining as a class of the charter has them, and how far somebody has come."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.rules import Electorate, MemberClass
from folkmoot.door.occasion import born_of
from folkmoot.members.models import Application, Membership
from folkmoot.web.templatetags.days import on_day
from folkmoot.web.tongues import tongue

DONE, HERE, AHEAD = "done", "here", "ahead"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: what happens, more about it, and whether it is done, is where somebody stands now, or lies ahead."""

    says: str
    more: str = ""
    state: str = AHEAD
    entry: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How far somebody has come: nowhere, to an open application, or to a membership."""

    applied: Application | None = None
    belongs: Membership | None = None


def steps(charter: Charter, rule: MemberClass, way: Way, unit: str, today: date) -> list[Step]:
    """The steps into a class. `unit` is what they apply to: a name, or `a branch`."""
    return [each for part in (_apply, _objections, _decision, _after) for each in part(charter, rule, way, unit, today)]


def _apply(charter: Charter, rule: MemberClass, way: Way, unit: str, today: date) -> Iterator[Step]:
    if way.applied is None:
        more = _("You say your name, and where you want to belong.")
        yield Step(says=_("You apply."), more=more, state=DONE if way.belongs else HERE)
    else:
        day = on_day(way.applied.day, today)
        says = _("You applied on {day}: {unit}.").format(day=day, unit=unit)
        yield Step(says=says, state=DONE, entry=born_of(way.applied.pk))


def _objections(charter: Charter, rule: MemberClass, way: Way, unit: str, today: date) -> Iterator[Step]:
    days = rule.objection_days
    if days is None:
        return
    if way.applied is None:
        says = ngettext("Whoever objects has {days} day to say so.", "Whoever objects has {days} days to say so.", days)
        yield Step(says=says.format(days=days), state=DONE if way.belongs else AHEAD)
        return
    last = way.applied.day + timedelta(days=days)
    says = _("Whoever objects says so by {day}.").format(day=on_day(last, today))
    yield Step(says=says, state=HERE if today <= last and not way.belongs else DONE)


def _decision(charter: Charter, rule: MemberClass, way: Way, unit: str, today: date) -> Iterator[Step]:
    who = tongue().listing([tongue().who(charter, each) for each in rule.admitted_by], "or")
    says = _("{who} decides whether to admit you.").format(who=capfirst(who)) if who else _("You are admitted.")
    passed = rule.objection_days is None or (
        way.applied is not None and today > way.applied.day + timedelta(days=rule.objection_days)
    )
    state = DONE if way.belongs else HERE if way.applied and passed else AHEAD
    more = "" if way.belongs else _("You are told what was decided; whoever is refused may apply again.")
    yield Step(says=says, more=more, state=state)


def _after(charter: Charter, rule: MemberClass, way: Way, unit: str, today: date) -> Iterator[Step]:
    if way.belongs is not None:
        says = _("You are a member since {day}.").format(day=on_day(way.belongs.since, today))
        yield Step(says=says, more=_probation(rule), state=HERE, entry=born_of(way.belongs.pk))
    else:
        yield Step(says=_("You are a member."), more=_probation(rule))
    for roll in charter.of(Electorate):
        days = max(roll.standing_days or 0, roll.record_date_days or 0)
        if rule.id in roll.of and days:
            name = tongue().called(roll, roll.id)
            said = ngettext(
                "After {days} day in good standing you vote in ballots: {roll}.",
                "After {days} days in good standing you vote in ballots: {roll}.",
                days,
            )
            votes = way.belongs is not None and way.belongs.since + timedelta(days=days) <= today
            yield Step(says=said.format(days=days, roll=name), state=DONE if votes else AHEAD)


def _probation(rule: MemberClass) -> str:
    days = rule.probation_days
    if not days:
        return ""
    return ngettext("The first {days} day is a probation.", "The first {days} days are a probation.", days).format(
        days=days
    )


def dues(rule: MemberClass) -> list[str]:
    """What the charter says of dues, and of what happens when they are not paid."""
    found = []
    if rule.dues:
        found.append(_("The dues of one period are {dues}.").format(dues=tongue().number(rule.dues)))
    if rule.dues_grace_days is not None:
        days = rule.dues_grace_days
        said = ngettext(
            "When dues are more than {days} day overdue, your rights rest.",
            "When dues are more than {days} days overdue, your rights rest.",
            days,
        )
        found.append(said.format(days=days))
    if rule.lapse_days is not None:
        days = rule.lapse_days
        said = ngettext(
            "When dues are more than {days} day overdue, the membership ends.",
            "When dues are more than {days} days overdue, the membership ends.",
            days,
        )
        found.append(said.format(days=days))
    return found
