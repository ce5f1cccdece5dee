"""`docs/start.md`, walked in a real browser: from nothing to three branches, an elected committee and 200 members.

Every page that is opened counts, and every control on it that somebody could fill in.
"""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.everybody import can_be_read_by_everybody

pytestmark = pytest.mark.django_db(transaction=True)

MOST_PAGES, MOST_FIELDS = 25, 60
STEPS = " ".join((Path(__file__).parents[1] / "docs" / "start.md").read_text().split())
CONTROLS = "main form[method=post] :is(input:not([type=hidden]), select, textarea)"
PASSWORD = "seven oars and a lamp"
BRANCHES = ("Harbour", "Hill", "Mill")
LIST = "Name,E-mail,Branch,Joined\n" + "".join(
    f"Member {n:03},member{n}@example.org,{BRANCHES[n % 3]},{2010 + n % 15}-03-01\n" for n in range(200)
)


class Walk:
    """A walk through pages: how many were opened, and how many fields stood on them."""

    def __init__(self, page: Page) -> None:
        self.page, self.pages, self.fields = page, 0, 0

    def arrived(self) -> None:
        self.pages += 1
        self.fields += self.page.locator(CONTROLS).count()
        can_be_read_by_everybody(self.page)

    def open(self, path: str) -> None:
        self.page.goto(path)
        self.arrived()

    def follow(self, says: str) -> None:
        assert f"**{says}" in STEPS, f"docs/start.md does not say: {says}"
        self.page.get_by_role("link", name=says, exact=True).click()
        self.arrived()

    def press(self, says: str) -> None:
        assert f"**{says}" in STEPS, f"docs/start.md does not say: {says}"
        self.page.get_by_role("button", name=says, exact=True).click()
        self.arrived()

    def fill(self, label: str, value: str) -> None:
        self.page.get_by_label(label, exact=False).fill(value)

    def choose(self, label: str, value: str) -> None:
        self.page.get_by_label(label, exact=False).select_option(value)


@pytest.mark.slow
def test_a_volunteer_comes_from_nothing_to_an_organisation_by_the_steps_of_the_page(
    browser_page, live_server, settings, tmp_path
):
    from folkmoot.bodies import reads as bodies
    from folkmoot.branches import reads as branches
    from folkmoot.door.rebuild import rebuild
    from folkmoot.members import reads as members
    from folkmoot.starting import key

    settings.FOLKMOOT_HOME = tmp_path
    (tmp_path / "list.csv").write_text(LIST)
    walk = Walk(browser_page)

    walk.open(f"/start?key={key.key()}")
    walk.follow("Begin")
    walk.fill("What is the organisation called?", "North Tenants")
    walk.choose("Has it branches?", "branch")
    walk.fill("The first of them, one a line", "Harbour\nHill\nMill")
    walk.press("Go on")
    walk.press("Go on")
    walk.fill("How many people are on the committee?", "3")
    walk.press("Go on")
    walk.follow("This is our charter")
    walk.fill("Your name", "Ada Lane")
    walk.fill("Your e-mail address", "ada@example.org")
    walk.fill("A password", PASSWORD)
    walk.press("Found North Tenants")

    walk.follow("Bring in your members")
    browser_page.get_by_label("The list").set_input_files(tmp_path / "list.csv")
    walk.press("Read the list")
    walk.press("Look at the list")
    walk.press("Admit 200 members")

    walk.open("/start/next")
    walk.follow("Enter the committee that your meeting elected")
    walk.fill("How many were present", "60")
    walk.fill("Votes for them", "58")
    walk.fill("Votes against them", "2")
    for n in range(3):
        browser_page.get_by_label(f"Seat {n + 1}").select_option(label=f"Member {n:03}")
    walk.press("Enter the election")

    today = datetime.now(UTC).date()
    assert branches.count_units(today) == 3
    assert members.count_on(today) == 201
    assert len([each for each in bodies.in_force(today) if each.seat == "committee"]) == 3
    assert rebuild() == []
    print(f"{walk.pages} pages, {walk.fields} fields")
    assert walk.pages <= MOST_PAGES
    assert walk.fields <= MOST_FIELDS
