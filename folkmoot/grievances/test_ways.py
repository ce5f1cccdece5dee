"""Cases that go other ways: told without names, before an officer, in a branch, and an expulsion that waits."""

from datetime import timedelta

from folkmoot import shipped
from folkmoot.door.act import decode
from folkmoot.door.clock import tick
from folkmoot.door.draw import Draw
from folkmoot.door.enact import tell
from folkmoot.door.rebuild import rebuild
from folkmoot.grievances.acts.complaining import Complain
from folkmoot.grievances.acts.hearing import Acknowledge, CallHearing, Hear
from folkmoot.grievances.acts.sanctioning import ImposeSanction
from folkmoot.grievances.conftest import MODEL, PANEL, Story, changed, wrong
from folkmoot.grievances.course import next_steps, stage
from folkmoot.grievances.models import Case, Finding, Heard, Hearing, Party, Sanction, Step
from folkmoot.grievances.panel import panel
from folkmoot.grievances.reads import case, findings
from folkmoot.members.acts import Resign
from folkmoot.members.reads import membership_on
from tests.cast import NORTH, found

STEERING_HAS_ONE = b"""
## Article 99. An officer

```toml charter
[[office]]
id = "arbiter"
name = "arbiter"
filled_by = "appointed:steering"

[[power]]
id = "arbiter_finds"
who = "arbiter"
act = "find"
on = "member"
requires = ["hearing"]
```
"""


def test_a_told_case_may_lack_nearly_everything(db):
    as_worked = (shipped("charters") / "as-worked.md").read_bytes()
    moot = found(as_worked, seats=(("Ada", "recorder", None),), rehearsal=False)

    def say(act, **fields):
        done = tell(decode(act, fields), on="2013", hats=frozenset(), source="An article.", at=moot.now, draw=Draw(act))
        return done.key(), moot.entry(done.index)

    key, complaint = say("grievances.complain")
    _, finding = say("grievances.find", case=key)
    row, of = Case.objects.get(), Finding.objects.get()
    assert (row.rule, row.body, row.statement, Party.objects.count(), Step.objects.count()) == ("", "", "", 0, 0)
    assert (of.body, of.person, of.upheld, of.decision, of.reasons) == ("", "", None, None, "")
    assert (complaint.kind, finding.kind, finding.on) == ("told", "told", "2013")
    assert next_steps(case(key), moot.today) == []
    assert (stage(case(key), moot.today), len(findings(case(key)))) == ("found", 1)
    assert rebuild() == []


def test_an_officer_who_receives_complaints_hears_them_alone_and_never_their_own(db):
    charter = (MODEL + STEERING_HAS_ONE).replace(b'received_by = "grievance"', b'received_by = "arbiter"', 1)
    moot = found(charter, seats=(("Sol", "arbiter", None), ("Ben", "steering", None)))
    story = Story(moot)
    story.begins(by="Ada", against="Ben")
    moot.enact(Acknowledge(case=story.case), "Sol")
    day = moot.today + timedelta(days=3)
    people = (moot["Ada"], moot["Ben"])
    called = moot.enact(CallHearing(case=story.case, day=day, people=people), "Sol")
    moot.wait(3)
    moot.enact(Hear(case=story.case, hearing=called.index * 2**20, came=people), "Sol")
    entry = moot.enact(story.find(), "Sol")
    assert (entry.verdict["rules"], Finding.objects.get().body) == (["99 arbiter_finds"], "arbiter")
    own = Story(moot)
    own.begins(against="Sol")
    assert panel(case(own.case), moot.today).members == frozenset()
    for act in (Acknowledge(case=own.case), own.find()):
        with wrong(f"field case: there is no case {own.case}"):
            moot.enact(act, "Sol")
    assert rebuild() == []


def test_a_complaint_may_be_heard_in_the_branch_of_who_it_is_about(db):
    bare = ('[[power]]\nid = "find"', '[[power]]\ntext_only = true\nid = "find"')
    moot = found(changed(('received_by = "grievance"', 'received_by = "branch"'), bare))
    story = Story(moot)
    story.begins(by="Sol", against="Ben")
    row = Case.objects.get()
    assert (row.body, row.unit) == ("branch", NORTH)
    people = (moot["Sol"], moot["Ben"])
    day = moot.today + timedelta(days=1)
    called = moot.enact(CallHearing(case=story.case, day=day, people=people), "Ada")
    moot.wait(1)
    moot.enact(Hear(case=story.case, hearing=called.index * 2**20, came=people), "Ada")
    with wrong("field present: 4 cannot have been there; 4 may vote in branch, 1 of whom stood aside"):
        moot.decide("branch", story.find(), yes=4, unit=NORTH)
    decided = moot.decide("branch", story.find(), yes=3, unit=NORTH)
    (entry,) = moot.followed(decided)
    assert (entry.facts["known"]["entitled"], entry.facts["known"]["recused"]) == (3, 1)
    assert Heard.objects.count() == 2
    assert rebuild() == []


def test_an_expulsion_waits_for_the_days_of_an_appeal_and_then_follows_as_it_was_decided(story):
    moot = story.moot
    story.is_heard()
    story.is_found()
    expel = ImposeSanction(case=story.case, person=moot["Sid"], sanction="expel")
    decided = moot.decide("grievance", expel, yes=6, no=3, by="Judge 1")
    assert (moot.followed(decided), Sanction.objects.count()) == ([], 0)
    moot.wait(30)
    list(tick(moot.now))
    assert membership_on(moot["Sid"], moot.today) is not None
    moot.wait(1)
    entered = [moot.entry(done.index) for done in tick(moot.now)]
    (carried,) = [each for each in entered if each.act == "bodies.carry_out"]
    (sanction,) = moot.followed(carried)
    (expelled,) = moot.followed(sanction)
    assert (sanction.act, sanction.verdict["rules"]) == ("grievances.sanction", ["6 sanction"])
    assert (expelled.act, expelled.facts["known"]["entitled"]) == ("members.expel", 9)
    assert membership_on(moot["Sid"], moot.today) is None
    assert (Sanction.objects.get().day, Hearing.objects.count()) == (moot.today, 1)
    assert rebuild() == []


def test_who_has_left_is_found_of_no_more_than_that_they_are_complained_about(story):
    moot = story.moot
    moot.enact(Resign(), "Sid")
    story.is_heard()
    story.is_found()
    assert Finding.objects.get().person == moot["Sid"]
    assert len(panel(case(story.case), moot.today).members) == len(PANEL)


def test_a_complaint_that_names_its_complainant_is_the_same_as_one_that_does_not(moot):
    first = moot.enact(Complain(person=moot["Bram"], against=(moot["Sid"],), statement="He shouted."), "Bram")
    second = moot.enact(Complain(against=(moot["Sid"],), statement="He shouted."), "Bram")
    assert [each.person for each in Party.objects.filter(role="complainant")] == [moot["Bram"]] * 2
    assert first.by == second.by
