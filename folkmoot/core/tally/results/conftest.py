"""Results that are small enough to be made by hand."""

from fractions import Fraction

import pytest

from folkmoot.core.tally.lots import Lot
from folkmoot.core.tally.result import Chosen, Held, Move, Result, Stage

HUNDRED_THOUSANDTHS = 100_000


def cut(hundred_thousandths: int) -> Fraction:
    return Fraction(hundred_thousandths, HUNDRED_THOUSANDTHS)


@pytest.fixture
def transferred() -> Result:
    """Two seats; 6 Ada > Ben, 3 Ben, 4 Cleo, by hand: the quota is 5, and Ada's one vote too many goes to Ben."""
    a, b, c = range(3)
    first = Stage(
        "first", (6, 3, 4), moves=(Move(None, a, 6, 1, 6), Move(None, b, 3, 1, 3), Move(None, c, 4, 1, 4)),
        elected=(Chosen(a, "quota"),),
    )  # fmt: skip
    surplus = Stage(
        "surplus", (5, cut(399_996), 4), of=(a,), lost=cut(4), moves=(Move(a, b, 6, cut(16_666), cut(99_996)),)
    )
    out = Stage(
        "exclude",
        (5, 0, 4),
        of=(b,),
        non_transferable=cut(399_996),
        lost=cut(4),
        moves=(Move(b, None, 3, 1, 3), Move(b, None, 6, cut(16_666), cut(99_996))),
        excluded=(Chosen(b, "fewest"),),
    )
    fill = Stage("fill", (5, 0, 4), non_transferable=cut(399_996), lost=cut(4), elected=(Chosen(c, "last"),))
    return Result(
        rule="stv-scottish",
        version=1,
        settings={"gaps": "end"},
        seats=2,
        candidates=("Ada", "Ben", "Cleo"),
        elected=(a, c),
        valid=13,
        stages=(first, surplus, out, fill),
        quota=5,
        title="Committee",
        sha256="0" * 64,
    )


@pytest.fixture
def compared() -> Result:
    """One seat; everybody beats somebody: a circle of three, with figures and a lot that no stage has."""
    lot = Lot((0, 1, 2), 1, 0, "elect")
    return Result(
        rule="some-rule",
        version=3,
        settings={"places": 9},
        seats=1,
        candidates=("Zoë", "1/2", "Zoë"),
        elected=(1,),
        valid=9,
        rejected=2,
        ranking=((1,), (0, 2)),
        figures={"matrix": ((0, 6, 3), (3, 0, 6), (6, 3, 0)), "share": Fraction(1, 3), "named": "1/2", "none": None},
        stages=(Stage("compare", (0, 0, 0), lots=(lot,), held=(Held(2, "doomed", "at most one"),)),),
        lots=(lot,),
    )
