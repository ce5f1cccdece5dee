"""Who stands aside, by the rows or by their own word; who takes their place; and what that does to the count."""

import pytest

from folkmoot.bodies.acts.ending import StandDown
from folkmoot.bodies.acts.seating import Appoint
from folkmoot.bodies.models import Alternate, Decision, Recused
from folkmoot.door.act import BadAct
from folkmoot.door.occasion import CLOCK
from folkmoot.door.rebuild import rebuild
from folkmoot.grievances import reads
from folkmoot.grievances.acts.aside import Assign, CallAlternate, Recuse
from folkmoot.grievances.acts.hearing import Acknowledge
from folkmoot.grievances.conftest import PANEL, Story, changed, justice, wrong
from folkmoot.grievances.models import Called, Recusal, Step
from folkmoot.grievances.panel import panel
from folkmoot.members.acts import Resign, Transfer

ALTERNATES = changed(('name = "Grievance Panel"', 'name = "Grievance Panel"\nalternates = 2'))


def judges(story):
    """Who judges the case today, by name."""
    names = {reference: name for name, reference in story.moot.people.items()}
    return sorted(names[each] for each in panel(reads.case(story.case), story.moot.today).members)


def grounds(story):
    names = {reference: name for name, reference in story.moot.people.items()}
    aside = panel(reads.case(story.case), story.moot.today).aside
    return {names[person]: why.ground for person, why in aside.items()}


def test_a_panel_is_who_holds_its_seats(story):
    assert judges(story) == list(PANEL)
    story.moot.enact(StandDown(person=story.moot["Judge 4"], seat="grievance"), "Judge 4")
    story.moot.enact(Resign(), "Judge 5")
    assert judges(story) == [name for name in PANEL if name not in ("Judge 4", "Judge 5")]


def test_whoever_is_named_in_the_complaint_stands_aside(db):
    story = Story(justice())
    story.begins(named=(story.moot["Judge 6"],))
    assert grounds(story) == {"Judge 6": "named"}
    story.is_heard()
    with pytest.raises(BadAct, match="9 cannot have been there; 9 may vote in grievance, 1 of whom stood aside"):
        story.is_found(yes=9)
    story.is_found(yes=8)
    assert Recused.objects.get().person == story.moot["Judge 6"]


def test_whoever_is_of_the_branch_of_a_party_stands_aside_though_they_move(db):
    story = Story(justice(members={"Judge 1": 1, "Judge 2": 0}))
    story.begins()
    assert grounds(story) == {"Judge 1": "same_unit", "Judge 2": "same_unit"}
    story.moot.enact(Transfer(person=story.moot["Bram"], unit=5), "Ada")
    assert grounds(story) == {"Judge 1": "same_unit", "Judge 2": "same_unit", "Judge 4": "same_unit"}


def test_supporters_do_not_empty_the_panel_by_the_branches_that_they_are_of(db):
    story = Story(justice(members={"Una": 4}))
    story.begins(supporters=(story.moot["Una"],))
    assert grounds(story) == {}


def test_whoever_a_party_seated_stands_aside_where_the_charter_says_so(db):
    steering = '[[power]]\nid = "fill"\nwho = "steering"\nact = "appoint"\non = "holder:grievance"\n\n[[recusal]]'
    charter = changed(
        ("[[recusal]]", steering),
        ('when = ["party"', 'when = ["appointed_by_party", "party"'),
        ("seats = 13\n", "seats = 1\n"),
    )
    moot = justice(charter)
    moot.enact(StandDown(person=moot["Judge 9"], seat="grievance"), "Judge 9")
    moot.decide("steering", Appoint(person=moot["Sol"], seat="grievance", eligible=True), yes=1, by="Ben")
    story = Story(moot)
    story.begins(against="Ben")
    assert grounds(story) == {"Sol": "appointed_by_party"}
    story.begins(against="Ada")
    assert grounds(story) == {}


def test_whoever_says_that_they_are_close_to_a_party_stands_aside(story):
    moot = story.moot
    entry = moot.enact(Recuse(case=story.case, ground="relative", reason="He is my brother."), "Judge 7")
    row = Recusal.objects.get()
    assert (row.person, row.ground, row.day, row.reason) == (
        moot["Judge 7"],
        "relative",
        moot.today,
        entry.body["reason"],
    )
    assert (entry.act, entry.verdict["value"], grounds(story)) == (
        "grievances.recuse",
        "allowed",
        {"Judge 7": "relative"},
    )
    with wrong("field case: they have said so already"):
        moot.enact(Recuse(case=story.case, ground="interest"), "Judge 7")
    with wrong(f"{moot['Judge 7']} has said that they stand aside from this case"):
        moot.enact(Acknowledge(case=story.case), "Judge 7")


def test_nobody_stands_aside_for_another(story):
    with wrong("field person: this can be done for oneself only"):
        story.moot.enact(Recuse(case=story.case, person=story.moot["Judge 7"], ground="relative"), "Judge 8")


def test_standing_aside_may_be_prohibited(db, refused):
    never = '[[prohibition]]\nid = "stay"\nact = "recuse"\n\n[[grievance]]\n'
    story = Story(justice(changed(("[[grievance]]\n", never))))
    story.begins()
    with refused("6 stay", trace=True):
        story.moot.enact(Recuse(case=story.case, ground="relative"), "Judge 7")


