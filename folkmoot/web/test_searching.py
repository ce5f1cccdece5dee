"""Finding somebody on the roll and something in the record, as people type, and only what one may read."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from folkmoot.door.act import REGISTER
from folkmoot.door.models import Head
from folkmoot.members.acts import Apply
from folkmoot.members.sought import folded
from folkmoot.web.conftest import be, html, text
from folkmoot.web.searching import MOST, matches, typed
from folkmoot.web.titles import title
from tests.cast import Moot, found

pytestmark = pytest.mark.django_db

NAMES = ("Zoë Łuczak", "Jörg Groß", "Åse Østby", "José María Núñez", "O’Neill Đorđe", "Иван Петров")


@pytest.fixture
def crowd(client, db):
    """A rehearsal in which people with such names are members, with Ada at the pages."""
    moot = found(members=dict.fromkeys(["Ada", *NAMES], 0), seats=[("Ada", "branch_secretary", 0)])
    be(client, moot["Ada"])
    return moot


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("zoe", "Zoë Łuczak"),
        ("LUCZAK zo", "Zoë Łuczak"),
        ("jorg gross", "Jörg Groß"),
        ("ase ostby", "Åse Østby"),
        ("Nunez", "José María Núñez"),
        ("maria jose", "José María Núñez"),
        ("o'neill", "O’Neill Đorđe"),
        ("DORDE", "O’Neill Đorđe"),
        ("иван", "Иван Петров"),
    ],
)
def test_a_name_is_found_without_its_accents_and_capitals(client, crowd, asked, name):
    assert matches(asked, name)
    said = text(html(client, f"/members?name={asked}")).rpartition("The roll")[2]
    assert f"1 on the roll today with “{asked}” in the name" in said
    assert [each for each in ("Ada", *NAMES) if each in said] == [name]


def test_nobody_of_that_name_is_said(client, crowd):
    assert "Nobody on the roll today has “Quux” in the name. Accents" in text(html(client, "/members?name=Quux"))


def test_what_is_typed_is_cut_to_what_can_be_meant():
    assert typed("  a\0b \n c " + "x" * 500) == "a b c " + "x" * (MOST - 6)
    assert folded("ÅŁØß") == "aloss"


def test_the_roll_is_searched_with_as_many_queries_among_many_as_among_few(client, crowd):
    def queries():
        html(client, "/members?name=e")  # takes in what the record has said since
        with CaptureQueriesContext(connection) as caught:
            html(client, "/members?name=e")
        return len(caught)

    before = queries()
    moot = Moot(now=Head.objects.get().at)
    for n in range(60):
        moot.enact(Apply(person=moot[f"E {n}"], name=f"E {n}", unit=0), by=f"E {n}")
    assert queries() == before


def test_the_roll_turns_its_pages_and_keeps_the_search(client):
    moot = found(members=dict.fromkeys([f"Nr {n:03}" for n in range(101)], 0), seats=[])
    be(client, moot["Nr 000"])
    assert html(client, "/members").count('<th scope="row"><a ') == 50
    second = html(client, "/members?name=nr&page=2")
    assert second.count('<th scope="row"><a ') == 50
    assert 'href="?name=nr&amp;page=3"' in second
    assert html(client, "/members?name=nr&page=3").count('<th scope="row"><a ') == 1


def test_a_roll_that_is_not_public_is_not_searched(client):
    found(rehearsal=False)
    assert text(html(client, "/members?name=Bram")) == text(html(client, "/members"))


@pytest.mark.parametrize(
    ("query", "entries"),
    [
        ("words=kit", [11, 9]),
        ("words=KIT+branch", [11]),
        ("words=shall", [11]),
        ("words=nothing+of+it", []),
        ("kind=refused", [13]),
        ("act=members.apply", [9]),
        ("act=bodies.decide&kind=refused", [13]),
        ("act=bodies.decide&words=kit", [11]),
        ("act=x", []),
        ("kind=x", []),
    ],
)
def test_the_record_is_searched_by_act_kind_and_words(client, as_ada, query, entries):
    said = text(html(client, f"/record?{query}"))
    for index in range(14):
        assert (f"Entry {index} " in f"{said} ") is (index in entries), index
    assert f"{len(entries)} of the 14 entries" in said or not entries


def test_what_is_not_public_is_not_found_by_its_words_its_act_or_its_kind(client):
    moot = found(rehearsal=False)
    moot.enact(Apply(person=moot["Kit"], name="Kit", unit=0), by="Kit")
    for query in ("words=Kit", "words=Bram", "act=members.apply", "act=members.enrol_founder"):
        assert "No entry that you may read answers to that." in text(html(client, f"/record?{query}")), query
    assert f"Entry {moot.size() - 1} " not in text(html(client, "/record?kind=live"))


def test_a_search_turns_its_pages_with_as_many_queries_for_more(client, write):
    write(120, rehearsal=True)
    first = html(client, "/record?act=members.greet&words=")
    assert 'href="?act=members.greet&amp;words=&amp;page=2"' in first
    assert "Page 3 of 3." in text(html(client, "/record?act=members.greet&page=3"))


def test_no_search_costs_more_queries_in_a_longer_record(client, write, django_assert_max_num_queries):
    write(120, rehearsal=True)
    html(client, "/record")
    with django_assert_max_num_queries(10):
        html(client, "/record?act=members.greet&kind=rehearsed&words=one+two+three")


def test_no_two_acts_have_one_title_to_be_searched_by():
    titles = [title(declared) for declared in REGISTER.values()]
    assert len(set(titles)) == len(titles)
