"""What the tests of the deliberation share."""

from typing import Any

import pytest

from folkmoot import shipped
from folkmoot.deliberation.acts import FormTendency, JoinTendency
from folkmoot.members.conftest import panel, past, told
from tests.cast import MEMBERS, NORTH, SEATS, Moot, found

__all__ = ["panel", "past", "told"]

MODEL = (shipped("charters") / "model.md").read_text()
EIGHT = tuple(f"Comrade {n}" for n in range(1, 9))
AIMS = "Rents are to be fought by strikes of rent."


def charter(*changes: tuple[str, str]) -> bytes:
    """The model charter with some of its words changed, each of which stands there once."""
    text = MODEL
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text.encode()


def with_eight(text: bytes | None = None, seats: Any = SEATS) -> Moot:
    """The cast, and eight more members of North Branch."""
    return found(text, seats=seats, members=MEMBERS | dict.fromkeys(EIGHT, NORTH))


def announced(moot: Moot, by: str = "Bram") -> int:
    """A tendency that somebody has announced; its key."""
    entry = moot.enact(FormTendency(name="Rent strike", platform=AIMS), by)
    return int(entry.index) * 2**20


def formed(moot: Moot, *more: str) -> int:
    """One that Bram announced and the eight joined, and whoever else is named; its key."""
    key = announced(moot)
    for name in (*EIGHT, *more):
        moot.enact(JoinTendency(tendency=key), name)
    return key


@pytest.fixture
def crowd(db: None) -> Moot:
    """The cast under the model charter, and eight more members of North Branch."""
    return with_eight()


@pytest.fixture
def ours(crowd: Moot) -> int:
    """The key of a tendency of nine: Bram and the eight."""
    return formed(crowd)
