"""Acting: what is allowed is done once, what is refused is explained; in a rehearsal by whoever is played."""

from html import unescape

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from folkmoot.constitution.models import Proposal
from folkmoot.door import clock
from folkmoot.door.act import REGISTER, decode
from folkmoot.door.aside import database_aside
from folkmoot.door.clock import Due
from folkmoot.door.models import Head
from folkmoot.members.models import Application, Membership
from folkmoot.web import rehearsing
from folkmoot.web.conftest import be, html, text
from folkmoot.web.forms import has_form
from tests.cast import MEMBERS, NORTH, Moot, found

pytestmark = pytest.mark.django_db

APPLY = {"request_id": "one", "name": "Kit Two", "unit": "0"}
INSTRUCT = {
    "request_id": "two",
    "carries": "bodies.instruct",
    "body": "steering",
    "yes": "1",
    "no": "0",
    "present": "1",
    "question": "Shall the Appeals Committee reverse its finding?",
    "carries.0.what": "Reverse the finding.",
}


def send(client, act, follow=True, **fields):
    """Send the form of an act; the words of the page that answers, and its status."""
    response = client.post(f"/do/{act}", fields, follow=follow)
    return text(response.content.decode()), response.status_code


def let_pass(client, days):
    return text(client.post("/rehearse/wait", {"days": str(days)}, follow=True).content.decode())


def test_a_stranger_applies_and_the_branch_admits_them(client, small):
    be(client, "new")
    said, status = send(client, "members.apply", **APPLY)
    assert status == 200
    assert said.startswith("✓ Done Kit Two applied to join North Branch. Entry 14 What you may do You act as Kit Two")
    be(client, small["Ada"])
    client.post("/rehearse/wait", {"days": "8"})
    said, status = send(
        client,
        "bodies.decide",
        **{
            "request_id": "three",
            "carries": "members.admit",
            "body": "branch",
            "unit": "0",
            "yes": "4",
            "no": "1",
            "present": "5",
            "question": "Shall Kit Two be a member?",
            "carries.0.application": str(Application.objects.get(outcome="").pk),
            "carries.0.eligible": "yes",
        },
    )
    assert status == 200
    assert "North Branch said yes, 4 to 1: “Shall Kit Two be a member?” Entry 15" in said
    assert "North Branch admitted Kit Two, 4 to 1. Entry 16" in said
    assert Membership.objects.count() == 6


def test_a_double_click_leaves_one_entry(client, small):
    be(client, "new")
    said = [send(client, "members.apply", **APPLY)[0] for _ in range(2)]
    assert said[0] == said[1]
    assert Head.objects.get().size == 15


def test_what_is_done_is_said_once(client, small):
    be(client, "new")
    send(client, "members.apply", **APPLY)
    assert "Done" not in text(html(client, "/do"))


def test_a_refusal_shows_the_article_every_reason_and_what_could_be_done(client, small):
    be(client, small["Ben"])
    said, status = send(client, "bodies.decide", **INSTRUCT, **{"carries.0.person": small["Ines"]})
    assert status == 403
    assert said.startswith("Not possible: instruct somebody ✕ Refused by article 6")
    assert "“Enter a decision” is refused, because what would follow from it is refused." in said
    assert "forbids anybody to instruct a member of the Appeals Committee." in said
    assert "You asked as Ben, as a member of the Steering Committee and a member" in said
    assert "Article 6. Grievances and discipline Complaints go to the Grievance Panel" in said
    assert "The Steering Committee may instruct staff." in said
    assert "This attempt stands there: entry 13" in said


def test_the_reasons_of_a_refusal_are_given_in_the_readers_language(client, small):
    be(client, small["Ben"])
    client.cookies["language"] = "es"
    shown, status = send(client, "bodies.decide", **INSTRUCT, **{"carries.0.person": small["Ines"]})
    assert status == 403
    assert (
        "El artículo 6 (no_reversal) prohíbe a cualquiera dar instrucciones a un miembro del tribunal "
        "«Appeals Committee»." in shown
    )
    assert "El comité «Steering Committee» puede dar instrucciones al personal." in shown


def test_a_refusal_changes_nothing_and_keeps_what_was_typed(client, small):
    be(client, small["Bram"])
    before = Moot().tables()
    response = client.post("/do/bodies.decide", {**INSTRUCT, "carries.0.person": small["Ines"]})
    sent = response.content.decode()
    assert response.status_code == 403
    assert "Nothing: nothing has changed." in text(sent)
    assert 'value="Shall the Appeals Committee reverse its finding?"' in sent
    assert Moot().tables() == before
    assert Head.objects.get().size == 14


