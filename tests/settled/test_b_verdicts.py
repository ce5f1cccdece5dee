"""Verdicts: what is known, what is missing, which charter judges, how days and votes are counted."""

from datetime import UTC, datetime, timedelta

import pytest

from folkmoot.bodies.acts.deciding import Decide
from folkmoot.bodies.acts.ending import Recall
from folkmoot.bodies.acts.meeting import Convene
from folkmoot.constitution.acts import Amend
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.conftest import charter_text
from folkmoot.core.charter.errors import CharterError
from folkmoot.core.charter.facts import BadFact, Facts
from folkmoot.core.charter.judging import Authority
from folkmoot.core.charter.read import read
from folkmoot.core.charter.rules import KINDS, specs
from folkmoot.core.charter.vocabulary import FACTS
from folkmoot.core.charter.vocabulary import Type as Of
from folkmoot.door.charters import attach
from folkmoot.door.draw import Draw
from folkmoot.door.enact import tell
from folkmoot.door.occasion import ROWS_AN_ENTRY, Hat
from folkmoot.door.refusal import Refused
from folkmoot.members.acts import Admit, Apply, Expel, Resign, Suspend, Transfer
from folkmoot.members.models import Application
from folkmoot.members.reads import membership_on
from tests.cast import NORTH, found
from tests.settled.stage import CLUB, MODEL, changed, club, with_panel

PANEL = Hat(Authority("body", "grievance"))

# B1


def test_no_fact_of_the_vocabulary_takes_words():
    words = "They said that it was so."
    for name, fact in FACTS.items():
        with pytest.raises(BadFact):
            Facts(known={name: (words,) if fact.type is Of.NAMES else words})


# B2


def test_live_what_no_row_shows_is_not_so(db):
    """No finding stands in any table: so there was none, and the panel is refused, with nothing left unknown."""
    moot = with_panel()

    with pytest.raises(Refused) as caught:
        moot.decide("grievance", Expel(person=moot["Bram"]), yes=9, by="Panellist 0")

    verdict = caught.value.verdict
    assert (verdict.value, verdict.missing, verdict.rules) == ("refused", (), ("6 sanction",))


def test_told_what_no_row_shows_is_unknown(db):
    moot = found(rehearsal=False, seats=())

    done = tell(Expel(person=moot["Bram"]), on="2026-05-02", hats=frozenset({PANEL}), source="A paper.",
                at=moot.now, draw=Draw("told"))  # fmt: skip

    entry = moot.entry(done.index)
    assert (entry.kind, entry.verdict["value"]) == ("told", "undetermined")
    assert entry.verdict["missing"] == ["ground", "find", "decision"]


def test_live_what_nobody_can_find_out_is_refused_and_names_the_fact(db):
    """The club limits what a suspension may cost. No row tells it, no field states it, and a number is never not so."""
    moot = club(changed(CLUB, ("max_days = 30", "max_days = 30\nlimit = 5")))
    size, tables = moot.size(), moot.tables()

    with pytest.raises(Refused) as caught:
        moot.decide("committee", Suspend(person=moot["Ines"], until=moot.today), yes=3)

    assert (caught.value.verdict.value, caught.value.verdict.missing) == ("undetermined", ("amount",))
    assert (moot.size(), moot.tables()) == (size, tables)


# B3


def test_what_would_follow_from_a_refused_act_does_not_happen_either(moot, refused):
    with refused("article 4 gives it to the General Secretary"):
        moot.decide("branch", Transfer(person=moot["Sid"], unit=NORTH), yes=3, unit=NORTH, by="Bram")
    assert membership_on(moot["Sid"], moot.today).unit != NORTH


def test_a_refused_consequence_takes_its_cause_and_what_came_before_it_with_it(moot, refused):
    application = moot.enact(Apply(person=moot["Kit"], name="Kit", unit=NORTH), by="Kit")
    too_early = Admit(application=application.index * ROWS_AN_ENTRY)

    def decide():
        moot.decide("branch", Transfer(person=moot["Sid"], unit=NORTH), too_early, yes=3, unit=NORTH)

    with refused("It is refused because it would admit a member, which is refused.", "1 member"):
        decide()
    with pytest.raises(Refused) as caught:
        decide()
    assert [type(caught.value.act), type(caught.value.cause)] == [Admit, Decide]


