"""A real Chromium for tests and screenshots, and a watch on what its pages complain about."""

import ctypes.util
import os
import shutil
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, sync_playwright
from pytest_django.live_server_helper import LiveServer

PATIENCE = 30_000  # milliseconds: short waits fail on a busy machine
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
)


def chromium() -> str | None:
    """Where Chromium is: FOLKMOOT_CHROMIUM, else the first of the usual names on the path."""
    given = os.environ.get("FOLKMOOT_CHROMIUM")
    return given or next((found for name in NAMES if (found := shutil.which(name))), None)


def missing() -> str | None:
    """What a browser test lacks on this machine, in a sentence; None when all is there."""
    if chromium() is None:
        return "Chromium is not installed: apt-get install chromium libatomic1, or set FOLKMOOT_CHROMIUM to its path"
    if os.path.exists("/etc/debian_version") and ctypes.util.find_library("atomic") is None:
        return "Playwright needs libatomic: apt-get install libatomic1"
    return None


def launch_options() -> dict[str, object]:
    """What Playwright's `chromium.launch` is given: our own browser, silent, and without its sandbox only as root."""
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return {"executable_path": chromium(), "args": [*QUIET, *(["--no-sandbox"] if as_root else [])]}


def watch(page: Page, origin: str) -> list[str]:
    """Listen to a page: the list that is given back grows by a sentence at each complaint.

    A complaint is an error on the console (which is where a violation of the content security policy shows), an
    uncaught exception, a request to another origin or one that failed, an asset that is not there, a server's fault.
    A page that answers 403 or 404 of itself is no complaint: refusals are pages too.
    """
    complaints: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        of_a_response = message.text.startswith("Failed to load resource")  # judged in on_response, which knows more
        if message.type == "error" and not of_a_response:
            complaints.append(f"console: {message.text}")

    def on_request(request: Request) -> None:
        asked = urlsplit(request.url)
        if asked.scheme in ("http", "https") and f"{asked.scheme}://{asked.netloc}" != origin:
            complaints.append(f"asked another host: {request.url}")

    def on_failed(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the page was left while it loaded
            complaints.append(f"failed: {request.url} ({request.failure})")

    def on_response(response: Response) -> None:
        worst = 499 if response.request.is_navigation_request() else 399
        if response.status > worst:
            complaints.append(f"answered {response.status}: {response.url}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: complaints.append(f"exception: {error}"))
    page.on("request", on_request)
    page.on("requestfailed", on_failed)
    page.on("response", on_response)
    return complaints


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, once for the whole run."""
    lacking = missing()
    if lacking and os.environ.get("CI") == "true":
        pytest.fail(lacking)
    elif lacking:
        pytest.skip(lacking)
    with sync_playwright() as playwright, pytest.MonkeyPatch.context() as patch:
        # Playwright runs an event loop in this thread, which Django would take for asynchronous code.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        chromium = playwright.chromium.launch(**launch_options())  # type: ignore[arg-type]
        yield chromium
        chromium.close()


@pytest.fixture
def browser_page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A page of a fresh browser with nothing remembered; `goto("/")` is the front page of the live server.

    The test fails if any page it opened complains (`watch`).
    """
    context = browser.new_context(base_url=live_server.url, locale="en-GB", timezone_id="UTC")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    complaints = watch(page, live_server.url)
    yield page
    context.close()
    assert complaints == []
