"""Acts on units."""

from folkmoot.branches.acts import ReportDepartures


def test_a_member_reports_no_units_that_left(moot, refused):
    with refused("article 4 gives it to the General Secretary"):
        moot.enact(ReportDepartures(date="2019", qualifier="several", said_by="The Bulletin"), by="Bram")
