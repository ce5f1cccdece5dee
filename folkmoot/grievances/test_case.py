"""From a complaint to a finding: by whom, on what conditions, and who has no hand in it."""

from datetime import date, timedelta

import pytest

from folkmoot.bodies.models import Decision, Recused
from folkmoot.door.act import BadAct
from folkmoot.door.rebuild import rebuild
from folkmoot.grievances.acts.complaining import Complain
from folkmoot.grievances.acts.finding import Find
from folkmoot.grievances.acts.hearing import Acknowledge, CallHearing, Hear
from folkmoot.grievances.conftest import Story, changed, justice, wrong
from folkmoot.grievances.models import Case, Finding, Heard, Hearing, Party, Step


def parties():
    return [(each.role, each.person, each.seat) for each in Party.objects.order_by("pk")]


def test_a_complaint_begins_a_case_before_the_panel_with_its_days(story):
    moot, (case,) = story.moot, Case.objects.all()
    assert (case.pk, case.rule, case.body, case.unit) == (story.case, "complaint", "grievance", None)
    assert (case.opened_on, case.closed_on, case.about) == (moot.today, None, "")
    assert parties() == [("complainant", moot["Bram"], ""), ("respondent", moot["Sid"], "")]
    steps = [(each.step, (each.due_on - moot.today).days) for each in Step.objects.order_by("pk")]
    assert steps == [("acknowledge", 7), ("find", 60)]
    entry = moot.entries()[-1]
    assert (entry.act, entry.verdict["value"], entry.facts["on"]) == ("grievances.complain", "allowed", ["member"])
    assert case.statement == entry.body["statement"]
    assert rebuild() == []


