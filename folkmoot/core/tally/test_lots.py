"""A lot is never silent, and the same draws decide the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.tally.lots import Draws, Lot, Lots, of_names


def test_each_tie_takes_the_next_draw_and_those_beyond_the_last_take_the_last():
    lots = Lots(Draws(((2, 0, 1), (1, 2, 0))))
    assert (lots.best([0, 1], "seat"), lots.best([0, 1], "seat"), lots.worst([1, 2], "out")) == (0, 1, 2)
    assert lots.decided == [
        Lot((0, 1), 0, 1, "seat"),
        Lot((0, 1), 1, 2, "seat"),
        Lot((1, 2), 2, 2, "out"),
    ]


def test_an_order_of_several_is_a_lot_for_each_place_but_the_last():
    lots = Lots(Draws(((2, 0, 1),)))
    assert lots.order([0, 1, 2], "order") == (2, 0, 1)
    assert lots.decided == [Lot((0, 1, 2), 2, 1, "order"), Lot((0, 1), 0, 1, "order")]


@pytest.mark.parametrize("orders", [(), ((0, 0),), ((1, 2),), ((0, 1), (0, 2))])
def test_a_draw_that_does_not_name_everybody_once_is_none(orders):
    with pytest.raises(ValueError, match="draw"):
        Draws(orders)


@given(st.lists(st.text(max_size=3), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_an_order_made_of_names_does_not_depend_on_the_order_of_the_list(names, chance):
    """Those of one name are as one."""
    moved = list(names)
    chance.shuffle(moved)
    (order,), (other,) = of_names(names, 2).orders, of_names(moved, 2).orders
    assert [names[each] for each in order] == [moved[each] for each in other]
    assert Lots(of_names(names, 2)).order(range(len(names)), "seat") == order


def test_a_lot_that_nobody_drew_says_so():
    lots = Lots(of_names(["Ada", "Ben"], 1))
    lots.best([0, 1], "seat")
    assert lots.decided[0].draw == 0
