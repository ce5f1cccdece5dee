from datetime import timedelta
from xml.etree import ElementTree

from django.test import Client
from icalendar import Calendar

from folkmoot.api import tokens
from folkmoot.api.conftest import tokens_today
from folkmoot.bodies.acts.meeting import Convene
from folkmoot.bodies.models import Meeting
from tests.cast import NORTH, SOUTH, Moot

ATOM = "{http://www.w3.org/2005/Atom}"


def test_public_decisions_are_an_atom_feed(moot: Moot, client: Client) -> None:
    carried = moot.decide("steering", yes=1, question="Shall we support the strike?")
    lost = moot.decide("steering", yes=0, no=1, question="Shall we sell the house?")
    feed = ElementTree.fromstring(client.get("/feeds/decisions.atom").content)
    assert [(each.findtext(f"{ATOM}title"), each.findtext(f"{ATOM}id")) for each in feed.iter(f"{ATOM}entry")] == [
        ("Not carried: Shall we sell the house?", f"tag:federation.example/moot,2026:{lost.index}"),
        ("Carried: Shall we support the strike?", f"tag:federation.example/moot,2026:{carried.index}"),
    ]


def convene(moot: Moot, body: str, unit: int | None, by: str) -> None:
    moot.enact(Convene(body=body, unit=unit, day=moot.today + timedelta(days=30)), by=by)


def test_a_calendar_holds_the_meetings_of_its_owner(moot: Moot, client: Client) -> None:
    convene(moot, "branch", NORTH, "Ada")
    convene(moot, "branch", SOUTH, "Sol")
    written = tokens.make(moot["Bram"], "phone", ["calendar"], today=tokens_today())
    answer = client.get(f"/feeds/meetings/{written}.ics")
    events = list(Calendar.from_ical(answer.content).walk("VEVENT"))
    assert [str(each["summary"]) for each in events] == ["Meeting of North Branch"]
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_meeting_of_delegates_is_in_the_calendar_of_delegates_only(moot: Moot, client: Client) -> None:
    called = Convene(body="convention", day=moot.today + timedelta(days=100))
    moot.decide("steering", called, yes=1, by="Ben")
    assert Meeting.objects.get().body == "convention"
    written = tokens.make(moot["Bram"], "phone", ["calendar"], today=tokens_today())
    answer = client.get(f"/feeds/meetings/{written}.ics")
    assert list(Calendar.from_ical(answer.content).walk("VEVENT")) == []


def test_a_calendar_opens_to_its_token_only(moot: Moot, client: Client) -> None:
    reading = tokens.make(moot["Bram"], "program", ["read"], today=tokens_today())
    assert [client.get(f"/feeds/meetings/{each}.ics").status_code for each in (reading, "folkmoot_x")] == [404, 404]
