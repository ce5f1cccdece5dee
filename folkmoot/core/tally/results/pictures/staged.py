"""A count that moves papers: candidates in rows, stages in columns, a bar for what each has.

What came in a stage is in the accent; what went is an empty frame; the quota is a line through every row. Whoever is
elected stands above the strong line in the order of election, whoever is not below it, the runner-up first: so the two
who contested the last seat are neighbours.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from folkmoot.core.tally.result import Amount, Result, Stage
from folkmoot.core.tally.results.pictures.svg import (
    LETTER,
    MARGIN,
    Number,
    box,
    group,
    line,
    picture,
    rect,
    shortened,
    text,
    under,
    wrapped,
)
from folkmoot.core.tally.results.tables.staged import order
from folkmoot.core.tally.results.telling.facts import names

Say = Callable[..., str]

ROW = 30
BAR = 11
NAME = 26
WIDE = 118
NARROW = 46
ROOM = 1_000
"""Sizes in pixels; names have at most NAME characters."""

ELECTED = "✓"
OUT = "✕"


@dataclass(frozen=True)
class Sheet:
    """Where everything stands."""

    result: Result
    say: Say
    show: Callable[[Amount], str]
    rows: Sequence[int]

    @cached_property
    def left(self) -> int:
        longest = max(
            (min(len(name), NAME) for name in (*self.result.candidates, self.say("table_non_transferable"))), default=0
        )
        return MARGIN + longest * LETTER + 26

    @property
    def column(self) -> int:
        stages = max(len(self.result.stages), 1)
        return max(NARROW, min(WIDE, ROOM // stages))

    @property
    def is_narrow(self) -> bool:
        return self.column < 100

    @property
    def top(self) -> int:
        return MARGIN + (140 if self.is_narrow else 74)

    @property
    def width(self) -> int:
        slanted = 60 if self.is_narrow else 0
        return max(self.left + self.column * len(self.result.stages) + slanted + MARGIN, 560)

    @property
    def bottom(self) -> int:
        """Under the last candidate and the row of votes that went to nobody."""
        return self.top + ROW * (len(self.rows) + 1) + 8

    @cached_property
    def most(self) -> Amount:
        votes = [amount for stage in self.result.stages for amount in (*stage.votes, stage.non_transferable)]
        return max([*votes, *(self.quota(stage) or 0 for stage in self.result.stages), 1])

    def quota(self, stage: Stage) -> Amount | None:
        """What elects: the quota, or half where one is elected by a majority."""
        quota: Amount | None = stage.figures.get("quota", self.result.quota)
        if quota is None and self.is_by_half:
            whole = self.result.valid if self.result.settings.get("half") != "continuing" else sum(stage.votes)
            return Fraction(whole, 2)
        return quota

    @cached_property
    def is_by_half(self) -> bool:
        return any(each.why == "majority" for stage in self.result.stages for each in stage.elected)

    def x(self, number: int) -> int:
        return self.left + self.column * number

    def y(self, row: int) -> int:
        return self.top + ROW * row + (8 if row >= self.taken else 0)

    @cached_property
    def taken(self) -> int:
        """How many rows are of those elected."""
        return len([each for each in self.rows if each in self.result.elected])

    def long(self, votes: Amount) -> Fraction:
        """How long the bar of so many votes is."""
        return Fraction(votes) * (self.column - 12) / Fraction(self.most)


def transfers(result: Result, say: Say, show: Callable[[Amount], str], closing: Sequence[str]) -> str:
    """The picture of a count that moves papers; `closing` are the sentences that stand under it."""
    sheet = Sheet(result, say, show, order(result))
    words, high = under(closing, sheet.bottom + 56, sheet.width)
    height = sheet.bottom + 44 + high + MARGIN
    parts = [
        *_heads(sheet),
        *_names(sheet),
        *_bars(sheet),
        *_legend(sheet, sheet.bottom + 18),
        *words,
    ]
    description = say("picture_transfers_text", stages=len(result.stages), candidates=len(result.candidates))
    return picture(
        sheet.width, height, say("picture_transfers", title=result.title), description, parts, "count-stages"
    )


def _heads(sheet: Sheet) -> Iterator[str]:
    """What happened in each stage."""
    yield group(
        "ink",
        [
            text(
                MARGIN,
                MARGIN + 10,
                sheet.say("picture_transfers", title=sheet.result.title),
                'font-size="15" font-weight="600"',
            )
        ],
    )
    heads: list[str] = []
    for n, stage in enumerate(sheet.result.stages):
        said = sheet.say("table_stage", number=n + 1, step=stage.step, of=names(sheet.result, stage.of))
        x, y = sheet.x(n), sheet.top - 10
        if sheet.is_narrow:
            heads.append(text(x + 12, y, shortened(said, 27), f'transform="rotate(-50 {x + 12} {y})" font-size="11"'))
        else:
            lines = list(wrapped(said, (sheet.column - 8) // 6))[:3]
            heads += [text(x, y - 14 * (len(lines) - 1 - k), each, 'font-size="12"') for k, each in enumerate(lines)]
    yield group("ink", heads)


def _names(sheet: Sheet) -> Iterator[str]:
    result = sheet.result
    elected = [each in result.elected for each in sheet.rows]
    said = [
        text(
            MARGIN,
            sheet.y(n) + 14,
            ("✓ " if elected[n] else "") + shortened(result.candidates[each], NAME),
            'font-weight="600"' if elected[n] else "",
        )
        for n, each in enumerate(sheet.rows)
    ]
    yield group("ink", said)
    nobody = sheet.y(len(sheet.rows))
    yield group("soft", [text(MARGIN, nobody + 14, sheet.say("table_non_transferable"))])
    right = sheet.width - MARGIN
    rules = [
        line(MARGIN, sheet.y(n) - 3, right, sheet.y(n) - 3) for n in range(len(sheet.rows) + 1) if n != sheet.taken
    ]
    yield group("rule", rules, 'stroke-width="1"', stroke=True)
    if sheet.taken:
        y = sheet.y(sheet.taken) - 7
        yield group("ink", [line(MARGIN, y, right, y)], 'stroke-width="2"', stroke=True)


def _bars(sheet: Sheet) -> Iterator[str]:
    """For each stage what everybody kept, what came, what went, and how much it is now."""
    kept, came, went, said, quotas = (list[str]() for _ in range(5))
    for n, stage in enumerate(sheet.result.stages):
        before = sheet.result.stages[n - 1] if n else None
        gone = {each.candidate for one in sheet.result.stages[:n] for each in one.excluded}
        for row, each in enumerate([*sheet.rows, None]):
            has, had = _amounts(stage, before, each)
            if each in gone and not has and not had:
                continue
            x, y = sheet.x(n), sheet.y(row)
            quota = sheet.quota(stage)
            if quota is not None and each is not None:
                quotas.append(line(x + sheet.long(quota), y - 2, x + sheet.long(quota), y + BAR + 2))
            low, high = min(has, had), max(has, had)
            kept.append(rect(x, y, sheet.long(low), BAR))
            if has > had:
                came.append(rect(x + sheet.long(low), y, sheet.long(high) - sheet.long(low), BAR))
            elif had > has:
                went.append(rect(x + sheet.long(low), y, sheet.long(high) - sheet.long(low), BAR))
            mark = _mark(stage, each)
            shown = "" if not has and (each in gone or mark == OUT) else _short(sheet, has)
            said.append(text(x, y + 22, f"{mark} {shown}".strip(), 'font-weight="600"' if mark else ""))
    yield group("line", kept, 'fill-opacity="0.7"')
    yield group("accent", came)
    yield group("line", went, 'fill="none" stroke-width="1" stroke-dasharray="2 2"', stroke=True)
    yield group("ink", said, 'font-size="10"')
    yield group("ink", quotas, 'stroke-width="1.5"', stroke=True)


def _amounts(stage: Stage, before: Stage | None, candidate: int | None) -> tuple[Amount, Amount]:
    """What somebody, or nobody, has after a stage and had before it; in the first stage nothing has come yet."""
    if candidate is None:
        return stage.non_transferable, before.non_transferable if before else stage.non_transferable
    return stage.votes[candidate], before.votes[candidate] if before else stage.votes[candidate]


def _mark(stage: Stage, candidate: int | None) -> str:
    if any(each.candidate == candidate for each in stage.elected):
        return ELECTED
    return OUT if any(each.candidate == candidate for each in stage.excluded) else ""


def _short(sheet: Sheet, votes: Amount) -> str:
    """As many digits as there is room for, cut."""
    places = 0 if sheet.is_narrow else 2
    scaled = votes * 10**places
    return sheet.show(Fraction(scaled.numerator // scaled.denominator, 10**places))


def _legend(sheet: Sheet, y: int) -> Iterator[str]:
    """What the marks mean."""
    quotas = {sheet.quota(stage) for stage in sheet.result.stages}
    quota = next(iter(quotas)) if len(quotas) == 1 else None
    keys: list[tuple[str, Callable[[Number], str]]] = [
        (sheet.say("picture_had"), lambda x: group("line", [rect(x, y - 9, 14, BAR)], 'fill-opacity="0.7"')),
        (sheet.say("picture_came"), lambda x: box(x, y - 9, 14, BAR, "accent")),
        (
            sheet.say("picture_went"),
            lambda x: group(
                "line", [rect(x, y - 9, 14, BAR)], 'fill="none" stroke-width="1" stroke-dasharray="2 2"', stroke=True
            ),
        ),
    ]
    if quotas - {None}:
        said = sheet.say("picture_half") if sheet.is_by_half else sheet.say("picture_quota", quota=quota)
        keys.append(
            (said, lambda x: group("ink", [line(x + 7, y - 11, x + 7, y + 4)], 'stroke-width="1.5"', stroke=True))
        )
    x = MARGIN
    for said, mark in keys:
        yield mark(x)
        yield group("ink", [text(x + 20, y, said, 'font-size="12"')])
        x += 44 + len(said) * 6
    yield group("ink", [text(x, y, sheet.say("picture_marks"), 'font-size="12"')])
