"""Decisions: what carries, what is lost, what is refused, who may not vote, and what follows."""

from datetime import date, timedelta

import pytest

from folkmoot.bodies.acts.deciding import Decide
from folkmoot.bodies.acts.ending import Remove
from folkmoot.bodies.acts.meeting import Convene
from folkmoot.bodies.acts.orders import Instruct
from folkmoot.bodies.acts.seating import Appoint
from folkmoot.bodies.conftest import OFFICERS, changed
from folkmoot.bodies.entitlement import entitled
from folkmoot.bodies.models import Decision, Recused
from folkmoot.constitution.acts import Amend, Dissolve, ProposeAmendment, Ratify
from folkmoot.core.charter.judging import Authority
from folkmoot.door.act import BadAct, Missing
from folkmoot.door.charters import adopted, attach
from folkmoot.door.enact import enact
from folkmoot.door.occasion import ROWS_AN_ENTRY, Hat
from folkmoot.door.rebuild import rebuild
from folkmoot.door.refusal import Refused
from folkmoot.members.acts import Admit, Apply, Expel, Resign, Suspend
from folkmoot.members.reads import membership_on
from tests.cast import NORTH, SOUTH, found

PANEL = tuple((name, "grievance", None) for name in ("Ben", "Bram", "Sol"))
SMALL_PANEL = (
    changed("seats = 9", "seats = 3")
    .replace(b"count = 7", b"count = 2", 1)
    .replace(b'majority = "two_thirds_of_seats"\nrequires = ["find"]', b'majority = "simple"', 1)
    .replace(b'stays = ["expel"]\n', b"", 1)
)


def kit_applies(moot):
    application = moot.enact(Apply(person=moot["Kit"], name="Kit", unit=NORTH), by="Kit")
    moot.wait(7)
    return Admit(application=application.index * ROWS_AN_ENTRY, eligible=True)


def test_what_a_branch_carries_follows_as_an_entry_of_its_own(moot):
    decided = moot.decide("branch", kit_applies(moot), yes=3, unit=NORTH)
    assert decided.verdict["rules"] == ["2 branch", "2 branch_secretary", "4 general_secretary"]
    assert (decided.facts["on"], decided.facts["known"]["decide"]) == (["decision:branch"], True)
    (admitted,) = moot.followed(decided)
    assert (admitted.act, admitted.cause, admitted.by) == (
        "members.admit",
        decided.index,
        {"person": moot["Ada"], "as": ["body:branch@0"]},
    )
    assert admitted.facts["decision"] == {"yes": 3, "no": 0, "abstain": 0, "present": 3}
    assert membership_on(moot["Kit"], moot.today) is not None
    row = Decision.objects.get()
    assert (row.pk, row.yes, row.no, row.present, row.carried, row.reported, row.meeting) == (
        decided.index * ROWS_AN_ENTRY,
        3,
        0,
        3,
        True,
        False,
        None,
    )
    assert rebuild() == []


def test_a_lost_vote_admits_nobody_and_is_recorded(moot):
    decided = moot.decide("branch", kit_applies(moot), yes=1, no=2, unit=NORTH)
    assert (decided.verdict["value"], decided.facts["known"]["decide"]) == ("allowed", False)
    assert moot.followed(decided) == []
    assert membership_on(moot["Kit"], moot.today) is None
    assert (Decision.objects.get().carried, Decision.objects.get().no) == (False, 2)


@pytest.mark.parametrize(("yes", "no", "carried"), [(2, 1, True), (1, 1, False), (1, 2, False)])
def test_b7_without_a_majority_of_its_own_a_decision_takes_the_charters_default(moot, yes, no, carried):
    decided = moot.decide("branch", yes=yes, no=no, unit=NORTH)
    assert (decided.facts["known"]["decide"], Decision.objects.get().carried) == (carried, carried)


def test_b7_without_any_default_it_takes_more_yes_than_no_with_the_bodys_quorum(db):
    moot = found(changed('default_majority = "simple"\n', ""))
    decisions = [moot.decide("branch", yes=yes, no=no, unit=NORTH) for yes, no in ((2, 1), (1, 1))]
    assert [each.facts["known"]["decide"] for each in decisions] == [True, False]


