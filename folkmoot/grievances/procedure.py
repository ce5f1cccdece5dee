"""What the charter says of a case: which rule it goes by, who receives it, its steps and their days."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from folkmoot.bodies.entitlement import seats
from folkmoot.bodies.reads import mandates_of
from folkmoot.bodies.seats import months_after
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.rules import Appeal, Body, Grievance, Office, Recusal
from folkmoot.core.tally.majority import Quorum, quorum_needed
from folkmoot.door.act import BadAct
from folkmoot.members.reads import membership_on

AFTER_THE_FINDING = ("sanction", "publish")
"""Steps whose days run from the finding; those of the others run from the complaint."""


def rule_for(charter: Charter, about: str | None) -> Grievance | None:
    """The rule that a complaint goes by: the first that covers what it is about.

    None where the charter has none at all. Raises BadAct where it has, and none of them covers this.
    """
    found = [rule for rule in charter.of(Grievance) if not rule.text_only]
    for rule in found:
        if not rule.covers or about in rule.covers:
            return rule
    if not found:
        return None
    covered = ", ".join(dict.fromkeys(each for rule in found for each in rule.covers))
    raise BadAct("field about: article {article} covers {covered}", article=found[0].article, covered=covered)


def rule_of(charter: Charter, id: str) -> Grievance | None:
    """The rule of a case."""
    return charter.get(Grievance, id) if id else None


def receiver(charter: Charter, rule: Grievance, respondents: Iterable[str], seats: Iterable[str], day: date) -> str:
    """The body or the office that hears it: another one, where the charter says so and who leads is complained about.

    `respondents` are people, `seats` bodies and offices that are complained about as such.
    """
    if rule.against_leaders_to is None:
        return rule.received_by
    leading = {each.id for each in leading_seats(charter)} | {rule.received_by}
    led = any(each.seat in leading for person in respondents for each in mandates_of(person, day))
    return rule.against_leaders_to if led or not leading.isdisjoint(seats) else rule.received_by


def leading_seats(charter: Charter) -> Iterator[Body | Office]:
    """The bodies and offices of those who lead the whole organisation: its committees, and its officers."""
    yield from (body for body in charter.of(Body) if not body.many and body.sort in (None, "committee"))
    yield from (office for office in charter.of(Office) if not office.many)


def judging_seats(charter: Charter) -> set[str]:
    """The bodies and offices that hear complaints, or appeals against what is found on them."""
    found = {
        each
        for rule in charter.of(Grievance)
        for each in (rule.received_by, rule.against_leaders_to)
        if each and not rule.text_only
    }
    appeals = {each.from_body: each.to for each in charter.of(Appeal) if each.to != "none"}
    while more := {appeals[each] for each in found if each in appeals} - found:
        found |= more
    return found


def unit_of_case(charter: Charter, body: str, respondents: Iterable[str], unit: int | None, day: date) -> int | None:
    """The unit of the receiving body, where there is one for each: that of whoever is complained about."""
    rule = charter.body(body) or charter.get(Office, body)
    if rule is None or not rule.many:
        return None
    rows = (membership_on(person, day) for person in respondents)
    return next((row.unit for row in rows if row is not None and row.unit is not None), unit)


def too_late(rule: Grievance, happened_on: date, day: date) -> date | None:
    """The last day on which one could complain of it, if that is over."""
    if rule.limitation_months is None:
        return None
    last = months_after(happened_on, rule.limitation_months)
    return last if day > last else None


def steps(rule: Grievance | None, day: date, *, found: bool) -> list[tuple[str, date]]:
    """The steps whose days run from this day, the complaint's or (`found`) the finding's, each with its last day."""
    if rule is None:
        return []
    return [
        (each.step, day + timedelta(days=each.days)) for each in rule.steps if (each.step in AFTER_THE_FINDING) == found
    ]


def asks_for_a_finding(charter: Charter, verb: str) -> bool:
    """Whether every power for a sanction depends on a finding: then the charter itself refuses one without it."""
    powers = charter.compiled.of(verb).powers
    return all(any(getattr(each, "fact", "") == "find" for each in power.conditions) for power in powers)


def notice_for_finding(charter: Charter, body: str) -> int:
    """The days of notice that a finding of this body asks for, by the power that asks for the fewest."""
    powers = [each for each in charter.compiled.of("find").powers if "member" in each.objects or not each.objects]
    asked = [
        max(
            (getattr(each, "least", 0) for each in power.conditions if getattr(each, "fact", "") == "notice_days"),
            default=0,
        )
        for power in powers
        if any(holder.id == body for holder in power.holders)
    ]
    return min(asked, default=0)


def least_judges(charter: Charter, body: str, may_judge: int) -> int:
    """How many of those who may judge a case must be there: the quorum of the body; of an office, one."""
    rule = charter.body(body)
    terms = None if rule is None else charter.quorum_of(rule)
    if rule is None or terms is None or (terms.share is None and terms.count is None):
        return 1
    whole = seats(rule, may_judge) if terms.base == "seats" else may_judge
    return max(quorum_needed(Quorum(terms.share, terms.count if terms.share is None else None), whole), 1)


def recusals(charter: Charter, verb: str) -> list[Recusal]:
    """The rules that make people stand aside when this is decided."""
    return [rule for rule in charter.of(Recusal) if verb in rule.inside and not rule.text_only]
