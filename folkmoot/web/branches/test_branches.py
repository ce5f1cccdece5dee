"""The branches: what each reader sees of them, how they do, and what could be done about one."""

import re
from datetime import date, timedelta

import pytest

from folkmoot.bodies.acts.meeting import Convene, OpenMeeting
from folkmoot.bodies.models import Meeting
from folkmoot.branches.acts import CharterUnit
from folkmoot.members.acts import Apply, Resign
from folkmoot.web.branches.spark import spark
from folkmoot.web.conftest import be, html, text
from tests.cast import MEMBERS, NORTH, SOUTH, found

pytestmark = pytest.mark.django_db


def deeds(sent):
    main = sent[sent.index("<main") :]
    return {
        says: bool(url)
        for url, says in re.findall(r'<(?:a|span) class="deed[^"]*"(?: href="([^"]+)")?>([^<]+)</', main)
    }


def test_before_the_founding_the_page_says_how_branches_begin(client, db):
    assert "There are no branches yet." in text(html(client, "/branches"))


def test_where_there_is_none_yet_the_article_says_what_it_takes(client, db):
    found(units=(), members=dict.fromkeys(MEMBERS), seats=())
    said = text(html(client, "/branches"))
    assert "There is none yet. " in said
    assert "Article 2" in said


def test_a_stranger_sees_which_branches_there_are_and_neither_sizes_nor_members(client, moot):
    said = text(html(client, "/branches"))
    assert "There are 2. " in said
    assert "North Branch branch" in said
    assert "members" not in said
    said = text(html(client, f"/branches/{NORTH}"))
    assert said.startswith("North Branch Branch · since 1 May 2026")
    assert "a member , Branch secretary until 1 May 2027" in said
    assert "The roll is for members to read." in said
    assert "Ada" not in said


def test_a_member_sees_size_health_and_everybody_who_belongs(client, moot):
    be(client, moot["Sid"])
    said = text(html(client, "/branches"))
    assert "North Branch branch 4 members ● It has not met yet. No seat of its own is empty." in said
    said = text(html(client, f"/branches/{NORTH}"))
    assert "The line counts the roll: 4 now." in said
    assert "4 members today, in the order in which they joined." in said
    assert "Bram member 1 May 2026" in said
    assert "Sid" not in said
    html(client, "/branches/99", 404)
    html(client, f"/branches/{10**20}", 404)


def test_what_a_branch_should_see_to_is_said_in_words_and_by_a_shape(client, moot):
    moot.enact(Convene(body="branch", unit=NORTH, day=moot.today + timedelta(days=8)), "Ada")
    moot.wait(8)
    moot.enact(OpenMeeting(meeting=Meeting.objects.get().pk, present=0), "Ada")
    moot.enact(Resign(), "Sol")
    moot.wait(95)
    moot.enact(Apply(person=moot["Kit"], name="Kit", unit=NORTH), "Kit")
    be(client, moot["Bram"])
    said = text(html(client, "/branches"))
    assert "2 have something to see to (▲)." in said
    assert "▲ Its last meeting had no quorum (95 days ago)." in said
    assert "▲ It should have met by Saturday 1 August. ▲ Nobody holds the seat: Branch secretary." in said
    assert "Only" not in said  # two branches need no search


def test_a_branch_that_met_says_when(client, moot):
    moot.enact(Convene(body="branch", unit=NORTH, day=moot.today + timedelta(days=8)), "Ada")
    moot.wait(9)
    moot.enact(OpenMeeting(meeting=Meeting.objects.get().pk, present=3), "Ada")
    be(client, moot["Bram"])
    assert "● It last met with a quorum (yesterday)." in text(html(client, f"/branches/{NORTH}"))


def test_a_meeting_took_place_if_something_was_decided_there(client, as_ada):
    assert "● It last met 21 days ago." in text(html(client, "/branches/0"))


def test_branches_are_found_by_name_without_accents(client, moot):
    for n in range(6):
        moot.decide("steering", CharterUnit(kind="town", name=f"Málaga {n}", members=members(moot)), yes=1, by="Ben")
    be(client, moot["Bram"])
    said = text(html(client, "/branches?name=malaga"))
    assert "6 answer to that." in said
    assert "North Branch" not in said
    assert "None answers to that." in text(html(client, "/branches?name=atlantis"))


def members(moot):
    return (moot["Ada"], moot["Ben"], moot["Bram"])


def test_the_roll_of_a_branch_is_searched(client, moot):
    be(client, moot["Sid"])
    assert "1 with “bra” in the name." in text(html(client, f"/branches/{NORTH}?name=bra"))


def test_the_secretary_may_call_its_meeting_and_sees_who_may_do_the_rest(client, moot):
    be(client, moot["Sol"])
    assert deeds(html(client, f"/branches/{SOUTH}")) == {
        "Call a meeting of South Branch": True,
        "Have South Branch leave the organisation": True,
        "Suspend South Branch": False,
        "Dissolve South Branch": False,
    }
    assert deeds(html(client, f"/branches/{NORTH}"))["Have North Branch leave the organisation"] is False
    assert deeds(html(client, "/branches")) == {"Charter a branch": False}


def test_a_told_history_claims_nothing_of_its_branches_that_no_source_says(client, replayed):
    replayed("iso.md")
    said = text(html(client, "/branches"))
    assert "has not met" not in said


def test_the_number_of_queries_does_not_grow_with_the_branches(client, db, django_assert_max_num_queries):
    from folkmoot.constitution.acts import FirstUnit

    units = tuple(FirstUnit(kind="branch", name=f"Branch {n}") for n in range(40))
    moot = found(units=units)
    be(client, moot["Bram"])
    with django_assert_max_num_queries(18):
        assert "There are 40." in text(html(client, "/branches"))


def test_a_spark_runs_from_the_common_beginning_to_today_as_high_as_it_ever_was():
    since, today = date(2026, 1, 1), date(2026, 4, 11)
    drawn = spark([(date(2026, 1, 1), 10), (date(2026, 2, 20), 20), (date(2026, 4, 1), 15)], since, today)
    assert drawn.line == "M0.0 12.0H48.0V1.0H86.4V6.5H96"
    assert drawn.alt == "10 members at first, 20 at most, 15 now"
    assert spark([], since, today) is None
    assert len(spark([(since + timedelta(days=n % 90), n) for n in range(500)], since, today).line) < 2000
