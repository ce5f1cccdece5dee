"""`/tendencies/<key>`: one tendency: what it stands for, how many belong to it, what it is owed and was given."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from folkmoot.core.charter.rules import Faction
from folkmoot.deliberation import reads
from folkmoot.deliberation.acts import Claim as ClaimIt
from folkmoot.deliberation.models import Belonging, Tendency
from folkmoot.door.act import BadAct
from folkmoot.door.classes import MEMBERS
from folkmoot.door.enact import ask_alone
from folkmoot.door.occasion import born_of
from folkmoot.door.unmoved import unmoved
from folkmoot.members import reads as members
from folkmoot.web import words
from folkmoot.web.naming import Asked, names
from folkmoot.web.offering import offers
from folkmoot.web.page import Sight, look, page
from folkmoot.web.reach import Deed
from folkmoot.web.readable import readable
from folkmoot.web.tendencies.due import dues, kinds
from folkmoot.web.tongues import tongue

CLAIM = "deliberation.claim"
JOIN, LEAVE, END = "deliberation.join_tendency", "deliberation.leave_tendency", "deliberation.dissolve_tendency"


@require_safe
@unmoved()
def tendency(request: HttpRequest, key: int) -> HttpResponse:
    """One tendency, as its reader may see it."""
    sight = look(request)
    row = readable(Tendency.objects.filter(pk=key), sight).first() if key < 2**63 else None
    if row is None:
        raise Http404
    there = row.ended is None or sight.today < row.ended
    own = sight.person is not None and reads.belonging(row.pk, sight.person, sight.today) is not None
    claims = list(readable(reads.claims(row.pk), sight))
    may_know = shows_members(sight, row)
    belonging = list(reads.of_tendency(row.pk, sight.today)) if may_know and there else []
    first = Belonging.objects.filter(pk=row.pk).values_list("person", flat=True).first()
    places = reads.places(row.pk)
    people = {each.person for each in belonging} | {each.person for each in claims if each.person}
    asked = Asked(people=people | ({first} if first else set()))
    asked.tendencies, asked.texts = {row.pk}, {row.platform, row.ended_by, *places}
    asked.texts |= {text for each in claims for text in (each.text, each.where)}
    asked.units = {each.unit for each in claims if each.unit is not None}
    named = names(sight, asked)
    rule = sight.charter.get(Faction, row.kind) if sight.charter else None
    said = dues(sight, claims, named)
    return page(
        request,
        "tendencies/tendency",
        sight,
        row=row,
        called=named.text(row.name) or _("A tendency whose name is not for you to read"),
        platform=named.text(row.platform),
        places=[named.text(each) for each in places],
        by=named.person(first) if first else "",
        ended_by=named.text(row.ended_by),
        entry=born_of(row.pk),
        there=there,
        own=own,
        members=reads.of_tendency(row.pk, sight.today).count(),
        needed=(rule.min_members or 1) if rule else 1,
        rule=_rule(sight, rule),
        shows_members=may_know,
        belonging=[(each.person, named.person(each.person), each.since, each.wants_end) for each in belonging],
        wanting=sum(each.wants_end is not None for each in belonging),
        owed=[each for each in said if each.given is None],
        given=[each for each in said if each.given is not None],
        claiming=_claiming(sight, row) if own and there else [],
        offers=offers(request, sight, _possible(row, own=own)) if there else [],
    )


def _rule(sight: Sight, rule: Faction | None) -> dict[str, str] | None:
    if rule is None or sight.charter is None:
        return None
    return {"says": words.rule_says(rule, sight.charter), "article": rule.article}


def _possible(row: Tendency, *, own: bool) -> dict[str, dict[str, Any]]:
    """What somebody does about a tendency: those who belong to it leave or end it, the others join."""
    names = (LEAVE, END) if own else (JOIN,)
    return {name: {"tendency": row.pk} for name in names}


def shows_members(sight: Sight, row: Tendency) -> bool:
    """Whether whoever reads may know who belongs to it."""
    if sight.charter is None or not sight.may_read_class(MEMBERS):
        return False
    return reads.shows_members(row, sight.charter, sight.person, sight.today)


def _claiming(sight: Sight, row: Tendency) -> list[Deed]:
    """What may be claimed for it, each with the way to its form, or why it may not."""
    unit = members.membership_on(sight.person or "", sight.today)
    found = list[Deed]()
    for due in kinds(sight, row):
        given: dict[str, Any] = {"tendency": row.pk, "due": due}
        example = dict(given)
        if due == "relay":
            example["text"] = "…"
        if due == "reporters" and unit is not None and unit.unit is not None:
            example["hears"] = unit.unit
        says = _("Claim: {due}").format(due=tongue().due(due))
        try:
            verdict = ask_alone(ClaimIt(**example), person=sight.person, at=sight.now)
        except BadAct as error:
            found.append(Deed(says, "", ((_sentence(error.shown()), ""),)))
            continue
        if verdict.value == "allowed":
            found.append(Deed(says, f"{reverse('act', args=[CLAIM])}?{urlencode(given)}"))
        else:
            found.append(Deed(says, "", tuple((words.reason_says(each), "") for each in verdict.because)))
    return found


def _sentence(said: str) -> str:
    return f"{said[:1].upper()}{said[1:]}."
