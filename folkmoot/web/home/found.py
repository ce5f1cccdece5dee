"""All the rows that bear on what needs somebody now: one query, however many there are."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from folkmoot.bodies.models import Decision, Mandate, Meeting
from folkmoot.constitution.models import Proposal
from folkmoot.constitution.reads import proposals
from folkmoot.deliberation.models import Claim
from folkmoot.deliberation.reads import owed
from folkmoot.door.together import Listed, together
from folkmoot.members.models import Application
from folkmoot.web.home.mine import Mine
from folkmoot.web.naming import Asked
from folkmoot.web.readable import readable
from folkmoot.web.tendencies.due import gives

MOST = 20
"""How many of a kind are shown at most: a first page is no list."""

LATE = timedelta(days=60)
"""How long before its end a term is worth a word, and for how long after it a missed meeting is."""

LATELY = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The rows, the oldest first; decisions the newest first. Of meetings that were `missed`, nothing is entered."""

    applications: list[Application]
    meetings: list[Meeting]
    missed: frozenset[int]
    mandates: list[Mandate]
    proposals: list[Proposal]
    decisions: list[Decision]
    claims: list[Claim]

    def asked(self) -> Asked:
        """Whom and what the page names."""
        rows: tuple[Any, ...] = (*self.applications, *self.meetings, *self.mandates, *self.decisions)
        asked = Asked(people={each.person for each in self.applications} | {each.person for each in self.mandates})
        asked.units = {each.unit for each in (*rows, *self.claims) if each.unit is not None}
        asked.tendencies = {each.tendency for each in self.claims if each.tendency is not None}
        asked.applications = {each.pk for each in self.applications}
        asked.texts = {each.question for each in self.decisions} | {
            text for each in self.meetings for text in (each.agenda, each.place)
        }
        return asked


def find(mine: Mine) -> Found:
    """One query; of what is owed to tendencies too, for whoever gives what they claim."""
    today, places = mine.sight.today, tuple({*mine.places, *mine.entered})
    decided = readable(Decision.objects.filter(mine.concerns(places), held_on__gt=today - LATELY), mine.sight)
    meetings, applications, mandates, put_forward, decisions, claims = together(
        Listed(_meetings(mine, today)),
        Listed(_applications(mine)),
        Listed(_terms(mine, today)),
        Listed(proposals()[:MOST] if mine.membership else Proposal.objects.none()),
        Listed(decided.order_by("-held_on", "-pk")[:MOST]),
        Listed(readable(owed(today), mine.sight)[:MOST] if gives(mine.sight) else Claim.objects.none()),
    )
    return Found(
        applications=applications,
        meetings=meetings,
        missed=frozenset(each.pk for each in meetings if vars(each)["missed"]),
        mandates=mandates,
        proposals=put_forward,
        decisions=decisions,
        claims=claims,
    )


def _applications(mine: Mine) -> "QuerySet[Application]":
    """Their own; and those to the units in which they have a say, or enter what is decided."""
    units = {unit for _, unit in (*mine.places, *mine.entered) if unit is not None}
    answered = Q(unit__in=units) | (Q(unit=None) if mine.entered else Q(pk__in=()))
    return Application.objects.filter(Q(person=mine.person) | answered, outcome="").order_by("pk")[:MOST]


def _meetings(mine: Mine, today: date) -> "QuerySet[Meeting]":
    """Those to come where they have a say; and those past that they have something to enter of."""
    coming = mine.concerns((*mine.places, *mine.entered)) & Q(day__gte=today)
    reported = Exists(Decision.objects.filter(meeting=OuterRef("pk"), reported=True))
    undecided = ~Exists(Decision.objects.filter(meeting=OuterRef("pk")))
    missed = ExpressionWrapper(Q(undecided, opened=False, day__gte=today - LATE), output_field=BooleanField())
    past = mine.concerns(mine.entered) & Q(day__lt=today, approved_on=None) & (Q(reported) | Q(missed=True))
    return Meeting.objects.annotate(missed=missed).filter(coming | past).order_by("day", "pk")[:MOST]


def _terms(mine: Mine, today: date) -> "QuerySet[Mandate]":
    """The terms that end soon or are over: their own, and those of whoever is elected where they enter it."""
    theirs = Q(person=mine.person)
    for rule, unit in mine.elects():
        theirs |= Q(seat=rule.id, unit=unit) if rule.many else Q(seat=rule.id)
    followed = Exists(Mandate.objects.filter(succeeds=OuterRef("pk")))
    ending = Mandate.objects.filter(theirs, ended=None, until_day__lt=today + LATE).exclude(followed)
    return ending.order_by("until_day", "pk")[:MOST]
