"""The organisation's colour, made legible."""

import pytest

from folkmoot.web.colour import CONTRAST, NAMED, NIGHT, PAPER, contrast, hexed, legible, read


@pytest.mark.parametrize("ground", [PAPER, NIGHT])
@pytest.mark.parametrize("name", NAMED)
def test_every_colour_can_be_read_by_day_and_by_night(name, ground):
    assert contrast(legible(read(name), ground), ground) >= CONTRAST


def test_a_colour_that_can_be_read_stays_as_it_is():
    assert hexed(legible(read("Dark red"), PAPER)) == "#8b0000"
    assert read("#123abc") == (0x12, 0x3A, 0xBC)


@pytest.mark.parametrize("says", ["", "of no colour", "#12", "red;}body{display:none"])
def test_what_is_no_colour_is_none(says):
    assert read(says) is None
