"""`/branches`: every branch with its kind, its size over time and how it does, as a tree."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from folkmoot.branches import reads
from folkmoot.branches.models import Unit
from folkmoot.core.charter.rules import Unit as UnitRule
from folkmoot.door.act import REGISTER
from folkmoot.door.unmoved import unmoved
from folkmoot.members import reads as members
from folkmoot.web import words
from folkmoot.web.branches.health import health, with_last_meeting
from folkmoot.web.branches.spark import spark
from folkmoot.web.naming import Asked, Names, names
from folkmoot.web.page import Sight, look, page
from folkmoot.web.reach import Deed, Reach
from folkmoot.web.searching import matches, typed
from folkmoot.web.titles import title
from folkmoot.web.turning import turn
from folkmoot.web.units import has_units, unit_kind, unit_noun, units_noun

UNITS, FIGURES = "charter", "membership_figures"
CHARTER = "branches.charter_unit"
MOST_DEPTH = 5


@require_safe
def branches(request: HttpRequest) -> HttpResponse:
    """The tree, a page at a time; or those with a name, a kind or something to see to that are asked for."""
    sight = look(request)
    with unmoved():
        return page(request, "branches/branches", sight, **_branches(request, sight))


def _branches(request: HttpRequest, sight: Sight) -> dict[str, Any]:
    charter = sight.charter
    context: dict[str, Any] = {
        "noun": unit_noun(charter),
        "nouns": units_noun(charter),
        "has_units": has_units(charter),
        "rules": [(words.rule_says(rule, charter), rule.article) for rule in charter.of(UnitRule)] if charter else [],
        "may_read": sight.may_read(UNITS),
        "deeds": _deeds(sight),
    }
    if not context["may_read"]:
        return context
    rows = list(with_last_meeting(reads.units(sight.today), sight))
    named = names(sight, Asked(units={each.pk for each in rows}))
    asked = {name: typed(request.GET.get(name, "")) for name in ("name", "kind", "wants")}
    found = health(sight, rows)
    shown = [
        (each, depth)
        for each, depth in in_tree(rows, named)
        if (not asked["name"] or matches(asked["name"], named.unit(each.pk, "")))
        and asked["kind"] in ("", each.kind)
        and (not asked["wants"] or found[each.pk].wants)
    ]
    turned = turn(request, len(shown))
    steps = members.sizes_of_units() if sight.may_read(FIGURES) else {}
    since = min((each[0][0] for each in steps.values()), default=sight.today)
    kinds = sorted({each.kind for each in rows})
    return context | {
        "asked": {**asked, "any": any(asked.values())},
        "kinds": [(kind, capfirst(unit_kind(charter, kind))) for kind in kinds] if len(kinds) > 1 else [],
        "count": len(rows),
        "found": turned.count,
        "wanting": sum(bool(each.wants) for each in found.values()),
        "sees_sizes": bool(steps),
        "rows": [
            _row(each, 0 if any(asked.values()) else depth, sight, named, steps, since) | {"health": found[each.pk]}
            for each, depth in shown[turned.start : turned.stop]
        ],
        "turn": turned,
        "gone": _gone(sight),
    }


def in_tree(rows: Sequence[Unit], named: Names) -> Iterable[tuple[Unit, int]]:
    """The units by name, each under the one that it is part of, with how deep it stands."""
    there = {each.pk for each in rows}
    below: dict[int | None, list[Unit]] = {}
    for each in sorted(rows, key=lambda unit: (named.unit(unit.pk, "").casefold(), unit.pk)):
        below.setdefault(each.parent if each.parent in there else None, []).append(each)
    todo = [(each, 0) for each in reversed(below.get(None, []))]
    while todo:
        unit, depth = todo.pop()
        yield unit, depth
        todo.extend((each, depth + 1) for each in reversed(below.get(unit.pk, [])))


def _row(
    unit: Unit, depth: int, sight: Sight, named: Names, steps: Mapping[int, list[members.Step]], since: date
) -> dict[str, Any]:
    own = steps.get(unit.pk, [])
    return {
        "key": unit.pk,
        "name": capfirst(named.unit(unit.pk)),
        "kind": unit_kind(sight.charter, unit.kind),
        "depth": min(depth, MOST_DEPTH),
        "size": own[-1][1] if own else 0,
        "says": words.number(own[-1][1] if own else 0),
        "spark": spark(own, since, sight.today),
    }


def _gone(sight: Sight) -> list[dict[str, Any]]:
    """The units that are no more."""
    rows = list(reads.ended()[:50])
    said = sight.words(text for row in rows for text in (row.name, row.reason))
    ends = {"left": _("left"), "dissolved": _("dissolved")}
    return [
        {
            "key": row.pk,
            "name": said.get(row.name) or _("One whose name is not public"),
            "how": ends.get(row.how, row.how),
            "when": row.ended_edtf or row.ended,
            "reason": said.get(row.reason, ""),
        }
        for row in rows
    ]


def _deeds(sight: Sight) -> list[Deed]:
    """To charter one: by whom the charter lets, or why not."""
    if sight.charter is None or sight.person is None or sight.is_dissolved or not has_units(sight.charter):
        return []
    reach = Reach(sight.charter, sight.reader.standing.hats)
    says = title(REGISTER[CHARTER], sight.charter)
    return [reach.deed(CHARTER, says, {}, on=("unit",))]
