"""What follows from a finding: the charter's ladder, at once or suspended; and what holds before there is one."""

from datetime import timedelta

import pytest

from folkmoot.door.clock import tick
from folkmoot.door.occasion import CLOCK
from folkmoot.door.rebuild import rebuild
from folkmoot.grievances.acts.ending import CloseCase, WithdrawComplaint
from folkmoot.grievances.acts.hearing import Acknowledge
from folkmoot.grievances.acts.measures import EndMeasure, LiftMeasure, ReviewMeasure, TakeMeasure
from folkmoot.grievances.acts.sanctioning import Enforce, ImposeSanction, LapseSanction
from folkmoot.grievances.conftest import Story, changed, justice, wrong
from folkmoot.grievances.models import Measure, Sanction, Step
from folkmoot.members.acts import Expel, Suspend
from folkmoot.members.models import Suspension
from folkmoot.members.reads import is_suspended, membership_on

LADDER = (
    ('sanctions = ["suspend_member", "expel"]', 'sanctions = ["censure", "suspend_member", "expel"]'),
    ('stays = ["expel"]\n', ""),
)
REVIEWED = (
    'accompanied = true\nsanctions = ["suspend_member", "expel"]',
    'accompanied = true\nsanctions = ["suspend_member", "expel"]\nsuspended_max_days = 90\n'
    'interim = { by = "grievance", max_days = 40, review_days = 20 }',
)


@pytest.fixture
def upheld(db):
    """The panel has upheld Bram's complaint about Sid; nothing waits for an appeal."""
    story = Story(justice(changed(*LADDER)))
    story.begins()
    story.is_heard()
    story.is_found()
    return story


def sanction(story, verb, name="Sid", **more):
    return ImposeSanction(case=story.case, person=story.moot[name], sanction=verb, **more)


def test_the_panel_expels_by_two_thirds_of_its_seats_after_a_finding(upheld, refused):
    moot = upheld.moot
    lost = moot.decide("grievance", sanction(upheld, "expel"), yes=5, no=4, by="Judge 1")
    assert lost.facts["known"]["decide"] is False
    decided = moot.decide("grievance", sanction(upheld, "expel", reasons="For what he did."), yes=6, no=3, by="Judge 1")
    (entry,) = moot.followed(decided)
    (expelled,) = moot.followed(entry)
    assert (entry.act, entry.verdict["rules"], entry.verdict["verb"]) == (
        "grievances.sanction",
        ["6 sanction"],
        "expel",
    )
    assert (expelled.act, expelled.body["case"], expelled.verdict["rules"]) == (
        "members.expel",
        upheld.case,
        ["6 sanction"],
    )
    assert expelled.facts["decision"] == {"yes": 6, "no": 3, "abstain": 0, "present": 9}
    row = Sanction.objects.get()
    assert (row.verb, row.person, row.from_day, row.until_day) == ("expel", moot["Sid"], moot.today, None)
    assert membership_on(moot["Sid"], moot.today) is None
    assert rebuild() == []


def test_an_expulsion_without_a_finding_is_refused(story, refused):
    story.is_heard()
    with refused("6 sanction"):
        story.moot.decide("grievance", sanction(story, "expel"), yes=9, by="Judge 1")
    story.is_found(outcome="not_upheld")
    with refused("6 sanction"):
        story.moot.decide("grievance", sanction(story, "expel"), yes=9, by="Judge 1")


def test_nobody_is_expelled_in_a_case_by_the_way(upheld):
    says = "field case: in a case it follows from a sanction or a measure that is decided there"
    for deed in (
        Expel(person=upheld.moot["Sid"], case=upheld.case),
        Suspend(person=upheld.moot["Sid"], until=upheld.moot.today, case=upheld.case),
    ):
        with wrong(says):
            upheld.moot.decide("grievance", deed, yes=9, by="Judge 1")


def test_a_censure_is_its_entry_and_its_row(upheld):
    decided = upheld.moot.decide("grievance", sanction(upheld, "censure"), yes=9, by="Judge 1")
    (entry,) = upheld.moot.followed(decided)
    assert (entry.verdict["rules"], upheld.moot.followed(entry)) == (["6 complaint"], [])
    assert Sanction.objects.get().verb == "censure"


def test_a_suspension_after_a_finding_is_a_suspension_of_the_member(upheld):
    until = upheld.moot.today + timedelta(days=30)
    upheld.moot.decide("grievance", sanction(upheld, "suspend_member", until=until), yes=9, by="Judge 1")
    assert Sanction.objects.get().until_day == Suspension.objects.get().until_day == until


