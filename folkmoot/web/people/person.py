"""`/people/<ref>`: a person as each reader may see them, and what this reader could do about them."""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from folkmoot.core.charter.charter import Charter
from folkmoot.door.rows import rows
from folkmoot.door.unmoved import unmoved
from folkmoot.members.models import Membership, Person
from folkmoot.members.readings import note_reading, of_person
from folkmoot.web.naming import Names, names
from folkmoot.web.page import Sight, look, page
from folkmoot.web.people.life import Life
from folkmoot.web.reach import Deed, Reach

ROLL, MANDATES, SANCTION = "roll", "mandates", "sanction"


@require_safe
def person(request: HttpRequest, reference: str) -> HttpResponse:
    """One person. Of whom this reader may see nothing, there is no page."""
    sight = look(request)
    with unmoved():
        return page(request, "people/person", sight, **_person(sight, reference))


def _person(sight: Sight, reference: str) -> dict[str, Any]:
    own = sight.person == reference
    roll, mandates = own or sight.may_read(ROLL), own or sight.may_read(MANDATES)
    life = Life(sight, reference)
    if sight.charter is None or not (roll or (mandates and life.mandates)) or not rows(Person, reference=reference):
        raise Http404
    if roll:
        note_reading(sight.person, of_person(reference), sight.today)
    named = names(sight, life.asked(roll=roll, mandates=mandates))
    held = life.held if mandates else []
    over = [each for each in life.mandates if each not in held] if mandates else []
    sanctions = own or sight.may_read(SANCTION)
    name = named.person(reference, "")
    return {
        "called": name or _title(life, named),
        "is_named": bool(name),
        "own": own,
        "standing": _standing(life, named, sanctions=sanctions) if roll else "",
        "held": life.mandate_lines(held, named),
        "over": life.mandate_lines(over, named),
        "sees_mandates": mandates,
        "memberships": life.membership_lines(named) if roll else [],
        "suspensions": life.suspension_lines() if sanctions else [],
        "applications": life.application_lines(named) if roll else [],
        "deeds": _deeds(sight, sight.charter, life, named) if roll and sight.person and not own else [],
    }


def _title(life: Life, named: Names) -> str:
    """Whom a reader sees who may not see the name: by the seat that they hold, or held."""
    row = next(iter(life.held or life.mandates), None)
    return capfirst(named.place(row.seat, row.unit)) if row else _("Somebody whose name was erased")


def _standing(life: Life, named: Names, *, sanctions: bool) -> str:
    """How somebody stands today, in a sentence."""
    row = life.running
    if row is None:
        waits = any(not each.outcome for each in life.applications)
        return _("Has applied, and waits for an answer.") if waits else _("Not a member.")
    unit = named.unit(row.unit, "") if row.unit is not None else ""
    if life.suspension is not None and sanctions:
        return _("A member of {unit}, suspended.").format(unit=unit) if unit else _("A member, suspended.")
    return _("A member of {unit}.").format(unit=unit) if unit else _("A member.")


def _deeds(sight: Sight, charter: Charter, life: Life, named: Names) -> list[Deed]:
    """What could be done about somebody: for a member to move, suspend, expel or take a seat; for others to return."""
    if sight.is_dissolved:
        return []
    reach, who = Reach(charter, sight.reader.standing.hats), named.person(life.reference, _("this person"))
    given, row = {"person": life.reference}, life.running
    seats = {f"holder:{each.seat}" for each in life.held}
    if row is None:
        last = next(iter(reversed(life.memberships)), None)
        back = _("Take {name} back").format(name=who)
        return [reach.deed("members.reinstate", back, given, on=("member",), unit=last.unit)] if last else []
    member = ("member", *sorted(seats))
    found = [
        _move(reach, row, who, member),
        reach.deed("members.suspend", _("Suspend {name}").format(name=who), given, on=member, unit=row.unit),
        reach.deed("members.expel", _("Expel {name}").format(name=who), given, on=member, unit=row.unit),
    ]
    renewed = reach.deed(
        "members.renew_access", _("Give {name} a new way to sign in").format(name=who), given, on=member, unit=row.unit
    )
    if reach.alone("renew_access", member, row.unit):  # its own page, which takes the new address too
        found.append(replace(renewed, url=reverse("access", args=[life.reference])))
    elif renewed.url:
        found.append(renewed)
    for each in life.held:
        says = _("Remove {name} from a seat: {place}").format(name=who, place=named.place(each.seat, each.unit))
        seat = {**given, "seat": each.seat, "unit": each.unit}
        found.append(reach.deed("bodies.remove", says, seat, on=(f"holder:{each.seat}",), unit=each.unit))
    return sorted(found, key=lambda deed: not deed.url)


def _move(reach: Reach, row: Membership, who: str, member: tuple[str, ...]) -> Deed:
    """To move a member: for whoever may do so into another unit than the member's own."""
    says, units = _("Move {name}").format(name=who), reach.units("transfer", member)
    others = units - {row.unit}
    if units and not others:
        return Deed(
            says, "", ((_("You may move members in from elsewhere; {name} is here already.").format(name=who), ""),)
        )
    into = None if None in units else next(iter(others), None)
    return reach.deed("members.transfer", says, {"person": row.person, "unit": into}, on=member, unit=into)
