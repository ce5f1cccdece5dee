"""Spanish as a language of results: which function says which fact."""

from collections.abc import Callable, Mapping

from folkmoot.core.tally.results.spanish import chosen, head, last, pairs, seats, tables, transfers

SPANISH: Mapping[str, Callable[..., str]] = {
    **head.SAYS,
    **transfers.SAYS,
    **chosen.SAYS,
    **seats.SAYS,
    **pairs.SAYS,
    **last.SAYS,
    **tables.SAYS,
}
