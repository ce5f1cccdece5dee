"""What may be done in a case now: by whoever reads alone, and by a decision of those who judge it."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from folkmoot.door.act import REGISTER
from folkmoot.door.rows import rows
from folkmoot.grievances.models import Appeal, Finding, Hearing, Measure, Party, Sanction
from folkmoot.grievances.panel import panel
from folkmoot.grievances.procedure import rule_of
from folkmoot.grievances.reads import parties
from folkmoot.web.grievances import parts
from folkmoot.web.titles import title

OF_A_PARTY = (
    "grievances.add_statement",
    "grievances.add_evidence",
    "grievances.appeal",
    "grievances.withdraw_appeal",
    "grievances.withdraw",
)
WITHDRAW = "grievances.withdraw"
OF_A_JUDGE = (
    "grievances.acknowledge",
    "grievances.recuse",
    "grievances.call_alternate",
    "grievances.assign",
    "grievances.call_hearing",
    "grievances.hear",
    "grievances.review_measure",
    "grievances.publish",
    "grievances.close",
)
DECIDED = (
    "grievances.measure",
    "grievances.lift_measure",
    "grievances.find",
    "grievances.sanction",
    "grievances.enforce",
    "grievances.stay",
    "grievances.overturn",
    "grievances.vary",
    "grievances.uphold",
    "grievances.remit",
    "grievances.reopen",
)
"""What only a decision does, in the order in which it comes in a case."""

RULED = DECIDED[DECIDED.index("grievances.stay") :]
"""What is ruled where an appeal is heard."""


def examples(one: parts.Seen) -> dict[str, Mapping[str, Any]]:
    """The acts that a case's page offers to whoever reads, each with an example that the charter is asked about."""
    names = OF_A_JUDGE if one.part == parts.JUDGE else OF_A_PARTY
    found: dict[str, Mapping[str, Any]] = {}
    for name in names:
        if name == WITHDRAW and one.part != parts.COMPLAINANT:
            continue
        example = _example(one, name) if name in REGISTER else None
        if example is not None:
            found[name] = {"case": one.case.pk, **example}
    return found


def _example(one: parts.Seen, name: str) -> dict[str, Any] | None:
    """The other fields of an example; None, where there is nothing to do it to."""
    today, key = one.sight.today, one.case.pk
    if name == "grievances.call_hearing":
        people = [each.person for each in parties(one.case, "complainant", "respondent") if each.person]
        return {"day": (today + timedelta(days=30)).isoformat(), "people": people[:1]} if people else None
    if name == "grievances.withdraw_appeal":
        own = [each for each in rows(Appeal, case=key) if each.ended_on is None and each.person == one.sight.person]
        return {"appeal": own[0].pk} if own else None
    if name == "grievances.hear":
        waiting = next((each for each in rows(Hearing, case=key) if each.held_on is None), None)
        return None if waiting is None else {"hearing": waiting.pk}
    if name == "grievances.call_alternate":
        there = panel(one.case, today)
        return {"person": one.sight.person, "instead_of": min(there.aside)} if there.aside else None
    if name == "grievances.publish":
        rule = rule_of(one.charter, one.case.rule)
        makes_known = rule is not None and rule.publish not in (None, "nothing")
        return {} if makes_known and rows(Finding, case=key) else None
    if name == "grievances.review_measure":
        running = next((each for each in rows(Measure, case=key) if _runs(each, today)), None)
        return None if running is None else {"measure": running.pk}
    return dict(OTHERS.get(name, {}))


OTHERS: Mapping[str, Mapping[str, Any]] = {
    "grievances.recuse": {"ground": "relative"},
    "grievances.add_statement": {"statement": "…"},
    "grievances.appeal": {"grounds": "…"},
}


def decisions(one: parts.Seen) -> list[tuple[str, str]]:
    """What those who judge may decide in the case: the name of each act, and its title."""
    if one.part != parts.JUDGE or one.case.closed_on is not None:
        return []
    return [(name, title(REGISTER[name], one.charter)) for name in DECIDED if name in REGISTER and _fits(one, name)]


def _fits(one: parts.Seen, name: str) -> bool:
    """Whether there is something in the case that it could be done to."""
    key, today = one.case.pk, one.sight.today
    if name in RULED:
        return bool(rows(Appeal, case=key))
    if name == "grievances.lift_measure":
        return any(_runs(each, today) for each in rows(Measure, case=key))
    if name == "grievances.enforce":
        return any(each.lapses_on and each.from_day is None for each in rows(Sanction, case=key))
    return True


def _runs(measure: Measure, day: date) -> bool:
    return measure.from_day <= day <= measure.until_day and (measure.ended_on is None or day < measure.ended_on)


def respondents(one: parts.Seen) -> Iterator[str]:
    """Whom the complaint is about, by their references."""
    yield from (each.person for each in rows(Party, case=one.case.pk) if each.role == "respondent" and each.person)
