"""The proof of an entry: for every size, cheap, and never taken on trust."""

import pytest

from folkmoot.core.record.merkle import inclusion_proof
from folkmoot.door.guard import door_open
from folkmoot.door.models import Entry, Head
from folkmoot.web import proof
from folkmoot.web.proof import BLOCK, prove

pytestmark = pytest.mark.django_db


def proved(index):
    return prove(Entry.objects.get(index=index), Head.objects.get())


@pytest.mark.parametrize("size", [1, 2, 255, 256, 257, 511, 512, 513, 700])
def test_a_proof_by_blocks_is_the_proof_of_the_whole_tree(write, size):
    write(size)
    leaves = [bytes(leaf) for leaf in Entry.objects.order_by("index").values_list("leaf", flat=True)]
    for index in {0, size // 2, size - 1}:
        found = proved(index)
        assert found.holds
        assert list(found.path) == inclusion_proof(leaves, index)


def test_a_second_proof_reads_two_blocks_only(write, django_assert_num_queries):
    write(3 * BLOCK + 5)
    entry, head = Entry.objects.get(index=300), Head.objects.get()
    prove(entry, head)
    with django_assert_num_queries(1):
        assert prove(entry, head).holds


def test_roots_of_another_record_do_no_harm(write):
    write(2 * BLOCK)
    proof._roots[:] = [b"\0" * 32, b"\1" * 32]
    assert proved(3).holds


def test_a_leaf_that_was_changed_behind_the_doors_back_is_found(write):
    write(BLOCK + 3)
    with door_open():
        Entry.objects.filter(index=7).update(leaf=b"\0" * 32)
    assert not proved(7).holds
    assert not proved(8).holds


def test_an_entry_that_is_missing_is_no_proof(write):
    write(4)
    with door_open():
        Entry.objects.filter(index=2).delete()
    assert not proved(1).holds
