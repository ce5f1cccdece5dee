"""The pages of decisions: what was decided with which count, what came of it, and who may read it."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from folkmoot import shipped
from folkmoot.bodies.acts.meeting import Convene
from folkmoot.bodies.models import Decision
from folkmoot.door.clock import tick
from folkmoot.members.acts import Admit, Apply, Transfer
from folkmoot.web.conftest import be, html, text
from tests.cast import NORTH, SOUTH, found

MODEL = (shipped("charters") / "model.md").read_bytes()


@pytest.fixture
def admitted(moot):
    """North Branch has admitted Kit at a meeting, and rejected a motion; South Branch has decided something."""
    asked = moot.enact(Apply(person=moot["Kit"], name="Kit", unit=NORTH), by="Kit")
    moot.enact(Convene(body="branch", unit=NORTH, day=moot.today + timedelta(days=9)), by="Ada")
    moot.wait(9)
    admit = Admit(application=asked.index * 2**20, eligible=True)
    entry = moot.decide("branch", admit, unit=NORTH, held_on=moot.today, yes=3, no=1, question="Shall Kit join?")
    moot.decide("branch", unit=NORTH, held_on=moot.today, yes=1, no=3, question="Shall we march?")
    moot.decide("branch", unit=SOUTH, by="Sol", yes=2, question="=Shall we strike?")
    return Decision.objects.get(pk=entry.index * 2**20)


def test_a_decision_says_its_count_what_was_needed_and_what_it_carried(client, moot, admitted):
    be(client, moot["Ada"])
    said = text(html(client, f"/decisions/{admitted.pk}"))
    assert "Shall Kit join? ✓ Carried." in said
    assert "3 yes · 1 no; needed 3 of 4 cast (more than half)" in said
    assert "What it carried North Branch admitted Kit" in said
    assert "At the meeting of 10 May 2026 . It is as reported, until the minutes are approved." in said
    assert "Proved: it stands at position" in said


def test_a_decision_that_waits_for_an_appeal_says_until_when_and_then_what_came_of_it(client, db):
    stays = MODEL.replace(b'from = "grievance"', b'from = "branch"', 1).replace(b'["expel"]', b'["transfer"]', 1)
    moot = found(stays)
    entry = moot.decide("branch", Transfer(person=moot["Sid"], unit=NORTH), unit=NORTH, yes=3)
    page = f"/decisions/{entry.index * 2**20}"
    be(client, moot["Ada"])
    said = text(html(client, page))
    assert "What was decided waits: an appeal may be made until 31 May 2026 , and while one is open nothing" in said
    moot.wait(32)
    (asked,) = (done for done in tick(moot.now) if moot.entry(done.index).act == "bodies.carry_out")
    said = text(html(client, page))
    assert f"It had to wait for an appeal, and was done on 2 June 2026 . entry {asked.index}" in said


def test_a_lost_motion_carried_nothing(client, moot, admitted):
    lost = Decision.objects.get(carried=False)
    said = text(html(client, f"/decisions/{lost.pk}"))
    assert "✕ Not carried." in said
    assert "Nothing, since it was not carried." in said


def test_a_stranger_reads_decisions_where_they_are_public(client, moot, admitted):
    lost = Decision.objects.get(carried=False)
    assert "At a meeting whose minutes are not public." in text(html(client, f"/decisions/{lost.pk}"))
    assert client.get(f"/decisions/{admitted.pk}").status_code == 404  # it carried what is for members
    assert "Kit" not in html(client, "/decisions")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["=Shall we strike?", "Shall we march?", "Shall Kit join?"]),
        ("outcome=lost", ["Shall we march?"]),
        ("outcome=reported", ["Shall we march?", "Shall Kit join?"]),
        (f"unit={SOUTH}", ["=Shall we strike?"]),
        ("body=steering", []),
        ("words=kit", ["Shall Kit join?"]),
        ("year=2026&words=march", ["Shall we march?"]),
        ("year=2025", []),
        ("year=0000", ["=Shall we strike?", "Shall we march?", "Shall Kit join?"]),
    ],
)
def test_decisions_are_found_by_what_they_are(client, moot, admitted, query, found):
    be(client, moot["Ada"])
    sent = html(client, f"/decisions?{query}")
    assert sorted(each for each in ("=Shall we strike?", "Shall we march?", "Shall Kit join?") if each in sent) == (
        sorted(found)
    )


def test_the_table_holds_what_the_page_lists_and_no_formula(client, moot, admitted):
    be(client, moot["Ada"])
    response = client.get("/decisions.csv?year=2026")
    sent = b"".join(response.streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(sent)))
    assert [row["question"] for row in rows] == ["'=Shall we strike?", "Shall we march?", "Shall Kit join?"]
    assert rows[2] == {
        "day": "2026-05-10", "body": "branch", "unit": "North Branch", "question": "Shall Kit join?", "yes": "3",
        "no": "1", "abstain": "0", "present": "4", "carried": "yes", "reported": "yes", "entry": rows[2]["entry"],
    }  # fmt: skip


def test_more_decisions_do_not_mean_more_queries(client, moot, admitted, django_assert_num_queries):
    be(client, moot["Ada"])
    with CaptureQueriesContext(connection) as before:
        html(client, "/decisions")
    for n in range(9):
        moot.decide("branch", unit=NORTH, yes=2 + n % 2, question=f"Question {n}")
    with django_assert_num_queries(len(before)):
        html(client, "/decisions")


def test_a_body_leads_to_its_decisions_and_says_who_has_a_say_over_it(client, moot, admitted):
    be(client, moot["Ada"])
    sent = html(client, "/bodies/branch")
    assert f'href="/decisions/{admitted.pk}"' in sent
    assert f'href="/meetings/{admitted.meeting}"' in sent
    assert 'href="/decisions?body=branch"' in sent
    said = text(html(client, "/bodies/steering"))
    assert "The Convention may remove a member of the Steering Committee. Article 4" in said
    assert "The membership may confirm a decision of the Steering Committee. Article 11" in said


def test_an_election_that_is_late_and_a_seat_that_is_empty_are_named(client, moot):
    moot.wait(370)
    moot.enact(Apply(person=moot["Rosa"], name="Rosa", unit=NORTH), by="Rosa")
    be(client, moot["Sid"])
    said = text(html(client, "/bodies/branch_secretary"))
    assert "2 elections are late" in said
    assert "Ada, North Branch: until 1 May 2027" in said
    moot.wait(60)
    moot.enact(Apply(person=moot["Jo"], name="Jo", unit=NORTH), by="Jo")
    assert "Nobody holds it in 2 places North Branch South Branch" in text(html(client, "/bodies/branch_secretary"))