# B4


def test_what_belongs_to_no_matter_is_judged_by_the_charter_in_force(db):
    moot = club(changed(CLUB, ("deliberation_days = 14", "deliberation_days = 0")))
    longer = attach(changed(CLUB, ("max_days = 30", "max_days = 60")))
    suspend = Suspend(person=moot["Ines"], until=moot.today + timedelta(days=45))
    with pytest.raises(Refused, match="30 days"):
        moot.decide("committee", suspend, yes=3)

    moot.decide("meeting", Amend(charter=longer), yes=4)

    (entry,) = moot.followed(moot.decide("committee", suspend, yes=3))
    assert (entry.charter, entry.matter) == (longer, None)


# B5


def test_the_time_of_the_record_never_goes_back(moot):
    moot.wait(3)
    first = moot.enact(Apply(person=moot["Kit"], name="Kit", unit=NORTH), by="Kit")
    moot.wait(-2)

    second = moot.enact(Resign(), by="Sid")

    assert (first.at, second.at) == ("2026-05-04T18:30:00Z", "2026-05-04T18:30:00Z")


def test_the_clock_only_enters_an_end_that_a_date_has_brought_and_says_since_when(db):
    """Nobody ticks for two years: the mandate ended by its date, and the clock's entry says both dates."""
    from folkmoot.door.clock import tick

    moot = club(seats=(("Ada", "secretary", None),))
    moot.wait(800)

    (done,) = tick(moot.now)

    entry = moot.entry(done.index)
    assert (entry.act, entry.by["as"], entry.at, entry.due) == (
        "bodies.vacate",
        ["clock"],
        "2028-07-09T18:30:00Z",
        "2027-05-02T00:00:00Z",
    )


# B6


def test_a_refusal_gives_every_reason_and_the_prohibition_first(db):
    moot = with_panel()

    with pytest.raises(Refused) as caught:
        moot.decide("grievance", Suspend(person=moot["Ines"], until=moot.today + timedelta(days=61)), yes=9,
                    by="Panellist 0")  # fmt: skip

    assert [reason.kind for reason in caught.value.verdict.because] == ["prohibition", "days"]


# B7

JUDGES = (
    '[[power]]\nid = "lift"',
    '[[recusal]]\nin = ["suspend_member"]\nwhen = ["named"]\neffect = "leave"\n\n[[power]]\nid = "lift"',
)
QUORUM = 'quorum = { count = 3, base = "seats", '


@pytest.mark.parametrize(
    ("counts", "quorate"), [("", False), ("recused_count = false, ", False), ("recused_count = true, ", True)]
)
def test_whoever_leaves_the_room_is_not_present_unless_the_quorum_counts_them(db, counts, quorate):
    """Of a committee of three with a quorum of three one stands aside, because the case is about them."""
    moot = club(changed(CLUB, JUDGES, (QUORUM, QUORUM + counts)))
    suspend = Suspend(person=moot["Ben"], until=moot.today)

    def decide():
        return moot.decide("committee", suspend, yes=2, recused=(moot["Ben"],))

    if quorate:
        assert [each.facts["known"]["recused"] for each in moot.followed(decide())] == [1]
    else:
        with pytest.raises(Refused) as caught:
            decide()
        assert [reason.kind for reason in caught.value.verdict.because] == ["quorum"]


def test_in_a_ballot_the_quorum_of_a_power_is_the_turnout_of_those_entitled(moot, refused):
    """Six may vote, and a fifth of them must: two. The branch's assembly has its quorum of those present instead."""
    moot.wait(61)
    recall = Recall(person=moot["Ines"], seat="appeals", asked=1, asked_on=moot.today)

    alone = moot.decide("membership", recall, yes=1, present=1)
    two = moot.decide("membership", recall, yes=2, present=2)

    assert (alone.facts["known"]["decide"], moot.followed(alone)) == (False, [])
    assert [each.facts["known"]["entitled"] for each in moot.followed(two)] == [6]


