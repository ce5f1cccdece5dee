"""A result as JSON and back. `docs/result.schema.json` says what stands where."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from folkmoot.core.record import canonical
from folkmoot.core.tally.lots import Lot
from folkmoot.core.tally.result import Chosen, Held, Move, Result, Stage
from folkmoot.core.tally.results import amounts

FORMAT = "folkmoot-result"
VERSION = 1

Data = dict[str, Any]


def to_json(result: Result) -> Data:
    """All of a result as JSON. Candidates are told by their numbers, from 0, in the order of `candidates`.

    Raises TypeError where a figure of the result is neither an amount, text, yes or no, nor made up of those.
    """
    return {
        "format": FORMAT,
        "v": VERSION,
        "rule": result.rule,
        "version": result.version,
        "settings": _figures(result.settings),
        "title": result.title,
        "sha256": result.sha256,
        "seats": result.seats,
        "vacant": result.vacant,
        "candidates": list(result.candidates),
        "elected": list(result.names),
        "elected_numbers": list(result.elected),
        "valid": result.valid,
        "rejected": result.rejected,
        "quota": None if result.quota is None else amounts.to_json(result.quota),
        "ranking": None if result.ranking is None else [list(group) for group in result.ranking],
        "stages": [_stage(stage) for stage in result.stages],
        "lots": [_lot(lot) for lot in result.lots],
        "figures": _figures(result.figures),
    }


def from_json(data: Mapping[str, Any]) -> Result:
    """The result that `to_json` wrote. Keys that it does not know are passed over. Raises ValueError for what is none.

    Where a figure held a tuple it is one again; text that reads as an amount is an amount.
    """
    if data.get("format") != FORMAT or data.get("v") != VERSION:
        raise ValueError(f'expected the result of a count ("format": "{FORMAT}", "v": {VERSION})')
    try:
        result = Result(
            rule=data["rule"],
            version=data["version"],
            settings=_read_figures(data["settings"]),
            seats=data["seats"],
            candidates=tuple(data["candidates"]),
            elected=tuple(data["elected_numbers"]),
            valid=data["valid"],
            rejected=data["rejected"],
            stages=tuple(_read_stage(each) for each in data["stages"]),
            ranking=None if data["ranking"] is None else tuple(tuple(group) for group in data["ranking"]),
            quota=None if data["quota"] is None else amounts.from_json(data["quota"]),
            figures=_read_figures(data["figures"]),
            lots=tuple(_read_lot(each) for each in data["lots"]),
            title=data["title"],
            sha256=data["sha256"],
        )
        agrees = list(result.names) == data["elected"] and result.vacant == data["vacant"]
    except (KeyError, TypeError, IndexError) as error:
        raise ValueError(f"the result of a count lacks something, or has it in another shape: {error}") from None
    if not agrees:
        raise ValueError("the names of those elected, or the vacant seats, are not those of the numbers")
    return result


def encode(result: Result) -> bytes:
    """The one text of a result, as canonical JSON: the same bytes on any machine, to be hashed or compared."""
    return canonical.encode(to_json(result))


def _stage(stage: Stage) -> Data:
    return {
        "step": stage.step,
        "of": list(stage.of),
        "votes": [amounts.to_json(each) for each in stage.votes],
        "non_transferable": amounts.to_json(stage.non_transferable),
        "lost": amounts.to_json(stage.lost),
        "moves": [_move(each) for each in stage.moves],
        "elected": [_chosen(each) for each in stage.elected],
        "excluded": [_chosen(each) for each in stage.excluded],
        "lots": [_lot(each) for each in stage.lots],
        "held": [{"candidate": each.candidate, "how": each.how, "quota": each.quota} for each in stage.held],
        "figures": _figures(stage.figures),
    }


def _read_stage(data: Data) -> Stage:
    return Stage(
        step=data["step"],
        of=tuple(data["of"]),
        votes=tuple(amounts.from_json(each) for each in data["votes"]),
        non_transferable=amounts.from_json(data["non_transferable"]),
        lost=amounts.from_json(data["lost"]),
        moves=tuple(_read_move(each) for each in data["moves"]),
        elected=tuple(Chosen(**each) for each in data["elected"]),
        excluded=tuple(Chosen(**each) for each in data["excluded"]),
        lots=tuple(_read_lot(each) for each in data["lots"]),
        held=tuple(Held(**each) for each in data["held"]),
        figures=_read_figures(data["figures"]),
    )


def _move(move: Move) -> Data:
    return {
        "from": move.source,
        "to": move.target,
        "papers": move.papers,
        "value": amounts.to_json(move.value),
        "votes": amounts.to_json(move.votes),
    }


def _read_move(data: Data) -> Move:
    value, votes = amounts.from_json(data["value"]), amounts.from_json(data["votes"])
    return Move(data["from"], data["to"], data["papers"], value, votes)


def _chosen(chosen: Chosen) -> Data:
    return {"candidate": chosen.candidate, "why": chosen.why}


def _lot(lot: Lot) -> Data:
    return {"tied": list(lot.tied), "taken": lot.taken, "draw": lot.draw, "purpose": lot.purpose}


def _read_lot(data: Data) -> Lot:
    return Lot(tuple(data["tied"]), data["taken"], data["draw"], data["purpose"])


def _figures(value: Any) -> Any:
    """What only one rule has: amounts, text, yes and no, in lists and under keys."""
    if isinstance(value, Mapping):
        if not all(type(key) is str and key.isascii() for key in value):
            raise TypeError(f"expected keys of ASCII characters among the figures of a result: {list(value)}")
        return {key: _figures(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [_figures(each) for each in value]
    if type(value) is int or type(value) is Fraction:
        return amounts.to_json(value)
    if value is None or type(value) is bool or type(value) is str:
        return value
    raise TypeError(f"{type(value).__name__} is no figure of a result: {value!r}")


def _read_figures(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _read_figures(each) for key, each in value.items()}
    if isinstance(value, list):
        return tuple(_read_figures(each) for each in value)
    try:
        return amounts.from_json(value) if type(value) is str else value
    except ValueError:
        return value