def test_b7_abstentions_do_not_count_against_where_the_share_is_of_votes_cast(moot):
    decided = moot.decide("branch", yes=1, no=0, abstain=2, present=3, unit=NORTH)
    assert decided.facts["known"]["decide"] is True


def test_b7_abstentions_count_against_on_every_other_base(db):
    moot = found(changed('strict = true\nbase = "cast"', 'strict = true\nbase = "present"'))
    decisions = [moot.decide("branch", yes=1, abstain=abstain, present=1 + abstain, unit=NORTH) for abstain in (0, 2)]
    assert [each.facts["known"]["decide"] for each in decisions] == [True, False]


def test_b7_the_quorum_of_a_power_of_an_electorate_is_turnout_of_the_entitled(moot):
    """A fifth of six are two."""
    moot.wait(61)
    remove = Remove(person=moot["Ben"], seat="steering", asked=1, asked_on=moot.today)
    lost = moot.decide("membership", remove, yes=1)
    assert (lost.facts["known"], moot.followed(lost)) == ({"decide": False}, [])
    assert [each.act for each in moot.followed(moot.decide("membership", remove, yes=2))] == ["bodies.remove"]


def test_a_decision_without_a_quorum_is_refused_if_it_carries_an_act_and_lost_if_it_carries_none(db, refused):
    """Of three editors two are no quorum."""
    moot = found(seats=(*OFFICERS, *((name, "editors", None) for name in ("Ben", "Bram", "Ines"))))
    assert moot.decide("editors", yes=2, by="Ben").facts["known"]["decide"] is False
    with refused("8 editors"):
        moot.decide("editors", Convene(body="editors", day=moot.today), yes=2, by="Ben")
    assert moot.decide("editors", yes=3, by="Ben").facts["known"]["decide"] is True


def test_an_instruction_to_a_judge_is_refused_and_leaves_one_entry(moot, refused):
    order = Instruct(person=moot["Ines"], what="Find for us.")
    with refused("6 no_reversal", trace=True):
        moot.decide("steering", order, yes=1, by="Ben")
    with refused("6 no_reversal"):
        moot.decide("steering", order, yes=1, by="Ben")
    trace = moot.entries()[-1]
    assert (trace.kind, trace.act, trace.by["person"]) == ("refused", "bodies.decide", moot["Ben"])
    assert trace.verdict["rules"] == ["6 no_reversal"]


def test_the_steering_committee_instructs_the_staff(moot):
    decided = moot.decide("steering", Instruct(staff=True, what="Open the office at nine."), yes=1, by="Ben")
    (instructed,) = moot.followed(decided)
    assert (instructed.facts["on"], instructed.verdict["rules"]) == (["staff"], ["4 lead"])
    assert instructed.verdict["value"] == "allowed"


def test_b8_a_power_that_asks_for_notice_takes_that_of_the_meeting_which_decides(db, refused):
    lead = 'who = "steering"\nact = "instruct"'
    moot = found(changed(lead, f"{lead}\nnotice_days = 5"))
    instruct = Instruct(staff=True, what="Open the office at nine.")
    with refused("4 lead"):
        moot.decide("steering", instruct, yes=1, by="Ben")
    for days in (5, 6):
        moot.enact(Convene(body="steering", day=moot.today + timedelta(days=days)), by="Ada")
    moot.wait(5)
    with refused("4 lead"):
        moot.decide("steering", instruct, yes=1, by="Ben")
    moot.wait(1)
    (instructed,) = moot.followed(moot.decide("steering", instruct, yes=1, by="Ben"))
    assert (instructed.facts["known"]["notice_days"], instructed.verdict["rules"]) == (5, ["4 lead"])


def test_an_instruction_is_to_one_of_a_person_a_seat_and_the_staff(moot):
    with pytest.raises(BadAct, match="expected one of them"):
        moot.enact(Instruct(staff=True, seat="appeals", what="Do."), by="Ben")


def test_b6_all_reasons_are_given_prohibitions_first(moot):
    with pytest.raises(Refused) as refused:
        moot.decide("steering", Instruct(seat="appeals", what="Find for us."), yes=1, by="Ben")
    kinds = [reason.kind for reason in refused.value.verdict.because]
    assert kinds == ["prohibition", "no_power"]


