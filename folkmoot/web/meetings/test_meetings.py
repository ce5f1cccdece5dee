"""The pages of meetings: who finds which, what they say of each, and what they ask of the database."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from folkmoot.bodies.acts.meeting import ApproveMinutes, Convene, NoteQuorum, OpenMeeting
from folkmoot.bodies.models import Meeting
from folkmoot.members.acts import Admit, Apply
from folkmoot.web.conftest import be, html, text
from tests.cast import NORTH, SOUTH


def call(moot, days=9, by="Ada", unit=NORTH, **more):
    entry = moot.enact(Convene(body="branch", unit=unit, day=moot.today + timedelta(days=days), **more), by=by)
    return Meeting.objects.get(pk=entry.index * 2**20)


@pytest.fixture
def held(moot):
    """A meeting of North Branch: opened, left by two, joined again by one, with a decision that admitted Kit."""
    asked = moot.enact(Apply(person=moot["Kit"], name="Kit", unit=NORTH), by="Kit")
    row = call(moot, agenda="Kit’s application\n\nThe strike fund", begins="18:30", place="Dockers’ Hall")
    moot.wait(9)
    moot.enact(OpenMeeting(meeting=row.pk, present=3, people=(moot["Ada"], moot["Ben"])), by="Ada")
    moot.enact(NoteQuorum(meeting=row.pk, present=0), by="Ada")
    moot.enact(NoteQuorum(meeting=row.pk, present=4), by="Ada")
    admit = Admit(application=asked.index * 2**20, eligible=True)
    moot.decide("branch", admit, unit=NORTH, held_on=moot.today, yes=3, no=1, question="Shall Kit be one of us?")
    return row


def test_a_member_reads_the_call_the_agenda_and_the_place(client, moot, held):
    be(client, moot["Bram"])
    said = text(html(client, f"/meetings/{held.pk}"))
    assert said.startswith("North Branch: meeting of 10 May 2026 Sunday 10 May 2026, 18:30, Chicago time Dockers’ Hall")
    assert "Agenda Kit’s application The strike fund" in said
    assert "The meeting was called on 1 May 2026, with 8 whole days of notice." in said


def test_attendance_says_who_is_there_whether_they_are_enough_and_since_when(client, moot, held):
    be(client, moot["Bram"])
    said = text(html(client, f"/meetings/{held.pk}"))
    assert "4 present, 1 needed" in said
    assert "There is a quorum, since 13:30." in said
    assert "As counted at 13:30." in said
    assert "Ada, Ben and 1 other" in said


def test_the_minutes_are_the_record_in_its_order(client, moot, held):
    be(client, moot["Bram"])
    said = text(html(client, f"/meetings/{held.pk}"))
    steps = (
        "The meeting was called on 1 May 2026",
        "The meeting was opened with 3 present, needed 1: it may decide.",
        "The quorum was lost: 0 present, 1 needed.",
        "The quorum was reached again: 4 present, 1 needed.",
        "Carried, as reported: Shall Kit be one of us?",
        "admitted Kit",
    )
    places = [said.index(each) for each in steps]
    assert places == sorted(places)


def test_approved_minutes_end_the_reported_ones(client, moot, held):
    be(client, moot["Bram"])
    assert "Carried, as reported: Shall Kit" in text(html(client, f"/meetings/{held.pk}"))
    call(moot)
    moot.wait(9)
    approve = ApproveMinutes(meeting=held.pk, minutes="Read and found right.")
    moot.decide("branch", approve, unit=NORTH, held_on=moot.today, yes=3)
    said = text(html(client, f"/meetings/{held.pk}"))
    assert "It was held, and its minutes are approved." in said
    assert "Carried: Shall Kit" in said
    assert "As they were approved Read and found right." in said


def test_strangers_find_no_meetings_where_the_charter_keeps_minutes_for_members(client, moot, held):
    assert "Dockers" not in html(client, "/meetings")
    assert client.get(f"/meetings/{held.pk}").status_code == 404
    be(client, moot["Sol"])
    assert "Dockers" in html(client, "/meetings")


def test_what_is_coming_stands_before_what_is_past(client, moot, held):
    moot.wait(3)
    call(moot, unit=SOUTH, by="Sol", days=20, place="Library")
    be(client, moot["Ada"])
    said = text(html(client, "/meetings"))
    assert said.index("South Branch · Library") < said.index("North Branch · Dockers’ Hall")
    assert "Library" not in html(client, "/meetings?when=past")
    assert "Dockers" not in html(client, "/meetings?when=coming")


@pytest.mark.parametrize(
    ("query", "found"),
    [("body=branch", True), ("body=steering", False), (f"unit={NORTH}", True), (f"unit={SOUTH}", False),
     ("words=strike fund", True), ("words=strike dockers", True), ("words=lockout", False)],
)  # fmt: skip
def test_meetings_are_found_by_body_unit_and_words(client, moot, held, query, found):
    be(client, moot["Ada"])
    assert ("Dockers’ Hall" in html(client, f"/meetings?{query}")) is found


def test_whoever_may_open_a_meeting_is_led_to_it_and_others_learn_why_not(client, moot):
    row = call(moot)
    moot.wait(9)
    be(client, moot["Ada"])
    form = reverse("act", args=["bodies.open_meeting"])
    assert f'href="{form}?meeting={row.pk}&amp;present=1&amp;back=%2Fmeetings%2F{row.pk}"' in html(
        client, f"/meetings/{row.pk}"
    )
    be(client, moot["Bram"])
    assert "Bram may not:" in text(html(client, f"/meetings/{row.pk}"))


def test_more_meetings_do_not_mean_more_queries(client, moot, held, django_assert_num_queries):
    be(client, moot["Ada"])
    with CaptureQueriesContext(
        connection,
    ) as before:
        html(client, "/meetings")
    for n in range(9):
        call(moot, days=10 + n, place=f"Hall {n}", agenda="Work")
    with django_assert_num_queries(len(before)):
        html(client, "/meetings")


def test_the_minutes_are_printed_for_whoever_may_read_them(client, moot, held):
    assert client.get(f"/meetings/{held.pk}/minutes.pdf").status_code == 404
    be(client, moot["Bram"])
    response = client.get(f"/meetings/{held.pk}/minutes.pdf?paper=letter")
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert response["Content-Disposition"] == 'inline; filename="minutes-2026-05-10.pdf"'
    assert response.content == client.get(f"/meetings/{held.pk}/minutes.pdf?paper=letter").content
