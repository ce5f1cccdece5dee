"""Counting a poll by a rule that is named."""

import re
from fractions import Fraction
from importlib import import_module
from typing import Any

from folkmoot.core.tally.asked import Asked, BadCount
from folkmoot.core.tally.lots import Draws, Lots, of_names
from folkmoot.core.tally.poll import MOST_CANDIDATES, Poll
from folkmoot.core.tally.result import Result
from folkmoot.core.tally.rules import Rule, rule

EXACT = re.compile(r"[0-9]{1,9}(/0*[1-9][0-9]{0,8}|\.[0-9]{1,9})?", re.ASCII)
"""An exact number as text."""


def count(
    poll: Poll, by: str, *, seats: int | None = None, lots: Draws | None = None, quotas: Any = None, **settings: Any
) -> Result:
    """Count a poll by a rule.

    `seats` is what the poll says where it is not given, and one where nobody says it and the rule elects one. `lots`
    were drawn before the count; where there are none, an order is made from the names of the candidates, and a result
    that it decides says so. `quotas` are kept inside the count. Raises NoSuchRule, and BadCount where the rule cannot
    count this poll so.
    """
    request = asked(poll, by, seats=seats, lots=lots, quotas=quotas, **settings)
    module, _, function = request.rule.counts.partition(":")
    result = getattr(import_module(module), function)(poll, request)
    assert isinstance(result, Result)
    if request.quotas is None:
        return result
    from folkmoot.core.tally.quotas.keeping import kept  # loaded only where there are quotas

    return kept(result, request.quotas)


def asked(
    poll: Poll, by: str, *, seats: int | None = None, lots: Draws | None = None, quotas: Any = None, **settings: Any
) -> Asked:
    """What `count` asks of the rule of this name. Raises as `count` does."""
    found = rule(by)
    number = (poll.seats or int(found.seats == "one")) if seats is None else seats
    if number == 0 and seats is None:
        raise BadCount("the file does not say for how many seats: give their number")
    if not 1 <= number <= MOST_CANDIDATES:
        raise BadCount(f"expected from 1 to {MOST_CANDIDATES:,} seats, not {number}")
    if found.seats == "one" and number != 1:
        raise BadCount(f"{found.name} elects one, and {number} seats were asked for")
    if lots is not None and any(len(order) != len(poll.candidates) for order in lots.orders):
        raise BadCount(f"expected draws of {len(poll.candidates)} candidates, all that stand")
    watch = None
    if quotas is not None:
        from folkmoot.core.tally.quotas.keeping import watched

        watch = watched(quotas, found, poll, number)
    return Asked(found, number, Lots(lots or _draws(poll, number)), _settings(found, settings), watch)


def _draws(poll: Poll, seats: int) -> Draws:
    return Draws((poll.tie_order,)) if poll.tie_order else of_names(poll.names, seats)


def _settings(found: Rule, given: dict[str, Any]) -> dict[str, Any]:
    known = {each.name: each for each in found.settings}
    for name, value in given.items():
        if name not in known:
            raise BadCount(f"{found.id} has no setting {name}; it has {', '.join(known) or 'none'}")
        if known[name].choices and value not in known[name].choices:
            raise BadCount(f"{name} is one of {', '.join(known[name].choices)}, not {value}")
        if isinstance(known[name].default, Fraction):
            given[name] = _exact(name, value)
        elif not known[name].choices and type(value) is not int:
            raise BadCount(f"{name} is a whole number, not {value}")
    return {each.name: given.get(each.name, each.default) for each in found.settings}


def _exact(name: str, value: object) -> Fraction:
    """A number that was given as one, or as text such as 7/5 or 1.4."""
    if type(value) is int or isinstance(value, Fraction):
        return Fraction(value)
    if not isinstance(value, str) or not EXACT.fullmatch(value):
        raise BadCount(f"{name} is an exact number such as 3, 7/5 or 1.4, not {value}")
    return Fraction(value)
