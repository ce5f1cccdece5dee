"""The pages in a real browser: the watch of `browser_page` fails on any complaint."""

import pytest


@pytest.mark.parametrize("path", ["/", "/charter", "/record", "/record/0"])
def test_a_page_loads_without_a_complaint_at_the_width_of_a_phone(browser_page, path):
    browser_page.set_viewport_size({"width": 320, "height": 640})
    browser_page.goto(path)
    assert browser_page.locator("main h1").count() == 1
    assert browser_page.evaluate("document.documentElement.scrollWidth") == 320
