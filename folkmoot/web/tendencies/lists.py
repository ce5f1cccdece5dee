"""`/tendencies`: which tendencies there are, what is owed to them, and where this organisation comes from."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from folkmoot.core.charter.rules import Faction
from folkmoot.deliberation import reads
from folkmoot.deliberation.models import Belonging, Origin, Tendency
from folkmoot.door.occasion import born_of
from folkmoot.door.texts import sources
from folkmoot.door.unmoved import unmoved
from folkmoot.web import words
from folkmoot.web.naming import Asked, Names, names
from folkmoot.web.offering import offers
from folkmoot.web.page import Sight, look, page
from folkmoot.web.readable import readable
from folkmoot.web.tendencies.due import dues
from folkmoot.web.turning import turn

OF, A_PAGE = "tendency", 25
"""Under which record name tendencies stand; and how many on a page."""

FORM = "deliberation.form_tendency"


@require_safe
@unmoved()
def tendencies(request: HttpRequest) -> HttpResponse:
    """Every tendency that this reader may read of, the last one first; and how one begins."""
    sight = look(request)
    everything = readable(reads.tendencies(), sight).order_by("-pk")
    turned = turn(request, everything.count(), A_PAGE)
    rows = list(everything[turned.start : turned.stop])
    owed = list(readable(reads.owed(sight.today), sight)[:A_PAGE])
    origins = list(readable(reads.origins(), sight))
    counts = reads.counts(sight.today) if rows else {}
    first = dict(Belonging.objects.filter(pk__in=[row.pk for row in rows]).values_list("pk", "person"))
    own = reads.belongs_to(sight.person, sight.today) if sight.person and rows else frozenset()
    asked = Asked(people={*first.values(), *(row.person for row in owed if row.person)})
    asked.texts = {row.platform for row in rows} | {text for row in origins for text in (row.name, row.inside)}
    asked.tendencies = {row.pk for row in rows} | {row.tendency for row in owed if row.tendency is not None}
    asked.units = {row.unit for row in owed if row.unit is not None}
    named = names(sight, asked)
    shown = [_row(row, named, counts, first, own) for row in rows]
    return page(
        request,
        "tendencies/tendencies",
        sight,
        may_read=sight.may_read(OF) or bool(rows),
        rows=[each for each in shown if not each["ended"]],
        gone=[each for each in shown if each["ended"]],
        turn=turned,
        owed=dues(sight, owed, named),
        origins=_origins(origins, named),
        rules=_rules(sight),
        offers=offers(request, sight, {FORM: {"name": "…"}}) if _rules(sight) else [],
    )


def _row(row: Tendency, named: Names, counts: Any, first: dict[int, str], own: frozenset[int]) -> dict[str, Any]:
    return {
        "key": row.pk,
        "name": named.text(row.name) or _("A tendency whose name is not for you to read"),
        "platform": words.short(named.text(row.platform)),
        "announced": row.announced_edtf,
        "formed": row.formed_edtf,
        "ended": row.ended_edtf,
        "how": row.how,
        "members": counts.get(row.pk, 0),
        "announced_by": row.announced_by,
        "by": named.person(first[row.pk]) if row.pk in first else "",
        "is_own": row.pk in own,
    }


def _origins(rows: list[Origin], named: Names) -> list[dict[str, Any]]:
    said = sources(born_of(row.pk) for row in rows) if rows else {}
    return [
        {
            "name": named.text(row.name),
            "inside": named.text(row.inside),
            "formed": row.formed,
            "ended": row.ended,
            "how": row.how,
            "entry": born_of(row.pk),
            "source": said.get(born_of(row.pk), ""),
        }
        for row in rows
    ]


def _rules(sight: Sight) -> list[tuple[str, str]]:
    """What the charter says of who may form one, each with its article."""
    if sight.charter is None:
        return []
    rules = [rule for rule in sight.charter.of(Faction) if not rule.text_only]
    return [(words.rule_says(rule, sight.charter), rule.article) for rule in rules]
