"""Acts of the bodies."""

from folkmoot.bodies.acts.ending import Vacate
from folkmoot.bodies.acts.orders import Instruct
from folkmoot.bodies.acts.seating import Appoint, Coopt, SeatFounder
from folkmoot.bodies.models import Mandate
from tests.cast import SEATS, found

EDITORS = tuple((name, "editors", None) for name in ("Ben", "Bram", "Ines"))


def test_the_general_secretary_enters_that_a_mandate_is_over(moot):
    """Her own term is as long as Ben's; she is appointed again while he stays on, and sees his end."""
    row = Mandate.objects.get(seat="steering")
    moot.wait(366)
    moot.decide("steering", Appoint(person=moot["Ada"], seat="general_secretary"), yes=1, by="Ben")
    moot.wait(30)

    entry = moot.enact(Vacate(mandate=row.pk), by="Ada")

    assert entry.verdict == {"value": "allowed", "rules": ["4 enter_vacancy"], "verb": "vacate"}
    assert (entry.facts["on"], entry.facts["known"]["vacant"]) == (["holder:steering"], True)
    row.refresh_from_db()
    assert (row.ended, row.end) == (moot.today, "term")


def test_an_instruction_leaves_an_entry_and_moves_no_row_but_the_decision(moot):
    before = moot.tables()

    decided = moot.decide("steering", Instruct(staff=True, what="Open the office at nine."), yes=1, by="Ben")

    (entry,) = moot.followed(decided)
    assert entry.verdict == {"value": "allowed", "rules": ["4 lead"], "verb": "instruct"}
    assert (entry.facts["on"], entry.by["as"], entry.cause) == (["staff"], ["body:steering"], decided.index)
    assert {table for table, rows in moot.tables().items() if rows != before[table]} == {"bodies_decision"}


def test_one_editor_adds_nobody_alone(db, refused):
    moot = found(seats=(*SEATS[:2], *EDITORS))
    with refused("8 editors"):
        moot.enact(Coopt(person=moot["Sid"], seat="editors"), by="Ben")


def test_no_decision_seats_somebody_as_if_they_were_a_founder(moot, refused):
    with refused("founded already"):
        moot.decide("steering", SeatFounder(person=moot["Bram"], seat="steering"), yes=1, by="Ben")
