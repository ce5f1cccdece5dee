"""What needs somebody as a member: their own rights, and those who want to join."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from folkmoot.core.charter.rules import MemberClass
from folkmoot.door.occasion import born_of
from folkmoot.members.models import Application
from folkmoot.web.home.found import Found
from folkmoot.web.home.mine import Mine
from folkmoot.web.home.needs import Need, decided_by, plain
from folkmoot.web.naming import Names
from folkmoot.web.reach import Deed
from folkmoot.web.templatetags.days import on_day


def own(mine: Mine, found: Found, named: Names) -> Iterator[Need]:
    """That their own rights rest; and that they have applied themselves."""
    if mine.suspension is not None:
        until = on_day(mine.suspension.until_day, mine.sight.today)
        yield Need(
            says=_("Your membership is suspended until {day}.").format(day=until),
            more=(_("Until then your rights rest: you do not vote, and your seats rest too."),),
            by=mine.suspension.until_day,
            entry=born_of(mine.suspension.pk),
        )
    for row in found.applications:
        if row.person == mine.person:
            yield Need(
                says=_("You have applied to {unit}, and wait for an answer.").format(unit=named.unit(row.unit)),
                more=_until_objections(row, mine),
                by=_objections(row, mine),
                entry=born_of(row.pk),
            )


def applications(mine: Mine, found: Found, named: Names) -> Iterator[Need]:
    """Others who want to join: to be decided by whoever enters or does that, to be objected to by all who are asked."""
    for row in found.applications:
        if row.person == mine.person:
            continue
        who, unit = named.person(row.person, _("Somebody")), named.unit(row.unit)
        last, deeds = _objections(row, mine), tuple(_answers(row, who, unit, mine))
        in_time = last is not None and mine.sight.today <= last
        if deeds or in_time:
            yield Need(
                says=_("{name} has applied to {unit}.").format(name=who, unit=unit),
                more=(*_until_objections(row, mine), *decided_by(deeds)),
                by=last if in_time else None,
                deeds=plain(deeds),
                entry=born_of(row.pk),
                article=_class_article(row, mine),
            )


def _answers(row: Application, who: str, unit: str, mine: Mine) -> Iterator[Deed]:
    given = {"application": row.pk}
    admit = mine.reach.deed("members.admit", _("Admit {name}").format(name=who), given, on=("member",), unit=row.unit)
    refuse = mine.reach.deed(
        "members.refuse", _("Refuse {name}").format(name=who), given, on=("member",), unit=row.unit
    )
    yield from (each for each in (admit, refuse) if each.url)


def _objections(row: Application, mine: Mine) -> date | None:
    """The last day on which an objection is in time."""
    rule = mine.charter.get(MemberClass, row.class_id)
    days = rule.objection_days if rule else None
    return None if days is None else row.day + timedelta(days=days)


def _until_objections(row: Application, mine: Mine) -> tuple[str, ...]:
    last = _objections(row, mine)
    if last is None:
        return ()
    if mine.sight.today <= last:
        day = on_day(last, mine.sight.today)
        return (_("Whoever objects says so by {day}; nobody is admitted before.").format(day=day),)
    day = on_day(row.day, mine.sight.today)
    return (_("That was on {day}; the time for objections is over.").format(day=day),)


def _class_article(row: Application, mine: Mine) -> str:
    rule = mine.charter.get(MemberClass, row.class_id)
    return rule.article if rule else ""