def test_b3_a_refused_consequence_rolls_back_its_root_and_the_refusal_names_both(moot, refused):
    admit = kit_applies(moot)
    with refused(
        "It is refused because it would appoint somebody to a seat, which is refused.",
    ):
        moot.decide("branch", admit, Appoint(person=moot["Bram"], seat="steering"), yes=3, unit=NORTH)
    assert membership_on(moot["Kit"], moot.today) is None


def test_a_decision_is_entered_only_by_those_who_may(moot, refused):
    with refused():
        moot.decide("branch", yes=3, unit=NORTH, by="Ines")


def test_a6_the_secretary_of_one_branch_enters_no_decision_of_another(moot, refused):
    with refused():
        moot.decide("branch", yes=2, unit=NORTH, by="Sol")
    moot.decide("branch", yes=2, unit=SOUTH, by="Sol")
    assert Decision.objects.get().unit == SOUTH


def test_c1_what_follows_holds_no_counts_of_its_own(moot):
    """The decision alone holds them; the act that follows takes them from there and cannot name others."""
    (admitted,) = moot.followed(moot.decide("branch", kit_applies(moot), yes=3, unit=NORTH))
    assert sorted(admitted.body) == ["application", "eligible"]
    assert admitted.facts["decision"]["yes"] == 3


def test_c5_the_same_request_gives_the_same_entry_once(moot):
    decision = Decide(body="branch", unit=NORTH, yes=3, no=0, present=3, question="Shall we?")
    once, again = (enact(decision, person=moot["Ada"], at=moot.now, request="r1") for _ in range(2))
    assert (once.index, once.again, again.index, again.again) == (again.index, False, once.index, True)
    assert Decision.objects.count() == 1


@pytest.mark.parametrize(
    ("count", "says"),
    [
        ({"yes": 3, "no": 0, "present": 1}, "only 1 were present"),
        ({"yes": 5, "no": 0, "present": 5}, "5 cannot have been there; 4 may vote in branch"),
        ({"yes": 1, "no": None, "present": 3}, "expected the votes for it and against it"),
        ({"yes": None, "no": None, "present": None}, "expected the count"),
        ({"yes": 1, "no": 0, "present": None}, "expected the count"),
        ({"yes": 1, "no": 0, "present": 1, "carried": True}, "only a source tells it"),
        ({"yes": 1, "no": 0, "present": 1, "units": 3}, "only a source tells it"),
    ],
)
def test_a_live_decision_states_a_count_that_can_be(moot, count, says):
    with pytest.raises(BadAct, match=says):
        moot.enact(Decide(body="branch", unit=NORTH, question="Shall we?", **count), by="Ada")
    assert Decision.objects.count() == 0


def test_whoever_is_suspended_is_not_counted_among_those_who_may_vote(db):
    moot = found(
        changed('who = "grievance"\nact = "suspend_member"', 'who = "steering"\nact = "suspend_member"'),
        seats=(*OFFICERS, ("Ben", "steering", None)),
    )
    moot.decide("steering", Suspend(person=moot["Bram"], until=moot.today + timedelta(days=9)), yes=1, by="Ben")
    with pytest.raises(BadAct, match="4 cannot have been there; 3 may vote in branch"):
        moot.decide("branch", yes=4, unit=NORTH)


def test_only_whose_class_has_a_vote_is_counted_in_an_assembly(db):
    moot = found(changed('rights = ["vote", "stand"', 'rights = ["stand"'))
    with pytest.raises(BadAct, match="1 cannot have been there; 0 may vote in branch"):
        moot.decide("branch", yes=1, unit=NORTH)


def test_a_body_that_is_not_there_decides_nothing(moot):
    with pytest.raises(Missing, match="no body and no electorate politburo"):
        moot.decide("politburo", yes=1)
    with pytest.raises(Missing, match="no unit 7 that may act"):
        moot.decide("branch", yes=1, unit=7)


def test_c2_a_reported_decision_needs_a_meeting_that_was_called(moot):
    moot.wait(5)
    with pytest.raises(Missing, match="no meeting of branch was called for 2026-05-03"):
        moot.decide("branch", yes=3, unit=NORTH, held_on=date(2026, 5, 3))