def test_a_sanction_that_the_ladder_does_not_know_is_none(story):
    with wrong("field sanction: article 6 knows suspend_member, expel"):
        story.moot.decide("grievance", sanction(story, "censure"), yes=9, by="Judge 1")


def test_a_suspension_is_no_sanction_before_a_finding_though_the_charter_gives_it_for_a_while(story):
    until = story.moot.today + timedelta(days=30)
    with wrong("field person: no complaint about them was upheld in this case"):
        story.moot.decide("grievance", sanction(story, "suspend_member", until=until), yes=9, by="Judge 1")


def test_a_suspension_has_a_last_day_and_nothing_else_has(upheld):
    for wanting in (sanction(upheld, "suspend_member"), sanction(upheld, "expel", until=upheld.moot.today)):
        with wrong("field until: a suspension has a last day, and no other sanction has"):
            upheld.moot.decide("grievance", wanting, yes=9, by="Judge 1")


def test_the_same_is_not_decided_twice(upheld):
    upheld.moot.decide("grievance", sanction(upheld, "censure"), yes=9, by="Judge 1")
    with wrong(f"field sanction: this was decided already, on {upheld.moot.today}"):
        upheld.moot.decide("grievance", sanction(upheld, "censure"), yes=9, by="Judge 1")


def test_a_step_for_the_sanction_runs_from_the_finding(db):
    steps = ('{ step = "find", days = 60 }', '{ step = "find", days = 60 }, { step = "sanction", days = 10 }')
    story = Story(justice(changed(*LADDER, steps)))
    story.begins()
    story.is_heard()
    story.is_found()
    assert Step.objects.get(step="sanction").due_on == story.moot.today + timedelta(days=10)
    story.moot.wait(3)
    story.moot.decide("grievance", sanction(story, "censure"), yes=9, by="Judge 1")
    assert Step.objects.get(step="sanction").met_on == story.moot.today


@pytest.fixture
def suspended(upheld):
    """An expulsion of Sid that is suspended for a hundred days."""
    day = upheld.moot.today + timedelta(days=100)
    upheld.moot.decide("grievance", sanction(upheld, "expel", suspended_until=day), yes=9, by="Judge 1")
    return upheld


def enforce(story):
    return Enforce(case=story.case, sanction=Sanction.objects.earliest("pk").pk)


def test_a_suspended_sanction_has_no_effect_and_lapses_by_its_date(suspended):
    moot, row = suspended.moot, Sanction.objects.get()
    assert (row.from_day, membership_on(moot["Sid"], moot.today) is None) == (None, False)
    moot.wait(100)
    list(tick(moot.now))
    assert Sanction.objects.get().ended_on is None
    moot.wait(1)
    entered = [moot.entry(done.index) for done in tick(moot.now)]
    (entry,) = [each for each in entered if each.act == "grievances.lapse_sanction"]
    row = Sanction.objects.get()
    assert (entry.by["as"], entry.verdict["rules"]) == (["clock"], ["6 complaint"])
    assert (row.ended_on, row.ended_by) == (moot.today, "lapse_sanction")
    with wrong("field sanction: it is not suspended"):
        moot.decide("grievance", enforce(suspended), yes=9, by="Judge 1")
    assert rebuild() == []


def test_nobody_lets_a_suspended_sanction_lapse_before_its_time(suspended, refused):
    lapse = LapseSanction(case=suspended.case, sanction=Sanction.objects.get().pk)
    with wrong("field sanction: it has not lapsed, or that is entered already"):
        suspended.moot.enact(lapse, hats=frozenset({CLOCK}))
    suspended.moot.wait(101)
    suspended.calls()
    with refused("power"):
        suspended.moot.enact(lapse, "Ben")


def test_a_suspended_sanction_takes_effect_when_a_complaint_is_upheld_again(suspended):
    moot = suspended.moot
    with wrong(f"field sanction: no complaint about them was upheld since {moot.today}"):
        moot.decide("grievance", enforce(suspended), yes=9, by="Judge 1")
    again = Story(moot)
    again.begins(by="Ben")
    again.is_heard(people=("Ben", "Sid"))
    again.is_found()
    decided = moot.decide("grievance", enforce(suspended), yes=9, by="Judge 1")
    (entry,) = moot.followed(decided)
    assert [each.act for each in moot.followed(entry)] == ["members.expel"]
    assert (entry.act, entry.verdict["rules"]) == ("grievances.enforce", ["6 sanction"])
    assert (Sanction.objects.get().from_day, membership_on(moot["Sid"], moot.today)) == (moot.today, None)
    assert rebuild() == []


