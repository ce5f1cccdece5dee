"""All that there is to say of one result, part by part."""

from folkmoot.core.tally.result import Result
from folkmoot.core.tally.results.telling import head, last, pairs, seats, transfers
from folkmoot.core.tally.results.telling.facts import Part, rule_of

MOVING = {"surplus", "exclude", "withdraw", "round"}
LISTS = {"quotients", "squared_quotients", "remainders", "whole"}


def told(result: Result) -> tuple[Part, ...]:
    """The head, the stages, and why the last seat went where it went."""
    shape = shape_of(result)
    if shape == "transfers":
        parts = (*transfers.parts(result), last.part(result))
    elif shape == "pairs":
        parts = tuple(pairs.parts(result))
    else:
        parts = tuple(seats.parts(result, shape))
    return (head.part(result, shape), *parts)


def shape_of(result: Result) -> str:
    """What a result looks like, whatever rule gave it: `transfers`, `pairs`, `lists`, `committee` or `sums`."""
    known = rule_of(result)
    steps = {stage.step for stage in result.stages}
    if "matrix" in result.figures:
        return "pairs"
    if steps & MOVING or any(stage.moves for stage in result.stages):
        return "transfers"
    if (known is not None and known.kind == "lists") or LISTS & result.figures.keys():
        return "lists"
    if "seat" in steps:
        return "committee"
    return "transfers" if "fill" in steps and known is not None and known.kind == "ranked" else "sums"