# B8


def test_a_day_is_a_day_in_the_charters_time_zone(db):
    """Half past three in the night of Greenwich is the evening before in Chicago."""
    moot = found()
    moot.now = datetime(2026, 5, 2, 3, 30, tzinfo=UTC)
    entry = moot.enact(Apply(person=moot["Kit"], name="Kit", unit=NORTH), by="Kit")

    assert (entry.at, str(Application.objects.get().day)) == ("2026-05-02T03:30:00Z", "2026-05-01")


@pytest.mark.parametrize(("own", "days", "allowed"), [(5, 4, False), (5, 5, True), (1, 2, False), (1, 3, True)])
def test_the_notice_of_a_meeting_and_that_of_a_power_both_bind(db, own, days, allowed):
    """The Steering Committee meets on 3 days of notice, whoever calls it; who calls it may need to give more."""
    calls = f'[[power]]\nid = "call"\nwho = "general_secretary"\nact = "convene"\nnotice_days = {own}\n'
    power = f'{calls}on = "meeting:steering"\n\n'
    moot = found(changed(MODEL, ('[[power]]\nid = "lead"', power + '[[power]]\nid = "lead"')))
    convene = Convene(body="steering", day=moot.today + timedelta(days=days + 1))

    if allowed:
        assert moot.enact(convene, by="Ada").facts["known"]["notice_days"] == days
    else:
        with pytest.raises(Refused) as caught:
            moot.enact(convene, by="Ada")
        assert {reason.kind for reason in caught.value.verdict.because} == {"notice"}


def test_every_field_that_asks_for_notice_is_notice_days_and_the_short_form_asks_for_the_same():
    asking = {key for kind in KINDS.values() for _, key, _ in specs(kind) if "notice" in key}
    body = ("body", {"id": "a"})
    power = {"id": "p", "who": ["a"], "act": ["instruct"]}

    assert asking == {"notice_days"}
    assert _needs(read(charter_text(body, ("power", {**power, "notice_days": 14})))) == _needs(
        read(charter_text(body, ("power", {**power, "requires": ["notice:14d"]})))
    )


def _needs(charter: Charter) -> list[object]:
    return [each.conditions for each in charter.powers if each.verb == "instruct"]


# B9


def test_in_a_ballot_only_those_count_who_were_on_the_roll_at_the_record_date_and_may_vote_still(db):
    """Of fifteen one is suspended and one has left; Kit joins them on the day, and counts when 30 days have passed."""
    moot = with_panel(changed(MODEL, ("standing_days = 60", "standing_days = 0")))
    application = moot.enact(Apply(person=moot["Kit"], name="Kit", unit=NORTH), by="Kit")
    moot.wait(31)
    moot.decide("branch", Admit(application=application.index * ROWS_AN_ENTRY), yes=13, unit=NORTH)
    suspend = Suspend(person=moot["Bram"], until=moot.today + timedelta(days=60))
    moot.decide("grievance", suspend, yes=9, by="Panellist 0")
    moot.enact(Resign(), by="Sid")

    entitled = []
    for days, name, seat in ((0, "Ines", "appeals"), (30, "Ben", "steering")):
        moot.wait(days)
        recall = Recall(person=moot[name], seat=seat, asked=2, asked_on=moot.today)
        (entry,) = moot.followed(moot.decide("membership", recall, yes=10))
        entitled.append(entry.facts["known"]["entitled"])

    assert entitled == [13, 14]


# B10


def test_an_emergency_needs_days_in_which_it_is_confirmed():
    emergency = {"declared_by": ["steering"], "max_days": 21, "ratified_by": "membership"}
    with pytest.raises(CharterError, match="the field ratified_within_days is missing"):
        read(charter_text(("emergency", emergency)))
