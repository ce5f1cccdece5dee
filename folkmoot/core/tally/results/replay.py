"""Whether a result comes to what it states: a second program that knows no rule, only how to add.

It reads the JSON alone, and every number in it by itself. Of a count that moves papers it begins with nothing, makes
every move of every stage, and compares; of any count it asks whether those elected are those whom the stages elect.
What it cannot see is whether the rule was right to make these moves: for that the papers must be counted again.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any


def faults(data: Mapping[str, Any]) -> tuple[str, ...]:
    """What does not come out, a sentence each; nothing where all of it does."""
    return (*_moves(data), *_taken(data))


def _moves(data: Mapping[str, Any]) -> Iterator[str]:
    """Every move made again, from nothing."""
    if not any(stage["moves"] for stage in data["stages"]):
        return
    has = [Fraction(0)] * len(data["candidates"])
    nobody = lost = Fraction(0)
    for number, stage in enumerate(data["stages"], 1):
        stated = [Fraction(each) for each in stage["votes"]]
        if number == 1 and not stage["moves"]:
            has, nobody = stated, Fraction(stage["non_transferable"])
        for move in stage["moves"]:
            votes = Fraction(move["votes"])
            if move["papers"] * Fraction(move["value"]) != votes:
                yield f"stage {number}: {move['papers']} papers at {move['value']} are not {move['votes']} votes"
            if move["from"] is not None:
                has[move["from"]] -= votes
            elif number > 1:
                nobody -= votes
            if move["to"] is not None:
                has[move["to"]] += votes
            else:
                nobody += votes
        if stage["step"] != "round":
            lost += sum(has[each] - stated[each] for each in stage["of"])
            yield from _differences(number, data["candidates"], stage, has, (nobody, lost))
        has, nobody, lost = stated, Fraction(stage["non_transferable"]), Fraction(stage["lost"])
        if sum(has) + nobody + lost != data["valid"]:
            yield f"stage {number}: all votes together, with those that went to nobody, are not {data['valid']}"


def _differences(
    number: int,
    names: Sequence[str],
    stage: Mapping[str, Any],
    has: Sequence[Fraction],
    aside: tuple[Fraction, Fraction],
) -> Iterator[str]:
    for candidate, (moved, stated) in enumerate(zip(has, stage["votes"], strict=True)):
        if moved != Fraction(stated) and candidate not in stage["of"]:
            yield f"stage {number}: {names[candidate]} comes to {moved}, and {stated} is stated"
    for what, moved in zip(("non_transferable", "lost"), aside, strict=True):
        if moved != Fraction(stage[what]):
            yield f"stage {number}: {what} comes to {moved}, and {stage[what]} is stated"


def _taken(data: Mapping[str, Any]) -> Iterator[str]:
    """Those elected are those whom the stages elect, nobody comes back, and a lot takes one of those tied."""
    elected: list[int] = []
    out: set[int] = set()
    for number, stage in enumerate(data["stages"], 1):
        for chosen in stage["elected"]:
            name = data["candidates"][chosen["candidate"]]
            if chosen["candidate"] in out:
                yield f"stage {number}: {name} is elected after having been excluded"
            if chosen["why"] == "quota" and _short(data, stage, chosen["candidate"]):
                yield f"stage {number}: {name} is elected without the quota"
            if chosen["why"] != "reopen":
                elected.append(chosen["candidate"])
        out |= {chosen["candidate"] for chosen in stage["excluded"]}
        for lot in stage["lots"]:
            if lot["taken"] not in lot["tied"]:
                yield f"stage {number}: a lot took one who was not tied"
    if elected and elected != data["elected_numbers"]:
        yield "those elected are not those whom the stages elect"
    lots = [lot for stage in data["stages"] for lot in stage["lots"]]
    if any(lot not in data["lots"] for lot in lots):
        yield "a stage has a lot that is not on record"


def _short(data: Mapping[str, Any], stage: Mapping[str, Any], candidate: int) -> bool:
    quota = stage["figures"].get("quota", data["quota"])
    return quota is not None and Fraction(stage["votes"][candidate]) < Fraction(quota)
