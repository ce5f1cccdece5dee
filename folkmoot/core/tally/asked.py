"""What is asked of a count beside the poll: seats, settings, lots and quotas."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from folkmoot.core.tally.lots import Lots
from folkmoot.core.tally.rules import Rule


@dataclass(frozen=True, slots=True)
class Asked:
    """One count: by which rule, for how many seats, with a value for each setting of the rule.

    `quotas` is the watch on rules about attributes of those elected (`folkmoot.core.tally.quotas.watch`), or None.
    """

    rule: Rule
    seats: int
    lots: Lots
    settings: Mapping[str, Any] = field(default_factory=dict)
    quotas: Any = None


class BadCount(ValueError):
    """This cannot be counted as it was asked; says why, in words."""
