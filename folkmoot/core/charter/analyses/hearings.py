"""Who hears what is said against whom: a complaint about those who sit in a body, an appeal against what it did."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from folkmoot.core.charter.analyses.seats import holder, is_seated
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.rules import Appeal, Body, Grievance, Office, Rule

R = TypeVar("R", bound=Rule)

CHARGES = ("find", "censure", "suspend_member", "expel")
"""Acts against a member."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """`judge` hears complaints about those who sit in `judged`; or, `own`, appeals against what it decided itself."""

    judged: str
    judge: str
    own: bool
    verb: str
    rule: Rule


def hearings(charter: Charter) -> Iterator[Hearing]:
    """Every one once, complaints first."""
    known = set[tuple[str, str, bool]]()
    for each in (*_complaints(charter), *_appeals(charter)):
        if (each.judged, each.judge, each.own) not in known and holder(charter, each.judge) is not None:
            known.add((each.judged, each.judge, each.own))
            yield each


def _complaints(charter: Charter) -> Iterator[Hearing]:
    judged = [rule.id for kind in (Body, Office) for rule in charter.of(kind) if is_seated(charter, rule.id)]
    judges = set[str]()
    for grievance in _kept(charter.of(Grievance)):
        judges |= {grievance.received_by, grievance.against_leaders_to or grievance.received_by}
        for each in judged:
            yield Hearing(each, _receiver(charter, grievance, each), False, "find", grievance)
    for judge, rule in _finders(charter):
        judges.add(judge)
        yield from (Hearing(each, judge, False, "find", rule) for each in judged)
    for appeal in _kept(charter.of(Appeal)):
        if appeal.from_body in judges and _is_against_members(appeal):
            yield from (Hearing(each, appeal.to, False, "overturn", appeal) for each in judged)


def _receiver(charter: Charter, rule: Grievance, judged: str) -> str:
    """Who receives a complaint about somebody who sits there: another, if they lead and the rule says so."""
    held = holder(charter, judged)
    leads = held is not None and not held.many and (isinstance(held, Office) or held.sort in (None, "committee"))
    leads = leads or judged == rule.received_by
    return rule.against_leaders_to if leads and rule.against_leaders_to is not None else rule.received_by


def _finders(charter: Charter) -> Iterator[tuple[str, Rule]]:
    for power in charter.compiled.of("find").powers:
        if power.objects and power.objects.isdisjoint({"member", "holder"}):
            continue
        rule = next(iter(charter.defining(power.id, power.of_kind)), None)
        if holder(charter, power.who.name) is not None and rule is not None and not isinstance(rule, Grievance):
            yield power.who.name, rule


def _appeals(charter: Charter) -> Iterator[Hearing]:
    """Appeals against what a body did to members: such acts as it has a power for."""
    charging = {power.who.name for verb in CHARGES for power in charter.compiled.of(verb).powers}
    for appeal in _kept(charter.of(Appeal)):
        if appeal.from_body in charging and _is_against_members(appeal):
            yield Hearing(appeal.from_body, appeal.to, True, "overturn", appeal)


def _is_against_members(appeal: Appeal) -> bool:
    return not appeal.on or not set(CHARGES).isdisjoint(appeal.on)


def _kept(rules: Iterable[R]) -> list[R]:
    return [rule for rule in rules if not rule.text_only]
