"""Who reads a case, and from when."""

import pytest

from folkmoot.bodies.acts.ending import StandDown
from folkmoot.door.charters import adopted
from folkmoot.door.guard import door_open
from folkmoot.door.models import Head, KeptText
from folkmoot.door.reading import reader
from folkmoot.grievances.acts.hearing import Acknowledge, CallHearing
from folkmoot.grievances.conftest import Story, changed, justice
from folkmoot.grievances.models import Case

EVERYBODY = ("Ada", "Ben", "Bram", "Ines", "Sol", "Sid", "Kit", *(f"Judge {n}" for n in range(1, 10)))
STEP = '{ step = "acknowledge", days = 7 }, '


def readers(moot, class_=None):
    """Who of the cast reads the case, or one class of it."""
    charter, opened = adopted(Head.objects.get().charter), Case.objects.get().pk // 2**20
    wanted = class_ or f"case:{opened}"
    return {name for name in EVERYBODY if wanted in reader(moot[name], moot.today, charter).classes}


JUDGES = {f"Judge {n}" for n in range(1, 10)}


def test_the_complaint_and_all_that_is_done_in_its_case_is_of_the_class_of_the_case(story):
    story.is_heard()
    decided = story.is_found()
    opened = f"case:{story.case // 2**20}"
    assert {each.record_class for each in story.moot.entries()[1:] if each.matter or each.act.startswith("griev")} == {
        opened
    }
    assert decided.record_class == opened
    kept = KeptText.objects.filter(entry__gte=story.case // 2**20)
    assert {each.record_class for each in kept} == {opened}


def test_the_complainant_and_the_panel_read_it_at_once_and_the_respondent_when_it_is_acknowledged(story):
    assert readers(story.moot) == JUDGES | {"Bram"}

    story.moot.enact(Acknowledge(case=story.case), "Judge 1")
    assert readers(story.moot) == JUDGES | {"Bram", "Sid"}

    opened = story.case // 2**20
    assert readers(story.moot, f"case:{opened}:complainant") == JUDGES | {"Bram"}
    assert readers(story.moot, f"case:{opened}:panel") == JUDGES


@pytest.mark.parametrize(("when", "told"), [("at_once", [True, True]), ("heard", [False, False])])
def test_the_charter_says_when_the_respondent_is_told(db, when, told):
    accompanied = f'accompanied = true\nrespondent_told = "{when}"'
    story = Story(justice(changed(("accompanied = true", accompanied))))
    story.begins()
    found = ["Sid" in readers(story.moot)]
    story.moot.enact(Acknowledge(case=story.case), "Judge 1")
    found.append("Sid" in readers(story.moot))
    assert found == told

    day = story.moot.today.replace(day=28)
    story.moot.enact(CallHearing(case=story.case, day=day, people=(story.moot["Sid"],)), "Judge 1")
    assert "Sid" in readers(story.moot)


def test_where_no_step_acknowledges_the_respondent_is_told_by_being_called(db):
    story = Story(justice(changed((STEP, ""))))
    story.begins()
    story.moot.enact(Acknowledge(case=story.case), "Judge 1")
    assert "Sid" not in readers(story.moot)
    story.moot.enact(CallHearing(case=story.case, day=story.moot.today, people=(story.moot["Sid"],)), "Judge 1")
    assert "Sid" in readers(story.moot)


def test_who_stands_aside_does_not_read_it_and_neither_does_who_is_only_named_or_asked(db):
    moot = justice()
    story = Story(moot)
    story.begins(named=(moot["Judge 2"], moot["Ada"]), supporters=(moot["Ines"],))
    assert readers(moot) == JUDGES - {"Judge 2"} | {"Bram"}


def test_who_entered_it_for_somebody_does_not_read_it(story):
    assert "Ada" not in readers(story.moot)
    story.is_heard()
    story.is_found(by="Ada")
    assert readers(story.moot) == JUDGES | {"Bram", "Sid"}


def test_who_gives_up_their_seat_reads_no_more(story):
    story.moot.enact(StandDown(person=story.moot["Judge 3"], seat="grievance"), "Judge 3")
    assert readers(story.moot) == JUDGES - {"Judge 3"} | {"Bram"}


def test_who_sits_in_a_body_that_is_complained_about_is_told_and_does_not_judge(db):
    moot = justice()
    story = Story(moot)
    story.begins(against="Sid", seat="steering")
    moot.enact(Acknowledge(case=story.case), "Judge 1")
    assert readers(moot) == JUDGES | {"Bram", "Ben", "Sid"}


def test_a_closed_case_is_read_by_its_parties_and_by_those_who_judged_it_and_still_sit(story):
    story.moot.enact(Acknowledge(case=story.case), "Judge 1")
    story.moot.wait(5)
    with door_open():
        Case.objects.filter(pk=story.case).update(closed_on=story.moot.today)
    story.moot.wait(5)
    story.moot.enact(StandDown(person=story.moot["Judge 3"], seat="grievance"), "Judge 3")
    assert readers(story.moot) == JUDGES - {"Judge 3"} | {"Bram", "Sid"}
