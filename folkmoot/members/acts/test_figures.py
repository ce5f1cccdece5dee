"""Estimates of the membership, and reports of those who left: claims with a date, a qualifier and who said so."""

import pytest

from folkmoot.door.act import BadAct
from folkmoot.door.texts import texts
from folkmoot.members import reads
from folkmoot.members.acts import EnterEstimate, ReportDepartures
from folkmoot.members.conftest import judged

ADAS_HATS = ["class:member", "office:branch_secretary@0", "office:general_secretary", "self"]

ESTIMATE = EnterEstimate(date="2013~", members=1500, qualifier="as_many_as", said_by="The Bulletin", peak=True)
DEPARTURES = ReportDepartures(
    date="2017",
    onwards=True,
    qualifier="many",
    of="cadre",
    how="resign",
    destination="The Gardeners",
    stated_in="The Bulletin 7",
)


def test_who_enters_figures_enters_an_estimate_and_the_roll_stays(moot):
    entry = moot.enact(ESTIMATE, "Ada")

    row = reads.estimates().get()
    assert (row.id, row.date, row.members, row.qualifier, row.peak) == (
        entry.index * 2**20,
        "2013~",
        1500,
        "as_many_as",
        True,
    )
    assert texts([row.said_by]) == {row.said_by: "The Bulletin"}
    assert judged(entry) == ("rehearsed", "allowed", ["4 general_secretary"], ADAS_HATS, None)
    assert (entry.by["person"], entry.record_class) == (moot["Ada"], "members")
    assert reads.count_on(moot.today) == 6


def test_who_enters_figures_reports_departures_and_the_roll_stays(moot):
    entry = moot.enact(DEPARTURES, "Ada")

    row = reads.departures().get()
    assert (row.date, row.onwards, row.members, row.qualifier, row.how) == ("2017", True, None, "many", "resign")
    assert texts([row.of, row.destination, row.stated_in]) == {
        row.of: "cadre",
        row.destination: "The Gardeners",
        row.stated_in: "The Bulletin 7",
    }
    assert judged(entry) == ("rehearsed", "allowed", ["4 general_secretary"], ADAS_HATS, None)
    assert reads.count_on(moot.today) == 6


@pytest.mark.parametrize("act", [ESTIMATE, DEPARTURES])
def test_no_member_enters_figures(moot, refused, act):
    with refused("power to enter"):
        moot.enact(act, "Bram")


@pytest.mark.parametrize("act", [EnterEstimate, ReportDepartures])
@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"date": "1991"}, "field members: expected a number, a share, or a word as many, several, most"),
        (
            {"date": "1991", "qualifier": "about"},
            "field members: expected a number, a share, or a word as many, several, most",
        ),
        ({"date": "1991", "members": 3}, "field stated_in: expected where this is stated, or in said_by who says so"),
        ({"date": "1991-02-30", "members": 3}, "field date: '1991-02-30' is no day of the calendar"),
    ],
)
def test_a_figure_says_when_and_how_many(moot, act, fields, says):
    with pytest.raises(BadAct) as caught:
        moot.enact(act(**fields), "Ada")
    assert str(caught.value) == says


def test_E2_told_figures_keep_their_date_and_their_source(told, past):
    estimate = told(EnterEstimate(date="1991", members=150, qualifier="about"), "1991")
    share = told(ReportDepartures(date="2019", share="1/3", qualifier="up_to", how="resign"), "2019")

    assert [(each.kind, each.on) for each in (estimate, share)] == [("told", "1991"), ("told", "2019")]
    assert list(texts([share.source]).values()) == ["A book."]
    assert reads.departures().get().share == "1/3"
