"""A page asks the database as often for a hundred rows as for one: every list page, at 1, 10 and 100 rows.

A new list page needs a line in `LISTS`: its path, and what makes one more row on it.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from folkmoot import shipped
from tests.cast import NORTH, Moot, found

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

More = Callable[[Moot, int], Any]


def applicant(moot: Moot, n: int) -> Any:
    from folkmoot.members.acts import Apply

    return moot.enact(Apply(person=moot[f"New {n}"], name=f"New {n}", unit=NORTH), by=f"New {n}")


def member(moot: Moot, n: int) -> None:
    from folkmoot.door.occasion import ROWS_AN_ENTRY
    from folkmoot.members.acts import Admit

    admission = Admit(application=applicant(moot, n).index * ROWS_AN_ENTRY, eligible=True)
    moot.decide("branch", admission, yes=40, unit=NORTH)


def invitable(moot: Moot, n: int) -> None:
    from folkmoot.mail.contacts import set_contact

    set_contact(moot[f"Member {n}"], address=f"member{n}@moot.example")


def decision(moot: Moot, n: int) -> None:
    moot.decide("branch", yes=40, unit=NORTH, question=f"Shall we do {n}?")


def meeting(moot: Moot, n: int) -> None:
    from datetime import timedelta

    from folkmoot.bodies.acts.meeting import Convene

    moot.enact(Convene(body="branch", unit=NORTH, day=moot.today + timedelta(days=10 + n)), by="Ada")


def branch(moot: Moot, n: int) -> None:
    from folkmoot.branches.acts import CharterUnit

    founders = tuple(moot[f"Member {each}"] for each in range(3))
    moot.decide("steering", CharterUnit(kind="town", name=f"Town {n}", members=founders), yes=9, by="Ada")


def event(moot: Moot, n: int) -> None:
    from folkmoot.history.acts import NoteEvent

    moot.enact(NoteEvent(topic="strike", text=f"Strike {n}.", date="2020", stated_in="The paper"), by="Ada")


def estimate(moot: Moot, n: int) -> None:
    from folkmoot.members.acts.figures import EnterEstimate

    moot.enact(EnterEstimate(date="2020", members=40 + n, qualifier="about", said_by=f"Visitor {n}"), by="Ada")


LISTS: tuple[tuple[str, More], ...] = (
    ("/", applicant),
    ("/", event),
    ("/bodies", branch),
    ("/bodies/branch", decision),
    ("/bodies/branch", meeting),
    ("/branches", branch),
    ("/branches/0", decision),
    ("/branches/0", meeting),
    ("/branches/0", member),
    ("/decisions", decision),
    ("/decisions.csv", decision),
    ("/do", applicant),
    ("/do/bodies.decide?carries=members.admit", applicant),
    ("/history", event),
    ("/join", branch),
    ("/me", applicant),
    ("/meetings", meeting),
    ("/members", member),
    ("/members", estimate),
    ("/members?order=name", member),
    ("/members?order=latest&standing=good", member),
    ("/members?name=new", member),
    ("/members/invite", invitable),
    ("/members/invite?name=member", invitable),
    ("/now", applicant),
    ("/now", decision),
    ("/now", meeting),
    ("/record", decision),
    ("/record", applicant),
    ("/record?act=bodies.decide", decision),
    ("/rehearse", applicant),
)


@pytest.mark.parametrize(("path", "more"), LISTS, ids=[f"{path} {more.__name__}" for path, more in LISTS])
def test_a_list_asks_as_often_for_a_hundred_rows_as_for_one(client, path: str, more: More) -> None:
    crowd = {f"Member {n}": NORTH for n in range(50)}
    at_once = (shipped("charters") / "model.md").read_bytes().replace(b"objection_days = 7", b"objection_days = 0")
    moot = found(at_once, members={"Ada": NORTH, "Ben": NORTH, **crowd}, seats=SEATS)
    client.post("/rehearse/as", {"person": moot["Ada"]})
    asked, made = {}, 0
    for rows in (1, 10, 100):
        for _ in range(rows - made):
            more(moot, made)
            made += 1
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(path)
            b"".join(answer.streaming_content) if answer.streaming else None
        assert answer.status_code == 200
        asked[rows] = len(queries)
    assert len(set(asked.values())) == 1, asked


SEATS = (
    ("Ada", "general_secretary", None),
    ("Ada", "branch_secretary", NORTH),
    *((f"Member {n}", "steering", None) for n in range(13)),
)
