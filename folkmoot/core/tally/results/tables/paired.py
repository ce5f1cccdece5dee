"""The matrix of pairs: how many papers prefer whoever stands at the left to whoever stands above."""

from folkmoot.core.tally.result import Result
from folkmoot.core.tally.results.tables.staged import Say
from folkmoot.core.tally.results.tables.table import Column, Row, Table
from folkmoot.core.tally.results.telling.pairs import ranked


def paired(result: Result, say: Say) -> Table:
    """The table of a count that compares two by two, best first."""
    order = ranked(result)
    matrix = result.figures["matrix"]
    columns = tuple(
        Column(f"{place} {result.candidates[each]}", short=str(place)) for place, each in enumerate(order, 1)
    )
    rows = tuple(
        Row(
            f"{place} {result.candidates[each]}",
            tuple("–" if other == each else matrix[each][other] for other in order),
            say("table_elected", stage=1) if each in result.elected else "",
        )
        for place, each in enumerate(order, 1)
    )
    return Table(
        say("table_pairs_caption", title=result.title), say("table_candidate"), say("table_fate"), columns, rows
    )
