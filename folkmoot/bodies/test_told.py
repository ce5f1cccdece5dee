"""What is told of bodies: kept whatever the verdict, with no more than the source says."""

from datetime import UTC, date, datetime

import pytest

from folkmoot import shipped
from folkmoot.bodies.acts.deciding import Decide
from folkmoot.bodies.acts.meeting import Convene
from folkmoot.bodies.acts.orders import Instruct
from folkmoot.bodies.acts.seating import Elect
from folkmoot.bodies.conftest import held
from folkmoot.bodies.models import Decision, Mandate, Meeting
from folkmoot.constitution.acts import Dissolve
from folkmoot.constitution.models import Dissolution
from folkmoot.core.charter.judging import Authority
from folkmoot.door.act import BadAct, Carried, encode
from folkmoot.door.draw import Draw
from folkmoot.door.enact import tell
from folkmoot.door.models import Head
from folkmoot.door.occasion import Hat
from folkmoot.door.rebuild import rebuild
from tests.cast import found

AS_WORKED = (shipped("charters") / "as-worked.md").read_bytes()
MEMBERSHIP = Hat(Authority("electorate", "membership"))
CONVENTION = Hat(Authority("body", "convention"))
LATER = datetime(2026, 5, 2, tzinfo=UTC)


@pytest.fixture
def moot(db):
    return found(AS_WORKED, seats=(), rehearsal=False)


def told(moot, act, *hats, on="2019-03-28", draw="told"):
    done = tell(act, on=on, hats=frozenset(hats), source="The article.", at=LATER, draw=Draw(draw))
    return moot.entry(done.index)


def carrying(*acts, **count):
    carries = tuple(Carried(act=each.declared.name, fields=encode(each)) for each in acts)
    return Decide(body=count.pop("body", "membership"), question="Shall we?", carries=carries, **count)


def test_e2_a_told_decision_without_its_count_carries_what_the_source_says_it_carried(moot):
    decided = told(moot, carrying(Dissolve(), carried=True), MEMBERSHIP)
    (dissolved,) = moot.followed(decided)
    assert (decided.kind, decided.on, decided.facts["known"]) == ("told", "2019-03-28", {"decide": True})
    assert (dissolved.kind, dissolved.verdict["value"], dissolved.cause) == ("told", "allowed", decided.index)
    row = Decision.objects.get()
    assert (row.yes, row.no, row.abstain, row.present) == (None, None, None, None)
    assert (row.carried, row.reported) == (True, False)
    assert Dissolution.objects.get().day == date(2019, 3, 28)
    assert Head.objects.get().dissolved_in == dissolved.index
    assert rebuild() == []


def test_e2_a_told_act_is_kept_though_its_verdict_is_undetermined(db):
    """The model asks for two ballots with their turnout: nobody says how many took part."""
    moot = found(seats=(), rehearsal=False)
    (dissolved,) = moot.followed(told(moot, carrying(Dissolve()), MEMBERSHIP))
    assert dissolved.verdict["value"] == "undetermined"
    assert {"decision", "ballots", "apart_days"} <= set(dissolved.verdict["missing"])


def test_e2_a_told_decision_that_the_source_calls_lost_carries_nothing(moot):
    decided = told(moot, carrying(Dissolve(), carried=False), MEMBERSHIP)
    assert (moot.followed(decided), Decision.objects.get().carried) == ([], False)


def test_what_a_source_says_was_carried_follows_though_the_votes_would_not_suffice(moot):
    decided = told(moot, carrying(Dissolve(), yes=1, no=2, carried=True), MEMBERSHIP)
    (dissolved,) = moot.followed(decided)
    assert (dissolved.verdict["value"], dissolved.verdict["rules"]) == ("refused", ["8 end"])


def test_where_a_source_gives_the_count_and_no_outcome_the_count_decides(moot):
    assert told(moot, carrying(Dissolve(), yes=1, no=2), MEMBERSHIP).facts["known"] == {"decide": False}


def test_half_a_count_is_none(moot):
    with pytest.raises(BadAct, match="or no count at all"):
        told(moot, carrying(Dissolve(), yes=139), MEMBERSHIP)


def test_a_question_in_words_suffices_where_nobody_is_named(moot):
    """Much of the leadership was voted out: no source says who, and no mandate is told to end."""
    voted_out = Decide(body="convention", question="Much of the leadership is voted out.", carried=True)
    decided = told(moot, voted_out, CONVENTION, on="2019-02")
    assert (decided.verdict["value"], Decision.objects.get().held_on) == ("allowed", date(2019, 2, 28))
    assert Mandate.objects.count() == 0


def test_what_was_done_against_the_charter_is_kept_with_its_verdict(db):
    """Under the model the same instruction is refused; told, it stands, and the verdict beside it."""
    moot = found(seats=(), rehearsal=False)
    order = Instruct(seat="appeals", what="Reverse the finding.")
    told_ = told(moot, order, Hat(Authority("body", "steering")), on="2013")
    assert (told_.verdict["value"], told_.verdict["rules"][0]) == ("refused", "6 no_reversal")


def test_whoever_is_told_to_be_elected_holds_the_seat_though_no_roll_names_them(moot):
    told(moot, Elect(person=moot["Kit"], seat="steering"), CONVENTION, on="2019-02")
    assert held(moot, "steering", date(2019, 3, 1)) == ["Kit"]


def test_of_a_told_meeting_only_what_the_source_says_is_a_fact(moot):
    called = told(
        moot, Convene(body="convention", day=date(2019, 2, 20)), Hat(Authority("body", "steering")), on="2019-02"
    )
    assert called.facts["known"] == {}
    assert (Meeting.objects.get().called_on, Meeting.objects.get().day) == (date(2019, 2, 20), date(2019, 2, 20))
    decided = told(moot, Decide(body="convention", question="Shall we?"), CONVENTION, on="2019-02-28", draw="more")
    assert decided.facts["known"] == {"decide": True}


def test_e2_told_acts_come_in_the_order_of_their_dates(moot):
    told(moot, Decide(body="convention", question="First?"), CONVENTION, on="2019-02")
    with pytest.raises(BadAct, match="come in the order of their dates"):
        told(moot, Decide(body="convention", question="Second?"), CONVENTION, on="2019-01-31", draw="more")
    assert Decision.objects.count() == 1


def test_e2_after_the_first_live_decision_none_is_told(moot):
    hats = frozenset({CONVENTION})
    moot.enact(Decide(body="convention", yes=0, no=0, present=0, question="Shall we?"), hats=hats)
    with pytest.raises(BadAct, match="the record is live"):
        told(moot, Decide(body="convention", question="Second?"), CONVENTION, on="2019-01-31")
    assert Decision.objects.count() == 1
