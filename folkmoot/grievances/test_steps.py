"""The clock of procedure, and what parties and witnesses say on the way."""

from folkmoot.door.clock import tick
from folkmoot.door.occasion import CLOCK
from folkmoot.door.rebuild import rebuild
from folkmoot.grievances.acts.deadlines import MissStep
from folkmoot.grievances.acts.hearing import Acknowledge
from folkmoot.grievances.acts.saying import AddStatement, Support
from folkmoot.grievances.conftest import Story, changed, justice, wrong
from folkmoot.grievances.models import Party, Statement, Step
from folkmoot.grievances.panel import hands_off
from folkmoot.grievances.reads import case, charter_of


def ticked(moot):
    return [moot.entry(done.index) for done in tick(moot.now)]


def test_a_step_that_is_late_is_entered_by_the_clock_the_day_after(story):
    moot = story.moot
    moot.wait(7)
    assert [each.act for each in ticked(moot)] == []
    moot.wait(1)
    (entry,) = ticked(moot)
    assert (entry.act, entry.body, entry.by["as"]) == (
        "grievances.miss_step",
        {"case": story.case, "step": "acknowledge"},
        ["clock"],
    )
    assert (entry.verdict["rules"], entry.due) == (["6 complaint"], "2026-05-09T05:00:00Z")
    row = Step.objects.get(step="acknowledge")
    assert (row.missed_on, row.met_on) == (moot.today, None)
    assert ticked(moot) == []
    moot.enact(Acknowledge(case=story.case), "Judge 1")
    assert Step.objects.get(step="acknowledge").met_on == moot.today
    assert rebuild() == []


def test_a_step_that_was_met_is_not_missed(story):
    story.moot.enact(Acknowledge(case=story.case), "Judge 1")
    story.moot.wait(10)
    assert ticked(story.moot) == []


def test_nobody_says_too_soon_or_without_a_power_that_a_step_is_late(story, refused):
    with wrong("field step: it was done, or it is not late, or that it is late is entered already"):
        story.moot.enact(MissStep(case=story.case, step="find"), hats=frozenset({CLOCK}))
    story.moot.wait(61)
    story.calls()
    with refused("power"):
        story.moot.enact(MissStep(case=story.case, step="find"), "Ben")


def test_whoever_is_asked_to_stand_by_a_complaint_is_a_party_once_they_say_so(db):
    story = Story(justice())
    moot = story.moot
    story.begins(supporters=(moot["Ben"],))
    row = case(story.case)
    assert moot["Ben"] not in hands_off(row, charter_of(row), moot.today)
    with wrong(f"field case: there is no case {story.case}"):
        moot.enact(Support(case=story.case), "Sol")
    moot.wait(2)
    entry = moot.enact(Support(case=story.case), "Ben")
    assert Party.objects.get(role="supporter").since == moot.today
    assert (entry.act, entry.verdict["value"]) == ("grievances.support", "allowed")
    assert hands_off(row, charter_of(row), moot.today)[moot["Ben"]].ground == "party"
    with wrong(f"field case: nobody asks {moot['Ben']} to stand by it"):
        moot.enact(Support(case=story.case), "Ben")
    assert rebuild() == []


def test_parties_and_witnesses_say_what_they_have_to_say(story):
    moot = story.moot
    with wrong(f"field case: there is no case {story.case}"):
        moot.enact(AddStatement(case=story.case, statement="What is this about?"), "Sid")
    moot.enact(Acknowledge(case=story.case), "Judge 1")
    for name in ("Bram", "Sid"):
        entry = moot.enact(AddStatement(case=story.case, statement=f"I am {name}."), name)
    assert [(each.person, each.role) for each in Statement.objects.order_by("pk")] == [
        (moot["Bram"], "complainant"),
        (moot["Sid"], "respondent"),
    ]
    assert Statement.objects.latest("pk").text == entry.body["statement"]
    assert entry.verdict["value"] == "allowed"
    with wrong(f"field case: there is no case {story.case}"):
        moot.enact(AddStatement(case=story.case, statement="I heard of it."), "Ben")
    story.is_heard(people=("Bram", "Sid", "Ben"))
    moot.enact(AddStatement(case=story.case, statement="I saw it."), "Ben")
    assert Statement.objects.latest("pk").role == "witness"


def test_whoever_sits_in_a_body_that_is_complained_about_answers_for_it(db):
    story = Story(justice())
    entry = story.begins(against="Sid", seat="steering")
    story.moot.enact(Acknowledge(case=story.case), "Judge 1")
    story.moot.enact(AddStatement(case=story.case, statement="We did not."), "Ben")
    assert (entry.verdict["value"], Statement.objects.get().role) == ("allowed", "respondent")


def test_saying_something_in_a_case_may_be_prohibited(db, refused):
    quiet = '[[prohibition]]\nid = "quiet"\nact = "complain"\non = "decision"\n\n[[grievance]]\n'
    story = Story(justice(changed(("[[grievance]]\n", quiet))))
    story.begins(supporters=(story.moot["Ben"],))
    with refused("6 quiet"):
        story.moot.enact(AddStatement(case=story.case, statement="I say so."), "Bram")
    with refused("6 quiet", trace=True):
        story.moot.enact(Support(case=story.case), "Ben")
