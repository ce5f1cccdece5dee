"""What the tests of the grievances share: the cast, a panel of nine from nine branches, and a case of theirs."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest

from folkmoot import shipped
from folkmoot.constitution.acts import FirstUnit
from folkmoot.door.act import BadAct
from folkmoot.grievances.acts.appealing import LodgeAppeal
from folkmoot.grievances.acts.complaining import Complain
from folkmoot.grievances.acts.finding import Find
from folkmoot.grievances.acts.hearing import CallHearing, Hear
from folkmoot.grievances.acts.sanctioning import ImposeSanction
from tests.cast import MEMBERS, SEATS, Moot, found

MODEL = (shipped("charters") / "model.md").read_bytes()
PANEL = tuple(f"Judge {n}" for n in range(1, 10))
UNITS = ("North Branch", "South Branch", *(f"Branch of {name}" for name in PANEL))


def changed(*pairs: tuple[str, str]) -> bytes:
    """The model charter with some of its lines changed."""
    charter = MODEL
    for old, new in pairs:
        assert old.encode() in charter
        charter = charter.replace(old.encode(), new.encode(), 1)
    return charter


def justice(charter: bytes | None = None, *, seats: Any = (), members: Any = None, **more: Any) -> Moot:
    """The cast, and nine judges on the Grievance Panel, each of a branch of their own."""
    judges = {name: 2 + n for n, name in enumerate(PANEL)}
    panel = tuple((name, "grievance", None) for name in PANEL)
    return found(
        charter,
        seats=(*SEATS, *panel, *seats),
        members=MEMBERS | judges | (members or {}),
        units=tuple(FirstUnit(kind="branch", name=name) for name in UNITS),
        **more,
    )


@contextmanager
def wrong(says: str) -> Iterator[None]:
    """Holds what is done inside to be no act at all, for this reason, and to have moved nothing."""
    before = Moot().tables()
    with pytest.raises(BadAct) as caught:
        yield
    assert str(caught.value) == says
    assert Moot().tables() == before


@dataclass
class Story:
    """Bram's complaint about Sid, and what is done in it."""

    moot: Moot
    case: int = 0

    def begins(self, by: str = "Bram", against: str = "Sid", **more: Any) -> Any:
        """The complaint; its entry."""
        given = {"against": (self.moot[against],), "statement": "He shouted at me.", **more}
        entry = self.moot.enact(Complain(**given), by)
        self.case = entry.index * 2**20
        return entry

    def is_heard(
        self, notice: int = 14, *, people: tuple[str, ...] = ("Bram", "Sid"), by: str = "Judge 1", **more: Any
    ) -> Any:
        """A hearing with so many whole days of notice, to which all who are called come."""
        references = tuple(self.moot[name] for name in people)
        day = self.moot.today.fromordinal(self.moot.today.toordinal() + notice + 1)
        called = self.moot.enact(CallHearing(case=self.case, day=day, people=references, **more), by)
        self.moot.wait(notice + 1)
        return self.moot.enact(Hear(case=self.case, hearing=called.index * 2**20, came=references), by)

    def calls(self, name: str = "Ben", by: str = "Judge 1") -> None:
        """Somebody is called as a witness, and so knows of the case; they have no power in it."""
        self.moot.enact(CallHearing(case=self.case, day=self.moot.today, people=(self.moot[name],)), by)

    def find(self, **more: Any) -> Find:
        return Find(case=self.case, **{"outcome": "upheld", "reasons": "Three people heard it.", **more})

    def is_found(self, yes: int = 9, no: int = 0, by: str = "Judge 1", *, tie_broken: bool = False, **more: Any) -> Any:
        """The panel finds for the complaint; the entry of its decision."""
        return self.moot.decide("grievance", self.find(**more), yes=yes, no=no, by=by, tie_broken=tie_broken)


@pytest.fixture
def story(db: None) -> Story:
    """The stage under the model charter, and Bram's complaint about Sid."""
    told = Story(justice())
    told.begins()
    return told


JURISTS = tuple(f"Jurist {n}" for n in range(1, 7))


@dataclass
class Higher(Story):
    """What is found of Sid goes before the Appeals Committee: Ines, of Bram's branch, and six of other branches."""

    decision: int = 0

    def is_decided(self, **more: Any) -> Any:
        """Heard and found for the complaint; the entry of the decision."""
        self.is_heard()
        entry = self.is_found(**more)
        self.decision = entry.index * 2**20
        return entry

    def is_to_be_expelled(self, name: str = "Sid", **more: Any) -> Any:
        """The panel decides that somebody is expelled; the entry of the decision."""
        given: dict[str, Any] = {"case": self.case, "person": self.moot[name], "sanction": "expel"}
        return self.moot.decide(
            "grievance", ImposeSanction(reasons="For what he did.", **given, **more), yes=9, by="Judge 1"
        )

    def appeals(self, by: str = "Sid", **more: Any) -> Any:
        """A party appeals against the finding; the entry."""
        given = {"case": self.case, "decision": self.decision, "grounds": "I was not there.", **more}
        return self.moot.enact(LodgeAppeal(**given), by)

    def rules(self, ruling: Any, yes: int = 6, by: str = "Jurist 1", body: str = "appeals", **more: Any) -> Any:
        """The Appeals Committee rules on the finding; the entry of its decision."""
        given = {"case": self.case, "decision": self.decision, "reasons": "He was not there.", **more}
        return self.moot.decide(body, ruling(**given), yes=yes, by=by)


def higher(charter: bytes | None = None, **more: Any) -> Higher:
    """The stage of `justice`, with a full Appeals Committee; nobody has complained yet."""
    units = {name: 2 + n for n, name in enumerate(JURISTS)}
    seats = tuple((name, "appeals", None) for name in JURISTS)
    return Higher(justice(charter, seats=(*seats, *more.pop("seats", ())), members=units, **more))


@pytest.fixture
def heard(db: None) -> Higher:
    """The panel has found for Bram's complaint about Sid."""
    story = higher()
    story.begins()
    story.is_decided()
    return story
