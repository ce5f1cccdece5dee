"""The pages of the charter's versions: what each changed, in sentences and in words, and what is proposed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from folkmoot import shipped
from folkmoot.constitution.acts import ProposeAmendment
from folkmoot.constitution.models import Version
from folkmoot.door.charters import attach
from folkmoot.door.guard import door_open
from folkmoot.web.conftest import be, html, text
from folkmoot.web.versions.changed import Piece, pieces

WAS, IS = "on 7 days of notice, when its branch secretary", "on 9 days of notice, when its branch secretary"


def rewritten(*pairs):
    written = (shipped("charters") / "model.md").read_text(encoding="utf-8")
    for before, after in pairs:
        assert before in written
        written = written.replace(before, after)
    return written.encode()


@pytest.fixture
def proposed(moot):
    """Ada proposes that branches be called on 9 days of notice."""
    changed = attach(rewritten((WAS, IS), ("every_months = 3\nnotice_days = 7", "every_months = 3\nnotice_days = 9")))
    entry = moot.enact(ProposeAmendment(charter=changed), by="Ada")
    return entry.index * 2**20


def test_the_first_version_changed_nothing(client, moot):
    assert "Version 1, in force from 1 May 2026" in text(html(client, "/charter/versions"))
    sent = html(client, "/charter/versions/1")
    assert "Version 1 of the charter, in force from 1 May 2026 until now" in text(sent)
    assert "What it changed" not in sent
    assert client.get("/charter/versions/2").status_code == 404
    assert client.get("/charter/versions/0").status_code == 404


def test_a_proposal_says_before_the_vote_what_goes_and_what_comes(client, moot, proposed):
    be(client, moot["Bram"])
    sent = html(client, f"/charter/proposals/{proposed}")
    assert "<del> 7</del><ins> 9</ins>" in sent
    assert "<del>A branch must meet every 3 months, on 7 days of notice." in sent
    assert "<ins>A branch must meet every 3 months, on 9 days of notice." in sent
    assert "It is not decided yet: until it is, nothing changes." in sent
    assert f'href="/charter/proposals/{proposed}"' in html(client, "/charter/versions")
    assert "What it takes" in sent


ELECTED, APPOINTED = (
    'composed_of = "delegates"\nfilled_by = "' + by for by in ("elected:branch", "appointed:steering")
)


def test_whoever_is_about_to_decide_sees_what_it_newly_allows_and_what_a_check_finds(client, moot):
    worse = attach(rewritten((ELECTED, APPOINTED)))
    key = moot.enact(ProposeAmendment(charter=worse), by="Ada").index * 2**20
    be(client, moot["Ada"])
    asked = {"proposal": key, "charter": worse}
    for path, query in (
        (f"/charter/proposals/{key}", {}),
        ("/do/constitution.amend", asked),
        ("/do/constitution.ratify", {"of": key}),
    ):
        said = text(client.get(path, query).content.decode())
        assert "It newly allows The Steering Committee may appoint a member of the Convention." in said, path
        assert "The Steering Committee could come to command the Editors." in said
        assert "It no longer allows A branch may elect a member of the Convention." in said
        assert "Warning (not so in the charter in force): " in said


def test_a_text_that_is_typed_is_weighed_when_it_is_asked_about(client, moot):
    be(client, moot["Ada"])
    assert "What to know before it is adopted" not in html(client, "/do/constitution.propose_amendment")
    typed = {"ask": "ask", "request_id": "one", "charter": rewritten((ELECTED, APPOINTED)).decode()}
    said = text(client.post("/do/constitution.propose_amendment", typed).content.decode())
    assert "Nothing was done yet." in said
    assert "The Steering Committee could come to command the Editors." in said
    typed["charter"] = rewritten((WAS, IS)).decode()
    same = text(client.post("/do/constitution.propose_amendment", typed).content.decode())
    assert "It allows what the charter in force allows, no more and no less." in same


def test_strangers_read_proposals_where_the_charter_is_public(client, moot, proposed):
    assert client.get(f"/charter/proposals/{proposed}").status_code == 200
    assert client.get(f"/charter/proposals/{proposed + 1}").status_code == 404


def adopt(moot, n, charter):
    with door_open():
        Version.objects.create(id=(99 + n) * 2**20, charter=attach(charter), from_day=moot.today)


def test_an_adopted_version_says_what_it_changed(client, moot):
    adopt(moot, 1, rewritten((WAS, IS)))
    listed = text(html(client, "/charter/versions"))
    assert "Version 2, in force from 1 May 2026 It changed 2. Branches" in listed
    sent = html(client, "/charter/versions/2")
    assert "<del> 7</del><ins> 9</ins>" in sent
    assert "What the program reads in it stays as it was." in sent
    first = text(html(client, "/charter/versions/1"))
    assert "Version 1 of the charter, in force from 1 May 2026 until 1 May 2026" in first


@pytest.mark.parametrize("path", ["/charter.pdf", "/charter/versions/1.pdf", "/charter.pdf?paper=letter"])
def test_the_charter_is_printed(client, moot, path):
    response = client.get(path)
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert response.content == client.get(path).content


def test_before_the_founding_there_is_nothing_to_print(client, db):
    assert client.get("/charter.pdf").status_code == 404
    assert "None yet" in html(client, "/charter/versions")


def test_more_versions_do_not_mean_more_queries(client, moot, django_assert_num_queries):
    adopt(moot, 1, rewritten())
    with CaptureQueriesContext(connection) as before:
        html(client, "/charter/versions")
    for n in range(2, 9):
        adopt(moot, n, rewritten())
    with django_assert_num_queries(len(before)):
        html(client, "/charter/versions")


def test_long_words_that_stay_are_cut_between_changes():
    before = " ".join(f"w{n}" for n in range(100))
    found = list(pieces(before, before.replace("w50", "v50")))
    assert [each.kind for each in found] == ["same", "gone", "new", "same"]
    assert found[0].text == " … " + "".join(f" w{n}" for n in range(38, 50))
    assert found[1:3] == [Piece("gone", " w50"), Piece("new", " v50")]
    assert "".join(each.text for each in found if each.kind != "gone").count("w") == 24


def test_the_same_text_is_one_piece():
    assert list(pieces("Anyone may apply.", "Anyone may apply.")) == [Piece("same", "Anyone may apply.")]
