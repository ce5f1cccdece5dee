"""What people and machines send that no page offers: each is answered with a page in words, never with a failure."""

import re
from urllib.parse import quote

import pytest

from folkmoot.bodies.acts.seating import Elect
from folkmoot.door.act import REGISTER
from folkmoot.door.models import Head
from folkmoot.members.acts import Apply, Refuse
from folkmoot.members.models import Application
from folkmoot.web.conftest import be, html, text
from tests.cast import Moot, found

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ODD = ("", "0", "-1", "x", "٣", "9" * 400, "\0", "' OR 1=1 --", "<b>", "🜨", "a" * 5000)
LISTS = ("/record", "/members", "/bodies/branch", "/bodies/steering")
FORMS = ("/do/bodies.decide", "/do/members.apply")
PATHS = ("/", "/charter", "/bodies", *LISTS, "/record/11", "/rehearse", "/do", *FORMS)
QUERIES = ("events", "words", "act", "kind", "name", "carries", "unit", "person", "entry")
OURS = re.compile(r'<script type="module" src="/static/web/[a-z]+\.js"></script>')
MARK = "<script>alert('x')</script>&amp;\"><b>"
TYPED = (
    "members.apply",
    "members.erase",
    "members.estimate",
    "bodies.decide",
    "bodies.vacate",
    "record.correct",
    "history.note_event",
    "history.note_profile",
    "history.claim",
    "history.retract",
)


@pytest.mark.parametrize("value", ODD)
def test_an_odd_address_is_answered_in_words(client, small, value):
    be(client, small["Ada"])
    asked = quote(value)
    others = "&".join(f"{name}={asked}" for name in QUERIES)
    for path in PATHS:
        for query in (f"page={asked}", others) if path != "/rehearse" else (f"{asked}&page[]={asked}",):
            assert client.get(f"{path}?{query}").status_code in (200, 404), (path, query)
    for path in (f"/record/{asked}", f"/bodies/{asked}", f"/do/{asked}", f"/{asked}"):
        assert client.get(path).status_code in (200, 404), path


@pytest.mark.parametrize("path", LISTS)
def test_a_page_that_a_list_does_not_have_is_not_there(client, as_ada, path):
    for page in ("0", "2", "999999999999999", "9" * 100, "-1", "+1", "1.0", " 1", "٣"):
        assert client.get(path, {"page": page}).status_code == 404, page


def test_what_can_only_be_read_takes_nothing(client, small):
    for method in (client.post, client.put, client.delete, client.patch):
        for path in ("/", "/charter", "/bodies", "/members", "/record", "/record/3", "/rehearse"):
            assert method(path).status_code == 405, path


@pytest.mark.parametrize("act", [*sorted(REGISTER), "members.nothing", "nothing", "..", "Members.Apply"])
def test_an_act_that_nobody_filled_in_is_answered_in_words(client, small, act):
    assert client.post(f"/do/{act}").status_code in (302, 404)
    assert Head.objects.get().size == 14
    be(client, small["Ben"])
    for sent in ({"ask": "ask"}, {"carries": act, "ask": "ask"}, {"carries": "nothing"}):
        assert client.post(f"/do/{act}", sent).status_code in (200, 302, 403, 404, 422), sent


@pytest.mark.parametrize("value", [*ODD, "9223372036854775808", "2026-13-45", MARK])
def test_any_value_in_any_field_is_answered_in_words(client, small, value):
    be(client, small["Ada"])
    for name in TYPED:
        shown = html(client, f"/do/{name}?carries=nothing")
        sent = dict.fromkeys(re.findall(r'name="([a-z_.0-9]+)"', shown), value)
        response = client.post(f"/do/{name}", {**sent, "request_id": "r", "carries": "nothing"})
        assert response.status_code in (200, 302, 403, 422), name


def test_a_row_that_went_while_the_form_stood_open_is_a_fault_at_its_field(client, small):
    moot = Moot(now=Head.objects.get().at, people=dict(small))
    moot.enact(Apply(person=moot["Zoe"], name="Zoe", unit=0), by="Zoe")
    be(client, small["Ada"])
    key = str(Application.objects.get(outcome="").pk)
    assert f'value="{key}"' in html(client, "/do/bodies.decide?carries=members.admit")
    moot.wait(8)
    moot.decide("branch", Refuse(application=int(key), reason="No."), yes=4, unit=0, by="Ada")
    decision = {"body": "branch", "unit": "0", "yes": "4", "no": "0", "present": "4", "question": "Shall we?"}
    carried = {"carries": "members.admit", "carries.0.application": key, "carries.0.eligible": "yes"}
    response = client.post("/do/bodies.decide", {**decision, **carried})
    assert response.status_code == 422
    assert "Whose application : Choose from the list." in text(response.content.decode())


@pytest.mark.parametrize("person", ["", "x", "p:AAAAAAAAAAAAAAAAAAAAAA", "p:", MARK, "new" * 50])
def test_somebody_who_is_not_there_cannot_be_chosen(client, small, person):
    be(client, person)
    assert client.post("/do/members.resign", {"request_id": "x"}).url.startswith("/rehearse?next=")


@pytest.mark.parametrize("person", ["p:AAAAAAAAAAAAAAAAAAAAAA", "x", 7, None, ["p"]])
def test_whatever_a_cookie_remembers_from_elsewhere_no_page_fails(client, small, person):
    session = client.session
    session["rehearses_as"] = person
    session.save()
    for path in PATHS:
        assert client.get(path).status_code in (200, 302), path


@pytest.mark.parametrize("name", [MARK, "N" * 200, "ß" * 200, "\u202eevil", "日本語", "a b" * 60])
def test_a_name_is_shown_as_it_was_written_and_runs_nothing(client, small, name):
    moot = Moot(now=Head.objects.get().at, people=dict(small))
    moot.enact(Apply(person=moot["Odd"], name=name, unit=0), by="Odd")
    moot.decide("branch", yes=3, unit=0, by="Ada", question=name)
    be(client, moot["Odd"])
    for path in (*PATHS, "/record/14", "/record/15", "/do/members.erase"):
        sent = OURS.sub("", html(client, path))
        assert "<script" not in sent, path
        assert '"><b>' not in sent, path
    assert name[:100] in text(html(client, "/bodies/branch"))


def test_a_name_that_is_too_long_is_a_fault_at_its_field(client, small):
    be(client, "new")
    response = client.post("/do/members.apply", {"request_id": "x", "name": "N" * 5000, "unit": "0"})
    assert response.status_code == 422
    assert 'id="field-name-error"' in response.content.decode()


def test_a_decision_that_carries_forty_acts_is_shown(client):
    names = [f"Nr {n:02}" for n in range(40)]
    moot = found(seats=[("Ada", "branch_secretary", 0)], members=dict.fromkeys([*names, "Ada"], 0))
    carried = [Elect(person=moot[name], seat="convention", unit=0) for name in names]
    entry = moot.decide("branch", *carried, yes=9, unit=0)
    be(client, moot["Ada"])
    said = text(html(client, f"/record/{entry.index}"))
    assert "9 yes · 0 no; needed 5 of 9 cast (more than half); quorum 9 of 41 entitled to vote, present 9" in said
    assert said.count("North Branch elected Nr") == 40
    for path in ("/bodies/branch", "/bodies/convention", "/record", "/"):
        assert html(client, path)


def test_an_act_that_no_program_knows_can_be_searched_for(client, write):
    write(3)
    assert "No entry that you may read answers to that." in text(html(client, "/record?act=no.such"))
    assert "3 of the 3 entries" in text(html(client, "/record?act=members.greet"))
