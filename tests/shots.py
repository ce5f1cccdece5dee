"""Pictures of every page, wide and narrow, light and dark, and in Spanish: `./moot shots [FOLDER]`.

`./moot shots --docs` takes the few that the documents show.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Page, sync_playwright

from folkmoot import shipped
from tests.browser import launch_options, watch
from tests.walk import STRANGER, WALKS, walk

WIDTHS = {"wide": 1280, "narrow": 360}
VIEWS = (
    *((size, scheme, "en") for size in WIDTHS for scheme in ("light", "dark")),
    *((size, "light", "es") for size in WIDTHS),
)
FOLDER = "shots"

TOLD = ("front", "charter", "bodies", "body", "branches", "members", "decisions", "record", "entry", "history")
"""What is worth a picture of a history that was told: nobody does anything in it."""

DOCUMENTED = {
    "now": ("Ada", "/now", "wide", "light"),
    "joining": ("", "/join", "narrow", "light"),
    "branch": ("Bram", "/branches/0", "narrow", "dark"),
}
"""The pictures that `docs/design.md` shows: who looks at what, and how."""


def main(folder: str = FOLDER) -> int:
    """Replay each history, serve it, and take the pictures. Says what its pages complain of."""
    where = Path(folder)
    where.mkdir(parents=True, exist_ok=True)
    complaints: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())  # type: ignore[arg-type]
        for history in ("small.md", "iso.md"):
            if not (shipped("histories") / history).exists():
                continue
            with serving(history) as origin:
                for size, scheme, language in VIEWS:
                    context = browser.new_context(
                        base_url=origin,
                        locale="es-MX" if language == "es" else "en-GB",
                        timezone_id="UTC",
                        color_scheme="dark" if scheme == "dark" else "light",
                        viewport={"width": WIDTHS[size], "height": 800},
                    )
                    page = context.new_page()
                    heard = watch(page, origin)
                    view = "-".join((size, scheme, *((language,) if language != "en" else ())))
                    for name in visit(page, history, language):
                        file = where / f"{Path(history).stem}-{name}-{view}.png"
                        page.screenshot(path=file, full_page=True, animations="disabled")
                    complaints += heard
                    context.close()
        browser.close()
    print("\n".join(complaints) or f"{len(list(where.glob('*.png')))} pictures in {where}")
    return 1 if complaints else 0


def for_the_documents() -> int:
    """The pictures of `docs/design.md`: a few pages, each as much of it as a screen shows."""
    with sync_playwright() as playwright, serving("small.md") as origin:
        browser = playwright.chromium.launch(**launch_options())  # type: ignore[arg-type]
        for name, (who, path, size, scheme) in DOCUMENTED.items():
            context = browser.new_context(
                base_url=origin,
                locale="en-GB",
                timezone_id="UTC",
                color_scheme="dark" if scheme == "dark" else "light",
                viewport={"width": WIDTHS[size] if size == "narrow" else 860, "height": 640},
            )
            page = context.new_page()
            list(walk(page, who))
            page.goto(path)
            page.screenshot(path=f"docs/pictures/{name}.png", animations="disabled")
            context.close()
        browser.close()
    return 0


def visit(page: Page, history: str, language: str = "en") -> Iterator[str]:
    """Go from page to page; each name is given when its page stands. Whatever is pressed is pressed in English."""
    if history != "small.md":
        for name in TOLD:
            page.goto(STRANGER[name])
            yield name
        return
    for who in WALKS:
        for name, path in walk(page, who):
            page.goto(path)
            yield f"{who.lower() or 'stranger'}-{name}"
    if language == "en":
        yield from refused(page)


def refused(page: Page) -> Iterator[str]:
    """Fill a form in wrongly, ask, and be refused; nothing here changes the organisation."""
    page.goto("/rehearse")
    be(page, "Ben")
    page.goto("/do/bodies.decide?carries=bodies.instruct")
    page.get_by_role("button", name="Enter a decision").click()
    yield "ben-faults"
    instruct(page)
    page.get_by_role("button", name="Only ask").click()
    yield "ben-asked"
    page.get_by_role("button", name="Enter a decision").click()
    yield "ben-refused"


def be(page: Page, name: str) -> None:
    """Choose somebody of the rehearsal."""
    options = page.locator("#person option").all_text_contents()
    page.get_by_label("somebody").select_option(label=next(each for each in options if each.startswith(name)))
    page.get_by_role("button", name="Be this person").click()


def instruct(page: Page) -> None:
    """What article 6 refuses: the Steering Committee decides to tell somebody of the Appeals Committee what to do."""
    page.get_by_label("Which body").select_option(label="Steering Committee")
    for label, value in {"Votes for it": "1", "Votes against it": "0", "How many were present": "1"}.items():
        page.get_by_label(label).fill(value)
    page.get_by_label("The question").fill("Shall the Appeals Committee reverse its finding?")
    options = page.locator("#field-carries-0-person option").all_text_contents()
    ines = next(each for each in options if each.startswith("Ines"))
    page.locator("#field-carries-0-person").select_option(label=ines)
    page.get_by_label("What they are told to do").fill("Reverse the finding.")


@contextmanager
def serving(history: str) -> Iterator[str]:
    """The demo of a history in a process of its own; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    origin = f"http://localhost:{port}"
    with tempfile.TemporaryDirectory(prefix="folkmoot-shots-", ignore_cleanup_errors=True) as home:
        command = [sys.executable, "-m", "folkmoot.cli", "demo", history, "--no-open", "--port", str(port)]
        server = subprocess.Popen(command, env={**os.environ, "XDG_CACHE_HOME": home}, stdout=subprocess.DEVNULL)
        try:
            _wait_for(origin, server)
            yield origin
        finally:
            server.terminate()
            server.wait(timeout=30)


def _wait_for(origin: str, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(300):
        if server.poll() is not None:
            raise SystemExit("the demo did not start")
        try:
            urlopen(f"{origin}/", timeout=10).close()
            return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise SystemExit("the demo does not answer")


if __name__ == "__main__":
    raise SystemExit(for_the_documents() if sys.argv[1:2] == ["--docs"] else main(*sys.argv[1:2]))
