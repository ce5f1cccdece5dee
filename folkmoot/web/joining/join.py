"""`/join`: what joining means by this charter; to apply, through the door; and where an application stands."""

from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from folkmoot.branches import reads as branches
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.rules import MemberClass
from folkmoot.door.classes import MEMBERS, PUBLIC
from folkmoot.door.record import class_named
from folkmoot.door.rows import rows
from folkmoot.door.texts import texts
from folkmoot.door.unmoved import unmoved
from folkmoot.members.models import Application
from folkmoot.members.reads import membership_on
from folkmoot.web import words
from folkmoot.web.joining.steps import Way, dues, steps
from folkmoot.web.naming import Asked, Names, names
from folkmoot.web.page import Sight, look, page
from folkmoot.web.playing import NEW
from folkmoot.web.tongues import tongue
from folkmoot.web.units import a_unit, has_units, unit_noun

UNITS, ROLL = "charter", "roll"
FEW = 12
"""So many branches stand side by side; of more, one is picked from a list."""


@require_safe
def join(request: HttpRequest) -> HttpResponse:
    """The steps; the form for who may apply; for who has, where they stand."""
    sight = look(request)
    if sight.charter is None or sight.is_dissolved:
        return page(request, "joining/join", sight)
    with unmoved():
        return page(request, "joining/join", sight, **_join(request, sight, sight.charter))


def _join(request: HttpRequest, sight: Sight, charter: Charter) -> dict[str, Any]:
    units = list(branches.units(sight.today)) if sight.may_read(UNITS) and has_units(charter) else []
    applications = rows(Application, person=sight.person) if sight.person else []
    belongs = membership_on(sight.person, sight.today) if sight.person else None
    last = applications[-1] if applications else None
    placed = {each.unit for each in applications if each.unit is not None}
    asked = Asked(units={each.pk for each in units} | placed | ({belongs.unit} if belongs and belongs.unit else set()))
    named = names(sight, asked)
    waits = last if last and not last.outcome else None
    way = Way(applied=waits or (last if belongs and last and last.outcome == "admit" else None), belongs=belongs)
    where = _where(way, named, charter)
    return {
        "classes": [_class(charter, rule, way, where, sight) for rule in _classes(charter, way)],
        "waits": waits,
        "belongs": belongs,
        "belongs_to": named.unit(belongs.unit, "") if belongs and belongs.unit is not None else "",
        "refused": last if last and last.outcome == "refuse" and not belongs else None,
        "reason": texts([last.reason], of=(PUBLIC, MEMBERS)).get(last.reason, "") if last else "",
        "form": None if belongs or waits else _form(request, sight, charter, units, named),
        "noun": unit_noun(charter),
        "roll_is_public": class_named(charter, ROLL) == PUBLIC,
    }


def _where(way: Way, named: Names, charter: Charter) -> str:
    row = way.applied or way.belongs
    return named.unit(row.unit) if row is not None and row.unit is not None else a_unit(charter)


def _classes(charter: Charter, way: Way) -> list[MemberClass]:
    """The classes that one can apply for; of somebody who has, theirs alone."""
    row = way.belongs or way.applied
    open_to = [rule for rule in charter.of(MemberClass) if rule.admitted_by]
    return [rule for rule in open_to if row is None or rule.id == row.class_id]


def _class(charter: Charter, rule: MemberClass, way: Way, where: str, sight: Sight) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": capfirst(tongue().class_(rule, rule.id)),
        "article": rule.article,
        "says": words.rule_says(rule, charter),
        "dues": dues(rule),
        "steps": steps(charter, rule, way, where, sight.today),
    }


def _form(request: HttpRequest, sight: Sight, charter: Charter, units: list[Any], named: Names) -> dict[str, Any]:
    """What the form offers; or what must come first: to be somebody, or an account."""
    chosen = request.GET.get("branch", "")
    found = sorted(((each.pk, capfirst(named.unit(each.pk))) for each in units), key=lambda each: each[1].casefold())
    first = ""
    if sight.person is None:
        first = "somebody" if sight.head.rehearsal else "" if request.user.is_authenticated else "account"
    classes = [(rule.id, capfirst(tongue().class_(rule, rule.id))) for rule in _classes(charter, Way())]
    return {
        "first": first,
        "new": NEW,
        "units": [(key, says, str(key) == chosen) for key, says in found],
        "few": len(found) <= FEW,
        "classes": classes if len(classes) > 1 else [],
        "request_id": f"page:{uuid4().hex}",
        "button": _("Apply to join"),
    }
