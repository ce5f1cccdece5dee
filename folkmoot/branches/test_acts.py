"""What units do and what is done to them: they begin, rest, leave and end."""

from datetime import timedelta

import pytest

from folkmoot.branches import reads
from folkmoot.branches.acts import (
    CharterUnit,
    Disaffiliate,
    DissolveUnit,
    FoundUnit,
    ReportDepartures,
    Restore,
    Suspend,
)
from folkmoot.branches.models import Unit
from folkmoot.constitution.acts import FirstUnit, Found
from folkmoot.core.charter.judging import Authority
from folkmoot.door.act import BadAct, Missing
from folkmoot.door.charters import adopted, attach
from folkmoot.door.models import Head
from folkmoot.door.occasion import Hat
from folkmoot.door.rebuild import rebuild
from folkmoot.door.standing import standing
from folkmoot.door.texts import texts
from folkmoot.members import reads as members
from folkmoot.members.acts import Transfer
from folkmoot.members.conftest import judged, model, seated
from tests.cast import NORTH, SOUTH, Moot, found

QUARREL = "A quarrel."


@pytest.fixture
def convened(db):
    """The cast, with three in the seats of the Convention."""
    return seated(convention=3)


def north(moot, *names):
    return CharterUnit(kind="student", name="The University", members=tuple(moot[name] for name in names))


def test_the_units_of_the_founding_are_keyed_by_their_place_in_it(moot):
    entries = [each for each in moot.entries() if each.act == "branches.found_unit"]

    rows = list(reads.units(moot.today).values_list("pk", "kind", "founded", "chartered_edtf"))
    assert rows == [(NORTH, "branch", True, "2026-05-01"), (SOUTH, "branch", True, "2026-05-01")]
    assert {(each.kind, each.verdict["value"], each.cause, *each.by["as"]) for each in entries} == {
        ("rehearsed", "allowed", 0, "self")
    }


def test_no_unit_is_founded_later(moot, refused):
    late = FoundUnit(n=9, kind="branch", name="West Branch")
    with pytest.raises(BadAct, match="the organisation is founded already"):
        moot.enact(late, "Ben")
    with refused("it would adopt the first charter and seat the first holders, which is refused"):
        moot.decide("steering", late, yes=1)


def test_the_steering_committee_charters_a_branch_of_three(moot):
    decision = moot.decide("steering", north(moot, "Ben", "Bram", "Sid"), yes=1)

    (entry,) = moot.followed(decision)
    row = Unit.objects.get(pk=entry.index * 2**20)
    assert (row.kind, row.chartered, row.founded, row.parent, row.ended) == ("student", moot.today, False, None, None)
    assert judged(entry) == ("rehearsed", "allowed", ["2 branch"], ["body:steering"], decision.index)
    assert reads.may_act(row.pk, moot.today)


def test_D1_a_unit_keeps_its_name_as_a_commitment(moot):
    names = list(reads.units(moot.today).values_list("name", flat=True))

    assert [len(name) for name in names] == [45, 45]
    assert sorted(texts(names).values()) == ["North Branch", "South Branch"]


def test_two_do_not_make_a_branch(moot, refused):
    with refused("Article 2 (branch) asks that a unit begin with 3 members; there are 2."):
        moot.decide("steering", north(moot, "Ben", "Bram"), yes=1)


def test_no_member_charters_a_branch(moot, refused):
    with refused("power to charter a branch"):
        moot.enact(north(moot, "Ben", "Bram", "Sid"), "Bram")


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"kind": "galaxy"}, "field kind: the charter has no unit galaxy"),
        ({"parent": 7}, "field parent: there is no unit 7 on 2026-05-01"),
        ({"parent": NORTH}, "field parent: the charter makes a branch part of no other unit"),
        ({"members": ("Ben", "Ben", "Bram")}, "field members: somebody stands there twice"),
    ],
)
def test_a_bad_charter_of_a_unit_is_told_what_was_expected(moot, fields, says):
    given = {"kind": "branch", "name": "West Branch", "members": ("Ben", "Bram", "Sid"), **fields}
    given["members"] = tuple(moot[name] for name in given["members"])
    with pytest.raises(BadAct) as caught:
        moot.decide("steering", CharterUnit(**given), yes=1)
    assert str(caught.value) == says