def test_asking_gives_the_verdict_on_all_that_would_follow_without_the_deed(client, small):
    be(client, small["Ben"])
    said, status = send(client, "bodies.decide", ask="ask", **INSTRUCT, **{"carries.0.person": small["Ines"]})
    assert status == 200
    assert "✕ It would be refused. Nothing was done. Article 6" in said
    be(client, "new")
    said, _ = send(client, "members.apply", ask="ask", **APPLY)
    assert "✓ It would be allowed" in said
    assert Head.objects.get().size == 14


def test_what_is_wrong_stands_at_the_field_and_in_a_list_on_top(client, small):
    be(client, small["Ben"])
    response = client.post("/do/bodies.decide", {**INSTRUCT, "yes": "many", "question": " ", "body": "nobody"})
    sent = response.content.decode()
    assert response.status_code == 422
    assert "Which body : Choose from the list." in text(sent)
    assert 'href="#field-yes"' in sent
    assert 'id="field-yes-error"' in sent
    assert 'aria-describedby=" field-yes-error"' in sent
    assert 'value="many"' in sent


def test_a_fault_that_the_door_finds_names_people_and_days(client, small):
    be(client, small["Ada"])
    said, status = send(client, "bodies.convene", request_id="x", body="branch", unit="0", day="2026-01-01")
    assert status == 422
    assert "On which day : Expected a day from 10 March 2026 on." in said


def test_nobody_acts_before_they_have_chosen_who_they_are(client, small):
    response = client.post("/do/members.apply", APPLY)
    assert response.url == "/rehearse?next=%2Fdo%2Fmembers.apply"
    assert Head.objects.get().size == 14


def test_only_people_of_the_rehearsal_can_be_chosen(client, small):
    be(client, "p:AAAAAAAAAAAAAAAAAAAAAA")
    assert "Who are you?" in text(html(client, "/rehearse"))


def test_the_page_says_what_somebody_may_do_and_why_not_the_rest(client, small):
    be(client, small["Bram"])
    said = text(html(client, "/do"))
    may, _, rest = said.partition("What takes a decision")
    assert "Its form asks about what is typed there, and about all that would follow from it." in may
    assert "Leave the organisation" in may
    assert "Admit an applicant by a branch, article 1" in rest
    assert "Apply to join They are a member already." in rest
    assert "Enter a decision" not in may


