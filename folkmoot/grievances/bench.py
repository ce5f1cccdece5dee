"""What is asked of the grievances below: who may have no hand in an act, who votes on it, what was done in a case."""

from collections.abc import Iterator, Mapping

from folkmoot.bodies.acts.deciding import Decide
from folkmoot.bodies.acts.ending import Recall, Remove
from folkmoot.bodies.acts.lot import PublishLot
from folkmoot.bodies.acts.orders import Instruct
from folkmoot.bodies.acts.seating import Appoint, Coopt, Elect
from folkmoot.bodies.bench import Bench, tells_bench
from folkmoot.bodies.entitlement import seated
from folkmoot.bodies.reads import mandates_of
from folkmoot.core.charter.facts import Value
from folkmoot.core.charter.judging import OWN
from folkmoot.door.act import Act, BadAct
from folkmoot.door.occasion import Hat, Occasion
from folkmoot.door.own_cause import Aside, tells_own_cause
from folkmoot.door.rows import rows
from folkmoot.door.saying import Saying
from folkmoot.grievances import procedure
from folkmoot.grievances.acts.case import OfCase
from folkmoot.grievances.acts.ruling import OnDecision
from folkmoot.grievances.decided import decision, people_in
from folkmoot.grievances.done import facts_of
from folkmoot.grievances.models import Appeal, Case, Measure, Party, Sanction
from folkmoot.grievances.panel import Aside as Why
from folkmoot.grievances.panel import hands_off, judged, panel, sitting, why_aside
from folkmoot.grievances.procedure import recusals
from folkmoot.grievances.readers import is_told
from folkmoot.grievances.reads import case as case_of
from folkmoot.grievances.reads import charter_of, is_open, people
from folkmoot.members.acts import Expel, Suspend
from folkmoot.members.neighbours import tells_cases


@tells_own_cause
def of_a_case(act: Act, occasion: Occasion) -> Aside:
    """The parties of a case have no hand in what is done in it, nor has who is named in it, where the charter says so.

    Acts on oneself are theirs; but nobody who has no hand in the case enters those of somebody else.
    """
    found: Aside = {}
    for each, case in _in_cases(act):
        row = case_of(case)
        barred = hands_off(row, charter_of(row), occasion.today)
        if each.verb() in OWN:
            barred = {person: why for person, why in barred.items() if person == occasion.deputy}
        else:
            barred = {**_judges_who_stand_aside(each, row, occasion), **barred}
        found = {**found, **{person: why.says(person) for person, why in barred.items()}}
    return found


def _judges_who_stand_aside(act: OfCase | OnDecision, row: Case, occasion: Occasion) -> dict[str, Why]:
    """Whoever does an act in a case, or enters it, judges the case and stands aside from it: they leave all of it."""
    charter, (body, unit) = charter_of(row), act.heard_by(row)
    there = sitting(charter, body, unit, occasion.today, row) & {occasion.person, occasion.deputy}
    reasons = {
        person: why_aside(row, person, act.stands_aside_as(), body, unit, occasion.today, charter) for person in there
    }
    return {person: why for person, why in reasons.items() if why is not None}


@tells_own_cause
def of_a_judge(act: Act, occasion: Occasion) -> Aside:
    """No party to an open case has a hand in who judges it: in seating, removing, instructing or suspending them.

    Nor has who is complained about in what is done to somebody whom the charter protects in it. Whoever does not know
    yet that they are complained about is not kept from anything: they would learn of it so.
    """
    found: Aside = {}
    for each in _inside(act):
        for seat, unit in _judges_touched(each, occasion):
            for row in rows(Case, body=seat, closed_on=None):
                if row.unit in (None, unit):
                    found = {**found, **{person: _no_hand_in_judges(person) for person in _knowing(row, occasion)}}
        if isinstance(each, HARM):
            for row in _protected(each.person, occasion):
                told = (person for person in judged(row, charter_of(row), occasion.today))
                found = {
                    **found,
                    **{who: _no_hand_in_harm(who) for who in told if is_told(row, who, occasion.today)},
                }
    return found


SEATING = (Elect, Appoint, Coopt, Remove, Recall, PublishLot)
HARM = (Suspend, Expel, Remove, Recall)


def _inside(act: Act) -> list[Act]:
    return act.acts() if isinstance(act, Decide) else [act]