def test_a_branch_begins_with_members_only(moot):
    with pytest.raises(Missing, match="is not a member on 2026-05-01"):
        moot.decide("steering", north(moot, "Ben", "Bram", "Kit"), yes=1)


def worn(moot, who):
    return standing(moot[who], moot.today, adopted(Head.objects.get().charter)).hats


def test_B5_a_unit_is_suspended_to_the_last_day_included_and_then_acts_again(convened):
    moot, until = convened, convened.today + timedelta(days=30)
    decision = moot.decide("convention", Suspend(unit=SOUTH, until=until, reason=QUARREL), yes=3)

    (entry,) = moot.followed(decision)
    row = reads.suspensions(SOUTH).get()
    secretary = Hat(Authority("office", "branch_secretary"), SOUTH)
    assert (row.from_day, row.until_day, texts([row.reason])) == (moot.today, until, {row.reason: QUARREL})
    assert judged(entry) == ("rehearsed", "allowed", ["2 branch"], ["body:convention"], decision.index)
    moot.wait(30)
    assert (reads.may_act(SOUTH, moot.today), secretary in worn(moot, "Sol")) == (False, False)
    moot.wait(1)
    assert (reads.may_act(SOUTH, moot.today), secretary in worn(moot, "Sol")) == (True, True)


def test_nobody_moves_into_a_unit_while_it_is_suspended(convened):
    moot, until = convened, convened.today + timedelta(days=30)
    moot.decide("convention", Suspend(unit=SOUTH, until=until, reason=QUARREL), yes=3)
    moot.wait(30)

    with pytest.raises(BadAct, match="there is no unit 1 that may act on 2026-05-31"):
        moot.enact(Transfer(person=moot["Bram"], unit=SOUTH), "Ada")
    moot.wait(1)
    moot.enact(Transfer(person=moot["Bram"], unit=SOUTH), "Ada")
    assert members.count_on(moot.today, SOUTH) == 3


def test_who_may_suspend_ends_a_suspension_before_its_time(convened):
    moot, until = convened, convened.today + timedelta(days=30)
    moot.decide("convention", Suspend(unit=SOUTH, until=until, reason=QUARREL), yes=3)
    moot.wait(3)
    decision = moot.decide("convention", Restore(unit=SOUTH), yes=3)

    (entry,) = moot.followed(decision)
    assert judged(entry) == ("rehearsed", "allowed", ["2 branch"], ["body:convention"], decision.index)
    assert [reads.may_act(SOUTH, moot.today - timedelta(days=days)) for days in (1, 0)] == [False, True]
    with pytest.raises(BadAct, match="field unit: unit 1 is not suspended"):
        moot.decide("convention", Restore(unit=SOUTH), yes=3)


def test_a_suspension_ends_on_a_day_to_come(convened):
    late = Suspend(unit=SOUTH, until=convened.today - timedelta(days=1), reason=QUARREL)
    with pytest.raises(BadAct) as caught:
        convened.decide("convention", late, yes=3)
    assert str(caught.value) == "field until: expected a day from 2026-05-01 on"


def test_the_steering_committee_neither_suspends_restores_nor_dissolves_a_branch(convened, refused):
    moot, until = convened, convened.today + timedelta(days=30)
    with refused("power to suspend a branch"):
        moot.decide("steering", Suspend(unit=SOUTH, until=until, reason=QUARREL), yes=1)
    with refused("power to dissolve a branch"):
        moot.decide("steering", DissolveUnit(unit=SOUTH, reason=QUARREL), yes=1)
    moot.decide("convention", Suspend(unit=SOUTH, until=until, reason=QUARREL), yes=3)
    with refused("power to suspend a branch"):
        moot.decide("steering", Restore(unit=SOUTH), yes=1)


