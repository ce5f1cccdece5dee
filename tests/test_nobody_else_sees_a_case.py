"""Every page and every read of the API, as everybody who has no part in a case: nobody finds a word of it."""

import pytest
from django.test import Client

from folkmoot.api import tokens
from folkmoot.door.models import Entry
from folkmoot.grievances.conftest import Story, justice
from folkmoot.web.page import ACTOR, AHEAD
from tests.every_page import addresses

pytestmark = pytest.mark.slow

OTHERS = ("Ada", "Ben", "Ines", "Sol", "Judge 2", "Kit", None)
"""The General Secretary, a leader, an appeals judge, the secretary of the respondent, who is named, two strangers."""

SAID, FOUND = "He shouted across the hall.", "Three people heard it."
READS = ("cases", "cases/outcomes", "record", "decisions", "meetings", "people", "members", "mandates", "me", "bodies")


@pytest.fixture
def story(db):
    """A complaint in which a judge is named, heard and found for."""
    told = Story(justice())
    told.begins(statement=SAID, named=(told.moot["Judge 2"],))
    told.is_heard()
    told.is_found(yes=8, reasons=FOUND)
    return told


def pages(story):
    """Every page that has an address, those of the case and of each of its entries among them."""
    yield from (each for each in addresses() if not each.startswith(("/sign-out", "/do/", "/complaints/")))
    opened = story.case // 2**20
    for index in range(opened, Entry.objects.count()):
        yield from (f"/record/{index}", f"/decisions/{index * 2**20}", f"/record/{index}/certificate.pdf")
    yield from (f"/complaints/{story.case}", f"/complaints/{story.case}/decide/grievances.find")
    yield from ("/record?words=shouted", "/record?act=grievances.complain", "/do/grievances.acknowledge", "/do")


@pytest.mark.parametrize("name", OTHERS)
def test_nobody_else_finds_a_word_of_it_on_any_page(story, name):
    client = Client()
    session = client.session
    session[ACTOR] = story.moot[name] if name else ""
    session[AHEAD] = story.moot.now.isoformat()
    session.save()
    for path in pages(story):
        sent = client.get(path).getvalue()
        for word in (SAID, FOUND, "shouted", f"/complaints/{story.case}"):
            asked = word in path  # a page that is not there says which one was asked for
            assert asked or word.encode() not in sent.replace(path.encode(), b""), (path, word)


@pytest.mark.parametrize("name", OTHERS)
def test_nobody_else_reads_a_word_of_it_by_the_api(story, name):
    headers = {}
    if name is not None:
        token = tokens.make(story.moot[name], "a program", tokens.scopes(), today=story.moot.today)
        headers["authorization"] = f"Bearer {token}"
    opened, size = story.case // 2**20, Entry.objects.count()
    entries = [f"record/{index}" for index in range(opened, size)]
    decisions = [f"decisions/{index * 2**20}" for index in range(opened, size)]
    for path in (*READS, *entries, *decisions, f"cases/{story.case}"):
        sent = Client().get(f"/api/{path}", headers=headers).content
        assert [word for word in (SAID, FOUND, str(story.case)) if word.encode() in sent] == [], path
