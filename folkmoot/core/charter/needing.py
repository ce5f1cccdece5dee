"""What a power asks of a vote, on given facts: how many yes, how many taking part, how many there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.compiled import Case, CompiledPower
from folkmoot.core.charter.conditions import number
from folkmoot.core.charter.judging import Question, weigh
from folkmoot.core.charter.voting import Carried, LeastYes, Quorate, Turnout
from folkmoot.core.tally.majority import Counts, Quorum, needed, quorum_needed

OF_THE_VOTE = (Carried, LeastYes, Turnout, Quorate)

Kind = Literal["majority", "turnout", "quorum"]


@dataclass(frozen=True, slots=True)
class Need:
    """One number that a vote must reach, and how many there were; each None where the facts do not tell it.

    A share (more than it, if `strict`) is taken of `whole`, which counts what `base` names. `by_tie` says that it was
    not reached, and that the vote was tied and the tie decided in favour.
    """

    kind: Kind
    least: int | None
    got: int | None
    share: Fraction | None = None
    strict: bool = False
    base: str = "cast"
    whole: int | None = None
    abstentions_ignored: bool = False
    by_tie: bool = False

    @property
    def of_votes(self) -> bool:
        """Whether it counts single votes for it, and not units."""
        return self.kind == "majority" and self.base != "units"


def asked(charter: Charter, question: Question) -> tuple[tuple[Need, ...], ...]:
    """What was asked of the vote, by each power that allows the act; where none does, by each that they hold for it.

    Powers that ask the same are one. What changes the charter must meet each clause that it touches: that is asked all
    at once. Empty where nobody votes on it, or nobody holds such a power.
    """
    weighed = weigh(charter.compiled, question)
    allowed = weighed.value is True
    powers = [power for power, met in (weighed.free if allowed else weighed.powers) if met is True or not allowed]
    plain = [(power,) for power in powers if power.clause is None]
    of_clauses = tuple({power.clause: power for power in reversed(powers) if power.clause is not None}.values())
    return _distinct([*plain, of_clauses], weighed.case)


def asked_of_any(charter: Charter, question: Question) -> tuple[tuple[Need, ...], ...]:
    """The same where it is not known what the act was done on: by every power that they hold for the verb.

    Powers that depend on more than the vote, which is not known to be so, count only where there is no other.
    """
    case = Case(question.facts, question.by, question.decision, question.told)
    bears = charter.compiled.of(question.verb).powers
    powers = [power for power in bears if not power.holders.isdisjoint(question.by)]
    return _distinct(
        [(power,) for power in powers if _turns_on_the_vote(power, case)] or [(each,) for each in powers], case
    )


def _turns_on_the_vote(power: CompiledPower, case: Case) -> bool:
    return all(isinstance(each, OF_THE_VOTE) or each.holds(case) is True for each in power.conditions)


def least_yes(needs: Iterable[Need]) -> int | None:
    """The least number of yes that meets every majority of them; None where the facts do not tell it."""
    wanted = [need.least for need in needs if need.of_votes]
    known = [least for least in wanted if least is not None]
    return max(known) if known and len(known) == len(wanted) else None


def _distinct(together: Iterable[tuple[CompiledPower, ...]], case: Case) -> tuple[tuple[Need, ...], ...]:
    """What is asked by powers that are used together; each different answer once."""
    found, counts = dict[tuple[Need, ...], None](), case.decision
    if counts is not None:
        for powers in together:
            needs = dict.fromkeys(need for power in powers for need in _needs(power, case, counts))
            found[tuple(needs)] = None
    return tuple(needs for needs in found if needs)


def _needs(power: CompiledPower, case: Case, counts: Counts) -> Iterator[Need]:
    for condition in power.conditions:
        if isinstance(condition, Carried):
            yield _majority(condition, case, counts)
        elif isinstance(condition, LeastYes):
            yield Need("majority", condition.least, counts.yes)
        elif isinstance(condition, Turnout):
            yield _turnout(condition, case, counts)
        elif isinstance(condition, Quorate):
            yield _quorum(condition, case)


def _majority(condition: Carried, case: Case, counts: Counts) -> Need:
    threshold, base, yes = condition.threshold, condition.base(case, counts), condition.yes(case, counts)
    least = None if base is None else needed(threshold, base)
    short = least is not None and yes is not None and yes < least
    return Need(
        "majority",
        least,
        yes,
        threshold.share,
        threshold.strict,
        threshold.base,
        None if threshold.share is None else base,
        threshold.share is not None and threshold.abstentions_ignored,
        by_tie=short and condition.holds(case) is True,
    )


def _turnout(condition: Turnout, case: Case, counts: Counts) -> Need:
    if isinstance(condition.share, int):
        return Need("turnout", condition.share, counts.voted)
    whole = number(case, condition.of)
    return Need("turnout", condition.needed(case), counts.voted, condition.share, base=condition.of, whole=whole)


def _quorum(condition: Quorate, case: Case) -> Need:
    """The quorum; of a meeting that was called again, the lower one."""
    calls = [(condition.quorum, condition.base(case, condition.quorum))]
    if condition.second is not None and case.facts.known.get("second_call") is True:
        calls.append((condition.second, condition.base(case, condition.second)))
    known = [(quorum_needed(quorum, base), quorum, base) for quorum, base in calls if base is not None]
    if not known:
        return Need(
            "quorum",
            None,
            _there(condition, condition.quorum, case),
            condition.quorum.share,
            base=condition.quorum.base,
        )
    least, quorum, base = min(known, key=lambda each: each[0])
    whole = None if quorum.share is None else base
    return Need("quorum", least, _there(condition, quorum, case), quorum.share, base=quorum.base, whole=whole)


def _there(condition: Quorate, quorum: Quorum, case: Case) -> int | None:
    unseen = quorum.of == "present" and case.decision is not None and case.decision.present is None
    return None if unseen else condition.there(case, quorum)
