"""Several questions in one statement find what each of them finds alone."""

from typing import Any

import pytest
from django.db.models import Count, Exists, OuterRef
from django.forms import model_to_dict

from folkmoot.bodies.models import Decision, Mandate
from folkmoot.branches.models import Unit
from folkmoot.constitution.reads import founding
from folkmoot.door.models import Entry, KeptText
from folkmoot.door.rows import rows
from folkmoot.door.together import Asked, Listed, Of, Rows, together
from folkmoot.door.unmoved import once, unmoved
from folkmoot.members.models import Membership, Person
from folkmoot.members.reads import members_on
from tests.cast import NORTH, SOUTH

pytestmark = pytest.mark.django_db


def plain(found):
    return [model_to_dict(each) for each in found]


def test_each_finds_what_it_finds_alone_and_all_of_it_in_one_statement(moot, django_assert_num_queries):
    ada, ben = moot["Ada"], moot["Ben"]
    people = Rows(Person, "reference", [ada, ben, "p:nobody"])
    joined = Rows(Membership, "person", [Of(people, "reference")])
    units = Rows(Unit, "id", [SOUTH, Of(joined, "unit")])
    house = Asked(founding())
    words = Rows(KeptText, "commitment", [Of(people, "name"), Of(units, "name"), Of(house, "name")])
    entries = Listed(Entry.objects.order_by("-index"))
    with django_assert_num_queries(1):
        found = together(people, joined, units, house, words, entries)
    called: list[Any] = [*Person.objects.filter(reference__in=[ada, ben]), *Unit.objects.filter(pk__in=[NORTH, SOUTH])]
    names = [each.name for each in (*called, *founding().rows())]
    assert [plain(each) for each in found] == [
        plain(Person.objects.filter(reference__in=[ada, ben]).order_by("pk")),
        plain(Membership.objects.filter(person__in=[ada, ben]).order_by("pk")),
        plain(Unit.objects.filter(pk__in=[NORTH, SOUTH]).order_by("pk")),
        plain(founding().rows()),
        plain(KeptText.objects.filter(commitment__in=names).order_by("pk")),
        plain(Entry.objects.order_by("-index")),
    ]
    assert [len(each) for each in found] == [2, 2, 2, 1, 5, moot.size()]
    assert type(found[4][0].sealed) is type(found[5][0].leaf) is bytes


def test_a_queryset_gives_its_columns_its_counts_and_what_is_added_to_its_rows(moot):
    pairs = members_on(moot.today).values_list("person", "from_day")
    alone = pairs.values_list("since", flat=True)
    many = Membership.objects.order_by("unit").values("unit").annotate(many=Count("id")).values_list("unit", "many")
    seated = Person.objects.annotate(seated=Exists(Mandate.objects.filter(person=OuterRef("reference"))))
    nobody = Person.objects.filter(pk__in=[])
    found = together(*map(Listed, (pairs, alone, many, seated.order_by("-pk"), nobody)))
    assert found[:3] == [list(pairs), list(alone), list(many)]
    assert [(each.pk, each.seated) for each in found[3]] == [(each.pk, each.seated) for each in seated.order_by("-pk")]
    assert [len(found[3]), len(found[4])] == [Person.objects.count(), 0]


def test_what_is_found_together_is_not_asked_for_again(moot, django_assert_num_queries):
    with django_assert_num_queries(1), unmoved():
        people = Rows(Person, "reference", [moot["Ada"], "p:nobody"])
        everybody = Listed(Person.objects.order_by("pk"), asked="everybody")
        first = together(people, Rows(Membership, "person", [Of(people, "reference")]), everybody)
        assert together(people, Rows(Membership, "person", [Of(people, "reference")]), everybody) == first
        assert rows(Membership, person=moot["Ada"]) == first[1]
        assert rows(Person, reference="p:nobody") == []
        assert once("everybody", list) == first[2]


def test_only_what_is_not_known_is_asked_for(moot, django_assert_num_queries):
    with unmoved():
        rows(Person, reference=moot["Ada"])
        with django_assert_num_queries(1):
            ((ada, ben),) = together(Rows(Person, "reference", [moot["Ben"], moot["Ada"]]))
    assert {ada.reference, ben.reference} == {moot["Ada"], moot["Ben"]}
    with django_assert_num_queries(0):
        assert together(Rows(Decision, "id", [])) == [[]]


def test_what_is_asked_of_what_was_partly_known_is_asked_of_all_of_it(moot):
    with unmoved():
        rows(Person, reference=moot["Ada"])
        people = Rows(Person, "reference", [moot["Ada"], moot["Ben"]])
        _, words = together(people, Rows(KeptText, "commitment", [Of(people, "name")]))
    assert {each.text for each in words} == {"Ada", "Ben"}


@pytest.mark.parametrize("times", [1, 2])
def test_nothing_is_remembered_where_something_may_move(moot, django_assert_num_queries, times):
    with django_assert_num_queries(times):
        for _ in range(times):
            together(Rows(Person, "reference", [moot["Ada"]]))
