"""Nobody judges their own cause, by whatever way they come at it: each way is tried here."""

import pytest

from folkmoot.bodies.acts.ending import Remove, StandDown
from folkmoot.bodies.acts.orders import Instruct
from folkmoot.bodies.acts.seating import Appoint
from folkmoot.bodies.models import Decision, Mandate, Recused
from folkmoot.door.enact import Attested, enact
from folkmoot.grievances.acts.hearing import Acknowledge
from folkmoot.grievances.acts.saying import AddStatement
from folkmoot.grievances.conftest import Story, changed, justice, wrong
from folkmoot.grievances.models import Statement
from folkmoot.members.acts import Expel, Suspend
from tests.cast import NORTH

BY_STEERING = (
    "[[recusal]]",
    '[[power]]\nid = "fill"\nwho = ["steering", "general_secretary"]\nact = ["appoint", "remove", "instruct"]\n'
    'on = "holder:grievance"\n\n[[recusal]]',
)
FREE = (
    'on = ["decision:grievance", "decision:appeals", "holder:appeals", "holder:grievance"]',
    'on = "holder:appeals"',
)
SMALL = ("seats = 13\n", "seats = 3\n")
THREE = (("Sol", "steering", None), ("Bram", "steering", None))
"""With Ben, a Steering Committee of three, which may fill the seats of the Grievance Panel, empty them and instruct."""


@pytest.fixture
def steering(db):
    """A case of Ines's against Ben, of the Steering Committee, who knows of it. One seat of the panel is empty."""
    story = Story(justice(changed(BY_STEERING, FREE, SMALL), seats=THREE))
    story.moot.enact(StandDown(person=story.moot["Judge 9"], seat="grievance"), "Judge 9")
    story.begins(by="Ines", against="Ben")
    return story


def knows(story):
    story.moot.enact(Acknowledge(case=story.case), "Judge 1")


def bears_on_judges(moot):
    return (
        Appoint(person=moot["Sid"], seat="grievance", eligible=True),
        Remove(person=moot["Judge 1"], seat="grievance"),
        Instruct(person=moot["Judge 1"], what="Dismiss it."),
        Instruct(seat="grievance", what="Dismiss it."),
    )


def test_no_party_has_a_vote_on_who_judges_them(steering):
    moot = steering.moot
    knows(steering)
    for act in bears_on_judges(moot):
        with wrong("field present: 3 cannot have been there; 3 may vote in steering, 1 of whom stood aside"):
            moot.decide("steering", act, yes=3, by="Sol")
    moot.decide("steering", *bears_on_judges(moot)[:1], yes=2, by="Sol")
    assert Mandate.objects.filter(person=moot["Sid"], seat="grievance").exists()


def test_nor_do_they_enter_it(steering):
    moot = steering.moot
    knows(steering)
    for act in bears_on_judges(moot):
        with wrong(f"{moot['Ben']} is a party to a case that is open, and has no hand in who judges it"):
            moot.decide("steering", act, yes=2, by="Ben")


def test_an_officer_who_is_a_party_does_it_no_more_than_a_body(db):
    story = Story(justice(changed(BY_STEERING, FREE, SMALL), seats=THREE))
    story.moot.enact(StandDown(person=story.moot["Judge 9"], seat="grievance"), "Judge 9")
    story.begins(by="Ada", against="Sid")
    for act in bears_on_judges(story.moot):
        with wrong(f"{story.moot['Ada']} is a party to a case that is open, and has no hand in who judges it"):
            story.moot.enact(act, "Ada")


def test_whoever_does_not_know_of_a_complaint_about_them_is_kept_from_nothing_and_learns_nothing(steering):
    (act, *_) = bears_on_judges(steering.moot)
    decided = steering.moot.decide("steering", act, yes=3, by="Ben")
    assert [each.act for each in steering.moot.followed(decided)] == ["bodies.appoint"]


def test_a_decision_that_all_may_read_does_not_name_who_has_no_vote_for_a_case(steering):
    knows(steering)
    (act, *_) = bears_on_judges(steering.moot)
    decided = steering.moot.decide("steering", act, yes=2, by="Sol")
    assert (Recused.objects.count(), Decision.objects.get().entitled) == (0, None)
    assert steering.moot["Ben"] not in str(decided.body) + str(decided.facts)


