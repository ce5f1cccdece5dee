"""The JSON Schema of a result: what stands where, and what each word means."""

from collections.abc import Mapping
from typing import Any

from folkmoot.core.tally.result import REASONS, STEPS
from folkmoot.core.tally.results import amounts
from folkmoot.core.tally.results.data import FORMAT, VERSION

Schema = dict[str, Any]


def schema() -> Schema:
    """The whole schema, in the draft of 2020-12."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The result of a count",
        "description": "What a count found, stage by stage, so that another program can replay it. Candidates are "
        "told by their numbers, from 0, in the order of `candidates`. In a count that moves papers it holds of every "
        "stage: all votes together + non_transferable + lost = valid.",
        **_object(_RESULT),
        "additionalProperties": True,
        "$defs": {"amount": _AMOUNT, "candidate": _CANDIDATE, **{name: _object(each) for name, each in _PARTS.items()}},
    }


def _object(properties: Mapping[str, Schema]) -> Schema:
    """An object that has all of these and nothing else."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def _says(kind: Schema, description: str) -> Schema:
    return {**kind, "description": description}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _list(of: Schema) -> Schema:
    return {"type": "array", "items": of}


def _or_null(kind: Schema) -> Schema:
    return {"anyOf": [kind, {"type": "null"}]}


def _one_of(words: Mapping[str, str]) -> Schema:
    return {"oneOf": [{"const": word, "description": means} for word, means in words.items()]}


_NUMBER: Schema = {"type": "integer", "minimum": 0}
_TEXT: Schema = {"type": "string"}
_CANDIDATE = _says(_NUMBER, "The number of a candidate, from 0.")
_CANDIDATES = _list(_ref("candidate"))

_AMOUNT: Schema = {
    "description": "An exact amount: a whole number as itself; anything else as text, in decimals where twelve places "
    "hold all of it (17.99956), else as a fraction (5/3). A whole number beyond 2^53 - 1 is text too.",
    "anyOf": [
        {"type": "integer", "minimum": -amounts.GREATEST, "maximum": amounts.GREATEST},
        {"type": "string", "pattern": f"^{amounts.TEXT}$"},
    ],
}

_FIGURES: Schema = {
    "type": "object",
    "description": "Exact figures that only this rule has.",
    "additionalProperties": True,
}

_HOW = {
    "guarded": "kept in: without them a quota could not be met",
    "doomed": "kept out: with them a quota would break",
}

_RESULT: Mapping[str, Schema] = {
    "format": {"const": FORMAT},
    "v": _says({"const": VERSION}, "The version of this layout."),
    "rule": _says(_TEXT, "The rule of counting."),
    "version": _says({"type": "integer", "minimum": 1}, "The version of the rule."),
    "settings": _says({"type": "object"}, "Each policy of the rule, as it was chosen."),
    "title": _TEXT,
    "sha256": _says({"type": "string", "pattern": "^([0-9a-f]{64})?$"}, "The SHA-256 of the file with the papers."),
    "seats": _NUMBER,
    "vacant": _says({"type": "integer"}, "How many seats nobody takes."),
    "candidates": _says(_list(_TEXT), "The names of all candidates or lists; their places here are their numbers."),
    "elected": _says(_list(_TEXT), "The names of those elected, in the order of election."),
    "elected_numbers": _says(_CANDIDATES, "The same by their numbers."),
    "valid": _says(_NUMBER, "How many papers were counted."),
    "rejected": _says(_NUMBER, "How many papers name nobody who stands."),
    "quota": _says(_or_null(_ref("amount")), "What elects, where the rule has such a number."),
    "ranking": _says(_or_null(_list(_CANDIDATES)), "Groups of equals, best first, where the rule ranks everybody."),
    "stages": _list(_ref("stage")),
    "lots": _says(_list(_ref("lot")), "Every lot that decided something, in order."),
    "figures": _FIGURES,
}

_PARTS: Mapping[str, Mapping[str, Schema]] = {
    "stage": {
        "step": _one_of(STEPS),
        "of": _says(_CANDIDATES, "Whose votes moved, or whose turn it was."),
        "votes": _says(_list(_ref("amount")), "What each candidate has after this stage."),
        "non_transferable": _says(_ref("amount"), "What can go to nobody any more, of all stages so far."),
        "lost": _says(_ref("amount"), "What was cut off fractions, of all stages so far."),
        "moves": _list(_ref("move")),
        "elected": _list(_ref("chosen")),
        "excluded": _list(_ref("chosen")),
        "lots": _list(_ref("lot")),
        "held": _list(_ref("held")),
        "figures": _FIGURES,
    },
    "move": {
        "from": _says(_or_null(_ref("candidate")), "Whom they leave; null for papers that are counted first."),
        "to": _says(_or_null(_ref("candidate")), "Whom they go to; null for nobody."),
        "papers": _says(_NUMBER, "How many papers."),
        "value": _says(_ref("amount"), "What each is worth from now on."),
        "votes": _says(_ref("amount"), "What they are worth together."),
    },
    "chosen": {"candidate": _ref("candidate"), "why": _one_of(REASONS)},
    "lot": {
        "tied": _says(_CANDIDATES, "Who was tied."),
        "taken": _says(_ref("candidate"), "Whom the lot took."),
        "draw": _says(_NUMBER, "Which draw, from 1; 0 where an order was made from the names."),
        "purpose": _says(_TEXT, "What they were taken for."),
    },
    "held": {
        "candidate": _ref("candidate"),
        "how": _one_of(_HOW),
        "quota": _says(_TEXT, "Which rule of the quotas."),
    },
}
