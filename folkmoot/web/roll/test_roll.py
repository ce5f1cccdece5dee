"""The roll: narrowed, sorted, kept as views, taken away; and each reading of it leaves a trace for those on it."""

import csv
import io
import re

import pytest

from folkmoot.door.models import Reading
from folkmoot.members.acts import Resign
from folkmoot.members.acts.details import Erase
from folkmoot.members.models import SoughtName
from folkmoot.members.readings import note_reading, of_person, readings_of
from folkmoot.web.conftest import be, html, text
from folkmoot.web.models import SavedView
from tests.cast import found

pytestmark = pytest.mark.django_db


def shown(client, query=""):
    """The names on a page of the roll, in their order."""
    return re.findall(r'<th scope="row"><a href="/people/[^"]+">([^<]+)</a>', html(client, f"/members{query}"))


@pytest.fixture
def as_bram(client, moot):
    be(client, moot["Bram"])
    return moot


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Ada", "Ben", "Bram", "Ines", "Sol", "Sid"]),
        ("?order=name", ["Ada", "Ben", "Bram", "Ines", "Sid", "Sol"]),
        ("?order=latest", ["Sid", "Sol", "Ines", "Bram", "Ben", "Ada"]),
        ("?order=price", ["Ada", "Ben", "Bram", "Ines", "Sol", "Sid"]),
        ("?unit=1", ["Sol", "Sid"]),
        ("?unit=1&order=name&name=S", ["Sid", "Sol"]),
        ("?class=member&unit=0&name=b", ["Ben", "Bram"]),
        ("?class=friend", []),
        ("?standing=suspended", []),
        ("?standing=good&name=ines", ["Ines"]),
        ("?since=2026-05-02", []),
        ("?since=2026-05-01&unit=1", ["Sol", "Sid"]),
        ("?unit=x&since=then&standing=odd&name=sid", ["Sid"]),
    ],
)
def test_the_roll_is_narrowed_and_sorted(client, as_bram, query, names):
    assert shown(client, query) == names


def test_whoever_was_erased_comes_last_and_is_not_found(client, as_bram):
    assert shown(client, "?name=ada") == ["Ada"]
    as_bram.enact(Erase(erases=((0, "body.members.0.name"), (1, "body.name"))), by="Ada")
    assert shown(client, "?name=ada") == []
    assert shown(client, "?order=name")[-1] == "name withheld"
    assert SoughtName.objects.filter(folded__contains="ada").count() == 0


def test_who_joins_and_who_leaves_is_found_and_no_more(client, as_bram):
    assert shown(client, "?name=s") == ["Ines", "Sol", "Sid"]
    as_bram.enact(Resign(), by="Sol")
    assert shown(client, "?name=s&order=name") == ["Ines", "Sid"]


def test_a_member_takes_the_roll_away_as_they_see_it(client, as_bram):
    answer = client.get("/members.csv?unit=1&order=name")
    lines = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert lines == [
        ["reference", "name", "class", "branch", "since"],
        [as_bram["Sid"], "Sid", "member", "South Branch", "2026-05-01"],
        [as_bram["Sol"], "Sol", "member", "South Branch", "2026-05-01"],
    ]


def test_a_name_is_no_formula_in_a_table(client):
    moot = found(members={"Ada": 0, "=1+1": 0}, seats=[])
    be(client, moot["Ada"])
    sent = b"".join(client.get("/members.csv").streaming_content).decode()
    assert f"{moot['=1+1']},'=1+1,member" in sent


def test_a_view_is_kept_for_oneself_and_forgotten(client, as_bram):
    client.post("/members/views", {"name": "The south", "query": "unit=1&order=name"})
    assert '<a href="/members?unit=1&amp;order=name#roll">The south</a>' in html(client, "/members")
    key = SavedView.objects.get().pk
    be(client, as_bram["Ada"])
    assert "The south" not in html(client, "/members")
    client.post(f"/members/views/{key}/forget")
    be(client, as_bram["Bram"])
    client.post("/members/views", {"name": "The south", "query": "unit=1"})
    assert [each.query for each in SavedView.objects.all()] == ["unit=1"]
    client.post(f"/members/views/{SavedView.objects.get().pk}/forget")
    assert SavedView.objects.count() == 0


def test_a_stranger_keeps_no_view(client, moot):
    assert client.post("/members/views", {"name": "All", "query": ""}).status_code == 404


def test_reading_the_roll_leaves_one_trace_a_day_which_those_on_it_see(client, as_bram):
    for path in ("/members", "/members?name=a", "/members.csv"):
        client.get(path)
    assert [(each.reader, each.of) for each in Reading.objects.all()] == [(as_bram["Bram"], "roll")]
    assert [each.reader for each in readings_of(as_bram["Ada"])] == [as_bram["Bram"]]
    assert readings_of(as_bram["Bram"]) == []
    assert readings_of(as_bram["Kit"]) == []


def test_whoever_may_not_read_the_roll_leaves_no_trace(client, moot):
    be(client, moot["Kit"])
    client.get("/members")
    client.get("/members.csv")
    assert Reading.objects.count() == 0


def test_of_a_day_on_which_somebody_was_no_member_they_see_nothing(moot):
    note_reading(moot["Ben"], "roll", moot.today.replace(month=4))
    note_reading(moot["Ben"], "roll", moot.today)
    moot.wait(1)
    moot.enact(Resign(), by="Ada")
    note_reading(moot["Ben"], "roll", moot.today)
    assert [each.day.isoformat() for each in readings_of(moot["Ada"])] == ["2026-05-01"]


def test_what_is_kept_of_one_person_is_read_by_others_and_not_by_themselves(moot):
    note_reading(moot["Ben"], of_person(moot["Ada"]), moot.today)
    note_reading(moot["Ada"], of_person(moot["Ada"]), moot.today)
    note_reading(None, of_person(moot["Ada"]), moot.today)
    assert [(each.reader, each.is_of_the_roll) for each in readings_of(moot["Ada"])] == [(moot["Ben"], False)]
    assert readings_of(moot["Ben"]) == []


def test_the_roll_in_spanish(client, as_bram):
    said = text(client.get("/members?unit=1", headers={"accept-language": "es"}).content.decode())
    assert "2 personas del padrón de hoy responden a eso." in said
