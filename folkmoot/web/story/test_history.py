"""The page of the past: what is noted, by year and topic, with its source, and what it asks of the database."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from folkmoot.history.acts import MakeClaim, NoteEvent, NotePerson, NoteProfile, Stated
from folkmoot.web.conftest import html, text

MINUTES, HERALD = "Minutes of 1990", "The Herald of 2 June 1989"


@pytest.fixture
def noted(moot):
    """Two events, a claim, somebody notable, and a line of the profile, each with its source."""
    for note in (
        NoteEvent(topic="strike", date="1989-05", text="The dockers walk out.", stated_in=MINUTES),
        NoteEvent(topic="convention", date="1991~", text="The first convention meets.", stated_in=MINUTES),
        MakeClaim(said_by="The Harbour Board", date="1989", text="There was no strike.", stated_in=HERALD),
        NotePerson(name="Rosa Klein", description="docker", relation="member", stated_in=MINUTES),
        NoteProfile(field="country", values=(Stated(says="Nowhere"),), stated_in=MINUTES),
    ):
        moot.enact(note, "Ada")


def test_the_past_stands_by_its_dates_with_its_sources(client, noted):
    said = text(html(client, "/history"))
    assert said.index("May 1989 The dockers walk out. Source: Minutes of 1990") < said.index("About 1991 The first")
    assert "Nowhere" in said


def test_what_others_said_is_no_more_than_that(client, noted):
    said = text(html(client, "/history?show=claims"))
    assert "1989 The Harbour Board: “There was no strike.” Source: The Herald of 2 June 1989" in said
    assert "the record does not say" in said


def test_notable_people_have_a_part_of_their_own(client, noted):
    assert "Rosa Klein , docker" in text(html(client, "/history?show=people"))
    assert "Rosa Klein" not in html(client, "/history")


def test_the_front_page_names_the_first_of_many_and_leads_to_all(client, noted, moot, monkeypatch):
    moot.enact(NotePerson(name="Otto Lang", description="docker", relation="member", stated_in=MINUTES), "Ada")
    assert "All notable people" not in html(client, "/")
    monkeypatch.setattr("folkmoot.web.front.FIRST", 1)
    sent = html(client, "/")
    assert ("Rosa Klein" in sent, "Otto Lang" in sent) == (True, False)
    assert '<a href="/history?show=people">All notable people</a>' in sent


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("year=1989", ["walk out"]),
        ("topic=convention", ["first convention"]),
        ("words=DOCKERS", ["walk out"]),
        ("words=dockers&topic=convention", []),
        ("year=1889", ["walk out", "first convention"]),
        ("topic=nothing", []),
    ],
)
def test_the_past_is_found_by_year_topic_and_words(client, noted, query, found):
    sent = html(client, f"/history?{query}")
    assert [each for each in ("walk out", "first convention") if each in sent] == found


def test_an_empty_past_says_how_it_comes_to_be_noted(client, moot):
    assert "Whoever keeps the papers notes what happened" in html(client, "/history")


@pytest.mark.parametrize("query", ["", "?show=claims", "?show=people", "?year=1989&words=dockers"])
def test_a_longer_past_does_not_mean_more_queries(client, moot, noted, django_assert_num_queries, query):
    with CaptureQueriesContext(connection) as before:
        html(client, f"/history{query}")
    for n in range(9):
        moot.enact(NoteEvent(topic="strike", date="1989", text=f"The dockers, {n}.", stated_in=HERALD), "Ada")
        moot.enact(MakeClaim(said_by="The Board", date="1989", text=f"No {n}.", stated_in=HERALD), "Ada")
        moot.enact(NotePerson(name=f"P{n}", description="d", relation="member", stated_in=HERALD), "Ada")
    with django_assert_num_queries(len(before)):
        html(client, f"/history{query}")
