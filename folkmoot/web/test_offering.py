"""What a page offers to whoever reads: corrections, notes and estimates, and having one's own words erased."""

import pytest

from folkmoot.door.models import Correction, Head, KeptText
from folkmoot.history.models import Claim, Event, NotablePerson, ProfileValue
from folkmoot.members.models import Estimate
from folkmoot.web.conftest import be, html, text
from tests.cast import Moot, found

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(moot, client):
    """The cast, with Ada, the General Secretary, at the pages."""
    be(client, moot["Ada"])
    return moot


def send(client, act, **fields):
    return client.post(f"/do/{act}", {"request_id": "one", **fields}, follow=True)


def test_whoever_entered_something_corrects_it_and_both_stand(client, small):
    be(client, small["Ada"])
    assert "/do/record.correct?entry=10&amp;back=%2Frecord%2F10" in html(client, "/record/10")
    assert 'value="10"' in html(client, "/do/record.correct?entry=10")
    said = text(send(client, "record.correct", entry="10", right="It was the 18th.").content.decode())
    assert "✓ Done Ada corrected entry 10: “It was the 18th.” Entry 14" in said
    assert "It was corrected by entry 14 : It was the 18th." in text(html(client, "/record/10"))
    assert "corrected by entry 14" in text(html(client, "/record"))
    assert Correction.objects.get().of == 10


def test_whoever_may_not_correct_it_is_told_why(client, small):
    be(client, small["Kit"])
    said = text(html(client, "/record/10"))
    assert "Correct this entry Kit may not: " in said
    be(client, small["Ada"])
    said = text(html(client, "/record/9"))
    assert "Correct this entry Ada may not: Entry 9 is somebody's own act, which only they correct." in said


def test_nobody_is_offered_anything_before_they_have_chosen_who_they_are_nor_in_a_live_record(client, small):
    for path in ("/", "/members", "/record/10"):
        assert "/do/" not in html(client, path)


def test_a_live_record_offers_nothing_to_a_stranger_and_no_rehearsal_to_anybody(client):
    moot = found(rehearsal=False)
    session = client.session
    session["rehearses_as"] = moot["Ada"]
    session.save()
    for path in ("/", "/members", "/record/0"):
        sent = html(client, path)
        assert "/rehearse" not in sent
        assert "/do/" not in sent


def test_the_general_secretary_notes_what_happened_and_who_had_a_part(client, cast):
    offered = html(client, "/")
    for name in ("note_event", "claim", "note_person", "note_profile"):
        assert f'href="/do/history.{name}?back=%2F"' in offered
    fields = {"topic": "strike", "text": "The dockers strike.", "date": "2026-05", "stated_in": "The paper"}
    parties = {"parties.0.part": "with", "parties.0.name": "The dockers’ union"}
    response = send(client, "history.note_event", **fields, **parties)
    assert "The dockers strike." in text(response.content.decode())
    assert Event.objects.get().topic == "strike"
    assert "The dockers strike. – with The dockers’ union" in text(html(client, "/"))


def test_the_general_secretary_notes_a_claim_a_person_and_a_line_of_the_profile(client, cast):
    stated = {"stated_in": "The paper"}
    assert (
        send(client, "history.claim", said_by="A mayor", text="They are many.", date="2026", **stated).status_code
        == 200
    )
    person = {"name": "Rosa", "description": "a writer", "relation": "supporter"}
    assert send(client, "history.note_person", **{**person, **stated, "request_id": "2"}).status_code == 200
    line = {"field": "headquarters", "values.0.says": "Chicago", "values.0.inferred": "yes"}
    assert send(client, "history.note_profile", **{**line, **stated, "request_id": "3"}).status_code == 200
    assert (Claim.objects.count(), NotablePerson.objects.count()) == (1, 1)
    assert ProfileValue.objects.get().inferred
    said = text(html(client, "/"))
    assert "Headquarters Chicago (inferred)" in said
    assert "Rosa , a writer (supporter)" in said
    assert "2026 A mayor: “They are many.” Source" in said


def test_the_general_secretary_enters_an_estimate(client, cast):
    assert 'href="/do/members.estimate?back=%2Fmembers"' in html(client, "/members")
    send(client, "members.estimate", date="2025", members="40", qualifier="about", said_by="A visitor")
    assert Estimate.objects.get().members == 40
    assert "2025 about 40 members A visitor" in text(html(client, "/members"))


def test_whoever_may_not_note_is_told_why_and_may_try(client, moot):
    be(client, moot["Bram"])
    front, members = html(client, "/"), html(client, "/members")
    assert text(front).count("Bram may not: ") == text(members).count("Bram may not: ") == 1
    assert "Try it all the same: note what happened · enter what somebody said of us · " in text(front)
    assert 'href="/do/history.note_event?back=%2F"' in front
    size = Head.objects.get().size
    response = send(client, "members.estimate", date="2025", members="40", qualifier="about", said_by="A visitor")
    assert response.status_code == 403
    assert (Head.objects.get().size, Estimate.objects.count()) == (size, 0)


def test_a_note_without_its_words_is_a_fault_and_not_a_failure(client, cast):
    for name in ("history.note_event", "history.claim", "history.note_person", "history.note_profile"):
        assert send(client, name, stated_in="The paper").status_code == 422
    half = {"field": "headquarters", "values.0.qualifier": "about", "stated_in": "The paper"}
    answer = send(client, "history.note_profile", **half)
    assert answer.status_code == 422
    assert "What it says : Expected says, date or body." in text(answer.content.decode())
    founded = {"field": "founded", "values.0.date": "someday", "stated_in": "The paper"}
    answer = send(client, "history.note_profile", **founded)
    assert "Which date it says : Expected a date as far as it is known" in text(answer.content.decode())


def test_somebody_has_words_of_their_own_erased(client, small):
    be(client, small["Kit"])
    form = text(html(client, "/do/members.erase"))
    assert "“Kit”, in entry 9" in form
    assert "Ada" not in form
    moot = Moot(people=dict(small))
    response = send(client, "members.erase", erases="9 body.name", confirmed="yes")
    assert "Entry 14" in text(response.content.decode())
    assert not KeptText.objects.filter(entry=9, field="body.name").exists()
    assert moot.size() == 15
    assert "Kit" not in text(html(client, "/record/9"))


def test_a_form_asks_for_what_only_a_source_may_leave_out(client, cast):
    form = text(html(client, "/do/history.note_event"))
    assert "When As far as it is known" in form
    assert "Until when (may be left empty) As far as it is known" in form
    assert form.index("What it is about") < form.index("Where it is stated The paper")
    answer = send(client, "history.note_event", topic="strike", text="They strike.")
    assert "Where it is stated : Fill this in." in text(answer.content.decode())


def test_words_of_others_cannot_be_ticked(client, small):
    be(client, small["Bram"])
    response = send(client, "members.erase", erases="9 body.name")
    assert response.status_code == 422
    assert KeptText.objects.filter(entry=9, field="body.name").exists()