def _judges_touched(act: Act, occasion: Occasion) -> Iterator[tuple[str, int | None]]:
    """The seats whose holders an act makes, unmakes or bears upon."""
    if isinstance(act, SEATING):
        yield act.seat, act.unit
    elif isinstance(act, Instruct) and act.seat is not None:
        yield act.seat, None
    elif isinstance(act, Instruct | Suspend | Expel) and act.person is not None:
        yield from ((each.seat, each.unit) for each in mandates_of(act.person, occasion.today))


def _knowing(row: Case, occasion: Occasion) -> Iterator[str]:
    """The parties of a case who know of it."""
    yield from people(row, "complainant", "supporter")
    for person in judged(row, charter_of(row), occasion.today):
        if is_told(row, person, occasion.today):
            yield person


def _protected(person: str, occasion: Occasion) -> Iterator[Case]:
    """The open cases in which the charter protects somebody."""
    for each in rows(Party, person=person):
        row = case_of(each.case)
        rule = procedure.rule_of(charter_of(row), row.rule)
        roles = {PROTECTED[who] for who in rule.protects} if rule is not None else set()
        if each.role in roles and is_open(row, occasion.today):
            yield row


PROTECTED = {"complainant": "complainant", "witnesses": "witness", "supporters": "supporter"}


def _no_hand_in_judges(person: str) -> Saying:
    return Saying("{person} is a party to a case that is open, and has no hand in who judges it", {"person": person})


def _no_hand_in_harm(person: str) -> Saying:
    return Saying(
        "{person} is complained about in a case that is open, and has no hand in what is done to whom it protects",
        {"person": person},
    )


@tells_bench
def of_a_panel(act: Act, hat: Hat, occasion: Occasion) -> Bench:
    """What belongs to a case is decided by its panel."""
    if isinstance(act, OnDecision) and act.case is None:
        return _of_no_case(act, hat, occasion)
    if not isinstance(act, OfCase | OnDecision) or act.case is None:
        return Bench()
    row = case_of(act.case)
    found = panel(row, occasion.today, verb=act.stands_aside_as(), body=hat.authority.id, unit=hat.unit)
    return Bench({person: why.says(person) for person, why in found.aside.items()}, found.called, apart=True)


@tells_cases
def before_a_sanction(case: int, person: str, verb: str, occasion: Occasion) -> Mapping[str, Value]:
    """What was done in a case before somebody is suspended or expelled in it. Raises BadAct where nothing says so.

    It follows from a sanction or from a measure of the case: so it stands in its file, and what the charter lets wait
    for an appeal has waited.
    """
    row = case_of(case)
    if verb == "reinstate":
        return {"appeal": bool(rows(Appeal, case=case))}
    if not occasion.told:
        sanctions = [each for each in rows(Sanction, case=case, person=person) if each.verb == verb]
        measures = [each for each in rows(Measure, case=case, person=person) if each.suspends]
        begun = {each.from_day for each in sanctions if each.ended_on is None}
        if verb == "suspend_member":
            begun |= {each.from_day for each in measures if each.ended_on is None}
        if occasion.today not in begun:
            raise BadAct("field case: in a case it follows from a sanction or a measure that is decided there")
    return facts_of(row, person, occasion)


def _of_no_case(act: OnDecision, hat: Hat, occasion: Occasion) -> Bench:
    """Whom a decision names has no vote on what becomes of it, nor has who sat where it was taken, by the charter."""
    row = None if act.decision is None else decision(act.decision)
    if row is None:
        return Bench()
    found = {person: Why("party") for person in people_in(row)}
    rule = next((each for each in recusals(occasion.charter, act.verb()) if "decided_below" in each.when), None)
    body = occasion.charter.body(row.body)
    if rule is not None and body is not None and (row.body, row.unit) != (hat.authority.id, hat.unit):
        below = seated(occasion.charter, body, row.unit, row.held_on)
        found = {**{person: Why("decided_below", rule.article) for person in below}, **found}
    return Bench({person: why.says(person) for person, why in found.items()}, apart=bool(found))


def _in_cases(act: Act) -> Iterator[tuple[OfCase | OnDecision, int]]:
    """The acts in cases that an act is, or carries; each with its case."""
    if isinstance(act, Decide):
        for each in act.acts():
            yield from _in_cases(each)
    elif isinstance(act, OfCase | OnDecision) and act.case is not None:
        yield act, act.case
