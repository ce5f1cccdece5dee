"""What the tests of the members share."""

from collections.abc import Callable
from typing import Any

import pytest

from folkmoot import shipped
from folkmoot.door.draw import Draw
from folkmoot.door.enact import tell
from folkmoot.door.occasion import Hat
from tests.cast import MEMBERS, NORTH, SEATS, Moot, found


def model(*rules: str) -> bytes:
    """The model charter with more rules in its first article."""
    text = (shipped("charters") / "model.md").read_text()
    assert text.count("[[electorate]]\n") == 1
    return text.replace("[[electorate]]\n", "\n".join((*rules, "[[electorate]]\n"))).encode()


def judged(entry: Any) -> tuple[str, str, list[str], list[str], int | None]:
    """What an entry says of how it came to be: its kind, the verdict and its rules, by what authority, its cause."""
    return entry.kind, entry.verdict["value"], entry.verdict["rules"], entry.by["as"], entry.cause


def seated(charter: bytes | None = None, seats: Any = SEATS, **filled: int) -> Moot:
    """The cast, and so many more members of North Branch in the seats of each body that is named."""
    more = [(f"{body} {n}", body, None) for body, number in filled.items() for n in range(number)]
    return found(charter, seats=(*seats, *more), members=MEMBERS | {name: NORTH for name, _, _ in more})


@pytest.fixture
def panel(db: None) -> Moot:
    """The cast under the model charter, with the nine of the Grievance Panel."""
    return seated(grievance=9)


@pytest.fixture
def worked(db: None) -> Moot:
    """The cast under the charter as worked, where the Steering Committee of 12 expels; Ada is the recorder."""
    charter = (shipped("charters") / "as-worked.md").read_bytes()
    return seated(charter, (("Ada", "recorder", None),), steering=12)


@pytest.fixture
def past(db: None) -> Moot:
    """The cast's organisation before anything was done in it: its past can still be told."""
    return found(rehearsal=False)


@pytest.fixture
def told(past: Moot) -> Callable[..., Any]:
    """Tells an act of the past, by nobody or by a hat; the entry that it leaves."""

    def telling(act: Any, on: str, *hats: Hat) -> Any:
        draw = Draw(f"told {past.size()}")
        return past.entry(tell(act, on=on, hats=frozenset(hats), source="A book.", at=past.now, draw=draw).index)

    return telling
