"""The pages of tendencies: what each reader sees of them, what may be done, and what they teach where there is none."""

import re

import pytest

from folkmoot.deliberation.acts import Claim, DissolveTendency, FormTendency, Honour, JoinTendency
from folkmoot.deliberation.conftest import AIMS, EIGHT, announced, charter, formed, with_eight
from folkmoot.web.conftest import be, html, text
from tests.cast import NORTH, SEATS, found

pytestmark = pytest.mark.django_db
EDITORS = (*SEATS, ("Sid", "editors", None))
NAMES = ("Bram", *EIGHT)


@pytest.fixture
def moot():
    """The cast with Sid of the Editors, and eight more members."""
    return with_eight(seats=EDITORS)


@pytest.fixture
def key(moot):
    """The key of a tendency of nine: Bram and the eight."""
    return formed(moot)


def seen(client, moot, name, path):
    """The words of a page as somebody reads it."""
    be(client, moot[name])
    return re.sub(r" ([.,:])", r"\1", text(html(client, path)))


def test_where_there_is_none_the_page_says_how_one_begins(client, moot):
    said = seen(client, moot, "Bram", "/tendencies")
    assert "At least 9 members may form a tendency or faction at any time." in said
    assert "There is none yet. One member announces it, with what it stands for" in said
    assert 'href="/do/deliberation.form_tendency?' in html(client, "/tendencies")


def test_where_the_charter_says_nothing_of_tendencies_the_page_says_so(client):
    moot = found(charter(("[[faction]]\n", "[[faction]]\ntext_only = true\n")))
    said = seen(client, moot, "Bram", "/tendencies")
    assert "The charter says nothing of tendencies." in said
    assert "Announce a tendency" not in said


def test_where_none_may_be_formed_now_the_button_is_grey_and_says_why(client):
    moot = with_eight(charter(('window = "always"', 'window = "before convention"')))
    said = seen(client, moot, "Bram", "/tendencies")
    assert "lets one be formed only before a convention; none has been called that is still to meet." in said
    assert '<span class="barred">Announce a tendency</span>' in html(client, "/tendencies")


def test_a_stranger_reads_nothing_of_them(client, moot, key):
    assert "Which there are is for members to know." in text(html(client, "/tendencies"))
    html(client, f"/tendencies/{key}", 404)
    html(client, f"/tendencies/{2**80}", 404)


def test_a_member_reads_that_there_is_one_who_announced_it_and_how_many_they_are(client, moot, key):
    said = seen(client, moot, "Ben", "/tendencies")
    assert f"Rent strike {AIMS} 9 members · formed 1 May 2026 · announced by Bram" in said
    one = seen(client, moot, "Ben", f"/tendencies/{key}")
    assert f"What it stands for {AIMS} Who belongs to it 9 members today. Formed: 1 May 2026." in one


@pytest.mark.parametrize("path", ["/tendencies", "/tendencies/{key}", "/record", "/members", "/", "/now"])
def test_who_belongs_to_it_is_read_by_nobody_else(client, moot, key, path):
    moot.enact(DissolveTendency(tendency=key), EIGHT[0])
    said = seen(client, moot, "Ben", path.format(key=key))
    if path not in ("/members", "/record"):  # where they stand as members, like everybody
        assert [name for name in EIGHT if name in said] == []
    assert "joined “Rent strike”" not in said
    assert "“Rent strike” should end" not in said


def test_those_who_belong_to_it_read_who_they_are(client, moot, key):
    said = seen(client, moot, "Comrade 1", f"/tendencies/{key}")
    assert [name for name in NAMES if f"{name} since 1 May 2026" in said] == list(NAMES)
    assert "“Rent strike” since" not in said
    assert "Comrade 1 joined “Rent strike”." in seen(client, moot, "Comrade 1", "/record?words=")


def test_where_members_are_declared_every_member_reads_who_they_are_and_nobody_else(client):
    moot = with_eight(charter(('window = "always"', 'window = "always"\ndeclares = ["members"]')))
    key = formed(moot)
    assert "Comrade 1 since 1 May 2026" in seen(client, moot, "Ben", f"/tendencies/{key}")


def test_a_member_joins_by_the_button_and_then_may_leave(client, moot, key):
    be(client, moot["Ben"])
    (join,) = re.findall(r'href="(/do/deliberation.join_tendency[^"]+)"', html(client, f"/tendencies/{key}"))
    assert "/do/deliberation.leave_tendency" not in html(client, f"/tendencies/{key}")
    form = html(client, join.replace("&amp;", "&"))
    assert "Rent strike" in form
    answer = client.post("/do/deliberation.join_tendency", {"tendency": str(key), "confirmed": "yes"})
    assert answer.status_code == 302

    said = seen(client, moot, "Ben", f"/tendencies/{key}")
    assert "10 members today." in said
    assert "Leave a tendency" in said
    assert "Tendencies to which you belong or belonged" in seen(client, moot, "Ben", "/me")


