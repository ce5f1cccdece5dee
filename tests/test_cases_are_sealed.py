"""Nobody but who is entitled finds anything of a case, on any page or by any read: not a word, not a sentence, no key.

Every address of the program is walked, with whatever of the case its places can hold, by each who has no part in it:
strangers, who leads, who entered it, who is named in it and so stands aside, the judges of appeals before there is one.
"""

import json
import re
from datetime import UTC, datetime
from itertools import product

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from folkmoot.api import tokens
from folkmoot.door import case_files
from folkmoot.door.models import Entry
from folkmoot.door.occasion import ROWS_AN_ENTRY
from folkmoot.grievances.acts.hearing import Acknowledge
from folkmoot.grievances.acts.saying import AddEvidence, AddStatement
from folkmoot.grievances.conftest import Story, justice
from folkmoot.web.conftest import be

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

WORDS = {
    "complaint": "He shouted at me behind the boathouse",
    "statement": "The weir was closed that evening",
    "evidence": "A letter from the ferry",
    "file": "I saw it from the deck",
    "reasons": "Two of three heard the same",
}
OTHERS = (None, "Kit", "Ada", "Ben", "Ines", "Judge 2")
PLACE = re.compile(r"<(?:[a-z]+:)?([a-z_]+)>|\{([a-z_]+)\}")
NEVER = ("sign-out", "language")


def addresses(within=None, before=""):
    """Every address, as the resolver writes it."""
    for each in get_resolver().url_patterns if within is None else within:
        if isinstance(each, URLResolver):
            yield from addresses(each.url_patterns, before + str(each.pattern))
        elif isinstance(each, URLPattern):
            yield before + str(each.pattern)


@pytest.fixture
def story(db):
    """A case from complaint to finding, entered by the General Secretary where a body decided; Judge 2 is named."""
    told = Story(justice())
    moot = told.moot
    told.begins(statement=WORDS["complaint"], named=(moot["Judge 2"],))
    moot.enact(Acknowledge(case=told.case), "Judge 1")
    moot.enact(AddStatement(case=told.case, statement=WORDS["statement"]), "Sid")
    hash_ = case_files.wait(WORDS["file"].encode(), moot.today)
    moot.enact(AddEvidence(case=told.case, file=hash_, shows=WORDS["evidence"]), "Bram")
    told.is_heard()
    told.is_found(yes=8, by="Ada", reasons=WORDS["reasons"])
    return told


def of_the_case(story):
    opened = story.case // ROWS_AN_ENTRY
    return list(Entry.objects.filter(record_class=f"case:{opened}").values_list("index", flat=True))


def paths(story):
    """Every address, with the people, bodies, acts, entries and rows of the case in its places."""
    entries = of_the_case(story)
    numbers = [*entries, *(index * ROWS_AN_ENTRY for index in entries)]
    words = [story.moot["Bram"], story.moot["Sid"], "grievance", "steering", "grievances.find"]
    for route in addresses():
        if any(each in route for each in NEVER) or route.startswith(("account", "sign-in", "start")):
            continue
        plain = route.replace("^", "").replace("$", "").replace("\\Z", "")
        found = list(PLACE.finditer(plain))
        choices = [
            numbers if "<int:" in each[0] or (each[1] or each[2]) in ("key", "index") else words for each in found
        ]
        for given in product(*choices):
            path = plain
            for place, value in zip(found, given, strict=True):
                path = path.replace(place[0], str(value), 1)
            yield f"/{path}"
    for asked in WORDS.values():
        yield f"/record?words={asked.split()[-1]}"
        yield f"/decisions?words={asked.split()[-1]}"
    yield "/record?act=grievances.complain"
    yield "/api/record?act=grievances.complain"
    yield "/do/grievances.add_statement"
    yield "/do/bodies.decide?carries=grievances.find"


def headers(story, name, path):
    if name is None or not path.startswith("/api/"):
        return {}
    token = tokens.make(story.moot[name], "a program", tokens.scopes(), today=datetime.now(UTC).date())
    return {"authorization": f"Bearer {token}"}


def told_to_a_judge(client, story):
    """What each entry of the case says to somebody who reads it."""
    found = []
    for index in of_the_case(story):
        answer = client.get(f"/api/record/{index}", headers=headers(story, "Judge 1", "/api/"))
        assert answer.status_code == 200
        found.append(json.loads(answer.content)["says"])
    return found


def test_who_reads_the_case_finds_its_words(client, story):
    be(client, story.moot["Judge 1"])
    shown = client.get(f"/complaints/{story.case}").content.decode()
    assert [word for name, word in WORDS.items() if name != "file" and word not in shown] == []
    assert any("complained about" in each for each in told_to_a_judge(client, story))


@pytest.mark.parametrize("name", OTHERS)
def test_nobody_else_finds_a_word_a_sentence_or_a_key_of_it(client, story, name):
    secrets = [*WORDS.values(), *told_to_a_judge(client, story), f"case:{story.case // ROWS_AN_ENTRY}", str(story.case)]
    if name is not None:
        be(client, story.moot[name])
    given = headers(story, name, "/api/")
    found, walked = [], 0
    for path in paths(story):
        answer = client.get(path, headers=given if path.startswith("/api/") else {})
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        asked = {each for each in secrets if each in path or each.replace(" ", "%20") in path}
        walked += 1
        found += [(path, each) for each in secrets if each not in asked and each.encode() in body]
    assert found == []
    assert walked > 300
