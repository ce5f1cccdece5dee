"""Where a case stands, what comes next and by when, and who may do it."""

from datetime import timedelta

from folkmoot.grievances.acts.aside import Recuse
from folkmoot.grievances.acts.hearing import Acknowledge, CallHearing
from folkmoot.grievances.acts.measures import TakeMeasure
from folkmoot.grievances.acts.sanctioning import ImposeSanction
from folkmoot.grievances.conftest import PANEL, Story, changed, justice
from folkmoot.grievances.course import may_do, next_steps, stage
from folkmoot.grievances.reads import case

STAY = ('stays = ["expel"]\n', "")


def coming(story):
    """What comes next, with the days that are left."""
    moot = story.moot
    found = next_steps(case(story.case), moot.today)
    return [(each.step, None if each.due_on is None else (each.due_on - moot.today).days, each.late) for each in found]


def stands(story):
    return stage(case(story.case), story.moot.today)


def test_a_case_goes_from_stage_to_stage(db):
    story = Story(justice(changed(STAY)))
    story.begins()
    assert (stands(story), coming(story)) == (
        "received",
        [("acknowledge", 7, False), ("hear", None, False), ("find", 60, False)],
    )
    story.moot.enact(Acknowledge(case=story.case), "Judge 1")
    assert (stands(story), coming(story)) == ("acknowledged", [("hear", None, False), ("find", 60, False)])
    day = story.moot.today + timedelta(days=15)
    story.moot.enact(CallHearing(case=story.case, day=day, people=(story.moot["Sid"],)), "Judge 1")
    assert stands(story) == "called"
    story.is_heard()
    assert (stands(story), coming(story)) == ("heard", [("find", 45, False)])
    story.is_found()
    assert (stands(story), coming(story)) == ("found", [])
    expel = ImposeSanction(case=story.case, person=story.moot["Sid"], sanction="expel")
    story.moot.decide("grievance", expel, yes=9, by="Judge 1")
    assert stands(story) == "sanctioned"


def test_what_is_late_is_said_to_be(story):
    story.moot.wait(61)
    assert coming(story) == [("acknowledge", -54, True), ("hear", None, False), ("find", -1, True)]


def test_a_hearing_is_to_be_called_while_its_notice_can_still_run(story):
    (_, hear, find) = next_steps(case(story.case), story.moot.today)
    assert hear.begin_by == find.due_on - timedelta(days=15)
    story.moot.wait((hear.begin_by - story.moot.today).days)
    story.is_heard()
    assert story.moot.today == find.due_on
    story.is_found()


def test_those_who_judge_do_what_comes_next_and_so_many_must_be_there(story):
    story.moot.enact(Recuse(case=story.case, ground="interest"), "Judge 1")
    (acknowledge, _, find) = next_steps(case(story.case), story.moot.today)
    assert acknowledge.who == find.who == {story.moot[name] for name in PANEL[1:]}
    assert (acknowledge.decided, find.decided, find.needed, find.acts) == (False, True, 7, ("grievances.find",))


def test_each_is_offered_what_is_theirs_to_do(db):
    story = Story(justice())
    story.begins(supporters=(story.moot["Ben"],))
    row, moot = case(story.case), story.moot
    offered = {name: may_do(row, moot[name], moot.today) for name in ("Bram", "Sid", "Ben", "Judge 1", "Ada", "Ines")}
    assert offered == {
        "Bram": ("grievances.add_statement",),
        "Sid": (),
        "Ben": ("grievances.support",),
        "Judge 1": (
            "grievances.recuse",
            "grievances.acknowledge",
            "grievances.call_hearing",
            "grievances.hear",
            "grievances.find",
            "grievances.measure",
        ),
        "Ada": (),
        "Ines": (),
    }
    moot.enact(Acknowledge(case=story.case), "Judge 2")
    assert may_do(row, moot["Sid"], moot.today) == ("grievances.add_statement",)
    moot.enact(Recuse(case=story.case, ground="interest"), "Judge 1")
    assert may_do(row, moot["Judge 1"], moot.today) == ()


def test_a_measure_is_to_be_looked_at_again(db):
    interim = (
        'accompanied = true\nsanctions = ["suspend_member", "expel"]',
        'accompanied = true\nsanctions = ["suspend_member", "expel"]\n'
        'interim = { by = "grievance", max_days = 40, review_days = 20 }',
    )
    story = Story(justice(changed(interim)))
    story.begins()
    measure = TakeMeasure(
        case=story.case,
        person=story.moot["Sid"],
        until=story.moot.today + timedelta(days=30),
        what="He stays away from her branch.",
    )
    story.moot.decide("grievance", measure, yes=9, by="Judge 1")
    assert coming(story)[-1] == ("review", 20, False)


def test_of_a_told_case_nothing_comes_next(db):
    story = Story(justice())
    row = case(story.begins().index * 2**20)
    row.body = ""
    assert next_steps(row, story.moot.today) == []
