"""Who acts, by what authority, when: what the door tells every act."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.judging import Authority, Counts

ROWS_AN_ENTRY = 2**20


class Kind(StrEnum):
    """How an entry came to be (semantics E)."""

    FOUNDING = "founding"
    TOLD = "told"
    REHEARSED = "rehearsed"
    LIVE = "live"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, order=True)
class Hat:
    """An authority that somebody acts by, and the unit to which it is confined, if any."""

    authority: Authority
    unit: int | None = None

    def __str__(self) -> str:
        at = "" if self.unit is None else f"@{self.unit}"
        return f"{self.authority.kind}:{self.authority.id}{at}" if self.authority.id else f"{self.authority.kind}{at}"


SELF = Hat(Authority("self", ""))
CLOCK = Hat(Authority("clock", ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One act's circumstances. `at` is the record's time, `today` the day on which the deed is judged.

    `today` is the day of `at` in the charter's time zone for a live or rehearsed act, the latest possible day of the
    told date for a told one, and the day of the meeting for a decision that is reported. `deputy` is the recorder who
    enters an act on oneself for the person.
    """

    index: int
    at: datetime
    today: date
    kind: Kind
    charter: Charter
    person: str | None = None
    deputy: str | None = None
    hats: frozenset[Hat] = frozenset()
    decision: Counts | None = None
    cause: int | None = None
    request: str | None = None
    on: str | None = None

    @property
    def told(self) -> bool:
        return self.kind is Kind.TOLD

    def key(self, n: int = 0) -> int:
        """The key of the n-th row that is born of this act."""
        if not 0 <= n < ROWS_AN_ENTRY:
            raise ValueError(f"an act makes at most {ROWS_AN_ENTRY} rows of a kind")
        return self.index * ROWS_AN_ENTRY + n


def born_of(key: int) -> int:
    """The index of the entry that a row was born of."""
    return key // ROWS_AN_ENTRY
