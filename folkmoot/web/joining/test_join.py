"""Joining: the steps by this charter, the form, and where an application stands."""

import re
from datetime import timedelta

import pytest

from folkmoot import shipped
from folkmoot.accounts.models import Account
from folkmoot.bodies.acts.meeting import Convene
from folkmoot.members.acts import Admit, Apply, Refuse
from folkmoot.members.models import Application
from folkmoot.web.conftest import be, html, text
from folkmoot.web.rehearsing import ACTOR
from tests.cast import NORTH, found

pytestmark = pytest.mark.django_db


def states(sent):
    """The steps by what they say, each with where it stands."""
    found = re.findall(r'<li class="(done|here|ahead)"[^>]*>.*?<strong>([^<]+)</strong>', sent)
    return {says: state for state, says in found}


def test_before_the_founding_there_is_nothing_to_join(client, db):
    assert "There is nothing to join yet." in text(html(client, "/join"))


def test_a_stranger_reads_the_steps_as_this_charter_has_them(client, moot):
    sent = html(client, "/join")
    assert states(sent) == {
        "You apply.": "here",
        "Whoever objects has 7 days to say so.": "ahead",
        "A branch decides whether to admit you.": "ahead",
        "You are a member.": "ahead",
        "After 60 days in good standing you vote in ballots: membership.": "ahead",
    }
    said = text(sent)
    assert "The first 60 days are a probation." in said
    assert "When dues are more than 90 days overdue, your rights rest." in said
    assert "When dues are more than 180 days overdue, the membership ends." in said


def test_in_a_rehearsal_one_becomes_somebody_new_and_applies_from_the_page(client, moot):
    sent = html(client, "/join")
    assert "Be somebody new" in sent
    back = client.post("/rehearse/as", {"person": "new", "next": "/join#apply"})
    assert back.url == "/join#apply"
    sent = html(client, "/join")
    form = dict(re.findall(r'<input type="hidden" name="(request_id|back)" value="([^"]+)"', sent))
    done = client.post("/do/members.apply", {**form, "name": "Kit", "unit": str(NORTH), "do": "do"})
    assert done.url == "/join"
    row = Application.objects.get()
    assert row.person == client.session[ACTOR]
    sent = html(client, "/join")
    assert "Kit applied to join North Branch." in text(sent)
    assert "Where your application stands" in text(sent)
    assert states(sent) == {
        "You applied on Friday 1 May: North Branch.": "done",
        "Whoever objects says so by Friday 8 May.": "here",
        "A branch decides whether to admit you.": "ahead",
        "You are a member.": "ahead",
        "After 60 days in good standing you vote in ballots: membership.": "ahead",
    }


@pytest.fixture
def decided(moot):
    """Kit applied, and the branch decides by an act."""

    def decide(act):
        moot.enact(Apply(person=moot["Kit"], name="Kit", unit=NORTH), "Kit")
        day = moot.today + timedelta(days=10)
        moot.enact(Convene(body="branch", unit=NORTH, day=day), "Ada")
        moot.wait(10)
        moot.decide("branch", act(Application.objects.get().pk), unit=NORTH, yes=4, held_on=day)
        return moot

    return decide


def test_when_the_time_for_objections_is_over_the_decision_is_awaited(client, moot):
    moot.enact(Apply(person=moot["Kit"], name="Kit", unit=NORTH), "Kit")
    moot.wait(9)
    moot.enact(Convene(body="branch", unit=NORTH, day=moot.today + timedelta(days=9)), "Ada")
    be(client, moot["Kit"])
    assert states(html(client, "/join"))["A branch decides whether to admit you."] == "here"


def test_whoever_is_admitted_reads_what_comes_next(client, decided):
    moot = decided(lambda key: Admit(application=key, eligible=True))
    be(client, moot["Kit"])
    sent = html(client, "/join")
    assert text(sent).startswith("You are a member You belong to North Branch. See what needs you now")
    assert states(sent)["You are a member since Monday 11 May."] == "here"
    assert "Apply to join" not in sent


def test_whoever_is_refused_reads_why_and_may_apply_again(client, decided):
    moot = decided(lambda key: Refuse(application=key, reason="Not this year."))
    be(client, moot["Kit"])
    said = text(html(client, "/join"))
    assert "You were refused on 11 May 2026 . The reason: Not this year. You may apply again." in said
    assert "Apply to join" in said


def test_a_founder_s_steps_are_done(client, moot):
    be(client, moot["Ada"])
    assert set(states(html(client, "/join")).values()) == {"done", "here", "ahead"}


def test_in_a_live_organisation_an_account_comes_first(client, db):
    found(rehearsal=False)
    said = text(html(client, "/join"))
    assert "First you need an account" in said
    assert "Your name" not in said
    client.force_login(Account.objects.create(email="kit@moot.example"))
    assert "Your name" in text(html(client, "/join"))


def test_another_charter_has_other_steps(client, db):
    found((shipped("charters") / "club.md").read_bytes(), units=(), members={}, seats=())
    steps = states(html(client, "/join"))
    assert "The committee decides whether to admit you." in steps
    assert "A branch decides whether to admit you." not in steps


def test_many_branches_are_picked_from_a_list(client, db):
    from folkmoot.constitution.acts import FirstUnit

    moot = found(units=tuple(FirstUnit(kind="branch", name=f"Branch {n}") for n in range(13)))
    be(client, moot["Kit"])
    client.post("/rehearse/as", {"person": "new"})
    sent = html(client, "/join?branch=3")
    assert '<option value="3" selected>Branch 3</option>' in sent
