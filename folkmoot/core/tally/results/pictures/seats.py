"""Who has which seat: a square for each, with the place in which it was given."""

from collections.abc import Callable, Sequence

from folkmoot.core.tally.result import Amount, Result
from folkmoot.core.tally.results.pictures.svg import LETTER, MARGIN, group, picture, rect, shortened, text, under
from folkmoot.core.tally.results.tables.staged import numbers, order

SEAT = 26
ROW = 36
NAME = 28
MOST = 24
"""Squares in one line; more go on below."""


def seats(result: Result, say: Callable[..., str], show: Callable[[Amount], str], closing: Sequence[str]) -> str:
    """The picture of the seats, by candidate or list; `closing` are the sentences under it."""
    rows = order(result)
    has = {each: [n for n, one in enumerate(result.elected, 1) if one == each] for each in rows}
    longest = max((min(len(result.candidates[each]), NAME) for each in rows), default=0)
    left = MARGIN + longest * LETTER + 26
    after = max((min(len(each), MOST) for each in has.values()), default=0) * (SEAT + 4)
    width = max(left + after + 150 + MARGIN, 520)
    title = say("picture_seats", title=result.title)
    squares, numbers, said, soft = list[str](), list[str](), list[str](), list[str]()
    y = MARGIN + 34
    for each in rows:
        taken = has[each]
        bold = 'font-weight="600"' if taken else ""
        said.append(text(MARGIN, y + 18, ("✓ " if taken else "") + shortened(result.candidates[each], NAME), bold))
        for n, seat in enumerate(taken):
            x, down = left + (n % MOST) * (SEAT + 4), y + (n // MOST) * (SEAT + 4)
            squares.append(rect(x, down, SEAT, SEAT, 'rx="4"'))
            numbers.append(text(x + SEAT // 2, down + 18, str(seat), 'text-anchor="middle" font-size="12"'))
        found = _number(result, each)
        if found is not None:
            beside = f"{say(found[0])}: {show(found[1])}"
            soft.append(text(left + min(len(taken), MOST) * (SEAT + 4) + 8, y + 18, beside, 'font-size="12"'))
        y += ROW + max(len(taken) - 1, 0) // MOST * (SEAT + 4)
    words, high = under((*closing, say("picture_seats_key")), y + 18, width)
    parts = [
        group("ink", [text(MARGIN, MARGIN + 10, title, 'font-size="15" font-weight="600"')]),
        group("ink", said),
        group("accent", squares),
        group("paper", numbers),
        group("soft", soft),
        *words,
    ]
    description = say("picture_seats_text", seats=len(result.elected))
    return picture(width, y + 6 + high + MARGIN, title, description, parts, "count-seats")


def _number(result: Result, candidate: int) -> tuple[str, Amount] | None:
    """What stands beside somebody: their votes, or the number by which they took a seat or missed the last one."""
    if not result.stages:
        return None
    if result.stages[0].step == "first":
        return "table_votes", result.stages[0].votes[candidate]
    own = [stage for stage in result.stages if any(each.candidate == candidate for each in stage.elected)]
    found = numbers((own or result.stages)[-1])[candidate]
    return None if found is None else ("table_number", found)
