"""What was counted, by which rule, and what it takes to be elected."""

from fractions import Fraction

from folkmoot.core.tally.result import Result
from folkmoot.core.tally.results.telling.facts import Fact, Part, fact, rule_of


def part(result: Result, shape: str) -> Part:
    """The head of an explanation."""
    known = rule_of(result)
    facts = [
        fact(
            "asked",
            rule=known.name if known else result.rule,
            id=result.rule,
            seats=result.seats,
            candidates=len(result.candidates),
            valid=result.valid,
            rejected=result.rejected,
            lists=shape == "lists",
        )
    ]
    if "countback" in result.figures:
        facts.append(fact("countback", name=result.candidates[result.figures["countback"]]))
    else:
        facts.append(fact("how", id=result.rule, shape=shape))
    return Part(fact("title", title=result.title), (*facts, *_quota(result, shape)))


def _quota(result: Result, shape: str) -> tuple[Fact, ...]:
    if result.quota is None or not result.valid:
        return ()
    stages = [stage.figures["quota"] for stage in result.stages if "quota" in stage.figures]
    if stages and stages[0] != stages[-1]:
        return (fact("quota_falls", begins=stages[0], ends=stages[-1], seats=result.seats),)
    if shape == "lists":
        return (fact("quota_of_lists", quota=result.quota),)
    if result.quota == result.valid // (result.seats + 1) + 1:
        share = Fraction(result.valid, result.seats + 1)
        return (fact("quota", quota=result.quota, valid=result.valid, seats=result.seats, share=share),)
    return (fact("quota_given", quota=result.quota),)
