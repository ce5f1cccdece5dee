"""Units of which a source says only a part: when they left, not when they began; how many left, not which."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from folkmoot.branches import reads
from folkmoot.branches.acts import CharterUnit, Disaffiliate, ReportDepartures
from folkmoot.core.charter.judging import Authority
from folkmoot.door.act import BadAct
from folkmoot.door.occasion import Hat, born_of
from folkmoot.door.texts import texts
from tests.cast import Moot

BRANCH = Hat(Authority("body", "branch"))
Tells = Callable[..., Any]


def test_E2_of_a_unit_that_left_we_know_no_more_than_is_told(past: Moot, told: Tells) -> None:
    there = told(CharterUnit(kind="student", name="Brown University"), "../2014-03")
    key = there.index * 2**20
    gone = told(Disaffiliate(unit=key, reason="A faction was expelled."), "2014-03", BRANCH)

    (unit,) = reads.ended()
    assert (unit.kind, unit.chartered_edtf, unit.ended_edtf, unit.how) == ("student", "../2014-03", "2014-03", "left")
    assert texts([unit.name, unit.reason]) == {unit.name: "Brown University", unit.reason: "A faction was expelled."}
    assert (born_of(unit.pk), there.on, gone.on, gone.kind) == (there.index, "../2014-03", "2014-03", "told")
    assert not reads.units(date(2014, 3, 31)).filter(pk=key).exists()


def test_E2_units_of_which_only_the_number_is_told_are_reported(past: Moot, told: Tells) -> None:
    units = reads.units(past.today).count()
    entry = told(ReportDepartures(date="2019", qualifier="several", how="disaffiliate"), "2019")

    (row,) = reads.departures()
    assert (row.date, row.units, row.qualifier, row.how) == ("2019", None, "several", "disaffiliate")
    assert (entry.kind, entry.on, entry.record_class) == ("told", "2019", "public")
    assert reads.units(past.today).count() == units


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize(
    ("report", "says"),
    [
        (ReportDepartures(date="2019"), "field units: expected a number, or a word as many, several, most"),
        (ReportDepartures(date="2019-02-30", units=3), "field date: '2019-02-30' is no day of the calendar"),
    ],
)
def test_a_report_of_departures_says_when_and_how_many(told: Tells, report: ReportDepartures, says: str) -> None:
    with pytest.raises(BadAct) as caught:
        told(report, "2019")
    assert str(caught.value) == says
