"""A page asks the database as often for a hundred rows as for one: every list page, at 1, 10 and 100 rows.
No page that is much used asks more than twelve times, and hardly any does where nothing is remembered yet.

A new list page needs a line in `LISTS`: its path, and what makes one more row on it.
"""

from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from folkmoot import shipped
from folkmoot.accounts.models import Account
from folkmoot.bodies.models import Decision, Meeting
from folkmoot.door.replay import replay
from folkmoot.door.texts import texts
from folkmoot.door.unmoved import forget
from folkmoot.members.models import Person
from tests.cast import NORTH, Moot, found
from tests.every_page import addresses

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.once]

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


def tendency(moot: Moot, n: int) -> None:
    """Another tendency, that claims something and is owed it."""
    from folkmoot.deliberation.acts import Claim, FormTendency, JoinTendency
    from folkmoot.door.occasion import ROWS_AN_ENTRY

    key = moot.enact(FormTendency(name=f"Tendency {n}"), by="Ada").index * ROWS_AN_ENTRY
    for each in range(8):
        moot.enact(JoinTendency(tendency=key), by=f"Member {each}")
    moot.enact(Claim(tendency=key, due="bulletin_share"), by="Ada")


def claim(moot: Moot, n: int) -> None:
    """Another text that a tendency wants to be passed on."""
    from folkmoot.deliberation.acts import Claim
    from folkmoot.deliberation.models import Tendency

    if n == 0:
        tendency(moot, n)
    moot.enact(Claim(tendency=Tendency.objects.get().pk, due="relay", text=f"To all, {n}."), by="Ada")


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
    ("/charter/whatif?other=as-worked&show=all", event),
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
    ("/tendencies", tendency),
    ("/tendencies", claim),
    ("/me", tendency),
)


@pytest.mark.parametrize(("path", "more"), LISTS, ids=[f"{path} {more.__name__}" for path, more in LISTS])
def test_a_list_asks_as_often_for_a_hundred_rows_as_for_one(client, path: str, more: More) -> None:
    moot = founded()
    client.post("/rehearse/as", {"person": moot["Ada"]})
    asked, made = {}, 0
    for rows in (1, 10, 100):
        for _ in range(rows - made):
            more(moot, made)
            made += 1
        asked[rows] = asked_by(client, path)
    assert len(set(asked.values())) == 1, asked


USED = (
    "/",
    "/now",
    "/members",
    "/branches",
    "/branches/{unit}",
    "/bodies",
    "/bodies/branch",
    "/meetings",
    "/meetings/{meeting}",
    "/decisions",
    "/decisions/{decision}",
    "/record",
    "/charter",
    "/history",
    "/people/{person}",
    "/me",
)
MOST = 12
"""A page asks no more often, once another has been shown since the record grew."""


@pytest.mark.parametrize("live", [False, True], ids=["played", "signed in"])
def test_no_page_that_is_much_used_asks_more_than_twelve_times(client, live: bool) -> None:
    moot = founded(rehearsal=not live)
    made: dict[str, Any] = {"unit": NORTH, "person": moot["Ada"]}
    for each in (applicant, event, estimate, decision, meeting):
        for n in range(3):
            each(moot, n)
    made |= {"meeting": Meeting.objects.latest("pk").pk, "decision": Decision.objects.latest("pk").pk}
    with time_machine.travel(moot.now, tick=False):
        if live:
            account = Account.objects.create(email="ada@moot.example", person=moot["Ada"])
            client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
        else:
            client.post("/rehearse/as", {"person": moot["Ada"]})
        asked = {path: asked_by(client, path.format(**made)) for path in USED}
    assert {path: count for path, count in asked.items() if count > MOST} == {}


BEFORE_ALL = {
    "/do": 80,  # puts some seventy acts to the charter, each by what it asks itself
    "/me.json": 20,  # all that is kept of somebody, to take away
    "/me.csv": 20,
    "/rehearse": 17,  # no live record has it
    "/meetings/10485760": 17,  # what may be done there is put to the charter: who has a vote, how many are enough
    "/members?name=no-such-name": 22,  # whoever first looks for a name brings the list of names up to date
    "/members?name=a": 22,
}
"""Pages that ask more often where nothing is remembered at all, and how often at most."""


@pytest.mark.parametrize("who", ["", "Ada"], ids=["a stranger", "a member"])
def test_no_page_asks_more_than_twelve_times_even_before_anything_is_remembered(
    client, settings, tmp_path, who: str
) -> None:
    settings.FOLKMOOT_HOME = tmp_path  # certificates draw a key
    replay(shipped("histories") / "small.md")
    if who:
        names = dict(Person.objects.values_list("name", "reference"))
        people = {name: names[commitment] for commitment, name in texts(names).items()}
        client.post("/rehearse/as", {"person": people[who]})
    asked = {}
    for path in addresses():
        forget()
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(path)
            b"".join(answer.streaming_content) if answer.streaming else None
        if answer.status_code == 200:
            asked[path] = len(queries)
    assert len(asked) > 50
    assert {path: count for path, count in asked.items() if count > BEFORE_ALL.get(path, MOST)} == {}


def founded(**more: Any) -> Moot:
    """An organisation of some fifty members, in which an objection takes no days."""
    crowd = {f"Member {n}": NORTH for n in range(50)}
    at_once = (shipped("charters") / "model.md").read_bytes().replace(b"objection_days = 7", b"objection_days = 0")
    return found(at_once, members={"Ada": NORTH, "Ben": NORTH, **crowd}, seats=SEATS, **more)


def asked_by(client: Any, path: str) -> int:
    """How often a page asks the database, once another reader has had it since the record grew."""
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)
        b"".join(answer.streaming_content) if answer.streaming else None
    assert answer.status_code == 200
    return len(queries)


SEATS = (
    ("Ada", "general_secretary", None),
    ("Ada", "branch_secretary", NORTH),
    *((f"Member {n}", "steering", None) for n in range(13)),
)
