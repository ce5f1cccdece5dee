"""The organisation's own colour, from its profile, in a shade that can be read. It marks what one can do."""

import re
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from folkmoot.history import reads as history
from folkmoot.web.front import HISTORY
from folkmoot.web.page import look

PAPER, NIGHT = (0xFB, 0xF9, 0xF3), (0x17, 0x16, 0x14)
CONTRAST = 7
KEEP = 300  # seconds
STEPS = 50

NAMED = {
    "black": "000000",
    "blue": "0000ff",
    "brown": "a52a2a",
    "crimson": "dc143c",
    "darkblue": "00008b",
    "darkgreen": "006400",
    "darkred": "8b0000",
    "gold": "ffd700",
    "green": "008000",
    "indigo": "4b0082",
    "magenta": "ff00ff",
    "maroon": "800000",
    "navy": "000080",
    "orange": "ffa500",
    "pink": "ffc0cb",
    "purple": "800080",
    "red": "ff0000",
    "teal": "008080",
    "turquoise": "40e0d0",
    "violet": "ee82ee",
    "yellow": "ffff00",
}

Rgb = tuple[int, int, int]


@require_safe
def accent(request: HttpRequest) -> HttpResponse:
    """A small stylesheet with the accent; empty where the profile names no colour that is known."""
    sight = look(request)
    noted = history.profile().says("colour") if sight.may_read(HISTORY) else ()
    colour = next((found for says in noted if (found := read(says or ""))), None)
    css = ""
    if colour:
        by_day, by_night = hexed(legible(colour, PAPER)), hexed(legible(colour, NIGHT))
        css = f":root{{--accent:{by_day}}}@media (prefers-color-scheme:dark){{:root{{--accent:{by_night}}}}}"
    response = HttpResponse(css, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = f"max-age={KEEP}"
    return response


def read(says: str) -> Rgb | None:
    """A colour by its name or as #8b0000."""
    written = NAMED.get(says.strip().casefold().replace(" ", ""), says.strip().removeprefix("#"))
    if not re.fullmatch("[0-9A-Fa-f]{6}", written):
        return None
    red, green, blue = bytes.fromhex(written)
    return red, green, blue


def legible(colour: Rgb, ground: Rgb) -> Rgb:
    """The nearest shade of a colour, towards black or white, that stands out from a ground."""
    return next(shade for shade in _shades(colour, ground) if contrast(shade, ground) >= CONTRAST)


def _shades(colour: Rgb, ground: Rgb) -> Iterator[Rgb]:
    end = 0 if _light(ground) > 0.5 else 255
    for step in range(STEPS + 1):
        red, green, blue = (round(each + (end - each) * step / STEPS) for each in colour)
        yield red, green, blue


def contrast(one: Rgb, other: Rgb) -> float:
    """The contrast of two colours as WCAG has it: from 1 to 21."""
    dark, light = sorted((_light(one), _light(other)))
    return (light + 0.05) / (dark + 0.05)


def _light(colour: Rgb) -> float:
    red, green, blue = (each / 255 / 12.92 if each <= 10 else ((each / 255 + 0.055) / 1.055) ** 2.4 for each in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def hexed(colour: Rgb) -> str:
    return "#" + bytes(colour).hex()
