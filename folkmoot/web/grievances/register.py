"""What came of cases, as far as the charter publishes it: without names, and counted only where there are enough."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy, pgettext_lazy

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.rules import Grievance
from folkmoot.door.occasion import born_of
from folkmoot.grievances.models import Case, Finding
from folkmoot.grievances.models import Outcome as Made
from folkmoot.web import words
from folkmoot.web.naming import Asked, names
from folkmoot.web.page import Sight
from folkmoot.web.readable import readable

LEAST = 5
"""Fewer cases than these are not counted in a figure: somebody could tell who is meant."""

SHOWN = 50

OUTCOMES: Mapping[str, words.Said] = {
    "upheld": pgettext_lazy("a complaint", "upheld"),
    "not_upheld": pgettext_lazy("a complaint", "not upheld"),
    "set_aside": pgettext_lazy("a complaint", "what was found was set aside"),
    "open": pgettext_lazy("a complaint", "not decided yet"),
    "closed": pgettext_lazy("a complaint", "ended without a finding"),
}
FOLLOWED: Mapping[str, words.Said] = {
    "censure": gettext_lazy("A censure followed."),
    "suspend_member": gettext_lazy("A suspension followed."),
    "expel": gettext_lazy("An expulsion followed."),
}
"""What was done then, by the verb of the sanction."""
PUBLISHED: Mapping[str, words.Said] = {
    "outcome": gettext_lazy("The charter has the outcome of each case published, without names."),
    "finding": gettext_lazy("The charter has each finding published with its reasons, without names."),
    "nothing": gettext_lazy("The charter has nothing of single cases published."),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one case: by whom it was found and when, and, where the charter has them published, the reasons.

    `followed` says what was done then, each in a sentence; nobody is named.
    """

    number: int
    body: str
    outcome: str
    followed: list[str]
    day: date
    reasons: str


@dataclass(frozen=True, slots=True)
class Figure:
    """How many cases of a year came to an outcome, where they are enough to be counted."""

    year: int
    outcome: str
    count: int


def publishes(charter: Charter) -> list[str]:
    """What the charter says of publishing outcomes."""
    said = {each.publish or "nothing" for each in charter.of(Grievance) if not each.text_only}
    return [str(PUBLISHED[each]) for each in PUBLISHED if each in said]


def outcomes(sight: Sight) -> list[Outcome]:
    """The outcomes that were made known, the latest first."""
    found = list(readable(Made.objects.order_by("-day", "-pk"), sight)[:SHOWN])
    named = names(sight, Asked(texts={each.text for each in found}))
    return [
        Outcome(
            born_of(each.case),
            capfirst(named.seat(each.body)) if each.body else "",
            str(OUTCOMES.get(each.result, OUTCOMES["closed"])),
            [str(FOLLOWED[verb]) for verb in each.sanctions.split(",") if verb in FOLLOWED],
            each.day,
            named.text(each.text),
        )
        for each in found
    ]


def figures(sight: Sight) -> list[Figure]:
    """How many cases of each year came to what. Too few are left out: nobody learns that there were any."""
    cases = list(Case.objects.filter(opened_on__lte=sight.today))
    found = _findings([row.pk for row in cases])
    counts = Counter((row.opened_on.year, _came_to(row, found.get(row.pk, []), sight.today)) for row in cases)
    years = sorted({year for year, _outcome in counts}, reverse=True)
    return [
        Figure(year, str(OUTCOMES[each]), counts[year, each])
        for year in years
        for each in OUTCOMES
        if counts[year, each] >= LEAST
    ]


def as_rows(sight: Sight) -> dict[str, Any]:
    """The register as the API gives it."""
    return {
        "outcomes": [
            {
                "case": each.number,
                "body": each.body,
                "outcome": each.outcome,
                "followed": each.followed,
                "day": each.day,
                "reasons": each.reasons,
            }
            for each in outcomes(sight)
        ],
        "figures": [{"year": each.year, "outcome": each.outcome, "count": each.count} for each in figures(sight)],
        "least": LEAST,
    }


def _came_to(row: Case, found: list[Finding], today: date) -> str:
    if found:
        return "upheld" if any(each.upheld for each in found) else "not_upheld"
    return "open" if row.closed_on is None or row.closed_on > today else "closed"


def _findings(cases: list[int]) -> dict[int, list[Finding]]:
    """The findings of these cases that stand."""
    found: dict[int, list[Finding]] = {}
    for each in Finding.objects.filter(case__in=cases, ended_on=None).order_by("pk"):
        found.setdefault(each.case, []).append(each)
    return found
