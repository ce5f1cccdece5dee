"""A long form survives a closed tab, in a real browser: kept a second after the last key, and as the tab is closed."""

import re

import pytest
from playwright.sync_api import expect

from folkmoot import shipped
from folkmoot.web.models import Draft
from tests.browser import watch
from tests.everybody import can_be_read_by_everybody
from tests.shots import be

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

FORM = "/do/bodies.convene"
KEPT = re.compile(r"^Kept at \d\d:\d\d$")


@pytest.fixture
def as_ada(browser_page, live_server):
    """Ada of the small organisation, with a tab of her own."""
    from folkmoot.door.replay import replay

    replay(shipped("histories") / "small.md")
    browser_page.goto("/rehearse")
    be(browser_page, "Ada")
    return browser_page.context


def opened(context, live_server):
    """The form in a new tab, and what that tab complains of."""
    tab = context.new_page()
    complaints = watch(tab, live_server.url)
    tab.goto(FORM)
    return tab, complaints


def test_a_form_whose_tab_was_closed_stands_as_it_was_left(as_ada, live_server):
    tab, complaints = opened(as_ada, live_server)
    tab.get_by_label("What it is about").fill("The leaking roof")
    expect(tab.locator("[data-kept]")).to_have_text(KEPT)
    tab.close()
    tab, more = opened(as_ada, live_server)
    expect(tab.get_by_label("What it is about")).to_have_value("The leaking roof")
    can_be_read_by_everybody(tab)
    tab.get_by_label("What it is about").press("Control+End")
    tab.get_by_label("What it is about").press_sequentially(", and the oars")
    tab.close(run_before_unload=True)
    tab, last = opened(as_ada, live_server)
    for _ in range(50):  # what a tab sends as it closes may come a little after the next one asks
        if tab.get_by_label("What it is about").input_value() == "The leaking roof, and the oars":
            break
        tab.wait_for_timeout(100)
        tab.goto(FORM)
    expect(tab.get_by_label("What it is about")).to_have_value("The leaking roof, and the oars")
    tab.get_by_role("button", name="Begin anew").click()
    expect(tab.get_by_label("What it is about")).to_have_value("")
    assert not Draft.objects.exists()
    assert complaints + more + last == []


def test_what_is_sent_within_the_second_leaves_no_draft(as_ada, live_server):
    tab, complaints = opened(as_ada, live_server)
    tab.get_by_label("Which body").select_option("branch")
    tab.get_by_label("On which day").fill("2026-05-25")
    tab.get_by_label("What it is about").fill("The leaking roof")
    tab.get_by_role("button", name="Call a meeting").click()
    expect(tab.get_by_role("status").first).to_contain_text("Done")
    tab.wait_for_timeout(1500)
    assert not Draft.objects.exists()
    assert complaints == []