def test_c2_a_reported_decision_is_judged_by_the_charter_of_its_day(db):
    """The branch met when a fifth was a quorum; since then the charter asks for all."""
    moot = found(seats=(*OFFICERS, ("Bram", "convention", NORTH)))
    new = attach(changed('quorum = { share = "1/5"', 'quorum = { share = "1/1"'))
    proposal = moot.enact(ProposeAmendment(charter=new), by="Bram").index * ROWS_AN_ENTRY
    held_on = moot.today + timedelta(days=80)
    moot.wait(61)
    moot.enact(Convene(body="branch", unit=NORTH, day=held_on), by="Ada")
    moot.wait(29)
    moot.decide("membership", Ratify(of=proposal), yes=6)
    moot.decide("convention", Amend(charter=new, proposal=proposal), yes=1)
    reported = moot.decide("branch", yes=2, unit=NORTH, held_on=held_on)
    today = moot.decide("branch", yes=2, unit=NORTH)
    assert (reported.facts["known"]["decide"], today.facts["known"]["decide"]) == (True, False)
    assert (reported.charter == new, today.charter == new, reported.on) == (False, True, held_on.isoformat())
    assert rebuild() == []


def test_b9_a_vote_needs_the_roll_at_the_record_date_and_the_right_when_voting(moot):
    """Kit is admitted on the 40th day, and may vote when they have been a member for 60 days; the roll is fixed 30
    days before. Whoever has left since that day has no vote."""
    charter = adopted(moot.entries()[0].charter)
    membership = Authority("electorate", "membership")
    moot.wait(33)
    moot.decide("branch", kit_applies(moot), yes=3, unit=NORTH)
    counted = [entitled(charter, membership, None, moot.today + timedelta(days=days)) for days in (59, 60)]
    moot.enact(Resign(), by="Bram")
    counted.append(entitled(charter, membership, None, moot.today + timedelta(days=60)))
    assert counted == [6, 7, 6]


def test_b9_whoever_came_after_the_record_date_has_no_vote_however_little_standing_is_asked(db):
    moot = found(changed("standing_days = 60\n", ""))
    charter, membership = adopted(moot.entries()[0].charter), Authority("electorate", "membership")
    moot.decide("branch", kit_applies(moot), yes=3, unit=NORTH)
    counted = [entitled(charter, membership, None, moot.today + timedelta(days=days)) for days in (29, 30)]
    assert counted == [6, 7]


def test_whoever_is_recused_is_not_present(db):
    """Sol is of the panel of three and stands aside: two at most were there, and two are its quorum."""
    moot = found(SMALL_PANEL, seats=(*OFFICERS, *PANEL))
    expel = Expel(person=moot["Sid"], ground=())
    with pytest.raises(BadAct, match="3 cannot have been there; 3 may vote in grievance, 1 of whom stood aside"):
        moot.decide("grievance", expel, yes=3, recused=(moot["Sol"],), by="Ben")
    decided = moot.decide("grievance", expel, yes=2, recused=(moot["Sol"],), by="Ben")
    (expelled,) = moot.followed(decided)
    assert (expelled.facts["known"]["recused"], expelled.verdict["rules"]) == (1, ["6 sanction"])
    assert [(each.decision, each.person) for each in Recused.objects.all()] == [
        (decided.index * ROWS_AN_ENTRY, moot["Sol"])
    ]
    assert rebuild() == []


def test_b7_recused_members_do_not_count_for_the_quorum(db, refused):
    moot = found(SMALL_PANEL, seats=(*OFFICERS, *PANEL))
    with refused("6 sanction"):
        moot.decide(
            "grievance", Expel(person=moot["Sid"], ground=()), yes=1, recused=(moot["Sol"], moot["Bram"]), by="Ben"
        )


def test_alternates_take_the_places_of_those_who_stand_aside_where_the_charter_says_so(db):
    moot = found(SMALL_PANEL.replace(b"seats = 3", b"seats = 3\nalternates = 1", 1), seats=(*OFFICERS, *PANEL))
    expel = Expel(person=moot["Sid"], ground=())
    assert len(moot.followed(moot.decide("grievance", expel, yes=3, recused=(moot["Sol"],), by="Ben"))) == 1