def test_what_may_be_claimed_stands_there_and_why_it_may_not(client, moot, key):
    page = f"/tendencies/{key}"
    said = seen(client, moot, "Bram", page)
    assert [each for each in ("bulletin", "convention", "sent to a unit", "passed on") if each not in said] == []
    assert f'href="/do/deliberation.claim?tendency={key}&amp;due=convention_minutes"' in html(client, page)

    moot.enact(Claim(tendency=key, due="convention_minutes"), "Bram")
    said = seen(client, moot, "Bram", page)
    assert "20 minutes to speak at a convention owed since 1 May 2026, by the Steering Committee" in said
    assert "It was claimed already, and is owed until it is given." in said


def test_one_that_is_not_formed_can_claim_nothing_and_the_page_says_why(client, moot):
    key = announced(moot)
    said = seen(client, moot, "Bram", f"/tendencies/{key}")
    assert "It takes 9 members to form it; until then it can claim nothing." in said
    assert "asks that at least 9 members belong to the tendency; 1 does." in said
    assert "/do/deliberation.claim" not in html(client, f"/tendencies/{key}")


def test_whoever_owes_it_enters_that_it_is_given_and_nobody_else(client, moot, key):
    claim = moot.enact(Claim(tendency=key, due="relay", text="To all members."), "Bram").index * 2**20
    link = f'href="/do/deliberation.honour?claim={claim}"'
    be(client, moot["Sid"])
    assert link in html(client, "/tendencies")
    for name in ("Ben", "Bram"):
        be(client, moot[name])
        assert link not in html(client, "/tendencies")
    assert "To all members." in seen(client, moot, "Ben", f"/tendencies/{key}")

    moot.enact(Honour(claim=claim, where="Letter 7"), "Sid")
    said = seen(client, moot, "Bram", f"/tendencies/{key}")
    assert "given on 1 May 2026, claimed on 1 May 2026: Letter 7" in said
    assert "Nothing: what was claimed was given." in seen(client, moot, "Bram", "/tendencies")


def test_reporters_are_owed_by_the_officers_of_the_unit_alone(client, moot, key):
    claim = moot.enact(Claim(tendency=key, due="reporters", hears=NORTH), "Bram").index * 2**20
    link = f'href="/do/deliberation.honour?claim={claim}"'
    be(client, moot["Ada"])
    assert link in html(client, f"/tendencies/{key}")
    be(client, moot["Sol"])
    assert link not in html(client, f"/tendencies/{key}")
    assert "2 speakers sent to North Branch" in text(html(client, f"/tendencies/{key}"))


def test_one_that_has_ended_stands_below_the_others(client, moot, key):
    for name in EIGHT[:5]:
        moot.enact(DissolveTendency(tendency=key), name)
    said = seen(client, moot, "Ben", "/tendencies")
    assert "No more Rent strike: dissolved by its members, 1 May 2026" in said
    one = seen(client, moot, "Bram", f"/tendencies/{key}")
    assert "Those who belonged to it ended it: 1 May 2026." in one
    assert "Join a tendency" not in one


def test_members_and_bodies_lead_there(client, moot):
    be(client, moot["Bram"])
    assert ['href="/tendencies"' in html(client, path) for path in ("/members", "/bodies")] == [True, True]


def test_others_tendencies_are_not_mixed_with_ones_own(client, moot, key):
    moot.enact(FormTendency(name="Water"), "Ines")
    moot.enact(JoinTendency(tendency=key), "Ines")
    said = seen(client, moot, "Ben", "/tendencies")
    assert said.index("Water") < said.index("Rent strike")
    assert "you belong to it" not in said
    assert seen(client, moot, "Ines", "/tendencies").count("you belong to it") == 2


def test_of_a_told_tendency_stands_there_what_its_source_states(client, replayed):
    replayed("iso.md")
    said = text(html(client, "/tendencies"))
    assert "No more Renewal Faction : expelled, February 2014" in said
    assert "Left Faction, a tendency in another organisation: International Socialists (US)." in said
    assert "Expelled from there: 12 March 1977 ." in said
    (path,) = set(re.findall(r'href="(/tendencies/\d+)"', html(client, "/tendencies")))
    one = text(html(client, path))
    assert "Announced: November 2013 · by 9 members, mostly in Providence, Boston" in one
    assert "It was expelled by the organisation: February 2014 ." in one
