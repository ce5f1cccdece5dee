"""What is said before somebody writes a complaint: who will read it, and what happens next by which day."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.core.charter.rules import Appeal, Grievance
from folkmoot.grievances import procedure
from folkmoot.web import words
from folkmoot.web.grievances.stands import NEXT
from folkmoot.web.page import Sight
from folkmoot.web.tongues import tongue

TOLD: Mapping[str, words.Said] = {
    "at_once": gettext_lazy("Whoever you complain about, at once."),
    "acknowledged": gettext_lazy(
        "Whoever you complain about, once it is acknowledged; at the latest when they are called to be heard."
    ),
    "heard": gettext_lazy("Whoever you complain about, when they are called to be heard."),
}


@dataclass(frozen=True, slots=True)
class Before:
    """Who will read a complaint, and what happens next, each in a sentence."""

    readers: list[str]
    steps: list[str]


def before(sight: Sight) -> Before | None:
    """What the charter says to whoever is about to complain; None where it lets nobody hear complaints."""
    charter = sight.charter
    rules = [each for each in charter.of(Grievance) if not each.text_only] if charter is not None else []
    if charter is None or not rules:
        return None
    rule = rules[0]
    heard = words.fill(_("Those who judge it: {body}."), body=tongue().the(charter, rule.received_by))
    readers = [_("You, and those who stand by it when they have said so."), heard]
    if rule.against_leaders_to is not None:
        other = tongue().the(charter, rule.against_leaders_to)
        readers.append(words.fill(_("Where it is about somebody who leads, {body} instead."), body=other))
    readers.append(str(TOLD[rule.respondent_told or "acknowledged"]))
    days = procedure.steps(rule, sight.today, found=False)
    steps = [_("By {day}: {what}").format(day=words.day(by), what=str(NEXT[step])) for step, by in days if step in NEXT]
    steps += _appeal(sight, rule)
    return Before(readers, steps)


def _appeal(sight: Sight, rule: Grievance) -> list[str]:
    """Until when one may appeal against what is found."""
    charter = sight.charter
    found = [each for each in charter.of(Appeal) if each.from_body == rule.received_by] if charter is not None else []
    return [
        words.fill(
            _("Against what is found you may appeal to {body}, within {days} days."),
            body=tongue().the(charter, each.to),
            days=words.number(each.within_days),
        )
        for each in found
        if charter is not None and each.to != "none" and each.within_days is not None
    ]