LONGEST = (
    'sanctions = ["suspend_member", "expel"]',
    'sanctions = ["suspend_member", "expel"]\nsuspended_max_days = 90',
)


def test_the_longest_suspension_is_no_bound_for_how_long_a_sanction_is_suspended(db, refused):
    story = Story(justice(changed(LONGEST, ('stays = ["expel"]\n', ""))))
    story.begins()
    story.is_heard()
    story.is_found()
    moot, day = story.moot, story.moot.today + timedelta(days=91)
    with refused("6 complaint"):
        moot.decide("grievance", sanction(story, "suspend_member", until=day), yes=9, by="Judge 1")
    moot.decide("grievance", sanction(story, "expel", suspended_until=day), yes=9, by="Judge 1")
    assert Sanction.objects.get().lapses_on == day


def test_nobody_enforces_alone(suspended, refused):
    again = Story(suspended.moot)
    again.begins(by="Ben")
    again.is_heard(people=("Ben", "Sid"))
    again.is_found()
    with refused("6 sanction"):
        suspended.moot.enact(enforce(suspended), "Judge 1")


# Before a finding.


def measure(story, days, name="Sid", **more):
    until = story.moot.today + timedelta(days=days)
    return TakeMeasure(case=story.case, person=story.moot[name], until=until, **{"suspends": True, **more})


def test_a_member_is_suspended_while_the_panel_looks_into_it_and_the_date_ends_it(story):
    moot = story.moot
    decided = moot.decide("grievance", measure(story, 60), yes=9, by="Judge 1")
    (entry,) = moot.followed(decided)
    assert (entry.act, entry.verdict["rules"]) == ("grievances.measure", ["6 interim"])
    assert [each.act for each in moot.followed(entry)] == ["members.suspend"]
    row = Measure.objects.get()
    assert (row.suspends, (row.until_day - moot.today).days, row.review_on) == (True, 60, None)
    moot.wait(60)
    assert (is_suspended(moot["Sid"], moot.today), row.holds_on(moot.today)) == (True, True)
    moot.wait(1)
    assert (is_suspended(moot["Sid"], moot.today), row.holds_on(moot.today)) == (False, False)
    entered = [moot.entry(done.index) for done in tick(moot.now)]
    (ended,) = [each for each in entered if each.act == "grievances.end_measure"]
    assert (ended.verdict["rules"], Measure.objects.get().end_entered) == (["6 complaint"], True)
    assert rebuild() == []


def test_a_measure_is_no_longer_than_the_charter_says_nor_made_longer_by_another(story, refused):
    with refused("6 interim"):
        story.moot.decide("grievance", measure(story, 61), yes=9, by="Judge 1")
    story.moot.decide("grievance", measure(story, 40), yes=9, by="Judge 1")
    story.moot.wait(30)
    with refused("6 interim"):
        story.moot.decide("grievance", measure(story, 31), yes=9, by="Judge 1")
    story.moot.decide("grievance", measure(story, 30), yes=9, by="Judge 1")


def test_a_measure_may_be_something_else_than_a_suspension(story):
    words = "He stays away from the meetings of her branch."
    entry = story.moot.decide("grievance", measure(story, 30, suspends=False, what=words), yes=9, by="Judge 1")
    assert [each.act for each in story.moot.followed(entry)] == ["grievances.measure"]
    assert (Measure.objects.get().suspends, Suspension.objects.count()) == (False, 0)
    with wrong("field what: expected what is to be done or left undone until then"):
        story.moot.decide("grievance", measure(story, 30, suspends=False), yes=9, by="Judge 1")


def test_a_measure_concerns_who_is_complained_about(story):
    with wrong("field person: the complaint is not about them"):
        story.moot.decide("grievance", measure(story, 30, name="Bram"), yes=9, by="Judge 1")


def test_whoever_holds_a_seat_on_the_panel_is_not_suspended_meanwhile(db, refused):
    story = Story(justice())
    story.begins(against="Judge 9")
    with refused("6 no_reversal", trace=True):
        story.moot.decide("grievance", measure(story, 30, name="Judge 9"), yes=8, by="Judge 1")