@pytest.mark.parametrize(
    ("field", "entitled_"),
    [("", 5), ('excludes = "steering"\n', 4), ('units = "branch"\n', 4), ('excludes = "member"\n', 0)],
)
def test_an_electorate_leaves_out_whom_the_charter_names(db, field, entitled_):
    """Of five members Ben sits on the Steering Committee, and Ines is in no branch."""
    members = {"Ada": NORTH, "Ben": NORTH, "Bram": NORTH, "Sol": SOUTH, "Ines": None}
    moot = found(
        changed("standing_days = 60\n", f"{field}standing_days = 60\n"),
        members=members,
        seats=(*OFFICERS, ("Ben", "steering", None)),
    )
    moot.wait(61)
    charter = adopted(moot.entries()[0].charter)
    assert entitled(charter, Authority("electorate", "membership"), None, moot.today) == entitled_


def test_nobody_judges_themselves(db):
    moot = found(SMALL_PANEL.replace(b'"suspend_member", "expel", "remove"', b'"remove"', 1), seats=(*OFFICERS, *PANEL))
    expel = Expel(person=moot["Sol"], ground=())
    with pytest.raises(BadAct, match=r"is named in it and stands aside \(article 6\)"):
        moot.decide("grievance", expel, yes=3, by="Ben")
    moot.decide("grievance", expel, yes=2, recused=(moot["Sol"],), by="Ben")
    assert membership_on(moot["Sol"], moot.today) is None


def test_whoever_is_of_the_same_unit_as_who_is_judged_stands_aside_where_the_charter_says_so(db):
    moot = found(SMALL_PANEL, seats=(*OFFICERS, *PANEL))
    with pytest.raises(BadAct, match=r"is of the same unit as who is named in it and stands aside \(article 6\)"):
        moot.decide("grievance", Expel(person=moot["Sid"], ground=()), yes=3, by="Ben")
    with pytest.raises(BadAct, match="is of the same unit"):
        moot.decide("grievance", Expel(person=moot["Ines"], ground=()), yes=2, recused=(moot["Ben"],), by="Ben")


def test_d8_what_a_prohibition_forbids_is_refused_and_leaves_its_trace_whoever_should_have_stood_aside(db, refused):
    moot = found(SMALL_PANEL, seats=(*OFFICERS, *PANEL))
    with refused("7 no_faction_offence", trace=True):
        moot.decide("grievance", Expel(person=moot["Ines"], ground=("faction",)), yes=3, by="Ben")


def test_whoever_stays_without_a_vote_is_present_and_does_not_vote(db):
    moot = found(SMALL_PANEL.replace(b'effect = "leave"', b'effect = "no_vote"', 1), seats=(*OFFICERS, *PANEL))
    expel = Expel(person=moot["Sid"], ground=())
    with pytest.raises(BadAct, match="3 voted, but 1 of the 3 present had no vote"):
        moot.decide("grievance", expel, yes=3, recused=(moot["Sol"],), by="Ben")
    decided = moot.decide("grievance", expel, yes=2, present=3, recused=(moot["Sol"],), by="Ben")
    assert len(moot.followed(decided)) == 1


def test_only_who_has_a_vote_stands_aside(moot):
    with pytest.raises(BadAct, match="has no vote in branch"):
        moot.decide("branch", yes=1, unit=NORTH, recused=(moot["Sid"],))
    with pytest.raises(BadAct, match="nobody stands aside from a ballot"):
        moot.decide("membership", yes=0, recused=(moot["Ben"],))
    with pytest.raises(BadAct, match="somebody stands there twice"):
        moot.decide("branch", yes=1, unit=NORTH, recused=(moot["Ben"], moot["Ben"]))


UNITS = '[[majority]]\nid = "units"\nshare = "2/3"\nbase = "units"\n\n[[majority]]\nid = "two_thirds"'
BY_UNITS = changed('[[majority]]\nid = "two_thirds"', UNITS)


def test_a_double_majority_asks_for_units_besides_votes(db):
    """More than half of the votes, and two thirds of the two branches."""
    simple = b'strict = true\nbase = "cast"'
    delegates = (("Bram", "convention", NORTH), ("Sid", "convention", SOUTH))
    moot = found(BY_UNITS.replace(simple, simple + b'\nalso = "units"', 1), seats=(*OFFICERS, *delegates))
    outcomes = [moot.decide("convention", yes=2, units_yes=units_yes).facts["known"]["decide"] for units_yes in (1, 2)]
    assert outcomes == [False, True]
    assert Decision.objects.order_by("-pk").first().units_yes == 2


