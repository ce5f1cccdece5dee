"""Records for the pages: of nothing, of many entries, of the shipped histories, and a live one."""

import re
from datetime import UTC, datetime
from html import unescape

import pytest

from folkmoot import shipped
from folkmoot.core.record.entry import Entry as RecordEntry
from folkmoot.core.record.merkle import Frontier, leaf_hash
from folkmoot.door.charters import attach
from folkmoot.door.guard import door_open
from folkmoot.door.models import Entry, Head
from folkmoot.members.models import Person
from folkmoot.web import proof

AT = datetime(2026, 5, 14, 23, 0, tzinfo=UTC)
PAGES = ("/", "/charter", "/bodies", "/bodies/steering", "/members", "/record", "/record/0", "/accent.css")


@pytest.fixture(autouse=True)
def _nothing_known_of_other_records():
    proof._roots.clear()


@pytest.fixture
def write(db):
    """Makes a record of so many entries, their classes taking turns."""

    def made(size, *, rehearsal=False, classes=("public",)):
        charter = attach((shipped("charters") / "model.md").read_bytes())
        frontier, entries = Frontier.empty(), []
        for index in range(size):
            class_ = classes[index % len(classes)]
            line = RecordEntry(
                index=index,
                at="2026-05-14T23:00:00Z",
                kind="rehearsed" if rehearsal else "live",
                act="members.greet",
                body={},
                by={"as": ["body:steering"]},
                charter=charter,
                code="0.1.0",
                record_class=class_,
                facts={"on": ["member"], "known": {"seats": 13}},
                verdict={"value": "allowed", "rules": ["10 endorse"], "verb": "admit"},
            ).line()
            leaf = leaf_hash(line)
            frontier = frontier.append(leaf)
            entries.append(
                Entry(index=index, line=line, leaf=leaf, act="members.greet", kind="live", at=AT, record_class=class_,
                      charter=charter)
            )  # fmt: skip
        with door_open():
            Entry.objects.bulk_create(entries)
            Head.objects.create(
                size=size,
                frontier=frontier.to_bytes(),
                at=AT,
                charter=charter,
                origin="moot.test",
                rehearsal=rehearsal,
                live_from=1,
            )

    return made


@pytest.fixture
def replayed(db):
    """Replays a shipped history."""
    from folkmoot.door.replay import replay

    return lambda name: replay(shipped("histories") / name)


@pytest.fixture
def small(replayed):
    """The small organisation, a rehearsal; its people by their names."""
    from folkmoot.door.texts import texts

    replayed("small.md")
    names = dict(Person.objects.values_list("name", "reference"))
    return {name: names[commitment] for commitment, name in texts(names).items()}


@pytest.fixture
def as_ada(client, small):
    """The people of the small organisation, with Ada, a member, at the pages."""
    be(client, small["Ada"])
    return small


def be(client, person):
    """Play somebody of the rehearsal from here on."""
    return client.post("/rehearse/as", {"person": person})


def html(client, path, status=200):
    """The page at a path, as it is sent."""
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode()


def text(sent):
    """The words between the tags of a page's main part."""
    main = sent[sent.index("<main") : sent.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())
