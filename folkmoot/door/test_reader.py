"""A reader follows the record from its own place."""

import pytest

from folkmoot.door.models import Place
from folkmoot.door.reader import read_on


def test_a_reader_is_given_every_entry_once_and_in_order(moot):
    seen = []

    read_on("search", lambda entry: seen.append(entry.index), at_most=3)
    read_on("search", lambda entry: seen.append(entry.index))

    assert seen == list(range(moot.size()))
    assert read_on("search", seen.append) == 0


def test_each_reader_has_a_place_of_its_own(moot):
    read_on("search", lambda entry: None, at_most=2)
    read_on("mail", lambda entry: None, at_most=1)

    assert dict(Place.objects.values_list("reader", "next")) == {"search": 2, "mail": 1}


def test_an_entry_that_a_reader_could_not_take_is_given_again(moot):
    def fail(entry):
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="the disk is full"):
        read_on("search", fail)

    first = []
    read_on("search", lambda entry: first.append(entry.index), at_most=1)
    assert first == [0]
