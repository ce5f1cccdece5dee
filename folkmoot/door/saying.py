"""What the door says of acts: in English, as it is logged and sent to programs, and in the language of who reads.

`shown` and the functions below speak the language that is active when they are called; the catalogues lie in the
`locale` of each room.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language, gettext

from folkmoot.core.charter.languages import LANGUAGES


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence with named places, and what fills them; `of` is the field of an act that it is about, if it is.

    As a string it is English. A value may be a saying itself, or an error that holds one.
    """

    message: str
    values: Mapping[str, object] = field(default_factory=dict)
    of: str = ""

    def __str__(self) -> str:
        said = self.message.format_map(self.values) if self.values else self.message
        return f"field {self.of}: {said}" if self.of else said

    def shown(self) -> str:
        """The sentence alone, without its field, in the active language."""
        message = gettext(self.message)
        return (
            message.format_map({name: _shown(each) for name, each in self.values.items()}) if self.values else message
        )


def saying(message: "str | Saying", /, **values: object) -> Saying:
    """Read `field NAME: sentence`, or a sentence about no field. NAME may have places too."""
    if isinstance(message, Saying):
        return message
    start, colon, rest = message.partition(": ")
    if colon and start.startswith("field "):
        of = start.removeprefix("field ")
        return Saying(rest, values, of.format_map(values) if values else of)
    return Saying(message, values)


def charters_language() -> str:
    """The active language, where charters speak it; else English."""
    active = (get_language() or "en").partition("-")[0]
    return active if active in LANGUAGES else "en"


def _shown(value: object) -> object:
    held: Any = value.args[0] if isinstance(value, Exception) and value.args else value
    return held.shown() if isinstance(held, Saying) else value
