"""The charters at hand: that which judged each act, the organisation's own versions, and those that come with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _

from folkmoot import shipped
from folkmoot.constitution import reads as constitution
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.read import read_file
from folkmoot.door.unmoved import once
from folkmoot.web import words
from folkmoot.web.page import Sight, charter_of

THEN = "then"
"""What each act was judged by when it was done."""


@dataclass(frozen=True, slots=True)
class AtHand:
    """A charter that one may choose: by its key in the address, and as it is called. None is that of the day."""

    key: str
    says: str
    charter: Charter | None


def at_hand(sight: Sight) -> list[AtHand]:
    """Every charter that can be chosen here, the one of the day first."""
    own = list(_own())
    hashes = {each.charter.hash for each in own if each.charter is not None}
    others = [AtHand(key, says, charter) for key, says, charter in _shipped() if charter.hash not in hashes]
    return [AtHand(THEN, _("the charter of the day, as it was judged"), None), *own, *others]


def _own() -> Iterator[AtHand]:
    versions = once("versions at hand", lambda: list(constitution.versions()), lasting=True)
    for number, row in enumerate(versions, 1):
        charter = charter_of(row.charter)
        if charter is not None:
            says = _("version {number}, in force from {day}").format(number=number, day=words.day(row.from_day))
            yield AtHand(f"version-{number}", says, charter)


@lru_cache(maxsize=1)
def _shipped() -> tuple[tuple[str, str, Charter], ...]:
    """Each by the name of its file, and by its title; by both, where several have one title."""
    found = [(path.stem, read_file(path)) for path in sorted(shipped("charters").glob("*.md"))]
    titles = [charter.title for _key, charter in found]
    return tuple(
        (key, charter.title if titles.count(charter.title) == 1 else f"{charter.title} ({key})", charter)
        for key, charter in found
    )
