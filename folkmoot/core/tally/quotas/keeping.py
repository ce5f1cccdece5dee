"""Quotas in a count: bound to its poll before it, looked at again after it."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from folkmoot.core.tally.poll import Poll
from folkmoot.core.tally.quotas.binding import bound
from folkmoot.core.tally.quotas.quota import BadQuotas, Quotas
from folkmoot.core.tally.quotas.watch import Watch
from folkmoot.core.tally.result import Held, Result
from folkmoot.core.tally.rules import Rule


def watched(quotas: Any, found: Rule, poll: Poll, seats: int) -> Any:
    """The watch on quotas in a count by this rule; whatever else limits who may be elected is taken as it is.

    Raises BadQuotas where they do not fit the poll, or cannot be kept.
    """
    if not isinstance(quotas, Quotas):
        return quotas
    if found.seats == "one":
        raise BadQuotas(f"{found.name} elects one, and quotas are for several")
    watch = Watch(bound(quotas, poll, seats), poll.standing)
    if found.kind != "lists":
        watch.check({each: 1 for each in poll.standing if each != poll.reopen}, seats)
    return watch


def kept(result: Result, watch: Any) -> Result:
    """The result, which keeps the quotas; with the order of the zipper, where there is one."""
    if not isinstance(watch, Watch):
        return result
    if not watch.is_kept(result.elected, result.vacant):
        raise BadQuotas(f"{result.rule} cannot be counted with these quotas")
    turns = watch.in_turns(result.elected)
    return result if turns is None else replace(result, figures={**result.figures, "zipper": turns})


def kept_out(doomed: Mapping[int, str], before: Collection[int] = ()) -> tuple[Held, ...]:
    """Those whom the quotas keep out now and did not before, for the record of a stage."""
    return tuple(Held(each, "doomed", doomed[each]) for each in sorted(doomed) if each not in before)
