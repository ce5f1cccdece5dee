"""A change of the charter that is proposed: all that it would change, to be read before anybody votes on it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from folkmoot.constitution import reads as constitution
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.rules import Amendment
from folkmoot.door.occasion import born_of
from folkmoot.door.unmoved import unmoved
from folkmoot.web import words
from folkmoot.web.adopting.weighing import weighed
from folkmoot.web.naming import Asked, names
from folkmoot.web.offering import offers
from folkmoot.web.page import charter_of, look, page
from folkmoot.web.versions.adopted import proposal_of
from folkmoot.web.versions.changed import Changed, changed


@require_safe
@unmoved()
def proposal(request: HttpRequest, key: int) -> HttpResponse:
    """One proposal: what it changes of the charter in force, and what it takes to adopt it."""
    sight = look(request)
    row = proposal_of(sight, key)
    open_ = row.adopted_on is None and not sight.is_dissolved
    against = charter_of(constitution.in_force() if row.adopted_on is None else row.under)
    found = changed(against, charter_of(row.charter)) if row.charter else ()
    example = {"proposal": row.pk, "charter": row.charter} if row.charter else {"proposal": row.pk}
    acts = {"constitution.amend" if row.charter else "constitution.dissolve": example}
    named = names(sight, Asked(texts={row.reason}))
    return page(
        request,
        "versions/proposal",
        sight,
        proposal=row,
        reason=named.text(row.reason),
        changes=found,
        entry=born_of(row.pk),
        is_kept=charter_of(row.charter) is not None,
        hash=row.charter,
        adopting=weighed(charter_of(row.charter), against),
        needed=_needed(charter_of(row.under), found),
        is_ratified=constitution.is_ratified(row.pk),
        offers=offers(request, sight, acts) if open_ else [],
        open=open_,
    )


def _needed(under: Charter | None, found: tuple[Changed, ...]) -> list[dict[str, Any]]:
    """The rules of the charter that judge the change: those for the articles that it touches, else the general one."""
    if under is None or not found:
        return []
    touched = {each.change.article for each in found}
    rules = under.of(Amendment)
    named = [rule for rule in rules if rule.of and touched & set(rule.of)]
    covered = {article for rule in named for article in rule.of or ()}
    general = [rule for rule in rules if not rule.of] if touched - covered else []
    return [{"says": words.rule_says(rule, under), "article": rule.article} for rule in (*general, *named)]
