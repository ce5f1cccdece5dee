"""Somebody who has never seen it: from the demo's first page to having been refused, and having read why."""

import pytest
from playwright.sync_api import Page, expect

from folkmoot import shipped
from folkmoot.tidewater.story import written

pytestmark = pytest.mark.django_db(transaction=True)

MOST_PAGES, MOST_FIELDS = 5, 4


@pytest.fixture
def small(live_server):
    from folkmoot.door.replay import replay

    return replay(shipped("histories") / "small.md")


@pytest.fixture
def tidewater(live_server, tmp_path):
    from folkmoot.door.replay import replay

    file = tmp_path / "tidewater.md"
    file.write_text(written(300, "another"), encoding="utf-8")
    return replay(file)


class Walk:
    """Counts the pages that somebody sees, each as it stands, and the fields that they fill in."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.seen: list[str] = []
        self.typed = 0

    def at(self, heading: str) -> None:
        """Stand on a page."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)
        self.seen.append(heading)


def refused_as_a_member_of_the_committee(page: Page, what: str) -> Walk:
    walk = Walk(page)
    page.goto("/")
    walk.at(page.locator("h1").inner_text())
    page.get_by_role("link", name="Be somebody in it").click()
    walk.at("Who are you?")
    page.get_by_role("button", name=what).click()
    walk.at("Enter a decision")
    page.get_by_role("button", name="Enter a decision").click()
    walk.at("Not possible: instruct somebody")
    expect(page.locator(".verdict")).to_have_text("✕ Refused by article 6.")
    expect(page.get_by_text("forbids anybody to instruct a member of the Appeals Committee")).to_be_visible()
    expect(page.locator("blockquote")).to_contain_text("Nobody may otherwise touch what these two decide")
    return walk


def is_short(walk: Walk) -> None:
    assert len(walk.seen) <= MOST_PAGES
    assert walk.typed <= MOST_FIELDS


def test_in_the_small_organisation_a_newcomer_is_refused_and_told_why(browser_page, small):
    is_short(refused_as_a_member_of_the_committee(browser_page, "Tell Ines what"))


@pytest.mark.slow
def test_in_the_federation_a_newcomer_is_refused_and_told_why(browser_page, tidewater):
    is_short(refused_as_a_member_of_the_committee(browser_page, "what to decide"))


def test_by_keyboard_alone_a_newcomer_is_refused_and_told_why(browser_page, small):
    page = browser_page
    page.goto("/rehearse")
    page.get_by_role("button", name="Tell Ines").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Enter a decision")
    page.get_by_role("button", name="Enter a decision").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".verdict")).to_have_text("✕ Refused by article 6.")
