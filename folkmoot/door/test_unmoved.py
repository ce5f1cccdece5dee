"""While nothing is written, nothing is looked up twice; and no longer."""

import pytest

from folkmoot.door.act import decode
from folkmoot.door.enact import ask
from folkmoot.door.guard import door_open, rebuilt_models
from folkmoot.door.models import Head
from folkmoot.door.rows import rows
from folkmoot.door.unmoved import ends, moving, once, unmoved


class Looking:
    """Counts how often somebody looks."""

    def __init__(self):
        self.looked = 0

    def __call__(self):
        self.looked += 1
        return self.looked


def test_what_was_found_is_kept_inside_and_forgotten_after():
    look = Looking()
    with unmoved():
        assert [once("it", look), once("it", look), once("other", look)] == [1, 1, 2]
    assert [once("it", look), once("it", look)] == [3, 4]


def test_a_block_within_a_block_knows_what_the_outer_one_found_even_nothing():
    look = Looking()
    with unmoved():
        with unmoved():
            assert once("it", look) == 1
        assert once("it", look) == 1


def test_where_the_door_is_open_everything_is_looked_up_anew():
    look = Looking()
    with unmoved():
        assert once("it", look) == 1
        with door_open():
            assert [once("it", look), once("it", look)] == [2, 3]
        assert once("it", look) == 1


def test_what_could_not_be_found_is_looked_for_again():
    with unmoved():
        with pytest.raises(ZeroDivisionError):
            once("it", lambda: 1 // 0)
        assert once("it", lambda: 1) == 1


def test_rows_are_read_once_while_nothing_moves(moot, django_assert_num_queries):
    membership = next(model for model in rebuilt_models() if model._meta.db_table == "members_membership")
    with django_assert_num_queries(2), unmoved():
        for _ in range(3):
            assert len(rows(membership, person=moot["Ada"])) == 1
            assert len(rows(membership, person=moot["Kit"])) == 0


def test_the_head_is_locked_and_read_each_time_that_it_is_asked_for_so(moot, django_assert_num_queries):
    with django_assert_num_queries(2), unmoved():
        for _ in range(2):
            rows(Head, id=Head.THE_ONE, lock=True)


def test_what_is_done_and_undone_within_is_judged_by_what_it_finds_itself(moot):
    """To ask of a resignation does it, with the seats that it empties, and takes it back."""
    resign = decode("members.resign", {})
    with unmoved():
        said = [ask(resign, person=moot["Ada"], at=moot.now).value for _ in range(2)]
    assert said == ["allowed", "allowed"]
    assert moot.size() == Head.objects.get().size == rows(Head, id=1)[0].size


def test_what_follows_from_the_record_holds_for_every_page_until_it_ends_otherwise():
    look = Looking()

    def page(end):
        with unmoved():
            ends(end)
            return once("it", look, lasting=True), once("it", look)

    assert [page(b"one"), page(b"one"), page(b"two"), page(b"one")] == [(1, 2), (1, 3), (4, 5), (6, 7)]


def test_what_follows_from_the_record_is_looked_up_anew_once_the_door_was_open():
    look = Looking()
    for _ in range(2):
        with unmoved():
            ends(b"three")
            once("it", look, lasting=True)
        with moving():
            assert once("other", lambda: 0, lasting=True) == 0
    assert look.looked == 2


def test_where_it_is_not_said_how_the_record_ends_nothing_lasts():
    look = Looking()
    for _ in range(2):
        with unmoved():
            ends(b"")
            once("it", look, lasting=True)
    assert look.looked == 2
