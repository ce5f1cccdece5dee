"""A complaint from its first word to the end of the appeal, in a real browser, each step by whoever may take it."""

import re

import pytest
from playwright.sync_api import Page, expect

from folkmoot.grievances.conftest import justice
from folkmoot.grievances.models import Case, Finding
from folkmoot.members.reads import membership_on
from tests.browser import watch
from tests.everybody import can_be_read_by_everybody
from tests.shots import be

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

APPEALS = tuple(f"Appeal {n}" for n in range(1, 7))
WAITING = re.compile("It was due by|By ")


@pytest.fixture
def moot(live_server):
    """The cast, nine judges, and seven on the Appeals Committee, none of them of a branch of a party."""
    return justice(
        seats=tuple((name, "appeals", None) for name in APPEALS),
        members={name: 2 + n for n, name in enumerate(APPEALS)},
    )


def become(page: Page, name: str) -> None:
    page.goto("/rehearse")
    be(page, name)


def days_pass(page: Page, days: int) -> None:
    page.goto("/rehearse")
    page.get_by_label("Days to let pass").fill(str(days))
    page.get_by_role("button", name="Let them pass").click()


def to_the_case(page: Page, name: str) -> None:
    become(page, name)
    page.goto("/complaints")
    page.locator("ul.cases a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Case")


def finds_no_case(page: Page, name: str, key: int) -> None:
    become(page, name)
    answer = page.goto(f"/complaints/{key}")
    assert answer is not None
    assert answer.status == 404


def choose(page: Page, label: str, name: str) -> None:
    """Look for somebody by their name, where nobody is listed, and tick them."""
    if page.get_by_role("button", name=f"Look for a name: {label}").count():
        page.get_by_role("group", name=label).get_by_label("Look for a name", exact=True).fill(name)
        page.get_by_role("button", name=f"Look for a name: {label}").click()
    page.get_by_role("group", name=label).get_by_label(re.compile(f"^{name}(,|$)")).check()


def decide(page: Page, title: str, yes: int, no: int, present: int, **words: str) -> None:
    """What those who judge decide together, drafted on its page."""
    page.get_by_role("link", name=title, exact=True).click()
    for label, said in words.items():
        field = page.locator(f"[name='carries.0.{label}']")
        if field.evaluate("node => node.tagName") == "SELECT":
            field.select_option(said)
        else:
            field.fill(said)
    for name, count in {"yes": yes, "no": no, "abstain": 0, "present": present}.items():
        page.locator(f"[name={name}]").fill(str(count))


def test_a_complaint_goes_from_its_first_word_to_the_end_of_the_appeal(browser_page, live_server, moot):
    page = browser_page
    complaints = watch(page, live_server.url)

    become(page, "Bram")
    page.get_by_role("link", name="Complaints").first.click()
    expect(page.get_by_text("Nothing of a single case is published yet.")).to_be_visible()
    can_be_read_by_everybody(page)
    page.get_by_role("link", name="Make a complaint").click()
    expect(page.get_by_role("heading", name="Who will read it")).to_be_visible()
    choose(page, "Whom you complain about", "Sid")
    choose(page, "Others of whom you speak", "Judge 2")
    page.locator("[name=statement]").fill("He shouted at me, and Judge 2 stood by.")
    page.get_by_role("button", name="Complain", exact=True).click()
    case = Case.objects.get()

    to_the_case(page, "Bram")
    expect(page.get_by_text("It stands before the Grievance Panel.")).to_be_visible()
    expect(page.get_by_text("Judge 2 is named in this case, and stands aside (article 6).")).to_be_visible()
    for name in ("Judge 2", "Ada", "Ben", "Sid", "Sol"):
        finds_no_case(page, name, case.pk)

    become(page, "Judge 1")
    page.goto("/complaints/desk")
    can_be_read_by_everybody(page)
    page.get_by_role("link", name=str(case.pk // 2**20), exact=True).click()
    page.get_by_role("link", name="Enter that a complaint has come in").click()
    page.get_by_role("button", name="Enter that a complaint has come in").click()
    expect(page.get_by_text("Judge 1 entered that a complaint had come in.").first).to_be_visible()
    page.get_by_role("link", name="Call a hearing").click()
    choose(page, "Whom you call to be heard", "Bram")
    choose(page, "Whom you call to be heard", "Sid")
    page.locator("[name=day]").fill((moot.today.replace(day=20)).isoformat())
    page.get_by_role("button", name="Call a hearing").click()

    to_the_case(page, "Sid")
    expect(page.get_by_text("A hearing is held.")).to_be_visible()
    page.get_by_role("link", name="Say something in a case").click()
    page.locator("[name=statement]").fill("I was tired.")
    page.get_by_role("button", name="Say something in a case").click()
    expect(page.get_by_text("I was tired.").first).to_be_visible()

    days_pass(page, 20)
    to_the_case(page, "Judge 1")
    page.get_by_role("link", name="Enter who was heard").click()
    choose(page, "Who came", "Bram")
    choose(page, "Who came", "Sid")
    page.get_by_role("button", name="Enter who was heard").click()

    decide(page, "Make a finding on a complaint", 4, 4, 8, outcome="upheld", reasons="Three people heard it.")
    expect(
        page.get_by_text("8 of 9 may vote. If all do, 5 yes are needed. At least 7 must be present.")
    ).to_be_visible()
    expect(page.get_by_text("With this count it is not carried.")).to_be_visible()
    page.locator("[name=yes]").fill("6")
    page.locator("[name=no]").fill("2")
    expect(page.get_by_text("With this count it is carried.")).to_be_visible()
    can_be_read_by_everybody(page)
    page.get_by_role("button", name="Enter the decision").click()
    expect(page.get_by_text("The complaint is upheld, Sid")).to_be_visible()
    decide(page, "Decide a sanction", 6, 2, 8, sanction="expel", reasons="It was not the first time.")
    page.get_by_role("button", name="Enter the decision").click()
    expect(page.get_by_text("It is decided to expel a member. One may appeal until")).to_be_visible()
    finding = Finding.objects.get()

    to_the_case(page, "Sid")
    can_be_read_by_everybody(page)
    page.get_by_role("link", name="Appeal against a decision").click()
    page.locator("[name=grounds]").fill("Nobody asked the one who stood beside me.")
    page.get_by_role("button", name="Appeal against a decision").click()
    for name in ("Judge 2", "Ada", "Ben", "Sol"):
        finds_no_case(page, name, case.pk)

    become(page, "Appeal 1")
    page.goto("/complaints/desk")
    page.get_by_role("link", name=str(case.pk // 2**20), exact=True).click()
    decide(page, "Set a decision aside", 5, 1, 6, reasons="The one who stood beside him was not heard.")
    page.get_by_role("button", name="Enter the decision").click()
    finding.refresh_from_db()
    assert finding.ended_by == "overturn"
    to_the_case(page, "Sid")
    expect(page.get_by_text("it stands no more since")).to_be_visible()
    assert membership_on(moot["Sid"], moot.today.replace(month=6)) is not None
    assert complaints == []