def test_the_panel_finds_after_a_hearing_with_fourteen_days_of_notice(story):
    story.is_heard()
    decided = story.is_found()
    (entry,) = story.moot.followed(decided)
    row = Finding.objects.get()
    assert (row.case, row.person, row.upheld, row.body) == (story.case, story.moot["Sid"], True, "grievance")
    assert (row.day, row.decision, row.standard) == (story.moot.today, decided.index * 2**20, "")
    assert (entry.act, entry.verdict["rules"], entry.matter) == ("grievances.find", ["6 find"], story.case // 2**20)
    known = {name: entry.facts["known"][name] for name in ("hearing", "accompanied", "notice_days", "complain")}
    assert known == {"hearing": True, "accompanied": True, "notice_days": 14, "complain": True}
    assert Step.objects.get(step="find").met_on == story.moot.today
    assert rebuild() == []


def test_a_finding_without_a_hearing_is_refused(story, refused):
    with refused("6 find"):
        story.is_found()


def test_a_finding_with_thirteen_days_of_notice_is_refused(story, refused):
    story.is_heard(notice=13)
    with refused("6 find"):
        story.is_found()


def test_nobody_finds_alone_not_even_on_the_panel(story, refused):
    story.is_heard()
    find = Find(case=story.case, outcome="upheld", reasons="I heard it.")
    with refused("6 find"):
        story.moot.enact(find, "Judge 1")
    story.calls()
    with refused("power to make a finding"):
        story.moot.enact(find, "Ben")


@pytest.mark.parametrize("name", ["Bram", "Sid"])
def test_a_party_enters_nothing_in_their_own_case(db, name):
    """Not even as the recorder of what the panel decided."""
    story = Story(justice(seats=((name, "general_secretary", None),)))
    story.begins()
    story.is_heard()
    says = f"{story.moot[name]} is a party to this case, and has no hand in it"
    for does in (lambda: story.is_found(by=name), lambda: story.moot.enact(Acknowledge(case=story.case), name)):
        with wrong(says):
            does()


def test_a_judge_who_is_complained_about_has_no_vote_and_is_not_counted(db):
    story = Story(justice())
    story.begins(against="Judge 2")
    story.is_heard(people=("Bram", "Judge 2"))
    with pytest.raises(BadAct, match="9 cannot have been there; 9 may vote in grievance, 1 of whom"):
        story.is_found(yes=9)
    (entry,) = story.moot.followed(story.is_found(yes=8))
    assert (entry.facts["known"]["entitled"], entry.facts["known"]["recused"]) == (8, 1)
    assert (Decision.objects.get().entitled, Recused.objects.get().person) == (8, story.moot["Judge 2"])
    assert rebuild() == []


def test_a_member_acknowledges_nothing(story, refused):
    story.calls()
    with refused("power"):
        story.moot.enact(Acknowledge(case=story.case), "Ben")


def test_the_panel_acknowledges_a_complaint_and_the_step_is_met(story):
    entry = story.moot.enact(Acknowledge(case=story.case), "Judge 3")
    assert Step.objects.get(step="acknowledge").met_on == story.moot.today
    assert (entry.verdict["rules"], entry.facts["on"]) == (["6 complaint"], ["decision:grievance"])


def test_who_is_called_and_does_not_come_was_heard_all_the_same(story):
    moot, day = story.moot, story.moot.today + timedelta(days=15)
    people = (moot["Bram"], moot["Sid"], moot["Ben"])
    called = moot.enact(CallHearing(case=story.case, day=day, people=people), "Judge 1")
    assert parties()[-1] == ("witness", moot["Ben"], "")
    moot.wait(15)
    entry = moot.enact(Hear(case=story.case, hearing=called.index * 2**20, came=(moot["Bram"],)), "Judge 1")
    assert Hearing.objects.get().held_on == moot.today
    assert [(each.came, each.notice_days) for each in Heard.objects.order_by("pk")] == [
        (True, 14),
        (False, 14),
        (False, 14),
    ]
    assert entry.verdict["value"] == "allowed"
    (found,) = moot.followed(story.is_found())
    assert found.facts["known"]["hearing"] is True


def test_a_finding_after_somebody_was_turned_away_is_refused(story, refused):
    moot, day = story.moot, story.moot.today + timedelta(days=15)
    people = (moot["Bram"], moot["Sid"])
    called = moot.enact(CallHearing(case=story.case, day=day, people=people), "Judge 1")
    moot.wait(15)
    moot.enact(Hear(case=story.case, hearing=called.index * 2**20, came=people, turned_away=(moot["Sid"],)), "Judge 1")
    with refused("6 find"):
        story.is_found()


def test_no_hearing_is_called_or_entered_by_who_has_nothing_to_do_with_it(story, refused):
    moot, day = story.moot, story.moot.today + timedelta(days=15)
    story.calls()
    with refused("power"):
        moot.enact(CallHearing(case=story.case, day=day, people=(moot["Sid"],)), "Ben")
    called = moot.enact(CallHearing(case=story.case, day=day, people=(moot["Sid"],)), "Judge 1")
    moot.wait(15)
    with refused("power"):
        moot.enact(Hear(case=story.case, hearing=called.index * 2**20), "Ben")


def test_a_complaint_about_a_body_concerns_all_who_sit_in_it(db):
    story = Story(justice())
    story.moot.enact(Complain(person=story.moot["Bram"], seat="steering", statement="They kept it quiet."), "Bram")
    case = Case.objects.get()
    assert parties() == [("complainant", story.moot["Bram"], ""), ("respondent", "", "steering")]
    with pytest.raises(BadAct, match="there is no case"):
        story.moot.enact(Acknowledge(case=case.pk), "Ben")
    story.moot.enact(Acknowledge(case=case.pk), "Judge 1")
    with pytest.raises(BadAct, match="is a party to this case"):
        story.moot.enact(Acknowledge(case=case.pk), "Ben")


def test_a_complaint_about_the_holder_of_an_office_names_who_holds_it(moot):
    moot.enact(Complain(person=moot["Bram"], seat="general_secretary", statement="No minutes for a year."), "Bram")
    assert parties() == [("complainant", moot["Bram"], ""), ("respondent", moot["Ada"], "general_secretary")]


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"against": ("Bram",)}, "field against: nobody complains about themselves"),
        ({}, "field against: expected a member, a body or an office that you complain about"),
        ({"against": ("Sid",), "statement": None}, "field statement: expected what happened, in your own words"),
        ({"against": ("Sid", "Sid")}, "field against: somebody stands there twice"),
        ({"against": ("Sid",), "named": ("Sid",)}, "is a party to the complaint already"),
        ({"against": ("Sid",), "happened_on": date(2027, 1, 1)}, "field happened_on: 2027-01-01 has not come yet"),
        ({"against": ("Kit",)}, "is not a member on 2026-05-01"),
        ({"seat": "editors_in_chief"}, "field seat: the charter has no body and no office editors_in_chief"),
    ],
)
def test_a_complaint_that_nobody_could_hear_says_what_is_missing(moot, fields, says):
    given = {
        name: tuple(moot[each] for each in value) if isinstance(value, tuple) else value
        for name, value in {"statement": "He shouted.", **fields}.items()
    }
    with pytest.raises(BadAct) as caught:
        moot.enact(Complain(person=moot["Bram"], **given), "Bram")
    assert says in str(caught.value)


