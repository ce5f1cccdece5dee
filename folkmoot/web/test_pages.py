"""The pages, of nothing and of a small record."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from folkmoot.core.record.entry import Entry as RecordEntry
from folkmoot.core.record.merkle import Frontier, leaf_hash
from folkmoot.door.charters import attach
from folkmoot.door.guard import door_open
from folkmoot.door.models import Entry, Head

pytestmark = pytest.mark.django_db
MODEL = Path(__file__).parents[2] / "charters" / "model.md"
AT = datetime(2026, 5, 14, 23, 0, tzinfo=UTC)


def write(size, *, rehearsal=False, classes=("public",)):
    """A record of so many entries, their classes taking turns."""
    charter = attach(MODEL.read_bytes())
    frontier = Frontier.empty()
    with door_open():
        for index in range(size):
            class_ = classes[index % len(classes)]
            line = RecordEntry(
                index=index,
                at="2026-05-14T23:00:00Z",
                kind="live",
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
            Entry.objects.create(
                index=index, line=line, leaf=leaf, act="members.greet", kind="live", at=AT, record_class=class_,
                charter=charter,
            )  # fmt: skip
        Head.objects.create(
            size=size, frontier=frontier.to_bytes(), at=AT, charter=charter, origin="moot.test", rehearsal=rehearsal
        )


def text(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode()


@pytest.mark.parametrize(
    ("path", "says"),
    [("/", "Nothing is founded yet"), ("/charter", "No charter yet"), ("/record", "The record is empty")],
)
def test_an_empty_organisation_says_what_comes_first(client, path, says):
    assert says in text(client, path)


@pytest.mark.parametrize(
    "path", ["/record/0", "/record/9999999999999999999999", "/record?page=2", "/record?page=x", "/no"]
)
def test_what_is_not_there_is_a_page_in_words(client, path):
    assert "There is no such page" in text(client, path, 404)


def test_the_front_page_says_what_the_record_says(client):
    write(3)
    said = text(client, "/")
    assert "moot.test" in said
    assert "holds 3 entries" in said
    assert "Thursday 14 May 2026, 18:00, Chicago time" in said
    assert "rehearsal" not in said


def test_an_article_stands_beside_its_sentences(client):
    write(1)
    said = text(client, "/charter")
    assert 'id="article-15"' in said
    assert "Anyone who accepts this charter" in said


def test_the_record_turns_its_pages(client):
    write(51)
    assert "Older entries" in text(client, "/record")
    last = text(client, "/record?page=2")
    assert "/record/0" in last
    assert '/record/1"' not in last


def test_a_public_entry_is_shown_whole_and_proved(client):
    write(5)
    said = text(client, "/record/3")
    assert "Steering Committee" in said
    assert "position 3 of the 5" in said
    assert "members.greet" in said


def test_a_stranger_sees_only_that_another_entry_is_there(client):
    write(4, classes=("public", "members"))
    said = text(client, "/record/1") + text(client, "/record").partition("Entry 1<")[2].partition("</li>")[0]
    assert "This entry is not public" in said
    assert "greet" not in said.lower()
    assert "steering" not in said.lower()


def test_a_rehearsal_shows_all_and_says_so(client):
    write(2, rehearsal=True, classes=("members",))
    said = text(client, "/record/1")
    assert "This is a rehearsal" in said
    assert "members.greet" in said


def test_a_changed_line_is_not_proved(client):
    write(3)
    with door_open():
        Entry.objects.filter(index=1).update(line=bytes(Entry.objects.get(index=0).line))
    assert "Not proved" in text(client, "/record/1")


@pytest.mark.parametrize(("path", "queries"), [("/", 3), ("/charter", 2), ("/record", 3), ("/record/40", 6)])
def test_a_page_asks_as_much_of_a_long_record_as_of_a_short_one(client, django_assert_num_queries, path, queries):
    write(60)
    client.get(path)  # reads the charter, once for all
    with django_assert_num_queries(queries):
        client.get(path)