def test_a_measure_is_looked_at_again_and_lifted(db):
    story = Story(
        justice(changed(REVIEWED, ('[[power]]\nid = "interim"', '[[power]]\ntext_only = true\nid = "interim"')))
    )
    story.begins()
    moot = story.moot
    moot.decide("grievance", measure(story, 40), yes=9, by="Judge 1")
    row = Measure.objects.get()
    assert (row.review_on - moot.today).days == 20
    moot.wait(20)
    entry = moot.enact(ReviewMeasure(case=story.case, measure=row.pk), "Judge 2")
    row = Measure.objects.get()
    assert (row.reviewed_on, (row.review_on - moot.today).days, entry.verdict["value"]) == (moot.today, 20, "allowed")
    moot.wait(1)
    decided = moot.decide("grievance", LiftMeasure(case=story.case, measure=row.pk), yes=9, by="Judge 1")
    (lifted,) = moot.followed(decided)
    assert (lifted.verdict["rules"], [each.act for each in moot.followed(lifted)]) == (
        ["6 lift"],
        ["members.reinstate"],
    )
    assert (Measure.objects.get().ended_on, is_suspended(moot["Sid"], moot.today)) == (moot.today, False)
    with wrong("field measure: it holds no more"):
        moot.enact(ReviewMeasure(case=story.case, measure=row.pk), "Judge 2")
    assert rebuild() == []


def suspended_meanwhile(story):
    """Sid is suspended for forty days, and something else holds of him, while it is looked into."""
    story.moot.decide("grievance", measure(story, 40), yes=9, by="Judge 1")
    story.moot.decide("grievance", measure(story, 50, suspends=False, what="He keeps no keys."), yes=9, by="Judge 1")
    assert is_suspended(story.moot["Sid"], story.moot.today)


def end_with(story, entry):
    """What of the measures is over by an entry, and by which acts."""
    moot = story.moot
    followed = moot.followed(entry)
    assert {(each.act, each.by.get("person")) for each in followed} == {("grievances.end_measure", None)}
    assert [each.ended_on for each in Measure.objects.order_by("pk")] == [moot.today, moot.today]
    assert not is_suspended(moot["Sid"], moot.today)
    assert rebuild() == []
    moot.wait(60)
    assert [done.act for done in tick(moot.now) if "measure" in done.act] == []
    return len(followed)


def test_what_holds_meanwhile_is_over_when_the_complaint_is_withdrawn(story):
    suspended_meanwhile(story)
    story.moot.wait(3)
    assert end_with(story, story.moot.enact(WithdrawComplaint(case=story.case), "Bram")) == 2


def test_and_when_its_case_is_closed(story):
    suspended_meanwhile(story)
    story.is_heard()
    story.is_found(outcome="not_upheld")
    assert end_with(story, story.moot.enact(CloseCase(case=story.case), "Judge 1")) == 2


def test_what_was_over_before_its_case_is_not_ended_again(story):
    suspended_meanwhile(story)
    story.moot.wait(51)
    assert len(list(tick(story.moot.now))) > 0
    assert story.moot.followed(story.moot.enact(WithdrawComplaint(case=story.case), "Bram")) == []


def test_nobody_takes_reviews_lifts_or_ends_a_measure_alone(story, refused):
    moot = story.moot
    with refused("6 interim"):
        moot.enact(measure(story, 30), "Judge 1")
    moot.decide("grievance", measure(story, 30), yes=9, by="Judge 1")
    key = Measure.objects.get().pk
    with refused("6 lift"):
        moot.enact(LiftMeasure(case=story.case, measure=key), "Judge 1")
    story.calls()
    with refused("power"):
        moot.enact(ReviewMeasure(case=story.case, measure=key), "Ben")
    with wrong("field measure: its time is not over, or that is entered already"):
        moot.enact(EndMeasure(case=story.case, measure=key), hats=frozenset({CLOCK}))
    moot.wait(31)
    with refused("power"):
        moot.enact(EndMeasure(case=story.case, measure=key), "Ben")


def test_no_party_has_a_hand_in_what_is_decided_for_a_while(db):
    story = Story(justice(seats=(("Sid", "general_secretary", None),)))
    story.begins()
    for says in (
        f"field case: there is no case {story.case}",
        f"{story.moot['Sid']} is a party to this case, and has no hand in it",
    ):
        with wrong(says):
            story.moot.decide("grievance", measure(story, 30), yes=9, by="Sid")
        story.moot.enact(Acknowledge(case=story.case), "Judge 1")
