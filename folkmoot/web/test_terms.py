"""Terms as bars."""

from datetime import date

from folkmoot.web.terms import WIDTH, Term, terms

TODAY = date(2026, 6, 1)


def test_nobody_is_no_picture():
    assert terms([], TODAY) is None


def test_a_gap_between_two_terms_is_a_gap_between_two_bars():
    first = Term("Ada", date(2024, 1, 1), date(2024, 12, 31), True)
    second = Term("Ben", date(2025, 6, 1), date(2026, 5, 31), True)
    ada, ben = terms([second, first], TODAY).bars
    assert (ada.name, ben.name) == ("Ada", "Ben")
    assert ada.x + ada.width < ben.x
    assert ada.y < ben.y


def test_a_term_without_an_end_goes_to_the_edge_and_nothing_leaves_the_picture():
    found = terms([Term("Ada", TODAY, None, False), Term("Ben", date(2000, 1, 1), date(2030, 1, 1), False)], TODAY)
    assert all(bar.x >= 0 and bar.x + bar.width <= WIDTH for bar in found.bars)
    assert next(bar for bar in found.bars if bar.name == "Ada").x == found.today
    assert 0 < found.today < WIDTH
