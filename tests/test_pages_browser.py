"""The main tasks in a real browser, by keyboard alone. The watch of `browser_page` fails on any complaint of a page."""

import pytest
from playwright.sync_api import Page, expect

from folkmoot import shipped
from tests.everybody import press, to
from tests.shots import be

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def small(live_server):
    """The small organisation, served."""
    from folkmoot.door.replay import replay

    return replay(shipped("histories") / "small.md")


def as_ben(page: Page) -> None:
    page.goto("/rehearse")
    be(page, "Ben")
    expect(page.get_by_role("heading", level=1)).to_have_text("What you may do")


def test_by_keyboard_alone_somebody_applies_and_is_told_what_happened(browser_page, small):
    page = browser_page
    page.goto("/rehearse")
    to(page, "select#person")
    page.keyboard.press("End")
    press(page, "Be this person")
    to(page, "a", "Apply to join")
    page.keyboard.press("Enter")
    to(page, "input[name=name]")
    page.keyboard.type("Kit Two")
    to(page, "select[name=unit]")
    page.keyboard.press("ArrowDown")
    press(page, "Apply to join")
    expect(page.get_by_role("status")).to_contain_text("Kit Two applied to join North Branch.")
    to(page, "a", "Entry 14")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Proved: this entry stands at position 14 of the 15")).to_be_visible()


def test_by_keyboard_alone_somebody_is_refused_by_article_6(browser_page, small):
    page = browser_page
    page.goto("/rehearse")
    to(page, "select#person")
    page.keyboard.type("Ben")
    press(page, "Be this person")
    to(page, "a", "Enter a decision")
    page.keyboard.press("Enter")
    to(page, "select#carries")
    page.keyboard.type("Instruct")
    press(page, "Go on")
    for field, typed in {"body": "Steering", "yes": "1", "no": "0", "present": "1", "question": "Shall we?"}.items():
        to(page, f"[name={field}]")
        page.keyboard.type(typed)
    to(page, '[name="carries.0.person"]')
    page.keyboard.type("Ines")
    to(page, '[name="carries.0.what"]')
    page.keyboard.type("Reverse it.")
    press(page, "Enter a decision")
    expect(page.get_by_role("heading", level=1)).to_have_text("Not possible: instruct somebody")
    expect(page.locator(".verdict")).to_have_text("✕ Refused by article 6.")
    expect(page.locator("blockquote")).to_contain_text("Nobody may otherwise touch what these two decide")


def test_the_first_tab_skips_to_the_text(browser_page, small):
    browser_page.goto("/")
    browser_page.keyboard.press("Tab")
    expect(browser_page.locator(":focus")).to_have_text("Skip to the text")
    browser_page.keyboard.press("Enter")
    assert browser_page.evaluate("document.activeElement.id") == "main"


def test_by_keyboard_alone_a_stranger_joins_from_the_page_of_joining(browser_page, small):
    page = browser_page
    page.goto("/")
    to(page, "header nav a", "Join")
    page.keyboard.press("Enter")
    press(page, "Be somebody new")
    to(page, "input[name=name]")
    page.keyboard.type("Kit Two")
    to(page, "input[name=unit]")
    page.keyboard.press("Space")
    press(page, "Apply to join")
    expect(page.get_by_role("status")).to_contain_text("Kit Two applied to join North Branch.")
    expect(page.get_by_role("heading", level=1)).to_have_text("Where your application stands")


def test_by_keyboard_alone_a_member_finds_another_in_the_branch(browser_page, small):
    page = browser_page
    page.goto("/rehearse")
    be(page, "Bram")
    page.goto("/now")
    to(page, "header nav a", "Branches")
    page.keyboard.press("Enter")
    to(page, "main a", "North Branch")
    page.keyboard.press("Enter")
    to(page, "main a", "Ada")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ada")


def test_by_keyboard_alone_a_member_leaves_and_is_asked_twice(browser_page, small):
    page = browser_page
    page.goto("/rehearse")
    be(page, "Bram")
    page.goto("/me")
    to(page, "a", "Leave the organisation")
    page.keyboard.press("Enter")
    press(page, "Leave the organisation")
    expect(page.locator("main h1")).to_be_visible()
    press(page, "Leave the organisation")
    expect(page.get_by_role("status")).to_contain_text("Bram left")


def test_on_a_phone_the_pages_open_by_keyboard_and_without_script(browser_page, small):
    page = browser_page
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("/")
    to(page, "summary", "Pages")
    page.keyboard.press("Enter")
    to(page, ".menu a", "Branches")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Branches")
