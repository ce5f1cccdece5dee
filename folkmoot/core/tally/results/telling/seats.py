"""A count that gives seats one by one, or adds up and gives them all: by whose numbers, and who was next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from folkmoot.core.tally.result import Amount, Result, Stage
from folkmoot.core.tally.results.telling.facts import Fact, Part, fact, names, rule_of, tally
from folkmoot.core.tally.results.telling.ties import held, lots

MOST_TOLD = 30
"""Seats that are told one by one; of more only how many each list has, and the last."""

LEAST = ("shares", "loads")
"""Figures of which the least takes the seat."""

FIGURES = (*LEAST, "quotients", "squared_quotients", "remainders")


@dataclass(frozen=True, slots=True)
class Taken:
    """One seat: who took it and why, by which number; who was next, and with which."""

    winner: int
    why: str
    by: str
    number: Amount | None
    rival: int | None
    rival_number: Amount | None


def parts(result: Result, shape: str) -> Iterator[Part]:
    """The votes, then the seats."""
    first = [stage for stage in result.stages if stage.step == "first"]
    for stage in first:
        yield Part(fact("sums_heading", lists=shape == "lists"), tuple(_sums(result, stage)))
    seats = tuple(_seats(result, shape))
    if seats:
        yield Part(fact("seats_heading"), seats)
    yield _last(result, shape)


def unit(result: Result) -> str:
    """What the numbers of a result are: votes, approvals or points."""
    known = rule_of(result)
    if result.rule == "borda" or (known is not None and known.kind == "score"):
        return "points"
    if (known is not None and known.kind == "approval") or result.rule == "approval":
        return "approvals"
    return "votes"


def taken(result: Result) -> Iterator[tuple[Stage, Taken]]:
    """Each seat in turn."""
    has: list[int] = []
    for stage in result.stages:
        for chosen in stage.elected:
            by, numbers = _numbers(stage)
            several = by not in ("votes", *LEAST)
            others = {
                each: number
                for each, number in enumerate(numbers)
                if number is not None and each != chosen.candidate and (several or each not in has)
            }
            if stage.step == "first":
                others = {each: number for each, number in others.items() if each not in result.elected}
            ranked = [each for group in result.ranking or () for each in group if each in others]
            rival = ranked[0] if ranked else _best(others, least=by in LEAST)
            yield (
                stage,
                Taken(
                    chosen.candidate,
                    chosen.why,
                    by,
                    numbers[chosen.candidate],
                    rival,
                    None if rival is None else others[rival],
                ),
            )
            has.append(chosen.candidate)


def _numbers(stage: Stage) -> tuple[str, tuple[Amount | None, ...]]:
    for name in FIGURES:
        if name in stage.figures:
            return name, stage.figures[name]
    return "votes", stage.votes


def _best(numbers: Mapping[int, Amount], *, least: bool) -> int | None:
    sign = -1 if least else 1
    return max(numbers, key=lambda each: (sign * numbers[each], -each), default=None)


def _sums(result: Result, stage: Stage) -> Iterator[Fact]:
    votes = {each: amount for each, amount in enumerate(stage.votes) if amount}
    yield fact("sums", tally=tally(result, votes), unit=unit(result))
    if stage.non_transferable:
        yield fact("first_to_nobody", papers=stage.non_transferable)
    for why in dict.fromkeys(each.why for each in stage.excluded):
        gone = [each.candidate for each in stage.excluded if each.why == why]
        yield fact("out", names=names(result, gone), why=why)
    yield from lots(result, stage)
    yield from held(result, stage)
    for each in stage.elected:
        yield fact(
            "has_most",
            name=result.candidates[each.candidate],
            why=each.why,
            votes=stage.votes[each.candidate],
            unit=unit(result),
        )


def _seats(result: Result, shape: str) -> Iterator[Fact]:
    every = [(stage, each) for stage, each in taken(result) if stage.step != "first"]
    if "score" in result.figures:
        yield fact("committee_score", score=result.figures["score"], committees=result.figures.get("committees", 1))
    told = every if len(every) <= MOST_TOLD else []
    before = ""
    for nth, (stage, each) in enumerate(told, 1):
        yield from lots(result, stage)
        yield from held(result, stage)
        if before == "share" and each.why != "share":
            yield fact("money_is_out", why=each.why)
        before = each.why
        yield fact(
            "seat",
            nth=nth,
            name=result.candidates[each.winner],
            why=each.why,
            by=each.by,
            number=each.number,
            rival=None if each.rival is None else result.candidates[each.rival],
            rival_number=each.rival_number,
            unit=unit(result),
            votes=stage.votes[each.winner],
            lists=shape == "lists",
        )


def _last(result: Result, shape: str) -> Part:
    every = [each for _, each in taken(result)]
    tail = [fact("vacant", seats=result.vacant)] if result.vacant > 0 else []
    if shape == "lists" and result.elected:
        seats = {each: result.elected.count(each) for each in dict.fromkeys(result.elected)}
        tail.append(fact("seats_of_lists", tally=tally(result, seats)))
    else:
        tail.append(fact("winners", names=result.names))
    found = every[-1] if every else None
    if found is None or found.rival is None or found.number is None or found.why in ("last", "lot", "minimum"):
        return Part(
            fact("end"), (*([fact("no_rival")] if result.elected and found and found.rival is None else []), *tail)
        )
    assert found.rival_number is not None
    about = {"winner": result.candidates[found.winner], "rival": result.candidates[found.rival]}
    heading = fact("last_seat", **about, seats=result.seats)
    wrong = -1 if found.by in LEAST else 1
    if wrong * found.number < wrong * found.rival_number:
        return Part(heading, (fact("settled_by_rule", **about), *tail))
    settled = fact(
        "settled_by_number",
        **about,
        by=found.by,
        why=found.why,
        number=found.number,
        rival_number=found.rival_number,
        margin=abs(found.number - found.rival_number),
        unit=unit(result),
    )
    return Part(heading, (settled, *tail))
