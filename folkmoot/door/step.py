"""One act on its way through the door."""

from dataclasses import dataclass
from datetime import date, datetime

from folkmoot.core.charter.judging import Counts
from folkmoot.door.act import Act
from folkmoot.door.occasion import Hat
from folkmoot.door.seal import Words


@dataclass(frozen=True, slots=True)
class Step:
    """An act, sealed, with who does it and by what authority; `hats` left out are those that the person wears.

    `deputy` is the recorder who enters it for the person. `day` and `charter` judge what follows from a decision that
    was reported afterwards.
    """

    act: Act
    words: tuple[Words, ...] = ()
    person: str | None = None
    deputy: str | None = None
    hats: frozenset[Hat] | None = None
    decision: Counts | None = None
    cause: int | None = None
    on: str | None = None
    source: Words | None = None
    due: datetime | None = None
    day: date | None = None
    charter: str | None = None
