"""A count that compares two by two: each cell says how many papers prefer whoever stands at the left.

A victory is filled, the more the greater it is, and framed; so it can be told without its colour.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction

from folkmoot.core.tally.result import Amount, Result
from folkmoot.core.tally.results.pictures.svg import LETTER, MARGIN, group, line, picture, rect, shortened, text, under
from folkmoot.core.tally.results.telling.pairs import ranked

CELL = 52
HIGH = 30
NAME = 24


def matrix(result: Result, say: Callable[..., str], show: Callable[[Amount], str], closing: Sequence[str]) -> str:
    """The picture of a count that compares two by two, best first; `closing` are the sentences under it."""
    order = ranked(result)
    pairs = result.figures["matrix"]
    names = [f"{place} {shortened(result.candidates[each], NAME)}" for place, each in enumerate(order, 1)]
    left = MARGIN + max(map(len, names), default=0) * LETTER + 18
    top = MARGIN + 62
    width = max(left + CELL * len(order) + MARGIN, 520)
    bottom = top + HIGH * len(order)
    title = say("picture_pairs", title=result.title)
    most = max((abs(pairs[one][other] - pairs[other][one]) for one in order for other in order), default=0) or 1
    won, said, numbers = list[str](), list[str](), list[str]()
    for row, one in enumerate(order):
        y = top + HIGH * row
        bold = 'font-weight="600"' if one in result.elected else ""
        said.append(text(MARGIN, y + 19, ("✓ " if one in result.elected else "") + names[row], bold))
        for column, other in enumerate(order):
            x = left + CELL * column
            if one == other:
                numbers.append(text(x + CELL // 2, y + 19, "–", 'text-anchor="middle"'))
                continue
            margin = pairs[one][other] - pairs[other][one]
            strong = 'font-weight="600"' if margin > 0 else ""
            numbers.append(
                text(x + CELL // 2, y + 19, show(pairs[one][other]), f'text-anchor="middle" {strong}'.strip())
            )
            if margin > 0:
                shade = Fraction(8 + 22 * margin // most, 100)
                fill = f'fill-opacity="0.{shade.numerator * (100 // shade.denominator):02}" stroke-opacity="0.9"'
                won.append(rect(x + 2, y + 2, CELL - 4, HIGH - 4, fill))
    heads = [
        text(left + CELL * n + CELL // 2, top - 8, str(n + 1), 'text-anchor="middle" font-weight="600"')
        for n in range(len(order))
    ]
    words, high = under((*closing, say("picture_pairs_key")), bottom + 26, width)
    parts = [
        group("ink", [text(MARGIN, MARGIN + 10, title, 'font-size="15" font-weight="600"')]),
        group("ink", [*heads, *said]),
        group("accent", [group("accent", won, 'stroke-width="1"')], 'stroke-width="1"', stroke=True),
        group("ink", numbers),
        group("rule", [line(MARGIN, top - 2, width - MARGIN, top - 2)], 'stroke-width="1"', stroke=True),
        *words,
    ]
    description = say("picture_pairs_text", candidates=len(order))
    return picture(width, bottom + 14 + high + MARGIN, title, description, parts, "count-pairs")
