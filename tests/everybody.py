"""How a page is held against whoever reads it otherwise: on a phone, by axe, by day and by night, by keyboard alone."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

PHONE, DESK = 320, 1280
CONTRAST = ("color-contrast", "color-contrast-enhanced", "link-in-text-block")
MOST_TABS = 80
AXE = """async rules => {
    const options = {resultTypes: ["violations"], rules: {"color-contrast-enhanced": {enabled: true}}};
    if (rules) options.runOnly = {type: "rule", values: rules};
    const found = await axe.run(options);
    return found.violations.map(each => [each.id, each.nodes.map(node => node.html)]);
}"""


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
    _finds_nothing(page, path, PHONE)
    page.set_viewport_size({"width": DESK, "height": 800})
    _finds_nothing(page, path, DESK)
    page.emulate_media(color_scheme="dark")
    _finds_nothing(page, path, "by night", CONTRAST)


def _finds_nothing(page: Page, path: str | None, how: int | str, rules: tuple[str, ...] = ()) -> None:
    found = page.evaluate(AXE, rules or None)
    assert found == [], f"{path} {how}: {found}"


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
