"""What is decided and waits for an appeal that may still be made: held back, asked about again, done or refused."""

from datetime import date, timedelta

import pytest

from folkmoot.bodies.acts.ending import Remove, StandDown
from folkmoot.bodies.acts.meeting import Convene
from folkmoot.bodies.acts.seating import Elect
from folkmoot.bodies.acts.waiting import CarryOut
from folkmoot.bodies.conftest import OFFICERS, changed, held
from folkmoot.bodies.models import Decision, Waiting
from folkmoot.bodies.waiting import _TELLERS, Fate, is_over
from folkmoot.door.act import BadAct, Missing
from folkmoot.door.clock import tick
from folkmoot.door.occasion import CLOCK, ROWS_AN_ENTRY
from folkmoot.door.rebuild import rebuild
from folkmoot.members.acts import Expel, Resign, Suspend
from folkmoot.members.reads import is_suspended, membership_on
from tests.cast import NORTH, SOUTH, found

PANEL = tuple((name, "grievance", None) for name in ("Ada", "Ben", "Bram"))
SMALL_PANEL = (
    changed("seats = 9", "seats = 3")
    .replace(b"count = 7", b"count = 2", 1)
    .replace(b'majority = "two_thirds_of_seats"\nrequires = ["find"]', b'majority = "two_thirds_of_seats"', 1)
)
"""Thirty days for an appeal, and expulsions wait for it."""

LAST_DAY = date(2026, 5, 31)


@pytest.fixture
def panel(db):
    """The cast, with a panel of three that may expel: two thirds of the seats are two."""
    return found(SMALL_PANEL, seats=(*OFFICERS, *PANEL))


@pytest.fixture
def become():
    """Sets what has become of every decision, as the organ above would say it."""
    said: list[Fate] = []
    _TELLERS.append(lambda decision, day: said[-1] if said else Fate())
    yield said.append
    _TELLERS.pop()


def expel(moot, name, **more):
    return moot.decide("grievance", Expel(person=moot[name]), yes=2, by="Ben", **more)


def ticked(moot):
    """What the clock enters now."""
    return [moot.entry(done.index) for done in tick(moot.now)]


def test_b9_an_expulsion_is_decided_and_waits_for_an_appeal(panel):
    decided = expel(panel, "Sid")
    assert panel.followed(decided) == []
    assert (decided.facts["known"]["decide"], decided.facts["known"]["stay"]) == (True, True)
    assert Decision.objects.get().carried
    (row,) = Waiting.objects.values()
    assert row == {
        "id": decided.index * ROWS_AN_ENTRY,
        "decision": decided.index * ROWS_AN_ENTRY,
        "place": 0,
        "verb": "expel",
        "rule": "6 to_appeals",
        "until_day": LAST_DAY,
        "asked": None,
        "asked_on": None,
        "outcome": "",
        "refused_by": "",
    }
    assert membership_on(panel["Sid"], panel.today) is not None
    assert rebuild() == []


def test_b9_whose_expulsion_waits_keeps_seats_and_rights(panel):
    expel(panel, "Sol")
    panel.wait(30)
    assert held(panel, "branch_secretary") == ["Ada", "Sol"]
    called = panel.enact(Convene(body="branch", unit=SOUTH, day=panel.today + timedelta(days=8)), by="Sol")
    assert "office:branch_secretary@1" in called.by["as"]


def test_b9_after_the_last_day_for_an_appeal_the_clock_asks_again_and_it_is_done(panel):
    decided = expel(panel, "Sid")
    panel.wait(30)
    assert ticked(panel) == []
    panel.wait(2)
    (asked,) = ticked(panel)
    assert (asked.act, asked.body, asked.by["as"], asked.verdict["rules"]) == (
        "bodies.carry_out",
        {"waiting": decided.index * ROWS_AN_ENTRY},
        ["clock"],
        ["6 to_appeals"],
    )
    assert asked.due == "2026-06-01T05:00:00Z"
    assert (asked.facts["known"]["final"], asked.facts["known"]["decide"]) == (True, True)
    (expelled,) = panel.followed(asked)
    assert (expelled.act, expelled.by["as"], expelled.verdict["rules"]) == (
        "members.expel",
        ["body:grievance"],
        ["6 sanction"],
    )
    assert expelled.facts["decision"] == {"yes": 2, "no": 0, "abstain": 0, "present": 2}
    assert membership_on(panel["Sid"], panel.today) is None
    row = Waiting.objects.get()
    assert (row.outcome, row.asked, row.asked_on) == ("done", asked.index * ROWS_AN_ENTRY, panel.today)
    assert ticked(panel) == []
    assert rebuild() == []


