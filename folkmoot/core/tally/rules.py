"""The rules of counting, each with its source and its settings; a rule is loaded when it counts.

A family of rules is a package beside this module. Its `__init__` declares `RULES` and imports no numpy.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Kind = Literal["ranked", "approval", "score", "lists"]


@dataclass(frozen=True, slots=True)
class Setting:
    """A policy of a rule: its name, what the field usually takes, and what may be chosen, each with what it means.

    Where `choices` is empty a whole number may be chosen, or any exact number where the default is a Fraction; `means`
    says what it is.
    """

    name: str
    default: str | int | Fraction
    choices: Mapping[str, str]
    means: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of counting.

    `id` names it in charters and on the command line; `kind` is what its papers are; `seats` is one or several;
    `counts` is where its function stands (`folkmoot.core.tally.transfer.scottish:count`), which takes a poll and what
    was asked (`asked.Asked`) and gives a `Result`; `source` is the statute or paper.
    """

    id: str
    name: str
    kind: Kind
    seats: Literal["one", "several"]
    counts: str
    source: str
    settings: tuple[Setting, ...] = ()
    version: int = 1


MARKING = (
    Setting(
        "gaps",
        "end",
        {
            "end": "a paper ends where a place names nobody",
            "one": "a paper ends at the second place that names nobody",
            "close": "a place that names nobody is passed over",
        },
    ),
    Setting(
        "repeats",
        "end",
        {
            "end": "a paper ends where it names somebody again",
            "skip": "whoever is named again is passed over there",
        },
    ),
    Setting(
        "overvotes",
        "end",
        {
            "end": "a paper ends where several share a place",
            "skip": "a place that several share is passed over",
            "wait": "a place that several share counts if one of them is left when the paper comes to it, else it ends",
        },
    ),
)
"""What becomes of a ranked paper that is not marked 1, 2, 3: of every rule that counts rankings."""


class NoSuchRule(ValueError):
    """No rule has this id."""


def rules() -> Mapping[str, Rule]:
    """Every rule, by its id."""
    from importlib import import_module

    families = (import_module(f"folkmoot.core.tally.{name}") for name in FAMILIES)
    return {rule.id: rule for family in families for rule in family.RULES}


FAMILIES: tuple[str, ...] = (
    "pairwise",
    "single",
    "committee",
    "lists",
    "transfer",
)
"""The packages that declare rules, in the order in which they are listed."""


def rule(id: str) -> Rule:
    """The rule of this id. Raises NoSuchRule."""
    found = rules().get(id)
    if found is None:
        raise NoSuchRule(f"no rule of counting is called {id}; there are {', '.join(rules())}")
    return found