@pytest.fixture
def replaced(db):
    """Two of the nine stand aside; Una and Uri are alternates, and Uri is of the branch of a party."""
    story = Story(justice(ALTERNATES, members={"Una": 3, "Uri": 1}))
    for name in ("Una", "Uri"):
        chosen = Appoint(person=story.moot[name], seat="grievance", eligible=True, alternate=True)
        story.moot.enact(chosen, hats=frozenset({CLOCK}))
    story.begins(named=(story.moot["Judge 1"],))
    story.moot.enact(Recuse(case=story.case, ground="interest"), "Judge 2")
    return story


def test_an_alternate_takes_the_place_of_who_stands_aside(replaced):
    moot = replaced.moot
    assert len(judges(replaced)) == 7
    call = CallAlternate(case=replaced.case, person=moot["Una"], instead_of=moot["Judge 1"])
    entry = moot.enact(call, "Judge 3")
    row = Called.objects.get()
    assert (row.person, row.instead_of, row.body) == (moot["Una"], moot["Judge 1"], "grievance")
    assert entry.verdict["rules"] == ["6 complaint"]
    assert judges(replaced) == [*PANEL[2:], "Una"]
    replaced.is_heard(by="Judge 3")
    with pytest.raises(BadAct, match="9 cannot have been there"):
        replaced.is_found(yes=9, by="Judge 3")
    replaced.is_found(yes=8, by="Judge 3")
    decision = Decision.objects.get()
    assert (decision.entitled, decision.present) == (8, 8)
    assert Recused.objects.count() == 2
    assert rebuild() == []


def test_an_alternate_is_called_only_for_who_stands_aside_and_only_if_nothing_is_in_their_way(replaced):
    moot, case = replaced.moot, replaced.case
    calls = {
        ("Una", "Judge 5"): f"field instead_of: {moot['Judge 5']} does not stand aside from this case",
        ("Uri", "Judge 1"): f"field person: {moot['Uri']} is no alternate who may judge this case",
        ("Ada", "Judge 1"): f"field person: {moot['Ada']} is no alternate who may judge this case",
    }
    for (person, instead_of), says in calls.items():
        with wrong(says):
            moot.enact(CallAlternate(case=case, person=moot[person], instead_of=moot[instead_of]), "Judge 3")
    moot.enact(CallAlternate(case=case, person=moot["Una"], instead_of=moot["Judge 1"]), "Judge 3")
    with wrong("field instead_of: somebody was called in their place already"):
        moot.enact(CallAlternate(case=case, person=moot["Una"], instead_of=moot["Judge 1"]), "Judge 3")


def test_a_member_calls_no_alternate(replaced, refused):
    moot = replaced.moot
    replaced.calls(by="Judge 3")
    with refused("power"):
        moot.enact(CallAlternate(case=replaced.case, person=moot["Una"], instead_of=moot["Judge 1"]), "Ben")


def test_alternates_hold_no_seat_and_lose_their_place_when_they_leave(replaced, refused):
    moot = replaced.moot
    assert Alternate.objects.count() == 2
    with wrong(f"field case: there is no case {replaced.case}"):
        moot.enact(Acknowledge(case=replaced.case), "Una")
    with wrong("field alternate: grievance has 2 alternates at most"):
        third = Appoint(person=moot["Ben"], seat="grievance", eligible=True, alternate=True)
        moot.enact(third, hats=frozenset({CLOCK}))
    moot.enact(Resign(), "Uri")
    moot.enact(Appoint(person=moot["Ben"], seat="grievance", eligible=True, alternate=True), hats=frozenset({CLOCK}))
    moot.enact(StandDown(person=moot["Una"], seat="grievance"), "Una")
    assert Alternate.objects.get(person=moot["Una"]).ended == moot.today
    call = CallAlternate(case=replaced.case, person=moot["Una"], instead_of=moot["Judge 1"])
    with wrong(f"field person: {moot['Una']} is no alternate who may judge this case"):
        moot.enact(call, "Judge 3")


ASSIGNED = changed(('steps = [{ step = "ack', 'steps = [{ step = "assign", days = 10 }, { step = "ack'))


def test_a_panel_is_complete_when_enough_may_judge(db):
    story = Story(justice(ASSIGNED))
    story.begins()
    entry = story.moot.enact(Assign(case=story.case), "Judge 1")
    assert Step.objects.get(step="assign").met_on == story.moot.today
    assert (entry.verdict["value"], "person" in entry.body) == ("allowed", False)


def test_a_panel_of_six_of_whom_seven_are_needed_is_not_complete(db):
    story = Story(justice(ASSIGNED))
    story.begins(named=tuple(story.moot[name] for name in PANEL[:3]))
    with wrong("field case: 6 may judge it, and 7 are needed; call alternates for who stands aside"):
        story.moot.enact(Assign(case=story.case), "Judge 4")


def test_a_member_completes_no_panel(story, refused):
    story.calls()
    with refused("power"):
        story.moot.enact(Assign(case=story.case), "Ben")


def test_a_finding_by_too_few_is_refused(db, refused):
    story = Story(justice())
    story.begins(named=tuple(story.moot[name] for name in PANEL[:3]))
    story.is_heard(by="Judge 5")
    with refused("6 find"):
        story.is_found(yes=6, by="Judge 5")
