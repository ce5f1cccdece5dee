"""Every page that has an address of its own, by whom it is looked at: for pictures, and for whoever reads otherwise.

The addresses are those of the small organisation; `{Ben}` stands for Ben's reference.
"""

from collections.abc import Iterator, Mapping

from playwright.sync_api import Page

MEETING, DECISION = 10 << 20, 11 << 20
"""The rows of the one meeting and of the one decision, which were born of the entries 10 and 11."""

STRANGER = {
    "front": "/",
    "now-nobody": "/now",
    "me-nobody": "/me",
    "join": "/join",
    "charter": "/charter",
    "versions": "/charter/versions",
    "version": "/charter/versions/1",
    "what-if": "/charter/whatif?show=all",
    "bodies": "/bodies",
    "body": "/bodies/steering",
    "electorate": "/bodies/membership",
    "branches": "/branches",
    "branch": "/branches/0",
    "meetings": "/meetings",
    "meeting": f"/meetings/{MEETING}",
    "decisions": "/decisions",
    "decision": f"/decisions/{DECISION}",
    "complaints": "/complaints",
    "members": "/members",
    "record": "/record",
    "searched": "/record?words=kit&kind=told",
    "entry": "/record/11",
    "nothing": "/record/99999",
    "rehearse": "/rehearse",
    "history": "/history",
    "tendencies": "/tendencies",
    "person": "/people/{Ada}",
}
MEMBER = {
    "now": "/now",
    "me": "/me",
    "joined": "/join",
    "person": "/people/{Ben}",
    "branches": "/branches",
    "branch": "/branches/0",
    "meetings": "/meetings",
    "meeting": f"/meetings/{MEETING}",
    "decisions": "/decisions",
    "decision": f"/decisions/{DECISION}",
    "members": "/members",
    "tendencies": "/tendencies",
    "members-found": "/members?name=K",
    "body-of-units": "/bodies/branch",
    "entry": "/record/9",
    "may": "/do",
    "letters": "/mail",
    "complain": "/do/grievances.complain",
}
SECRETARY = {
    "now": "/now",
    "person": "/people/{Bram}",
    "access": "/people/{Bram}/access",
    "import": "/members/import",
    "invite": "/members/invite",
    "branch": "/branches/0",
    "may": "/do",
    "carry": "/do/bodies.decide",
    "decide": "/do/bodies.decide?carries=members.admit",
    "correct": "/do/record.correct?entry=11",
    "note": "/do/history.note_event",
    "erase": "/do/members.erase",
    "convene": "/do/bodies.convene?body=branch&unit=0",
    "lot": "/bodies/returning_officers/lot",
}
WALKS = {"": STRANGER, "Bram": MEMBER, "Ada": SECRETARY}
"""Who looks, `` being a stranger, and at what."""


def people(page: Page) -> Mapping[str, str]:
    """Everybody whom one can be in the rehearsal, by the first word of what the list calls them."""
    page.goto("/rehearse")
    options = page.locator("#person option")
    found = options.evaluate_all("nodes => nodes.map(node => [node.textContent, node.value])")
    return {says.replace(",", " ").split()[0]: value for says, value in found if says.strip()}


def walk(page: Page, who: str) -> Iterator[tuple[str, str]]:
    """Be somebody, and say where to go next: what each page is called, and its address."""
    known = people(page)
    if who:
        page.locator("#person").select_option(value=known[who])
        page.locator("form:has(#person) button[type=submit], form:has(#person) button:not([type])").first.click()
    for name, path in WALKS[who].items():
        yield name, path.format_map(known)
