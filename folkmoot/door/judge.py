"""Puts an act to the charter: gathers its facts, finds by what authority it is done, and asks `decide`."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace

from folkmoot.core.charter.facts import Facts, Known
from folkmoot.core.charter.judging import Counts, Question, Verdict, decide
from folkmoot.core.charter.vocabulary import FACTS, Type
from folkmoot.door.act import Act
from folkmoot.door.charters import adopted, charter_that_judges
from folkmoot.door.occasion import Hat, Kind, Occasion
from folkmoot.door.own_cause import keep_out
from folkmoot.door.standing import circumstances


@dataclass(frozen=True, slots=True)
class Judged:
    """What the door knew of an act, by whose authority it was asked, and what the charter says."""

    facts: Facts
    hats: frozenset[Hat]
    verb: str
    verdict: Verdict


NO_VOTES = Counts(0, 0, 0, 0)
"""A body has decided nothing: somebody acts by their seat in it alone."""

Witness = Callable[[Act, Occasion, Judged], None]
_WITNESS: ContextVar[Witness | None] = ContextVar("witness", default=None)


@contextmanager
def witnessed_by(witness: Witness | None) -> Iterator[None]:
    """Let a witness hear every judgement that is given inside; what is only foreseen, it does not hear."""
    token = _WITNESS.set(witness)
    try:
        yield
    finally:
        _WITNESS.reset(token)


def judge(act: Act, occasion: Occasion, *, dissolved: bool = False) -> Judged:
    """Gather the act's facts and judge them by the charter of the occasion. Changes nothing.

    Raises BadAct where whoever does it would judge their own cause.
    """
    keep_out(act, occasion)
    judged = judge_facts(act.verb(), act.gather(occasion), occasion, dissolved=dissolved)
    witness = _WITNESS.get()
    if witness is not None:
        witness(act, occasion, judged)
    return judged


def judge_facts(verb: str, facts: Facts, occasion: Occasion, *, dissolved: bool = False) -> Judged:
    """Judge what was gathered: with what holds for the whole organisation, by the hats that count in its unit."""
    unit = facts.get("unit")
    hats = frozenset(hat for hat in occasion.hats if hat.unit is None or not isinstance(unit, int) or hat.unit == unit)
    known = circumstances(verb, occasion)
    if "notice_days" in facts.known:
        known.pop("notice_days", None)  # what is announced by itself, as a hearing, has a notice of its own
    if isinstance(unit, int) and not (occasion.told and all(hat.unit is None for hat in hats)):
        known["own_unit"] = any(hat.unit == unit for hat in hats)
    if verb == "found":
        known["record_empty"] = occasion.kind is Kind.FOUNDING or occasion.cause == 0
    if dissolved:
        known["dissolved"] = True
    if known:
        facts = facts.knowing(known)
    facts, verdict = _settled(verb, facts, hats, occasion)
    if verdict.value == "refused" and known.get("own_unit") is False:
        # Those of another unit did not count; asked with them, the charter says that it lies outside their unit.
        outside = verdict_on(verb, facts, occasion.hats, occasion)
        if outside.value == "refused":
            return Judged(facts, occasion.hats, verb, outside)
    return Judged(facts, hats, verb, verdict)


def _settled(verb: str, facts: Facts, hats: frozenset[Hat], occasion: Occasion) -> tuple[Facts, Verdict]:
    """The verdict, and the facts with all that it took: of a live act, what no row says is not so (semantics B 2)."""
    verdict = verdict_on(verb, facts, hats, occasion)
    while verdict.value == "undetermined" and not occasion.told:
        absent = {name: False for name in verdict.missing if name in FACTS and FACTS[name].type is Type.YES_NO}
        if absent:
            facts = facts.knowing(absent)
        elif occasion.decision is None and "decision" in verdict.missing:
            occasion = replace(occasion, decision=NO_VOTES)
        else:
            break
        verdict = verdict_on(verb, facts, hats, occasion)
    return facts, verdict


def verdict_on(verb: str, facts: Facts, hats: frozenset[Hat], occasion: Occasion) -> Verdict:
    """The verdict on facts already gathered. A live act for which no fact is missing is allowed or refused."""
    by = frozenset(hat.authority for hat in hats)
    question = Question(verb=verb, by=by, facts=facts, decision=occasion.decision, told=occasion.told)
    return decide(occasion.charter, question)


def foresee(act: Act, occasion: Occasion, hat: Hat, decision: Counts | None, more: Known | None = None) -> Verdict:
    """What the charter would say of an act that a decision of `hat` with these counts carries.

    `more` is what the decision says besides its count.
    """
    charter = adopted(charter_that_judges(act, occasion.charter.hash))
    there = replace(occasion, hats=frozenset({hat}), decision=decision, charter=charter)
    with witnessed_by(None):
        judged = judge(act, there)
    return verdict_on(judged.verb, judged.facts.knowing(more), judged.hats, there) if more else judged.verdict