def test_b9_what_the_charter_refuses_by_then_is_not_done_and_an_entry_says_so(panel):
    expel(panel, "Sid")
    panel.wait(61)
    panel.decide("membership", Elect(person=panel["Sid"], seat="appeals", eligible=True), yes=3)
    (asked,) = ticked(panel)
    assert asked.facts["known"]["decide"] is False
    assert panel.followed(asked) == []
    row = Waiting.objects.get()
    assert (row.outcome, row.refused_by) == ("refused", "6 no_reversal")
    assert membership_on(panel["Sid"], panel.today) is not None
    assert rebuild() == []


def test_b9_whoever_has_left_by_then_is_not_expelled(panel):
    expel(panel, "Sid")
    panel.enact(Resign(), by="Sid")
    panel.wait(32)
    (asked,) = ticked(panel)
    assert panel.followed(asked) == []
    assert Waiting.objects.get().outcome == "refused"


def test_b9_the_vote_is_counted_among_those_who_sat_when_it_was_taken(panel):
    expel(panel, "Sid")
    panel.wait(1)
    panel.enact(StandDown(person=panel["Bram"], seat="grievance"), by="Bram")
    panel.wait(32)
    (asked,) = ticked(panel)
    (expelled,) = panel.followed(asked)
    assert (expelled.facts["known"]["entitled"], expelled.facts["known"]["seats"]) == (3, 3)


def test_b9_while_an_appeal_is_open_it_waits_however_long(panel, become):
    expel(panel, "Sid")
    become(Fate(held=True))
    panel.wait(80)
    assert ticked(panel) == []
    assert not is_over(Waiting.objects.get(), panel.today)
    become(Fate(since=panel.today - timedelta(days=3)))
    (asked,) = ticked(panel)
    assert asked.due == "2026-07-17T05:00:00Z"
    assert [each.act for each in panel.followed(asked)] == ["members.expel"]


def test_b9_what_was_set_aside_is_never_done(panel, become):
    decided = expel(panel, "Sid")
    become(Fate(set_aside=True))
    asked = panel.enact(CarryOut(waiting=decided.index * ROWS_AN_ENTRY), hats=frozenset({CLOCK}))
    assert asked.facts["known"]["decide"] is False
    assert panel.followed(asked) == []
    assert Waiting.objects.get().outcome == "set_aside"


def test_nobody_carries_out_what_waits_before_its_time(panel, refused):
    decided = expel(panel, "Sid")
    with refused("6 to_appeals"):
        panel.enact(CarryOut(waiting=decided.index * ROWS_AN_ENTRY), hats=frozenset({CLOCK}))


def test_what_waits_is_asked_about_once(panel):
    decided = expel(panel, "Sid")
    with pytest.raises(Missing, match="field waiting: nothing waits as 5"):
        panel.enact(CarryOut(waiting=5), hats=frozenset({CLOCK}))
    panel.wait(32)
    ticked(panel)
    with pytest.raises(BadAct, match="field waiting: it was asked about again on 2026-06-02"):
        panel.enact(CarryOut(waiting=decided.index * ROWS_AN_ENTRY), hats=frozenset({CLOCK}))


def test_only_what_the_charter_names_waits(panel):
    suspend = Suspend(person=panel["Sid"], until=panel.today + timedelta(days=9))
    decided = panel.decide("grievance", suspend, Expel(person=panel["Sid"], ground=()), yes=2, by="Ben")
    assert [each.act for each in panel.followed(decided)] == ["members.suspend"]
    assert is_suspended(panel["Sid"], panel.today)
    (row,) = Waiting.objects.all()
    assert (row.pk, row.place, row.verb) == (decided.index * ROWS_AN_ENTRY + 1, 1, "expel")


def test_a_lost_motion_waits_for_nothing(panel):
    lost = panel.decide("grievance", Expel(person=panel["Sid"], ground=()), yes=1, no=2, by="Ben")
    assert lost.facts["known"]["decide"] is False
    assert Waiting.objects.count() == 0


def test_what_another_body_decides_does_not_wait(panel):
    remove = Remove(person=panel["Ada"], seat="branch_secretary", unit=NORTH)
    removed = panel.decide("branch", remove, yes=3, unit=NORTH)
    assert [each.act for each in panel.followed(removed)] == ["bodies.remove"]


def test_where_the_charter_sets_no_days_for_an_appeal_nothing_waits(db):
    panel = found(SMALL_PANEL.replace(b"within_days = 30\ndecide", b"decide", 1), seats=(*OFFICERS, *PANEL))
    decided = expel(panel, "Sid")
    assert [each.act for each in panel.followed(decided)] == ["members.expel"]
    assert Waiting.objects.count() == 0