def test_a_branch_leaves_when_it_so_decides(moot):
    moot.wait(3)
    decision = moot.decide("branch", Disaffiliate(unit=SOUTH, reason=QUARREL), unit=SOUTH, yes=2, by="Sol")

    (entry,) = moot.followed(decision)
    row = reads.unit(SOUTH)
    assert (row.ended, row.ended_edtf, row.how, texts([row.reason])) == (
        moot.today,
        "2026-05-04",
        "left",
        {row.reason: QUARREL},
    )
    assert judged(entry) == ("rehearsed", "allowed", ["2 branch"], ["body:branch@1"], decision.index)
    there = [[row.pk for row in reads.units(moot.today - timedelta(days=days))] for days in (1, 0)]
    assert there == [[NORTH, SOUTH], [NORTH]]
    assert Hat(Authority("office", "branch_secretary"), SOUTH) not in worn(moot, "Sol")


def test_the_members_of_a_unit_that_ended_stay_members_until_they_move_or_resign(moot):
    moot.decide("branch", Disaffiliate(unit=SOUTH), unit=SOUTH, yes=2, by="Sol")

    left = [row.person for row in reads.left_without_a_unit(moot.today)]
    assert (left, members.count_on(moot.today)) == ([moot["Sol"], moot["Sid"]], 6)
    moot.enact(Transfer(person=moot["Sol"], unit=NORTH), "Ada")
    assert [row.person for row in reads.left_without_a_unit(moot.today)] == [moot["Sid"]]


def test_A6_a_branch_decides_only_that_it_leaves_itself(moot, refused):
    with refused("it would leave: a unit leaves, or the organisation leaves another one, which is refused"):
        moot.decide("branch", Disaffiliate(unit=SOUTH), unit=NORTH, yes=4)
    with refused("power to leave a branch"):
        moot.enact(Disaffiliate(unit=SOUTH), "Sol")


def test_the_convention_dissolves_a_branch(convened):
    decision = convened.decide("convention", DissolveUnit(unit=SOUTH, reason=QUARREL), yes=3)

    (entry,) = convened.followed(decision)
    row = reads.unit(SOUTH)
    assert (row.ended, row.how) == (convened.today, "dissolved")
    assert judged(entry) == ("rehearsed", "allowed", ["2 branch"], ["body:convention"], decision.index)
    assert rebuild() == []


@pytest.mark.parametrize("act", [Disaffiliate(unit=7), DissolveUnit(unit=7), Restore(unit=7)])
def test_a_unit_that_is_not_there_is_missing(moot, act):
    with pytest.raises(Missing, match="field unit: there is no unit 7 on 2026-05-01"):
        moot.enact(act, "Ben")


def test_a_unit_ends_once(moot):
    moot.decide("branch", Disaffiliate(unit=SOUTH), unit=SOUTH, yes=2, by="Sol")

    with pytest.raises(Missing, match="there is no unit 1 on 2026-05-01"):
        moot.enact(DissolveUnit(unit=SOUTH), "Ben")


def test_who_enters_claims_reports_units_that_left(moot, refused):
    report = ReportDepartures(date="2019", qualifier="several", how="disaffiliate", said_by="The Bulletin")
    entry = moot.enact(report, "Ada")

    row = reads.departures().get()
    assert (row.date, row.units, row.qualifier, row.how) == ("2019", None, "several", "disaffiliate")
    assert texts([row.said_by]) == {row.said_by: "The Bulletin"}
    hats = ["class:member", "office:branch_secretary@0", "office:general_secretary", "self"]
    assert judged(entry) == ("rehearsed", "allowed", ["4 general_secretary"], hats, None)
    with refused("power to enter claims with their source"):
        moot.enact(report, "Bram")