def test_nobody_who_is_a_party_expels_or_suspends_a_judge(db):
    free = '[[power]]\nid = "out"\nwho = "steering"\nact = ["expel", "suspend_member"]\non = "member"\n\n[[recusal]]'
    story = Story(justice(changed(("[[recusal]]", free), FREE, SMALL), seats=THREE))
    story.begins(by="Sol", against="Sid")
    for act in (Expel(person=story.moot["Judge 1"]), Suspend(person=story.moot["Judge 1"], until=story.moot.today)):
        with wrong("field present: 3 cannot have been there; 3 may vote in steering, 1 of whom stood aside"):
            story.moot.decide("steering", act, yes=3, by="Ben")


PROTECTS = (
    'received_by = "grievance"',
    'received_by = "grievance"\nprotects = ["complainant", "witnesses", "supporters"]',
)


def test_whoever_complains_or_is_asked_to_stand_by_it_is_not_suspended_by_who_is_complained_about(db):
    free = '[[power]]\nid = "out"\nwho = "steering"\nact = ["expel", "suspend_member"]\non = "member"\n\n[[recusal]]'
    story = Story(justice(changed(("[[recusal]]", free), PROTECTS, SMALL), seats=THREE, members={"Una": NORTH}))
    story.begins(by="Ada", against="Ben", supporters=(story.moot["Sid"],))
    knows(story)
    moot = story.moot
    for name in ("Ada", "Sid"):
        with wrong("field present: 3 cannot have been there; 3 may vote in steering, 1 of whom stood aside"):
            moot.decide("steering", Suspend(person=moot[name], until=moot.today), yes=3, by="Sol")
    moot.decide("steering", Suspend(person=moot["Una"], until=moot.today), yes=3, by="Sol")


def test_a_body_that_is_complained_about_has_no_vote_at_all_on_its_judges(db):
    story = Story(justice(changed(BY_STEERING, FREE, SMALL), seats=THREE))
    story.begins(by="Ines", against="Sid", seat="steering")
    knows(story)
    with wrong("field present: 2 cannot have been there; 3 may vote in steering, 3 of whom stood aside"):
        story.moot.decide("steering", bears_on_judges(story.moot)[2], yes=2, by="Ada")


def test_no_tie_is_broken_by_a_chair_who_stands_aside(db):
    chaired = ('name = "Grievance Panel"', 'name = "Grievance Panel"\nchair = "chairing"')
    office = ("[[grievance]]", '[[office]]\nid = "chairing"\nfilled_by = "appointed:grievance"\n\n[[grievance]]')
    tied = ('id = "simple"', 'id = "simple"\ntie = "chair"')
    story = Story(justice(changed(chaired, office, tied), seats=(("Judge 1", "chairing", None),)))
    story.begins(named=(story.moot["Judge 1"],))
    story.is_heard(by="Judge 2")
    with wrong("field tie_broken: whoever chairs grievance stands aside from it, and breaks no tie"):
        story.is_found(yes=4, no=4, by="Judge 2", tie_broken=True)


def test_nobody_who_is_on_the_other_side_enters_what_somebody_says(db):
    story = Story(justice(seats=(("Sid", "general_secretary", None),)))
    story.begins()
    words = AddStatement(case=story.case, person=story.moot["Bram"], statement="It was my fault.")
    moot = story.moot
    with wrong(f"{moot['Sid']} is a party to this case, and has no hand in it"):
        enact(words, person=moot["Bram"], at=moot.now, attested=Attested(moot["Sid"], "A letter"))
    enact(words, person=moot["Bram"], at=moot.now, attested=Attested(moot["Ada"], "A letter"))
    assert Statement.objects.get().person == moot["Bram"]


def test_whoever_joined_the_panel_after_it_began_is_judged_by_the_same_rules(db):
    story = Story(justice(changed(BY_STEERING, FREE, SMALL), seats=THREE))
    story.moot.enact(StandDown(person=story.moot["Judge 9"], seat="grievance"), "Judge 9")
    story.begins(by="Ines", against="Sid")
    seated = Appoint(person=story.moot["Sid"], seat="grievance", eligible=True)
    story.moot.decide("steering", seated, yes=3, by="Ben")
    story.is_heard(people=("Ines", "Sid"))
    with wrong("field present: 9 cannot have been there; 9 may vote in grievance, 1 of whom stood aside"):
        story.is_found(yes=9)


def test_another_body_does_not_find_in_its_place_though_the_charter_let_it(db):
    also = '[[power]]\nid = "find_too"\nwho = "steering"\nact = "find"\non = "member"\n\n[[recusal]]'
    story = Story(justice(changed(("[[recusal]]", also), SMALL), seats=THREE))
    story.begins(by="Ines")
    with wrong("field case: it is for grievance to hear"):
        story.moot.decide("steering", story.find(), yes=3, by="Ada")