def test_nobody_complains_in_the_name_of_another(moot):
    with wrong("field person: this can be done for oneself only"):
        moot.enact(Complain(person=moot["Bram"], against=(moot["Sid"],), statement="He shouted."), "Ben")


def test_a_charter_may_set_a_limit_in_months(db):
    moot = justice(changed(('received_by = "grievance"', 'received_by = "grievance"\nlimitation_months = 6')))
    given = {"person": moot["Bram"], "against": (moot["Sid"],), "statement": "He shouted."}
    with wrong("field happened_on: article 6 lets one complain of it until 2026-04-30"):
        moot.enact(Complain(**given, happened_on=date(2025, 10, 30)), "Bram")
    with pytest.raises(BadAct, match="article 6 asks when it happened"):
        moot.enact(Complain(**given), "Bram")
    moot.enact(Complain(**given, happened_on=date(2025, 11, 1)), "Bram")
    assert Case.objects.get().happened_on == date(2025, 11, 1)


def test_a_charter_may_say_what_its_complaints_cover(db):
    moot = justice(changed(('received_by = "grievance"', 'received_by = "grievance"\ncovers = ["money", "violence"]')))
    given = {"person": moot["Bram"], "against": (moot["Sid"],), "statement": "He shouted."}
    with wrong("field about: article 6 covers money, violence"):
        moot.enact(Complain(**given, about="rules"), "Bram")
    moot.enact(Complain(**given, about="violence"), "Bram")
    assert Case.objects.get().about == "violence"


def test_a_complaint_about_who_leads_goes_where_the_charter_says(db):
    moot = justice(changed(('received_by = "grievance"', 'received_by = "grievance"\nagainst_leaders_to = "appeals"')))
    given = {"person": moot["Bram"], "statement": "He shouted."}
    for against, body in (("Ben", "appeals"), ("Ada", "appeals"), ("Judge 1", "appeals"), ("Sid", "grievance")):
        moot.enact(Complain(**given, against=(moot[against],)), "Bram")
        assert Case.objects.latest("pk").body == body
    moot.enact(Complain(**given, seat="steering"), "Bram")
    assert Case.objects.latest("pk").body == "appeals"


def test_a_charter_that_says_nothing_of_complaints_hears_none(db):
    moot = justice(changed(("[[grievance]]\n", "[[grievance]]\ntext_only = true\n")))
    with wrong("no article of the charter says who hears complaints"):
        moot.enact(Complain(person=moot["Bram"], against=(moot["Sid"],), statement="He shouted."), "Bram")


def test_complaining_may_be_prohibited(db, refused):
    none = '[[prohibition]]\nid = "quiet"\nact = "complain"\non = "member"\n\n[[grievance]]\n'
    moot = justice(changed(("[[grievance]]\n", none)))
    with refused("6 quiet"):
        moot.enact(Complain(person=moot["Bram"], against=(moot["Sid"],), statement="He shouted."), "Bram")


def test_there_is_no_act_in_a_case_that_is_none(moot):
    with wrong("field case: there is no case 7"):
        moot.enact(Acknowledge(case=7), "Ada")
