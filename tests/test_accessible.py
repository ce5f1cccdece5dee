"""Every page, in a real browser, to whoever reads otherwise: on a phone and a desk, by day and by night, to axe.

Nothing but colours differs between day and night, and no colour between a phone and a desk: so of the night only the
contrast is asked, and once (`can_be_read_by_everybody`).
"""

import re

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, resolve
from playwright.sync_api import expect

from folkmoot import shipped
from tests.cast import MEMBERS, found, published
from tests.everybody import can_be_read_by_everybody
from tests.shots import be, instruct
from tests.walk import WALKS, walk

EMPTY = ("/", "/now", "/join", "/charter", "/bodies", "/branches", "/meetings", "/decisions", "/members", "/record")
TOLD = ("/", "/charter", "/bodies", "/branches", "/meetings", "/decisions", "/members", "/record", "/record/11")
ELSEWHERE = re.compile(r"^(api/|feeds/|account|sign-|mail/|start)|\.(pdf|css|csv|json|ics|atom|txt|svg)$")
"""Addresses that are no page, or whose pages are walked by tests of their own."""

SENT_TO = frozenset({"language", "choose", "wait", "keep-view", "forget-view", "draft"})
"""Addresses to which forms are sent, and which answer with another page."""


def names(resolver: URLResolver, before: str = "") -> dict[str, str]:
    """The name of every page, with the pattern of its address."""
    found: dict[str, str] = {}
    for each in resolver.url_patterns:
        pattern = before + str(each.pattern)
        if isinstance(each, URLResolver):
            found |= names(each, pattern)
        elif isinstance(each, URLPattern) and each.name and not ELSEWHERE.search(pattern):
            found[each.name] = pattern
    return found


def test_every_page_is_walked():
    paths = [path.partition("?")[0].format_map(Anybody()) for found in WALKS.values() for path in found.values()]
    walked = {resolve(path).url_name for path in paths}
    assert names(get_resolver()).keys() - walked - SENT_TO == OWN_TESTS


OWN_TESTS = {
    "proposal",
    "import-columns",
    "import-seen",
    "import-done",
    "case",
    "case-file",
    "case-decide",
    "complaints-desk",
    "lot",
    "tendency",
}
"""What the small organisation has none of: a proposal, which a test below makes, and a list that is brought in."""


class Anybody(dict):
    """Everybody has the same reference."""

    def __missing__(self, name):
        return "p:AAAAAAAAAAAAAAAAAAAAAA"


@pytest.fixture
def small(live_server):
    """The small organisation, served."""
    return replayed("small.md")


def replayed(history):
    from folkmoot.door.replay import replay

    return replay(shipped("histories") / history)


@pytest.mark.django_db(transaction=True)
def test_an_empty_organisation_can_be_read_by_everybody(browser_page):
    for path in EMPTY:
        can_be_read_by_everybody(browser_page, path)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("who", WALKS, ids=lambda who: who or "stranger")
def test_every_page_of_a_rehearsal_can_be_read_by_everybody(browser_page, small, who):
    for _, path in list(walk(browser_page, who)):
        can_be_read_by_everybody(browser_page, path)


@pytest.mark.django_db(transaction=True)
def test_a_told_history_can_be_read_by_everybody(browser_page):
    from folkmoot.deliberation.models import Tendency

    replayed("iso.md")
    for path in (*TOLD, "/tendencies", f"/tendencies/{Tendency.objects.earliest('pk').pk}"):
        can_be_read_by_everybody(browser_page, path)


@pytest.mark.django_db(transaction=True)
def test_a_lot_before_and_after_its_draw_can_be_read_by_everybody(browser_page, live_server):
    from folkmoot.bodies.acts.lot import DrawLot

    moot = found(members={**MEMBERS, **{f"M{n}": n % 2 for n in range(4)}})
    moot.wait(90)
    key = moot.enact(published(moot, "returning_officers"), "Ada").index << 20
    can_be_read_by_everybody(browser_page, f"/lots/{key}")
    moot.wait(7)
    moot.enact(DrawLot(lot=key, seed="3 14 22"), "Ada")
    can_be_read_by_everybody(browser_page, f"/lots/{key}")


@pytest.mark.django_db(transaction=True)
def test_a_proposed_charter_can_be_read_by_everybody(browser_page):
    from folkmoot.constitution.acts import ProposeAmendment
    from folkmoot.door.charters import attach

    moot = found()
    changed = (shipped("charters") / "model.md").read_text("utf-8").replace("every_months = 3", "every_months = 4")
    entry = moot.enact(ProposeAmendment(charter=attach(changed.encode())), by="Ada")
    can_be_read_by_everybody(browser_page, f"/charter/proposals/{entry.index << 20}")


@pytest.mark.django_db(transaction=True)
def test_the_spanish_pages_can_be_read_by_everybody(browser_page, small):
    browser_page.goto("/")
    browser_page.get_by_role("button", name="Español").click()
    for path in ("/", "/join", "/branches", "/charter"):
        can_be_read_by_everybody(browser_page, path)
    assert browser_page.locator("html").get_attribute("lang") == "es"


@pytest.mark.django_db(transaction=True)
def test_what_is_wrong_and_what_is_refused_can_be_read_by_everybody(browser_page, small):
    browser_page.goto("/rehearse")
    be(browser_page, "Ben")
    browser_page.goto("/do/bodies.decide?carries=bodies.instruct")
    browser_page.get_by_role("button", name="Enter a decision").click()
    expect(browser_page.get_by_role("alert")).to_be_visible()
    can_be_read_by_everybody(browser_page)
    instruct(browser_page)
    browser_page.get_by_role("button", name="Enter a decision").click()
    expect(browser_page.get_by_role("heading", level=1)).to_have_text("Not possible: instruct somebody")
    can_be_read_by_everybody(browser_page)
