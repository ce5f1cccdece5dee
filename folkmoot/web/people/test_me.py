"""One's own data: all of it, for nobody else, to correct, to take away, to have erased; and what leaving means."""

import csv
import io
import json
import re
from datetime import timedelta

import pytest

from folkmoot.accounts.models import Account
from folkmoot.accounts.ties import tie
from folkmoot.members.acts import Apply, CorrectDetails, Erase, Resign
from folkmoot.members.own_words import words_of
from folkmoot.members.readings import ROLL, note_reading
from folkmoot.web.conftest import be, html, text
from tests.cast import NORTH

pytestmark = pytest.mark.django_db


def test_a_stranger_is_told_whose_page_it_is(client, moot):
    assert "This page is for somebody" in text(html(client, "/me"))
    html(client, "/me.json", 404)
    html(client, "/me.csv", 404)


def test_everybody_finds_what_is_kept_of_them_and_of_nobody_else(client, moot):
    tie(Account.objects.create(email="ada@moot.example", language="es"), moot["Ada"])
    be(client, moot["Ada"])
    said = text(html(client, "/me"))
    assert "Your name Ada Entry" in said
    assert "Member, North Branch was there from the beginning 1 May 2026" in said
    assert "Branch secretary of North Branch" in said
    assert "Address ada@moot.example" in said
    assert "Signs in as ada@moot.example" in said
    assert "Ben" not in said
    be(client, moot["Ben"])
    assert "ada@moot.example" not in html(client, "/me")


def test_what_one_takes_away_holds_every_entry_and_every_word(client, moot):
    moot.enact(CorrectDetails(name="Bram van Dam"), "Bram")
    be(client, moot["Bram"])
    found = json.loads(client.get("/me.json").content)
    assert found["reference"] == moot["Bram"]
    assert [each["what"] for each in found["name"]] == ["Bram van Dam"]
    assert [each["act"] for each in found["entries"]] == [
        "constitution.found",
        "members.enrol_founder",
        "members.correct_details",
    ]
    assert [each["text"] for each in found["words"]] == ["Bram", "Bram", "Bram van Dam"]
    assert found["contact"] == []


def test_the_table_reads_in_a_spreadsheet(client, moot):
    moot.enact(Apply(person=moot["Kit"], name="=Kit()", unit=NORTH), "Kit")
    be(client, moot["Kit"])
    response = client.get("/me.csv")
    assert response["Content-Disposition"] == 'attachment; filename="my-data.csv"'
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert rows[0] == ["part", "what", "said", "since", "until", "entry"]
    assert rows[1][:2] == ["name", "'=Kit()"]
    assert rows[2][:4] == ["applications", "Member, North Branch", "open", "2026-05-01"]


def test_the_forms_to_correct_and_to_erase_are_open_to_everybody(client, moot):
    be(client, moot["Bram"])
    sent = html(client, "/me")
    deeds = re.findall(r'<a class="deed[^"]*" href="([^"]+)">', sent)
    forms = [url for url in deeds if "members." in url]
    assert [url.rpartition("/")[2] for url in forms] == [
        "members.correct_details",
        "members.erase",
        "members.resign",
    ]
    assert [client.get(url).status_code for url in forms] == [200, 200, 200]


def test_leaving_says_when_it_takes_effect_and_which_seats_end(client, moot):
    be(client, moot["Ada"])
    said = text(html(client, "/me"))
    assert "Your membership ends on the day on which you say so. Article 1 With it your seats end:" in said
    assert "General Secretary" in said
    assert "Give up a seat: branch secretary of North Branch" in said


def test_who_has_left_still_finds_their_data(client, moot):
    moot.enact(Resign(reason="I am tired."), "Bram")
    be(client, moot["Bram"])
    said = text(html(client, "/me"))
    assert "I am tired." in said
    assert "Leave the organisation" not in said


def test_where_the_name_is_erased_the_page_says_so(client, moot):
    be(client, moot["Bram"])
    moot.enact(Erase(erases=tuple(words_of(moot["Bram"]))), "Bram")
    assert "No name is kept any more." in text(html(client, "/me"))


def test_whoever_read_of_somebody_stands_on_their_page(client, moot):
    be(client, moot["Sid"])
    html(client, f"/people/{moot['Bram']}")
    html(client, f"/branches/{NORTH}")
    be(client, moot["Bram"])
    said = text(html(client, "/me"))
    assert "Who has read of you Sid : the roll, 1 May 2026 Sid : your page, 1 May 2026" in said
    html(client, f"/people/{moot['Bram']}")
    assert text(html(client, "/me")) == said


def test_of_many_readings_the_page_shows_the_latest_and_what_one_takes_away_holds_all(client, moot):
    for n in range(60):
        note_reading(moot["Sid"], ROLL, moot.today + timedelta(days=n))
    be(client, moot["Bram"])
    sent = html(client, "/me")
    assert sent.count(": the roll, ") == 50
    assert 'href="?page=2">Earlier</a>' in sent
    assert html(client, "/me?page=2").count(": the roll, ") == 10
    html(client, "/me?page=3", 404)
    assert len(json.loads(client.get("/me.json").content)["readings"]) == 60


def test_the_page_is_kept_by_no_cache(client, moot):
    be(client, moot["Bram"])
    assert "no-store" in client.get("/me")["Cache-Control"]
