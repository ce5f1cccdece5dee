"""Why the last seat of a count that moves papers went where it went: who was next, and by how much."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from folkmoot.core.tally.result import Amount, Result
from folkmoot.core.tally.results.telling.facts import Fact, Part, fact, names, tally


@dataclass(frozen=True, slots=True)
class Contest:
    """The two left for the last seat: who took it, who did not, and in which stage (by index) that was settled.

    `by_quota`: the winner reached what elects while the other was still there. Otherwise the other was excluded in
    that stage, by what everybody had before it.
    """

    winner: int
    rival: int
    settled: int
    by_quota: bool


def part(result: Result) -> Part:
    """The last part of an explanation."""
    found = last_seat(result)
    if found is None:
        facts = [fact("no_rival")] if result.elected and not _left(result) else []
        return Part(fact("end"), (*facts, *_vacant(result), *_winners(result)))
    winner, rival = result.candidates[found.winner], result.candidates[found.rival]
    heading = fact("last_seat", winner=winner, rival=rival, seats=result.seats)
    return Part(heading, (*_way(result, found), *_settled(result, found), *_vacant(result), *_winners(result)))


def _left(result: Result) -> set[int]:
    """Who was neither elected nor put out: no stage says why they have no seat."""
    out = {each.candidate for stage in result.stages for each in stage.excluded}
    return set(range(len(result.candidates))) - out - set(result.elected)


def last_seat(result: Result) -> Contest | None:
    """Who contested the last seat, or None where nobody did."""
    electing = [n for n, stage in enumerate(result.stages) if any(each.why != "reopen" for each in stage.elected)]
    if not electing:
        return None
    at = electing[-1]
    stage = result.stages[at]
    winner = min((each.candidate for each in stage.elected), key=lambda each: stage.votes[each])
    out = [each.candidate for one in result.stages[: at + 1] for each in one.excluded if each.why != "withdrawn"]
    standing = [
        each
        for each in range(len(result.candidates))
        if each not in out and each not in result.elected and stage.votes[each]
    ]
    chosen = next(each for each in stage.elected if each.candidate == winner)
    if standing and chosen.why != "last":
        return Contest(winner, max(standing, key=lambda each: stage.votes[each]), at, by_quota=True)
    for number in range(at, 0, -1):
        gone = [each.candidate for each in result.stages[number].excluded if each.why in ("fewest", "ceiling")]
        if gone:
            before = deciding(result, number)
            return Contest(winner, max(gone, key=lambda each: before[each]), number, by_quota=False)
    return None


def deciding(result: Result, number: int) -> Sequence[Amount]:
    """By whose votes somebody is excluded in a stage: those before it, or its own where papers are shared out anew."""
    stage = result.stages[number]
    return stage.votes if stage.step == "round" else result.stages[number - 1].votes


def _way(result: Result, found: Contest) -> Iterator[Fact]:
    """How the two came to where they were."""
    winner, rival = found.winner, found.rival
    is_whole = found.by_quota or result.stages[found.settled].step == "round"
    end = found.settled + 1 if is_whole else found.settled
    course = [(stage.votes[winner], stage.votes[rival]) for stage in result.stages[:end]]
    began = course[0]
    about = {"winner": result.candidates[winner], "rival": result.candidates[rival]}
    yield fact("began", **about, again="countback" in result.figures, winner_votes=began[0], rival_votes=began[1])
    yield from _turns(result, found, course)
    for each in (winner, rival):
        yield from _sources(result, each, end)


def _turns(result: Result, found: Contest, course: Sequence[tuple[Amount, Amount]]) -> Iterator[Fact]:
    """Where the one came past the other for the last time; before that, where the winner had fallen behind."""
    behind = [n for n, (one, other) in enumerate(course) if one <= other]
    if len(course) == 1 or behind[-1:] == [len(course) - 1]:
        return
    if not behind:
        yield fact("always_ahead", winner=result.candidates[found.winner], rival=result.candidates[found.rival])
        return
    ahead = [n for n in range(behind[-1]) if course[n][0] > course[n][1]]
    if ahead:
        yield _turn(result, ahead[-1] + 1, found.rival, found.winner)
    yield _turn(result, behind[-1] + 1, found.winner, found.rival)


def _turn(result: Result, number: int, one: int, other: int) -> Fact:
    stage, before = result.stages[number], result.stages[number - 1]
    return fact(
        "overtook",
        winner=result.candidates[one],
        rival=result.candidates[other],
        stage=number + 1,
        step=stage.step,
        of=() if stage.step == "round" else names(result, stage.of),
        winner_gain=stage.votes[one] - before.votes[one],
        rival_gain=stage.votes[other] - before.votes[other],
        winner_votes=stage.votes[one],
        rival_votes=stage.votes[other],
    )


def _sources(result: Result, candidate: int, end: int) -> Iterator[Fact]:
    """Where the votes of somebody came from, besides first preferences."""
    came: dict[int, Amount] = {}
    for stage in result.stages[1:end]:
        for move in stage.moves:
            if move.target == candidate and move.source is not None:
                came[move.source] = came.get(move.source, 0) + move.votes
    if came:
        yield fact(
            "came_from",
            again="countback" in result.figures,
            name=result.candidates[candidate],
            first=result.stages[0].votes[candidate],
            tally=tally(result, came),
            now=result.stages[end - 1].votes[candidate],
        )


def _settled(result: Result, found: Contest) -> Iterator[Fact]:
    winner, rival = found.winner, found.rival
    stage = result.stages[found.settled]
    quota = stage.figures.get("quota", result.quota)
    about = {"winner": result.candidates[winner], "rival": result.candidates[rival], "stage": found.settled + 1}
    if found.by_quota:
        has, other = stage.votes[winner], stage.votes[rival]
        yield fact("settled_above", **about, has=has, other=other, margin=has - other, quota=quota)
        return
    yield from _why_out(result, found, about)
    end = result.stages[-1].votes[winner]
    if quota is not None and end < Fraction(quota):
        yield fact("without_quota", name=about["winner"], votes=end, quota=quota)


def _why_out(result: Result, found: Contest, about: Mapping[str, Any]) -> Iterator[Fact]:
    """Why the other had to go out: a quota on attributes, or the fewest votes of those who could go."""
    stage, before, rival = result.stages[found.settled], deciding(result, found.settled), found.rival
    quotas = {each.candidate: each for each in stage.held}
    if rival in quotas and quotas[rival].how == "doomed":
        yield fact("settled_doomed", **about, has=before[rival], quota=quotas[rival].quota)
        return
    out = {each.candidate for one in result.stages[: found.settled + 1] for each in one.excluded}
    done = {each.candidate for one in result.stages[: found.settled] for each in one.elected}
    left = [n for n in range(len(before)) if n not in out and n not in done and before[n] >= before[rival]]
    if left:
        next = min(left, key=lambda each: before[each])
        votes = {"has": before[rival], "next_votes": before[next], "margin": before[next] - before[rival]}
        yield fact("settled_below", **about, next=result.candidates[next], **votes)
    for each in stage.held:
        if each.how == "guarded" and before[each.candidate] < before[rival]:
            kept = result.candidates[each.candidate]
            yield fact("settled_guarded", kept=kept, votes=before[each.candidate], quota=each.quota)


def _vacant(result: Result) -> Iterator[Fact]:
    if result.vacant > 0:
        yield fact("vacant", seats=result.vacant)


def _winners(result: Result) -> Iterator[Fact]:
    yield fact("winners", names=result.names)
    if result.figures.get("new"):
        yield fact("new", names=names(result, result.figures["new"]))
