"""What needs somebody in the bodies where they have a say: meetings, minutes, terms, changes of the charter."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from folkmoot.bodies.models import Meeting
from folkmoot.bodies.reads import stays_on
from folkmoot.door.occasion import born_of
from folkmoot.web.home.found import Found
from folkmoot.web.home.mine import Mine
from folkmoot.web.home.needs import Need, decided_by, plain
from folkmoot.web.naming import Names
from folkmoot.web.reach import Deed
from folkmoot.web.words import short


def meetings(mine: Mine, found: Found, named: Names) -> Iterator[Need]:
    """Meetings to come; of those past, what is still to be entered."""
    today = mine.sight.today
    for row in found.meetings:
        body, enters = capfirst(named.seat(row.body, row.unit)), (row.body, row.unit) in mine.entered
        given = {"body": row.body, "unit": row.unit}
        entry, url = born_of(row.pk), reverse("meeting", args=[row.pk])
        if row.day >= today:
            open_it = Deed(_("Open the meeting"), mine.reach.form("bodies.open_meeting", {"meeting": row.pk}))
            deeds = (open_it,) if enters and row.day == today and not row.opened else ()
            yield Need(
                says=_("{body} meets.").format(body=body),
                more=_called(row, named),
                deeds=deeds,
                by=row.day,
                entry=entry,
                url=url,
            )
        elif row.pk in found.missed:
            enter = Deed(_("Enter what it decided"), mine.reach.form("bodies.decide", {**given, "held_on": row.day}))
            who = Deed(_("Enter who was there"), mine.reach.form("bodies.open_meeting", {"meeting": row.pk}))
            says = _("{body} was to meet, and nothing is entered of it.").format(body=body)
            yield Need(says=says, deeds=(enter, who), by=row.day, entry=entry, url=url)
        else:
            on = (f"meeting:{row.body}",)
            approve = mine.reach.deed(
                "bodies.approve_minutes", _("Approve the minutes"), {"meeting": row.pk}, on=on, unit=row.unit
            )
            yield Need(
                says=_("The minutes of {body} wait to be approved.").format(body=named.seat(row.body, row.unit)),
                more=(_("Until then what it decided is marked as reported."), *decided_by((approve,))),
                deeds=plain((approve,)),
                by=row.day,
                entry=entry,
                url=url,
            )


def _called(row: Meeting, named: Names) -> tuple[str, ...]:
    """The hour, the place and the agenda, as far as the call says them."""
    hour, place, agenda = row.begins, named.text(row.place), named.text(row.agenda)
    where = _("{hour}, {place}").format(hour=hour, place=place) if hour and place else hour or place
    return tuple(each for each in (where, agenda and _("On the agenda: {agenda}").format(agenda=short(agenda))) if each)


def terms(mine: Mine, found: Found, named: Names) -> Iterator[Need]:
    """Terms that end soon or are over: their own, and those whose elections they enter."""
    today, elects = mine.sight.today, {(rule.id, unit if rule.many else None) for rule, unit in mine.elects()}
    for row in found.mandates:
        place, over = named.role(row.seat, row.unit), stays_on(row, today)
        if row.person == mine.person:
            says = _("Your time as {place} is over.") if over else _("Your time as {place} ends.")
            more = (_("You stay until somebody follows."),) if over and row.holds_until else ()
            says = says.format(place=place)
        else:
            who = named.person(row.person)
            says = _("The time of {name} as {place} is over.") if over else _("The time of {name} as {place} ends.")
            says, more = says.format(name=who, place=place), ()
        fill = mine.reach.deed(
            "bodies.elect",
            _("Enter who is elected"),
            {"seat": row.seat, "unit": row.unit},
            on=(f"holder:{row.seat}",),
            unit=row.unit,
        )
        deeds = (fill,) if (row.seat, row.unit) in elects else ()
        more = (*more, *decided_by(deeds))
        yield Need(says=says, by=row.until_day, more=more, deeds=plain(deeds), entry=born_of(row.pk))


def proposals(mine: Mine, found: Found, named: Names) -> Iterator[Need]:
    """What would change the charter, or end the organisation."""
    for row in found.proposals:
        says = _("A change of the charter is proposed.") if row.charter else _("It is proposed to dissolve.")
        yield Need(says=says, entry=born_of(row.pk))
