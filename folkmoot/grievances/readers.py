"""Who reads a case: its parties, from when the charter says, and those who judge it. Nobody else, whatever their seat.

Not whoever entered something in it, unless they are one of these; not who is named or was a witness; not who leads. A
case that is closed is read on by its parties, and by those who judged it at the end as long as they hold their seat.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from django.db.models import CharField, Exists, Q

from folkmoot.bodies.entitlement import offices_in
from folkmoot.bodies.models import Mandate
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.rules import Body
from folkmoot.door.classes import Part, case_class
from folkmoot.door.occasion import born_of
from folkmoot.door.prepared import Given, Prepared
from folkmoot.door.reading import tells_classes
from folkmoot.door.rows import rows
from folkmoot.grievances import procedure
from folkmoot.grievances.models import Appeal, Called, Case, Finding, Heard, Hearing, Measure, Party, Step
from folkmoot.grievances.panel import judged, panel
from folkmoot.grievances.reads import charter_of, people

ALL: tuple[Part, ...] = ("", "complainant", "panel")
THEIRS: tuple[Part, ...] = ("", "complainant")
TOLD: tuple[Part, ...] = ("",)


@dataclass(frozen=True, slots=True)
class Bench:
    """A body or an office before which a case stands, and the verb by which it is decided there."""

    body: str
    unit: int | None
    verb: str


@tells_classes
def classes_of(person: str, day: date, charter: Charter) -> Iterator[str]:
    """The record classes of the cases in which somebody has a part on a day."""
    for case in may_concern(person, day, charter):
        for part in parts(case, person, day):
            yield case_class(born_of(case.pk), part)


def parts(case: Case, person: str, day: date) -> tuple[Part, ...]:
    """What somebody reads of a case: all; all but what is for the panel alone; what the respondent reads; nothing."""
    if person in judges(case, day):
        return ALL
    if person in people(case, "complainant", "supporter"):
        return THEIRS
    return TOLD if is_told(case, person, day) else ()


def judges(case: Case, day: date) -> frozenset[str]:
    """Who judges a case on a day; after its end, whoever did then and still holds their seat."""
    found = frozenset[str]()
    end = day if case.closed_on is None or day < case.closed_on else case.closed_on - timedelta(days=1)
    for bench in benches(case, day):
        if not bench.body:
            continue
        there = panel(case, max(end, case.opened_on), verb=bench.verb, body=bench.body, unit=bench.unit).members
        if end < day:
            there &= panel(case, day, verb=bench.verb, body=bench.body, unit=bench.unit).members
        found |= there
    return found


def benches(case: Case, day: date) -> list[Bench]:
    """Before whom a case stands on a day."""
    appeals = [each for each in rows(Appeal, case=case.pk) if each.day <= day and each.body]
    above = [Bench(each.body, each.unit, "overturn") for each in appeals]
    return [Bench(case.body, case.unit, "find"), *dict.fromkeys(above)]


def is_told(case: Case, person: str, day: date) -> bool:
    """Whether somebody is complained about and reads the case by now: from when the charter says.

    At the latest when they are called to be heard, or when something is decided about them.
    """
    charter = charter_of(case)
    if person not in judged(case, charter, day):
        return False
    rule = procedure.rule_of(charter, case.rule)
    when = (rule.respondent_told if rule is not None else None) or "acknowledged"
    acknowledged = any(each.met_on is not None and each.met_on <= day for each in rows(Step, case=case.pk, step=ACK))
    if when == "at_once" or (when == "acknowledged" and acknowledged):
        return True
    return _is_called(case, person) or _is_decided_about(case, person)


ACK = "acknowledge"


def _is_called(case: Case, person: str) -> bool:
    return any(
        each.person == person for hearing in rows(Hearing, case=case.pk) for each in rows(Heard, hearing=hearing.pk)
    )


def _is_decided_about(case: Case, person: str) -> bool:
    found = {each.person for each in rows(Finding, case=case.pk)}
    found |= {each.person for each in rows(Measure, case=case.pk)}
    return not found.isdisjoint((person, ""))


def may_concern(person: str, day: date, charter: Charter) -> list[Case]:
    """Cases in which somebody may have a part: those of theirs, and those before a body in which they sit or sat."""
    return that_may_concern(charter).rows(person=person)


def that_may_concern(charter: Charter) -> Prepared[Case]:
    """The cases in which somebody may have a part under a charter, as a query."""
    there = ((body.id, offices_in(charter, body)) for body in charter.of(Body))
    return _that_may_concern(tuple((body, offices) for body, offices in there if offices))


@cache
def _that_may_concern(by_office: tuple[tuple[str, tuple[str, ...]], ...]) -> Prepared[Case]:
    """Prepared for the bodies to which one belongs by an office, each with those offices."""
    held = Mandate.objects.filter(person=PERSON)
    sits = Q(body__in=held.values("seat"))
    for body, offices in by_office:
        sits |= Q(Exists(held.filter(seat__in=offices)), body=body)
    parties = Party.objects.filter(Q(person=PERSON) | Q(person="", seat__in=held.values("seat"))).values("case")
    called = Called.objects.filter(person=PERSON).values("case")
    appealed = Appeal.objects.filter(sits, case__isnull=False).values("case")
    theirs = Q(pk__in=parties) | Q(pk__in=called) | Q(pk__in=appealed)
    return Prepared(Case.objects.filter(theirs | sits).order_by("pk"))


PERSON = Given("person", CharField())