@pytest.mark.parametrize("path", ["/rehearse", "/rehearse/as", "/rehearse/wait"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_live_record_has_no_such_pages(client, path, method):
    moot = found(rehearsal=False)
    session = client.session
    session["rehearses_as"] = moot["Ada"]
    session.save()
    response = getattr(client, method)(path, {**APPLY, "person": moot["Ada"], "days": "8"})
    assert response.status_code in (404, 405)
    assert Head.objects.get().size == moot.size()


def test_a_dissolved_rehearsal_can_only_be_read(client, small):
    be(client, small["Ada"])
    from folkmoot.door.guard import door_open

    with door_open():
        Head.objects.update(dissolved_in=13)
    assert "Only its record is kept" in text(html(client, "/do"))
    assert client.post("/do/members.resign", {"request_id": "x"}).url == "/do"
    assert Head.objects.get().size == 14


def test_a_form_of_another_site_is_not_taken(small):
    client = Client(enforce_csrf_checks=True)
    response = client.post("/rehearse/as", {"person": small["Ada"]})
    assert response.status_code == 403
    assert "This form was not sent" in response.content.decode()


@pytest.mark.parametrize("days", ["0", "367", "-1", "x", "", "9" * 40])
def test_only_a_few_days_pass_at_once(client, small, days):
    client.post("/rehearse/wait", {"days": days})
    assert "it is Tuesday, 10 March 2026" in text(html(client, "/rehearse"))


def test_when_days_pass_the_clock_enters_what_has_ended_and_the_page_says_so(client, db):
    moot = found()
    be(client, moot["Ada"])
    assert "8 days passed The clock found nothing to enter." in let_pass(client, 8)
    assert moot.size() == 14
    let_pass(client, 366)
    said = let_pass(client, 30)
    assert said.startswith("30 days passed The clock entered what had ended by then:")
    ended = [each for each in moot.entries() if each.act == "bodies.vacate"]
    assert [each.by["as"] for each in ended] == [["clock"]] * 4
    assert all(f"Entry {each.index}" in said for each in ended)
    assert "days passed" not in text(html(client, "/rehearse"))


def test_what_the_charter_does_not_let_the_clock_enter_is_counted(client, db, monkeypatch):
    """No charter keeps the clock from entering an end: a tick that is refused stands in for one that would."""
    moot = found()
    act = decode("bodies.remove", {"person": moot["Ben"], "seat": "steering"})
    monkeypatch.setattr(clock, "_TELLERS", [lambda today, charter: [Due(act, today)]])
    be(client, moot["Ada"])
    said = let_pass(client, 8)
    assert (
        "Something has ended that the charter does not let the clock enter: 1 time. Whoever may enter it does." in said
    )
    assert moot.size() == 14


def test_of_very_many_entries_of_the_clock_the_page_shows_the_first_and_counts_the_rest(client, db, monkeypatch):
    monkeypatch.setattr(rehearsing, "MOST_ENTRIES", 2)
    moot = found()
    let_pass(client, 366)
    said = let_pass(client, 30)
    assert said.count("Entry ") == 2
    assert "And 2 more, in the record ." in said
    assert moot.size() == 14 + 4


@pytest.mark.parametrize("who", ["Ada", "Ben", "Bram", "Kit"])
def test_the_list_asks_as_little_among_many_as_among_few_and_nobody_waits_for_it(client, db, who):
    asked = []
    for more in (10, 90):
        with database_aside():
            moot = found(members={**MEMBERS, **{f"Member {n}": NORTH for n in range(more)}})
            for n in range(more):
                apply = decode("members.apply", {"person": moot[f"New {n}"], "name": f"New {n}", "unit": NORTH})
                moot.enact(apply, by=f"New {n}")
            be(client, moot[who] if who != "Kit" else "new")
            html(client, "/do")
            with CaptureQueriesContext(connections["default"]) as queries:
                said = text(html(client, "/do"))
        asked.append([each["sql"].partition(" ")[0] for each in queries])
    assert f"What you may do You act as {who if who != 'Kit' else 'Somebody new'}" in said
    assert set(asked[0]) == set(asked[1]) == {"SELECT"}
    assert len(asked[0]) == len(asked[1]) < 90


def test_every_act_with_a_form_shows_it(client, small):
    be(client, small["Ada"])
    shown = [name for name, each in REGISTER.items() if each.verb != "found" and has_form(each)]
    assert len(shown) > 25
    for name in shown:
        sent = html(client, f"/do/{name}?carries=nothing")
        assert sent.count("<h1>") == 1
        assert "<form" in sent


def test_an_act_without_a_form_has_no_page(client, small):
    be(client, small["Ada"])
    for name in ("constitution.found", "members.nothing"):
        assert client.get(f"/do/{name}").status_code == 404


def test_a_member_proposes_a_change_of_the_charter(client, small):
    be(client, small["Bram"])
    sent = html(client, "/do/constitution.propose_amendment")
    charter = unescape(sent.partition('class="document"')[2].partition(">")[2].partition("</textarea>")[0]).lstrip("\n")
    changed = charter.replace("leaves 7 days", "leaves 9 days").replace("objection_days = 7", "objection_days = 9")
    said, status = send(client, "constitution.propose_amendment", request_id="p", charter=changed)
    assert status == 200
    assert "✓ Done Bram proposed a change of the charter. Entry 14" in said
    assert Proposal.objects.get().charter != Head.objects.get().charter


def test_a_text_that_is_no_charter_is_a_fault_at_its_field(client, small):
    be(client, small["Bram"])
    said, status = send(client, "constitution.propose_amendment", request_id="p", charter="# Nothing\r\n")
    assert status == 422
    assert "The whole charter, as it is to be : This text is no charter" in said


@pytest.mark.parametrize(
    ("field", "typed"), [("yes", "9" * 5000), ("yes", "٣"), ("question", "Shall\0we?"), ("held_on", "2026-02-30")]
)
def test_what_nobody_can_mean_is_a_fault_at_its_field(client, small, field, typed):
    be(client, small["Ben"])
    response = client.post("/do/bodies.decide", {**INSTRUCT, field: typed, "carries.0.person": small["Ines"]})
    assert response.status_code == 422
    assert f'id="field-{field}-error"' in response.content.decode()


def test_a_request_id_that_no_page_gives_is_replaced(client, small):
    be(client, "new")
    said, status = send(client, "members.apply", **{**APPLY, "request_id": "\0" * 70})
    assert status == 200
    assert "Entry 14" in said
