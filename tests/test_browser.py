"""The watch on pages, shown at work on a page that breaks each rule."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser import watch

ORIGIN = "http://localhost"
POLICY = "default-src 'self'"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def complaints_of(page: Page, html: str, status: int = 200) -> list[str]:
    """What the watch says of one page of this text, served with a strict policy; every other file is missing."""

    def answer(route: Route) -> None:
        if route.request.is_navigation_request():
            headers = {"Content-Security-Policy": POLICY}
            route.fulfill(status=status, content_type="text/html", headers=headers, body=f"<!doctype html>{html}")
        else:
            route.fulfill(status=404)

    complaints = watch(page, ORIGIN)
    page.route("**/*", answer)
    page.goto(f"{ORIGIN}/")
    return complaints


def test_a_plain_page_has_no_complaints(page):
    assert complaints_of(page, "<p>Good evening.</p>") == []


def test_a_refusal_is_a_page_and_no_complaint(page):
    assert complaints_of(page, "<p>Refused under article 4.</p>", status=403) == []


def test_a_fault_of_the_server_is_a_complaint(page):
    assert complaints_of(page, "<p>Sorry.</p>", status=500) == ["answered 500: http://localhost/"]


def test_an_inline_script_is_a_complaint(page):
    (complaint,) = complaints_of(page, "<script>document.title = 'x'</script>")
    assert "Content Security Policy" in complaint


def test_an_inline_style_is_a_complaint(page):
    (complaint,) = complaints_of(page, "<p style='color: red'>Red.</p>")
    assert "Content Security Policy" in complaint


def test_an_asset_that_is_not_there_is_a_complaint(page):
    assert complaints_of(page, "<img src='/gone.svg' alt=''>") == ["answered 404: http://localhost/gone.svg"]


def test_another_host_is_a_complaint(page):
    said = complaints_of(page, "<link rel='stylesheet' href='http://elsewhere.test/a.css'>")
    assert any("elsewhere.test" in complaint for complaint in said)
