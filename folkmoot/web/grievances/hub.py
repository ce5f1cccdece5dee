"""`/complaints`: how to complain here, one's own cases, and what came of cases, as far as the charter publishes it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.rules import Appeal, Grievance
from folkmoot.web import words
from folkmoot.web.grievances import parts, register, stands
from folkmoot.web.grievances.desk import sits
from folkmoot.web.naming import Asked, names
from folkmoot.web.page import Sight, look, page

PARTS = {
    parts.JUDGE: gettext_lazy("You judge it."),
    parts.COMPLAINANT: gettext_lazy("You complain."),
    parts.SUPPORTER: gettext_lazy("You stand by the complaint."),
    parts.RESPONDENT: gettext_lazy("The complaint is about you."),
    parts.ASKED: gettext_lazy("You are asked whether you stand by a complaint."),
    parts.CALLED: gettext_lazy("You are called to be heard."),
}
"""What somebody is to a case, said to them."""


@require_safe
def complaints(request: HttpRequest) -> HttpResponse:
    """What the charter says of complaints, what concerns whoever reads, and the register of outcomes."""
    sight = look(request)
    charter = sight.charter
    if charter is None:
        return page(request, "grievances/hub", sight)
    rules = [each for each in charter.of(Grievance) if not each.text_only]
    return page(
        request,
        "grievances/hub",
        sight,
        rules=[
            {"says": words.rule_says(each, charter), "article": each.article} for each in (*rules, *_appeals(charter))
        ],
        heard=bool(rules),
        may_complain=bool(rules) and not sight.is_dissolved and not sight.is_told,
        cases=cases(sight, parts.cases_of(sight)),
        desk=sits(sight),
        outcomes=register.outcomes(sight),
        figures=register.figures(sight),
        publishes=register.publishes(charter),
        least=register.LEAST,
    )


def cases(sight: Sight, found: list[parts.Seen]) -> list[dict[str, Any]]:
    """Each case in one line: what one is to it, where it stands, and what comes next."""
    asked = Asked(units={each.case.unit for each in found if each.case.unit is not None})
    named = names(sight, asked)
    return [
        {
            "key": each.case.pk,
            "number": each.number,
            "part": str(PARTS[each.part]),
            "state": stands.state(each.case, named, sight.today) if each.reads else "",
            "next": next(stands.coming(each.case, sight.today), None) if each.reads else None,
        }
        for each in found
    ]


def _appeals(charter: Charter) -> list[Appeal]:
    heard = {each.received_by for each in charter.of(Grievance)}
    return [each for each in charter.of(Appeal) if each.from_body in heard]