def test_what_is_carried_takes_the_units_of_its_decision(db):
    lead = b'who = "steering"\nact = "instruct"\non = "staff"'
    moot = found(BY_UNITS.replace(lead, lead + b'\nmajority = "units"', 1))
    decided = moot.decide("steering", Instruct(staff=True, what="Open at nine."), yes=1, units_yes=2, by="Ben")
    (instructed,) = moot.followed(decided)
    assert (instructed.facts["known"]["units"], instructed.facts["known"]["units_yes"]) == (2, 2)
    lost = moot.decide("steering", Instruct(staff=True, what="Open at ten."), yes=1, units_yes=1, by="Ben")
    assert (lost.facts["known"]["decide"], moot.followed(lost)) == (False, [])
    assert rebuild() == []


def test_a_tie_is_broken_where_the_charter_lets_somebody_break_it(db):
    moot = found(changed('strict = true\nbase = "cast"', 'strict = true\nbase = "cast"\ntie = "chair"'))
    outcomes = [
        moot.decide("branch", yes=1, no=1, unit=NORTH, tie_broken=broken).facts["known"]["decide"]
        for broken in (False, True)
    ]
    assert outcomes == [False, True]


def test_what_needs_two_ballots_follows_from_the_second(moot, refused):
    moot.wait(61)
    first = moot.decide("membership", Dissolve(), yes=5, no=1)
    assert first.facts["known"] == {"decide": True, "ballots": 1}
    assert (moot.followed(first), Decision.objects.get().carried) == ([], True)
    moot.wait(29)
    early = moot.decide("membership", Dissolve(), yes=5, no=1)
    assert (early.facts["known"], moot.followed(early)) == ({"decide": True, "ballots": 2}, [])
    moot.wait(1)
    last = moot.decide("membership", Dissolve(), yes=5, no=1)
    (dissolved,) = moot.followed(last)
    assert dissolved.verdict == {"value": "allowed", "rules": ["14 end"], "verb": "dissolve"}
    known = dissolved.facts["known"]
    assert (known["ballots"], known["apart_days"], known["entitled"]) == (3, 30, 6)
    assert rebuild() == []
    with refused("14 end"):
        moot.decide("branch", yes=3, unit=NORTH)


def test_a_ballot_that_is_lost_begins_the_count_anew(moot):
    moot.wait(61)
    moot.decide("membership", Dissolve(), yes=5, no=1)
    moot.wait(30)
    lost = moot.decide("membership", Dissolve(), yes=4, no=2)
    assert lost.facts["known"] == {"decide": False}
    again = moot.decide("membership", Dissolve(), yes=5, no=1)
    assert (again.facts["known"], moot.followed(again)) == ({"decide": True, "ballots": 1}, [])


def test_ballots_of_somebody_without_the_power_count_for_nothing(moot, refused):
    with refused():
        moot.decide("branch", Dissolve(), yes=4, unit=NORTH)


def test_a_decision_says_who_may_read_what_it_carries(moot):
    """An expulsion is a sanction, for members; the decision on it is not for the public either."""
    admit = moot.decide("branch", yes=3, unit=NORTH)
    assert admit.record_class == "public"
    called = moot.decide("branch", kit_applies(moot), yes=3, unit=NORTH)
    assert called.record_class == "members"


def test_a_body_of_the_officers_of_the_units_is_made_of_them(db):
    """The two branch secretaries are the council."""
    steering = '[[body]]\nid = "steering"'
    council = '[[body]]\nid = "council"\nname = "Council"\ncomposed_of = "officers of the unit"\n\n'
    moot = found(changed(steering, council + steering))
    with pytest.raises(BadAct, match="3 cannot have been there; 2 may vote in council"):
        moot.decide("council", yes=3, by="Sol")
    decided = moot.decide("council", yes=2, by="Sol")
    assert (decided.by["as"], decided.facts["known"]["decide"]) == (
        ["body:council", "class:member", "office:branch_secretary@1", "self"],
        True,
    )


def test_the_hat_of_a_body_alone_enters_its_decision(moot):
    hats = frozenset({Hat(Authority("body", "steering"))})
    decided = moot.enact(Decide(body="steering", yes=1, no=0, present=1, question="?"), hats=hats)
    assert decided.by == {"as": ["body:steering"]}
