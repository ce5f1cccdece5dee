"""What every page needs: the head of the record, the charter in force, and what its reader may see of the rest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.functional import SimpleLazyObject

from folkmoot.constitution import reads as constitution
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.errors import CharterError
from folkmoot.door.charters import adopted
from folkmoot.door.models import Head
from folkmoot.door.reading import Reader, reader
from folkmoot.door.rows import rows
from folkmoot.door.unmoved import ends
from folkmoot.members.concerning import Own
from folkmoot.members.readings import note_reading, of_case
from folkmoot.web import words
from folkmoot.web.known import Known
from folkmoot.web.opening import look_up

AHEAD = "rehearsed_until"
ACTOR = "rehearses_as"


@dataclass
class Sight:
    """The organisation as one page finds it, for one reader.

    A rehearsal has a time of its own: it stands at its last entry, until whoever rehearses lets days pass.
    """

    head: Head
    ahead: datetime | None = None
    person: str | None = None
    place: str = ""
    known: Known = field(default_factory=Known)

    @cached_property
    def reader(self) -> Reader:
        """Whoever reads: the person of the account, or whom somebody plays in a rehearsal, or a stranger."""
        return reader(self.person, self.today, self.charter)

    @cached_property
    def own(self) -> Own:
        """What in the record is about whoever reads: they may read it, whatever their class."""
        return Own(self.person)

    @cached_property
    def charter(self) -> Charter | None:
        """The charter in force; None where nothing is founded or its text is not kept here."""
        return charter_of(self.head.charter)

    @property
    def ends(self) -> bytes:
        """How the record ends. No record ends twice in the same way."""
        return bytes(self.head.frontier)

    @property
    def zone(self) -> ZoneInfo:
        """By whose clocks times are shown: those of the reader's own place, if they named one, else the charter's."""
        return ZoneInfo(self.place) if self.place else self._charters_zone

    @property
    def _charters_zone(self) -> ZoneInfo:
        return self.charter.timezone if self.charter else words.UTC

    @property
    def now(self) -> datetime:
        """The time at which an act of this page would be done."""
        if not self.head.rehearsal or self.head.at is None:
            return datetime.now(UTC)
        return max(self.head.at + timedelta(minutes=1), self.ahead or self.head.at)

    @property
    def today(self) -> date:
        return self.now.astimezone(self._charters_zone).date()

    @property
    def is_told(self) -> bool:
        """Whether all of it is told by sources: then what no row says is not known, rather than not so."""
        return self.head.live_from is None and not self.head.rehearsal

    @property
    def is_dissolved(self) -> bool:
        return self.head.dissolved_in is not None

    def may_read_class(self, class_: str) -> bool:
        """Whether this reader may read entries of a record class."""
        return self.reader.may_read_class(class_)

    def may_read(self, record_name: str) -> bool:
        """Whether this reader may read what the charter calls so: `roll`, `mandates`, `decision`."""
        return self.reader.may_read(self.charter, record_name)

    def words(self, commitments: Iterable[str]) -> Mapping[str, str]:
        """The words behind commitments that this reader may read, their own among them, and that were not erased."""
        asked = {each for each in commitments if each}
        known = self.known.words(asked | self._always, self.reader.classes)
        self._note_readings()
        found = {each: said for each, said in known.items() if each in asked}
        return {**found, **self.own.words(asked - found.keys())}

    def _note_readings(self) -> None:
        """Let the parties of a case see who read of it, once a day."""
        while self.known.cases:
            note_reading(self.person, of_case(self.known.cases.pop()), self.today)

    @cached_property
    def _always(self) -> frozenset[str]:
        """What the head of every page says, looked up with the first words: two names."""
        founded = constitution.organisation()
        own = self.known.people([self.person]).values() if self.person else ()
        return frozenset([*own, *([founded.name] if founded else ())])

    @cached_property
    def name(self) -> str:
        """What the organisation is called; before the founding, or where its name is erased, where it signs."""
        founded = constitution.organisation()
        return (founded and self.words([founded.name]).get(founded.name)) or self.head.origin or "Folkmoot"


def charter_of(hash_: str) -> Charter | None:
    """The charter of this hash; None where nothing is founded or its text is not kept here."""
    try:
        return adopted(hash_) if hash_ else None
    except (LookupError, CharterError):
        return None


def look(request: HttpRequest) -> Sight:
    """What the reader who asks for this page finds."""
    head = next(iter(rows(Head, id=Head.THE_ONE)), None) or Head()
    ends(bytes(head.frontier))
    ahead = request.session.get(AHEAD) if head.rehearsal else None
    account = getattr(request, "user", None)
    person = request.session.get(ACTOR) if head.rehearsal else getattr(account, "person", None)
    who = person if isinstance(person, str) and person else None
    place = "" if head.rehearsal else getattr(account, "zone", "")
    sight = Sight(head, datetime.fromisoformat(ahead) if ahead else None, who, place)
    if who is not None and sight.charter is not None:
        look_up(sight.known, who, sight.today, sight.charter)
    return sight


def given(request: HttpRequest) -> dict[str, Any]:
    """For templates of views below the pages: what every page needs, looked up only if they ask for it."""
    sight = SimpleLazyObject(lambda: look(request))
    return {"sight": sight, "head": SimpleLazyObject(lambda: sight.head), "user": request.user}


def page(request: HttpRequest, name: str, sight: Sight, *, status: int = 200, **context: Any) -> HttpResponse:
    """A page from the template of this name."""
    given = {"sight": sight, "head": sight.head, "here": name, **context}
    response = render(request, f"web/{name}.html", given, status=status)
    patch_vary_headers(response, ("Cookie",))  # its language may be in one
    return response
