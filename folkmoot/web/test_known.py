"""What a page has looked up is not looked up again, nor is what it looked for in vain."""

import pytest

from folkmoot.members.models import Person
from folkmoot.web.known import Known
from tests.cast import NORTH, SOUTH

pytestmark = pytest.mark.django_db


def test_only_what_is_new_to_a_page_is_asked_of_the_database(moot, django_assert_num_queries):
    known = Known()
    with django_assert_num_queries(2):
        assert list(known.units([NORTH])) == [NORTH]
        assert list(known.units([NORTH, SOUTH])) == [NORTH, SOUTH]
    with django_assert_num_queries(0):
        assert list(known.units([SOUTH, NORTH])) == [SOUTH, NORTH]


def test_what_was_looked_for_in_vain_is_not_looked_for_again(moot, django_assert_num_queries):
    known = Known()
    with django_assert_num_queries(1):
        for _ in range(2):
            assert known.people([moot["Kit"]]) == {}


def test_words_are_found_for_whoever_may_read_their_class(moot):
    name = Person.objects.get(reference=moot["Ada"]).name
    assert Known().words([name], ["members"]) == {name: "Ada"}
    assert Known().words([name], ["public"]) == {}
