"""Two charters side by side over one timeline: what each allows, refuses or cannot tell, as far as one may read."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from folkmoot import shipped
from folkmoot.door.replay import replay
from folkmoot.web.conftest import be, html, text
from folkmoot.web.whatif import remembered


@pytest.fixture(autouse=True)
def nothing_remembered():
    remembered._FOUND.clear()


@pytest.fixture
def small(db):
    replay(shipped("histories") / "small.md")


def test_an_instruction_that_one_refuses_and_the_other_allows_stands_with_the_article_and_the_reason(client, small):
    sent = text(html(client, "/charter/whatif?other=as-worked"))
    assert "The charter of the day, as it was judged ✕ Refused · Article 6 (no_reversal)" in sent
    assert "Charter of the organisation as it worked ✓ Allowed · Article 3 (lead)" in sent


def test_a_charter_beside_itself_says_what_it_said(client, small):
    sent = text(html(client, "/charter/whatif?other=version-1"))
    assert "They differ on 0 of the 6 acts that you may read." in sent
    assert "On every act that you may read both say the same." in sent


def test_all_acts_can_be_shown_the_newest_first(client, small):
    sent = html(client, "/charter/whatif?other=version-1&show=all")
    entries = [part.split('"')[0] for part in sent.split('href="/record/')[1:]]
    assert entries[0] == "13"
    assert len(entries) == 6


def test_the_model_is_not_offered_twice_and_an_unknown_charter_is_not_found(client, small):
    assert "Charter of the Federation" not in html(client, "/charter/whatif")
    assert client.get("/charter/whatif?other=model").status_code == 404
    assert client.get("/charter/whatif?one=../../etc").status_code == 404


def test_what_one_may_not_read_is_in_no_row_and_no_number(client, moot):
    strangers = text(html(client, "/charter/whatif?other=as-worked&show=all"))
    be(client, moot["Bram"])
    members = text(html(client, "/charter/whatif?other=as-worked&show=all"))
    assert "Bram" not in strangers
    assert _acts(strangers) < _acts(members)


def _acts(page):
    return int(page.split(" acts that you may read")[0].rsplit(" ", 1)[1])


def test_one_request_looks_at_so_many_and_says_how_far_it_came(client, small, monkeypatch):
    monkeypatch.setattr(remembered, "SECONDS", 0)
    monkeypatch.setattr(remembered, "A_READING", 5)
    assert "So far 1 of 14 entries have been looked at." in text(html(client, "/charter/whatif?other=as-worked"))
    for _ in range(14):
        sent = text(html(client, "/charter/whatif?other=as-worked"))
    assert "So far" not in sent
    assert "Charter of the organisation as it worked ✓ Allowed · Article 3 (lead)" in sent


def test_what_was_found_is_remembered(client, small):
    html(client, "/charter/whatif?other=as-worked")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        html(client, "/charter/whatif?other=as-worked")
    assert [query["sql"] for query in asked if "ORDER BY" in query["sql"] and '"index" >=' in query["sql"]] == []


def test_before_the_founding_the_page_says_what_will_stand_here(client, db):
    assert "Nothing has been done yet." in text(html(client, "/charter/whatif"))


def test_the_charter_and_the_history_lead_here(client, small):
    for path in ("/charter", "/history"):
        assert 'href="/charter/whatif"' in html(client, path)
