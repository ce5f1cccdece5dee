"""Candidates in rows and stages in columns: what came, and what they then have."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from folkmoot.core.tally.result import Amount, Result, Stage
from folkmoot.core.tally.results.tables.table import PERCENT, Cell, Change, Column, Percent, Row, Table
from folkmoot.core.tally.results.telling.facts import names
from folkmoot.core.tally.results.telling.result import shape_of
from folkmoot.core.tally.results.telling.seats import FIGURES, unit

Say = Callable[..., str]


def staged(result: Result, say: Say) -> Table:
    """The stages of any count but one of pairs. `say` gives the words of a language by their key."""
    moving = shape_of(result) == "transfers"
    shares = _base(result) if moving or len(result.stages) == 1 else None
    columns = [
        each for n, stage in enumerate(result.stages) for each in _columns(result, n, stage, say, moving, shares)
    ]
    rows = [
        Row(result.candidates[n], tuple(_cells(result, n, moving, shares)), fate(result, n, say)) for n in order(result)
    ]
    if moving:
        for key in ("non_transferable", "lost"):
            amounts: list[Amount] = [getattr(stage, key) for stage in result.stages]
            if any(amounts):
                rows.append(Row(say(f"table_{key}"), tuple(_running(amounts, shares)), is_sum=True))
        rows.append(Row(say("table_total"), tuple(_running([result.valid] * len(result.stages), shares)), is_sum=True))
    quotas = [stage.figures.get("quota", result.quota) for stage in result.stages] if moving else []
    falls = len(set(quotas)) > 1
    if falls:
        rows.append(Row(say("table_quota"), tuple(_running(quotas, shares)), is_sum=True))
    caption = say("table_caption", title=result.title, quota=None if falls else result.quota)
    return Table(caption, say("table_candidate"), say("table_fate"), tuple(columns), tuple(rows))


def order(result: Result) -> list[int]:
    """Those elected in their order, then the others: whoever was in the running longest first."""
    rest = [each for each in range(len(result.candidates)) if each not in result.elected]
    out = {each.candidate: n for n, stage in enumerate(result.stages) for each in stage.excluded}
    last = len(result.stages)

    def key(each: int) -> tuple[Amount, Amount]:
        at = out.get(each, last)
        has = result.stages[max(at - 1, 0)].votes[each] if result.stages else 0
        return -at, -has

    return [*dict.fromkeys(result.elected), *sorted(rest, key=key)]


def fate(result: Result, candidate: int, say: Say) -> str:
    """What became of somebody, and in which stage."""
    for number, stage in enumerate(result.stages, 1):
        if any(each.candidate == candidate for each in stage.elected):
            seats = result.elected.count(candidate)
            return (
                say("table_seats", seats=seats) if shape_of(result) == "lists" else say("table_elected", stage=number)
            )
        if any(each.candidate == candidate for each in stage.excluded):
            return say("table_out", stage=number)
    return say("table_left")


def numbers(stage: Stage) -> Sequence[Amount | None]:
    """What decides in a stage: the figures by which a seat is given, or the votes."""
    for name in FIGURES:
        if name in stage.figures:
            found: Sequence[Amount | None] = stage.figures[name]
            return found
    return stage.votes


def _base(result: Result) -> Callable[[Stage], Amount] | None:
    """Of what percentages are taken, where they mean something: of votes that count for somebody, or of papers."""
    if unit(result) == "points" or (result.seats > 1 and result.quota is not None):
        return None
    if unit(result) == "approvals":
        return lambda stage: result.valid
    return lambda stage: sum(stage.votes)


def _columns(
    result: Result, number: int, stage: Stage, say: Say, moving: bool, shares: Callable[[Stage], Amount] | None
) -> Iterator[Column]:
    over = say("table_stage", number=number + 1, step=stage.step, of=names(result, stage.of))
    if moving and number:
        yield Column(say("table_change"), over)
    yield Column(say("table_votes") if moving or stage.step == "first" else say("table_number"), over)
    if shares:
        yield Column(PERCENT, over)


def _cells(result: Result, candidate: int, moving: bool, shares: Callable[[Stage], Amount] | None) -> Iterator[Cell]:
    before: Amount | None = None
    gone = False
    for stage in result.stages:
        if gone and not stage.votes[candidate]:
            yield from (None for _ in range(2 + bool(shares)))
            continue
        gone = any(each.candidate == candidate for each in stage.excluded) and moving
        has = stage.votes[candidate] if moving else numbers(stage)[candidate]
        if moving and before is not None and has is not None:
            yield Change(has - before) if has != before else None
        yield has
        if shares:
            whole = shares(stage)
            yield Percent(Fraction(stage.votes[candidate]) / Fraction(whole)) if whole else None
        before = has


def _running(amounts: Sequence[Amount], shares: object) -> Iterator[Cell]:
    for number, amount in enumerate(amounts):
        if number:
            yield Change(amount - amounts[number - 1]) if amount != amounts[number - 1] else None
        yield amount
        if shares:
            yield None
