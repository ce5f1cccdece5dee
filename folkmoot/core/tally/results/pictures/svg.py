"""Elements of SVG as text.

Colours are variables of the page that a picture stands in (`--ink`, `--accent` and so on), each with a value of its own
for where there is no page; `plain` leaves those values alone. A picture has its own ground, so it is legible wherever
it lies. Nothing needs a style sheet or an attribute `style`, which a strict policy of content would refuse.
"""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from html import escape

COLOURS = {
    "paper": "#fbf9f3",
    "ink": "#1c1a17",
    "soft": "#4a4640",
    "line": "#736c5f",
    "rule": "#cfc8b8",
    "accent": "#7a1f1f",
}
"""Each role of a colour, and what it is where no page says otherwise."""

_VARIABLE = re.compile(r"var\(--[a-z]+, (#[0-9a-f]{6})\)")

Number = int | Fraction

MARGIN = 16
LINE = 18
LETTER = 8
"""How wide a letter of a bold name is at most, nearly always, in pixels."""

WIDE_LETTER = 72
"""How wide a letter of a sentence is, in tenths of a pixel, as the widest common fonts have it."""

FONT = 'font-family="system-ui, sans-serif"'


def picture(width: int, height: int, title: str, description: str, parts: Iterable[str], name: str) -> str:
    """A whole picture. `name` sets the identifiers of its title and description apart on one page."""
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-labelledby="{name}-title {name}-text" class="count-picture" {FONT} font-size="13">\n'
        f'<title id="{name}-title">{escape(title)}</title>\n<desc id="{name}-text">{escape(description)}</desc>\n'
        f"{box(0, 0, width, height, 'paper')}\n{body}\n</svg>\n"
    )


def group(role: str, parts: Iterable[str], more: str = "", *, stroke: bool = False) -> str:
    """Parts in one colour."""
    paint = "stroke" if stroke else "fill"
    body = "".join(parts)
    if not body:
        return ""
    return f'<g class="{role}" {paint}="var(--{role}, {COLOURS[role]})"{" " + more if more else ""}>{body}</g>'


def plain(picture: str) -> str:
    """A picture without variables: for what draws SVG and does not know them, as most programs but browsers do."""
    return _VARIABLE.sub(r"\1", picture)


def box(x: Number, y: Number, width: Number, height: Number, role: str) -> str:
    """A rectangle in one colour."""
    return group(role, [rect(x, y, width, height)])


def rect(x: Number, y: Number, width: Number, height: Number, more: str = "") -> str:
    """A rectangle in the colour of its group."""
    return f'<rect x="{at(x)}" y="{at(y)}" width="{at(width)}" height="{at(height)}"{" " + more if more else ""}/>'


def text(x: Number, y: Number, said: str, more: str = "") -> str:
    """A line of text in the colour of its group."""
    return f'<text x="{at(x)}" y="{at(y)}"{" " + more if more else ""}>{escape(said)}</text>'


def line(x: Number, y: Number, x2: Number, y2: Number, more: str = "") -> str:
    """A line in the colour of its group."""
    return f'<path d="M{at(x)} {at(y)}L{at(x2)} {at(y2)}"{" " + more if more else ""}/>'


def at(place: Number) -> str:
    """A place in tenths of a pixel, cut."""
    tenths = place * 10
    whole = tenths.numerator // tenths.denominator
    return f"{whole // 10}.{whole % 10}" if whole % 10 else str(whole // 10)


def wrapped(said: str, width: int) -> Iterator[str]:
    """A text in lines of at most so many characters, broken between words."""
    now = ""
    for word in said.split():
        if now and len(now) + 1 + len(word) > width:
            yield now
            now = ""
        now = f"{now} {word}".strip()
    if now:
        yield now


def under(sentences: Iterable[str], y: int, width: int) -> tuple[list[str], int]:
    """Sentences under a picture, the first as a heading; with how high they stand together."""
    lines: list[str] = []
    for n, said in enumerate(sentences):
        bold = 'font-weight="600"' if n == 0 else ""
        for each in wrapped(said, (width - 2 * MARGIN) * 10 // WIDE_LETTER):
            lines.append(text(MARGIN, y + LINE * len(lines), each, bold))
    return [group("ink", lines)], LINE * len(lines)


def shortened(name: str, width: int) -> str:
    """A name of at most so many characters."""
    return name if len(name) <= width else f"{name[: width - 1].rstrip()}…"
