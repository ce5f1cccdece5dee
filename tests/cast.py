"""The cast whose standing everybody knows, and the stage on which tests set them by acts.

In North Branch: Ada, its secretary and the General Secretary; Ben, of the Steering Committee; Bram, a member; Ines, of
the Appeals Committee. In South Branch: Sol, its secretary, and Sid. Kit is a stranger.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from folkmoot import shipped

NORTH, SOUTH = 0, 1
FIRST_DAY = datetime(2026, 5, 1, 18, 30, tzinfo=UTC)
MEMBERS = {"Ada": NORTH, "Ben": NORTH, "Bram": NORTH, "Ines": NORTH, "Sol": SOUTH, "Sid": SOUTH}
SEATS = (
    ("Ada", "general_secretary", None),
    ("Ada", "branch_secretary", NORTH),
    ("Ben", "steering", None),
    ("Ines", "appeals", None),
    ("Sol", "branch_secretary", SOUTH),
)


@dataclass
class Moot:
    """An organisation under a charter. Time stands still until `wait`."""

    now: datetime = FIRST_DAY
    people: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        """The reference of a person; whoever is named for the first time is a stranger."""
        from folkmoot.door.draw import Draw

        return self.people.setdefault(name, Draw(name).person())

    @property
    def today(self) -> date:
        return self.now.date()

    def wait(self, days: int) -> None:
        self.now += timedelta(days=days)

    def enact(self, act: Any, by: str | None = None, hats: Any = None) -> Any:
        """Do it, by somebody or by hats alone (the clock); the entry that it leaves."""
        from folkmoot.door.enact import enact

        return self.entry(enact(act, person=self[by] if by else None, hats=hats, at=self.now).index)

    def decide(self, body: str, *acts: Any, yes: int, no: int = 0, by: str = "Ada", **more: Any) -> Any:
        """A decision of a body with its count, which carries acts; the entry that it leaves."""
        from folkmoot.bodies.acts.deciding import Decide
        from folkmoot.door.act import Carried, encode

        carries = tuple(Carried(act=each.declared.name, fields=encode(each)) for each in acts)
        given = {"present": yes + no, "question": "Shall we?", **more}
        return self.enact(Decide(body=body, yes=yes, no=no, carries=carries, **given), by)

    def entry(self, index: int) -> Any:
        from folkmoot.core.record.entry import Entry as RecordEntry
        from folkmoot.door.models import Entry

        return RecordEntry.parse(bytes(Entry.objects.get(index=index).line))

    def entries(self) -> list[Any]:
        """Every entry so far."""
        from folkmoot.door.models import Entry

        return [self.entry(index) for index in Entry.objects.order_by("index").values_list("index", flat=True)]

    def followed(self, entry: Any) -> list[Any]:
        """The entries that an entry caused, directly."""
        return [each for each in self.entries() if each.cause == entry.index]

    def size(self) -> int:
        from folkmoot.door.models import Head

        return Head.objects.get().size

    def tables(self) -> dict[str, list[dict[str, Any]]]:
        """Every row of every organ."""
        from folkmoot.door.guard import rebuilt_models

        return {model._meta.db_table: list(model.objects.order_by("pk").values()) for model in rebuilt_models()}


def found(
    charter: bytes | None = None, *, seats: Any = SEATS, members: Any = MEMBERS, by: str = "Ada", **more: Any
) -> Moot:
    """Found the organisation of the cast under a charter (the model), with these seats."""
    from folkmoot.constitution.acts import FirstMember, FirstSeat, FirstUnit, Found
    from folkmoot.door.charters import attach

    moot = Moot()
    given: dict[str, Any] = {
        "charter": attach(charter or (shipped("charters") / "model.md").read_bytes()),
        "name": "The Federation",
        "origin": "federation.example/moot",
        "rehearsal": True,
        "units": (FirstUnit(kind="branch", name="North Branch"), FirstUnit(kind="branch", name="South Branch")),
        "members": tuple(
            FirstMember(person=moot[name], name=name, class_="member", unit=unit) for name, unit in members.items()
        ),
        "seats": tuple(FirstSeat(person=moot[name], seat=seat, unit=unit) for name, seat, unit in seats),
    }
    moot.enact(Found(**{**given, **more}), by=by)
    return moot


def published(moot: Moot, seat: str, *, days: int = 7, names: Any = None) -> Any:
    """The act that publishes the list of a lot as it is today, or another one; the numbers come in so many days."""
    from folkmoot.bodies.acts.lot import PublishLot
    from folkmoot.bodies.lots import empty, entrants, listed
    from folkmoot.bodies.seats import seat_rule
    from folkmoot.door.charters import adopted, attach
    from folkmoot.door.models import Head

    charter, day = adopted(Head.objects.get().charter), moot.today + timedelta(days=days)
    rule = seat_rule(charter, seat)
    persons = entrants(charter, rule, None, moot.today, day) if names is None else names
    list_ = attach(listed(rule, None, empty(rule, None, day), day, persons))
    return PublishLot(seat=seat, seed_on=day, seed_from="The six numbers of the national lottery", names=list_)


@pytest.fixture
def moot(db: None) -> Moot:
    """The organisation of the cast under the model charter, on its first day."""
    return found()


@pytest.fixture
def refused(db: None) -> Callable[..., AbstractContextManager[None]]:
    """Holds what is done inside to be refused by a rule, an article or a reason, and to have moved nothing.

    `refused("6 no_reversal", trace=True)`: of somebody who holds a seat, the attempt itself stays in the record.
    """
    from folkmoot.door.refusal import Refused

    @contextmanager
    def expected(*says: str, trace: bool = False) -> Iterator[None]:
        stage = Moot()
        tables, size = stage.tables(), stage.size()
        with pytest.raises(Refused) as caught:
            yield
        heard = [*caught.value.verdict.rules, *caught.value.verdict.articles, *caught.value.because]
        for each in says:
            assert any(each == said or (len(each) > 4 and each in said) for said in heard), (each, heard)
        assert stage.tables() == tables
        assert stage.size() == size + trace

    return expected
