"""The picture of a result, and the same in words."""

from folkmoot.core.tally.result import Result
from folkmoot.core.tally.results.explaining import amount_in, explain, say, words
from folkmoot.core.tally.results.pictures.matrix import matrix
from folkmoot.core.tally.results.pictures.seats import seats
from folkmoot.core.tally.results.pictures.staged import transfers
from folkmoot.core.tally.results.pictures.svg import plain
from folkmoot.core.tally.results.telling.result import shape_of, told

KINDS = {"transfers": transfers, "pairs": matrix, "seats": seats}
"""Each kind of picture, and what draws it."""

BESIDE = {"came_from", "winners", "seats_of_lists"}
"""What is not said again under a picture, for it shows it."""


def picture(result: Result, language: str = "en", kind: str | None = None, *, themed: bool = False) -> str:
    """A picture as SVG: of the stages, of the pairs or of the seats; without `kind` the one that tells most.

    Its colours are plain, so that any program draws it; `themed` takes those of the page that it is set into.
    Raises ValueError for a kind that this result has not.
    """
    chosen = kind or kinds(result)[0]
    if chosen not in kinds(result):
        raise ValueError(f"this result has no picture of {chosen}; it has {', '.join(kinds(result))}")
    last = told(result)[-1]
    facts = [last.heading, *(each for each in last.facts if each.key not in BESIDE)]
    closing = [say(each, language) for each in facts] if chosen == kinds(result)[0] and len(facts) > 1 else []
    made = KINDS[chosen](result, words(language), amount_in(language), closing)
    return made if themed else plain(made)


def kinds(result: Result) -> tuple[str, ...]:
    """Which pictures there are of a result, the one that tells most first."""
    shape = shape_of(result)
    return (shape, "seats") if shape in KINDS else ("seats",)


def alternative(result: Result, language: str = "en") -> tuple[str, ...]:
    """All that a picture shows, in sentences: for whoever does not see it."""
    return tuple(said for passage in explain(result, language) for said in (passage.heading, *passage.sentences))
