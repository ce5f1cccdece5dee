"""The pages in a real browser: by day and by night, on a phone and on a desk, to axe, and by keyboard alone.

The watch of `browser_page` fails on any complaint of a page. Nothing but colours differs between day and night, and no
colour between a phone and a desk: so of the night only the contrast is asked, and once.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from folkmoot import shipped
from tests.shots import be, instruct

pytestmark = pytest.mark.django_db(transaction=True)

EMPTY = ("/", "/charter", "/bodies", "/members", "/record", "/record/0")
READ = (*EMPTY, "/bodies/steering", "/bodies/membership", "/record/11", "/record/99", "/record?words=kit&kind=told")
REHEARSED = (
    "/rehearse",
    "/do",
    "/do/bodies.decide",
    "/do/bodies.decide?carries=members.admit",
    "/do/record.correct?entry=11",
    "/do/history.note_event",
    "/do/members.erase",
    "/members?name=K",
    "/record/9",
    "/bodies/branch",
)
PHONE, DESK = 320, 1280
CONTRAST = ("color-contrast", "color-contrast-enhanced", "link-in-text-block")
MOST_TABS = 80
AXE = """async rules => {
    const options = {resultTypes: ["violations"], rules: {"color-contrast-enhanced": {enabled: true}}};
    if (rules) options.runOnly = {type: "rule", values: rules};
    const found = await axe.run(options);
    return found.violations.map(each => [each.id, each.nodes.map(node => node.html)]);
}"""


@pytest.fixture
def small(live_server):
    """The small organisation, served."""
    return _served("small.md")


@pytest.fixture
def dissolved(live_server):
    """The organisation of the article, served."""
    return _served("iso.md")


def _served(history):
    from folkmoot.door.replay import replay

    return replay(shipped("histories") / history)


def test_an_empty_organisation_can_be_read_by_everybody(browser_page):
    for path in EMPTY:
        can_be_read_by_everybody(browser_page, path)


@pytest.mark.parametrize("paths", [READ, REHEARSED], ids=["read", "rehearsed"])
def test_every_page_of_a_rehearsal_can_be_read_by_everybody(browser_page, small, paths):
    if paths == REHEARSED:
        can_be_read_by_everybody(browser_page, "/rehearse")
        as_ben(browser_page)
    for path in paths:
        can_be_read_by_everybody(browser_page, path)


def test_a_told_history_can_be_read_by_everybody(browser_page, dissolved):
    for path in READ:
        can_be_read_by_everybody(browser_page, path)


def test_what_is_wrong_and_what_is_refused_can_be_read_by_everybody(browser_page, small):
    as_ben(browser_page)
    browser_page.goto("/do/bodies.decide?carries=bodies.instruct")
    browser_page.get_by_role("button", name="Enter a decision").click()
    expect(browser_page.get_by_role("alert")).to_be_visible()
    can_be_read_by_everybody(browser_page)
    instruct(browser_page)
    browser_page.get_by_role("button", name="Enter a decision").click()
    expect(browser_page.get_by_role("heading", level=1)).to_have_text("Not possible: instruct somebody")
    can_be_read_by_everybody(browser_page)


def can_be_read_by_everybody(page: Page, path: str | None = None) -> None:
    """On a phone nothing is cut off or scrolled sideways; axe finds nothing, by day and by night, on either screen.

    Axe is asked for all that it knows of WCAG 2 and good practice, with the stronger contrast of 7:1. The page is
    loaded once. There is one heading of the first rank.
    """
    page.set_viewport_size({"width": PHONE, "height": 640})
    page.emulate_media(color_scheme="light")
    if path is not None:
        page.goto(path)
    assert page.locator("main h1").count() == 1, path
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE, path
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    page.evaluate(Axe().axe_script)
    assert page.evaluate(AXE) == [], (path, PHONE)
    page.set_viewport_size({"width": DESK, "height": 800})
    assert page.evaluate(AXE) == [], (path, DESK)
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(AXE, CONTRAST) == [], (path, "by night")


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


def to(page: Page, selector: str, text: str = "") -> None:
    """Walk with the tab key until this is in focus, which can be seen."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        focused = page.locator(f":focus:is({selector})")
        if focused.count() and text in ("", (focused.text_content() or "").strip()):
            assert focused.evaluate("node => getComputedStyle(node).outlineStyle") == "solid"
            return
    raise AssertionError(f"{selector} {text} cannot be reached by the tab key")


def press(page: Page, button: str) -> None:
    to(page, "button", button)
    page.keyboard.press("Enter")


def test_the_first_tab_skips_to_the_text(browser_page, small):
    browser_page.goto("/")
    browser_page.keyboard.press("Tab")
    expect(browser_page.locator(":focus")).to_have_text("Skip to the text")
    browser_page.keyboard.press("Enter")
    assert browser_page.evaluate("document.activeElement.id") == "main"