REGION = """[[unit]]
id = "region"
name = "region"
kind = "region"
chartered_by = "steering"
dissolved_by = "steering"
"""


def regional():
    """A charter where branches are part of regions."""
    return model(REGION).replace(b'kind = ["town", "workplace", "student"]', b'kind = ["town"]\nparent = "region"')


@pytest.mark.usefixtures("db")
def test_units_stand_in_a_tree_in_which_a_unit_that_ends_leaves_its_own_to_the_one_above():
    moot = found(regional())
    there = tuple(moot[name] for name in ("Ben", "Bram", "Sid"))
    region = moot.followed(moot.decide("steering", CharterUnit(kind="region", name="Coast"), yes=1))[0].index * 2**20
    branch = CharterUnit(kind="town", name="West", members=there, parent=region)
    west = moot.followed(moot.decide("steering", branch, yes=1))[0].index * 2**20
    moot.enact(Transfer(person=moot["Ben"], unit=west), "Ada")

    assert reads.tree(moot.today) == {None: [NORTH, SOUTH, region], region: [west]}
    assert reads.with_all_below(region, moot.today) == [region, west]
    assert [reads.size_on(key, moot.today) for key in (NORTH, west, region)] == [3, 1, 1]
    with pytest.raises(BadAct, match="field parent: expected a region, of which a branch is part"):
        moot.decide("steering", CharterUnit(kind="town", name="East", members=there, parent=NORTH), yes=1)
    moot.decide("steering", DissolveUnit(unit=region), yes=1)
    assert reads.tree(moot.today) == {None: [NORTH, SOUTH, west]}
    assert rebuild() == []


@pytest.mark.usefixtures("db")
def test_a_power_over_one_kind_of_unit_is_none_over_another(refused):
    moot = found(regional())
    with refused("it would dissolve a unit, which is refused"):
        moot.decide("steering", DissolveUnit(unit=SOUTH), yes=1)


@pytest.mark.usefixtures("db")
def test_a_kind_around_which_several_units_are_formed_is_said_by_the_unit():
    moot = found(model(REGION.replace('"region"\nchartered', '["region", "town"]\nchartered')))

    with pytest.raises(BadAct, match="several units may be formed around town; expected one of region, branch"):
        moot.decide("steering", CharterUnit(kind="town", name="Coast"), yes=1)


def test_the_size_of_a_unit_over_time_ends_with_it(moot):
    first = moot.today
    moot.wait(2)
    moot.enact(Transfer(person=moot["Bram"], unit=SOUTH), "Ada")
    moot.wait(2)
    moot.decide("branch", Disaffiliate(unit=SOUTH), unit=SOUTH, yes=3, by="Sol")

    day = timedelta(days=1)
    assert reads.size_over_time(SOUTH) == [(first, 2), (first + 2 * day, 3), (first + 4 * day, 0)]
    assert reads.size_over_time(NORTH) == [(first, 4), (first + 2 * day, 3)]
    assert reads.numbers() == [(first, 2), (first + 4 * day, 1)]


def test_the_units_of_a_founding_may_be_part_of_each_other(db):
    regions = '[[unit]]\nid = "region"\nname = "region"\nchartered_by = "convention"\n\n[[unit]]\nid = "branch"'
    charter = model("").replace(b'[[unit]]\nid = "branch"', f'{regions}\nparent = "region"'.encode())
    units = (FirstUnit(kind="region", name="Coast"), FirstUnit(kind="town", name="North", parent=0))
    Moot().enact(
        Found(charter=attach(charter), name="The League", origin="x.example/moot", rehearsal=True, units=units)
    )

    assert list(Unit.objects.order_by("pk").values_list("pk", "parent")) == [(0, None), (1, 0)]
    assert rebuild() == []
