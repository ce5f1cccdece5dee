"""Tables as text: aligned for a terminal, as CSV, as HTML."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from html import escape
from itertools import groupby
from unicodedata import combining, east_asian_width

from folkmoot.core.tally.result import Result
from folkmoot.core.tally.results import amounts
from folkmoot.core.tally.results.explaining import amount_in, words
from folkmoot.core.tally.results.tables.paired import paired
from folkmoot.core.tally.results.tables.staged import staged
from folkmoot.core.tally.results.tables.table import PERCENT, Cell, Change, Column, Percent, Table

WIDTH = 100
"""Columns of a terminal: what is wider goes on below."""


def table(result: Result, language: str = "en") -> Table:
    """The table of a result: the matrix where candidates are compared two by two, else stage by stage."""
    say = words(language)
    return paired(result, say) if "matrix" in result.figures else staged(result, say)


def terminal(result: Result, language: str = "en", width: int = WIDTH) -> str:
    """The table for a terminal, in as many pieces as its width needs; pieces break between stages."""
    made = table(result, language)
    show = _shown(language)
    names = [made.of, *(row.heading for row in made.rows)]
    fates = [made.fate, *(row.fate for row in made.rows)]
    left = [f"{_left(name, names)}  {_left(fate, fates)}" for name, fate in zip(names, fates, strict=True)]
    blocks: list[list[list[str]]] = []
    used = 0
    for block in _blocks(made, show):
        wide = _width(block[0]) + 2
        if not blocks or used + wide > width:
            blocks.append([])
            used = _width(left[0])
        blocks[-1].append(block)
        used += wide
    pieces = [made.caption]
    for piece in blocks:
        over, heads, *cells = ("  ".join(parts) for parts in zip(*piece, strict=True))
        lines = [" " * _width(left[0]) + "  " + over] if over.strip() else []
        lines.append(f"{left[0]}  {heads}")
        lines += [f"{name}  {cell}" for name, cell in zip(left[1:], cells, strict=True)]
        pieces.append("\n".join(line.rstrip() for line in lines))
    if not blocks:
        pieces.append("\n".join(line.rstrip() for line in left))
    return "\n\n".join(pieces) + "\n"


def as_csv(result: Result, language: str = "en") -> str:
    """The table as CSV, by RFC 4180: amounts exact, as they stand in the JSON; percentages are left out."""
    made = table(result, language)
    text = io.StringIO()
    write = csv.writer(text).writerow
    kept = [n for n, column in enumerate(made.columns) if column.heading != PERCENT]
    write([made.of, made.fate, *(_whole_heading(made.columns[n]) for n in kept)])
    for row in made.rows:
        write([row.heading, row.fate, *(_exact(row.cells[n]) for n in kept)])
    return text.getvalue()


def as_html(result: Result, language: str = "en") -> str:
    """The table as HTML: a caption, headings with their scope, no style; every name escaped."""
    made = table(result, language)
    show = _shown(language)
    over = [(name, len(list(group))) for name, group in groupby(made.columns, key=lambda each: each.over)]
    has_over = any(name for name, _ in over)
    span = ' rowspan="2"' if has_over else ""
    first = "".join(f'<th scope="col"{span}>{escape(each)}</th>' for each in (made.of, made.fate))
    seconds = "".join(f'<th scope="col">{escape(each.heading)}</th>' for each in made.columns)
    if has_over:
        first += "".join(f'<th scope="colgroup" colspan="{many}">{escape(name)}</th>' for name, many in over)
        head = f"<tr>{first}</tr>\n<tr>{seconds}</tr>"
    else:
        head = f"<tr>{first}{seconds}</tr>"
    parts = {False: list[str](), True: list[str]()}
    for row in made.rows:
        cells = "".join(f"<td>{escape(show(cell))}</td>" for cell in row.cells)
        line = f'<tr><th scope="row">{escape(row.heading)}</th><td>{escape(row.fate)}</td>{cells}</tr>'
        parts[row.is_sum].append(line)
    body = "\n".join(parts[False])
    foot = f"\n<tfoot>\n{chr(10).join(parts[True])}\n</tfoot>" if parts[True] else ""
    groups = "<colgroup></colgroup><colgroup></colgroup>" + "".join(
        f'<colgroup span="{many}"></colgroup>' for _, many in over
    )
    return (
        f"<table>\n<caption>{escape(made.caption)}</caption>\n{groups if has_over else ''}\n<thead>\n{head}\n</thead>\n"
        f"<tbody>\n{body}\n</tbody>{foot}\n</table>\n"
    )


def _blocks(made: Table, show: Callable[[Cell], str]) -> Iterator[list[str]]:
    """The columns of each stage as lines of one width: the stage, their headings, the cells."""
    at = 0
    for over, group in (
        groupby(made.columns, key=lambda each: each.over)
        if any(c.over for c in made.columns)
        else (("", [each]) for each in made.columns)
    ):
        columns: Sequence[Column] = list(group)
        cells = [_pointed([show(row.cells[at + n]) for row in made.rows]) for n in range(len(columns))]
        heads = [column.short or column.heading for column in columns]
        widths = [max(map(_width, (head, *cell))) for head, cell in zip(heads, cells, strict=True)]
        lines = [
            [_right(head, wide) for head, wide in zip(heads, widths, strict=True)],
            *(
                [_right(cell[row], wide) for cell, wide in zip(cells, widths, strict=True)]
                for row in range(len(made.rows))
            ),
        ]
        joined = ["  ".join(line) for line in lines]
        wide = max(_width(over), _width(joined[0]))
        yield [_right(line, wide) for line in (over, *joined)]
        at += len(columns)


def _pointed(numbers: Sequence[str]) -> list[str]:
    """Numbers of one column with their points under one another."""
    longest = max((len(each.partition(".")[2]) for each in numbers), default=0)
    ends = [0 if "." not in each else len(each.partition(".")[2]) + 1 for each in numbers]
    return [each + " " * (longest + 1 - end if longest else 0) for each, end in zip(numbers, ends, strict=True)]


def _shown(language: str) -> Callable[[Cell], str]:
    say = amount_in(language)

    def show(cell: Cell) -> str:
        if isinstance(cell, Change):
            return f"+{say(cell.amount)}" if cell.amount > 0 else say(cell.amount)
        if isinstance(cell, Percent):
            return _percent(cell.share)
        if cell is None or isinstance(cell, str):
            return cell or ""
        return say(cell)

    return show


def _percent(share: Fraction) -> str:
    """A share in hundredths with one decimal, cut."""
    tenths = share.numerator * 1000 // share.denominator
    return f"{tenths // 10}.{tenths % 10}"


def _whole_heading(column: Column) -> str:
    return f"{column.over}: {column.heading}" if column.over else column.heading


def _exact(cell: Cell) -> int | str:
    if isinstance(cell, Change):
        return amounts.to_json(cell.amount)
    if isinstance(cell, int | Fraction):
        return amounts.to_json(cell)
    return cell if isinstance(cell, str) else ""


def _width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(0 if combining(each) else 2 if east_asian_width(each) in "WF" else 1 for each in text)


def _left(text: str, among: Sequence[str]) -> str:
    return text + " " * (max(map(_width, among)) - _width(text))


def _right(text: str, wide: int) -> str:
    return " " * (wide - _width(text)) + text
