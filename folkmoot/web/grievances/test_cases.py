"""The pages of a case: what each of its parties and its panel finds there, and that nobody else finds any."""

import re

import pytest

from folkmoot.bodies.models import Decision
from folkmoot.door.clock import tick
from folkmoot.grievances.acts.ending import PublishOutcome
from folkmoot.grievances.acts.hearing import Acknowledge
from folkmoot.grievances.acts.sanctioning import ImposeSanction
from folkmoot.grievances.conftest import changed, justice
from folkmoot.grievances.models import Case, Finding
from folkmoot.web.grievances.conftest import Stage, text

OTHERS = ("Ada", "Ben", "Ines", "Sol", "Kit", None)
"""Secretary and General Secretary, leader, appeals judge, secretary of the respondent's branch, strangers."""


def test_whoever_complains_reads_where_it_stands_and_what_comes_next_by_when(stage):
    shown = stage.shown("Bram")
    assert "It stands before the Grievance Panel." in shown
    assert "Whoever hears it says that it has come in. By 8 May 2026." in shown
    assert "A finding is made. By 30 June 2026." in shown
    assert "He shouted at me." in shown
    assert "Grievance Panel: 9 of 9 judge it." in shown
    assert "Bram complains Sid is complained about" in shown


def test_whoever_is_complained_about_reads_it_once_it_is_acknowledged(stage):
    assert stage.status("Sid") == 404
    stage.moot.enact(Acknowledge(case=stage.case), "Judge 1")
    assert "He shouted at me." in stage.shown("Sid")
    assert (
        "It was acknowledged." not in stage.shown("Bram").partition("What comes next")[2].partition("Who is in it")[0]
    )


@pytest.mark.parametrize("name", OTHERS)
def test_for_everybody_else_there_is_no_case(stage, name):
    client = stage.opened(name)
    paths = (f"/complaints/{stage.case}", f"/complaints/{stage.case}/decide/grievances.find", "/complaints/desk")
    assert [client.get(path).status_code for path in paths] == [404, 404, 200 if name == "Ines" else 404]
    hub = text(client.get("/complaints"))
    assert "Your cases" not in hub
    assert "Make a complaint" in hub
    assert "Bram" not in hub.replace("Bramwell", "")


def test_a_case_that_is_not_there_and_one_that_is_not_yours_are_the_same(stage):
    ada = stage.opened("Ada")
    there, nowhere = (ada.get(f"/complaints/{key}") for key in (stage.case, stage.case + 2**20))
    assert (there.status_code, text(there)) == (nowhere.status_code, text(nowhere))


def test_the_desk_has_the_cases_of_the_panel_with_what_is_due(stage):
    shown = stage.shown("Judge 1", "/complaints/desk")
    assert f"{stage.case // 2**20} Whoever hears it says that it has come in. 8 May 2026 nobody" in shown
    stage.moot.wait(8)
    assert "Late: Whoever hears it says that it has come in." in stage.shown("Judge 1", "/complaints/desk")


def test_a_judge_who_is_named_finds_neither_case_nor_a_row_on_the_desk(stage):
    stage.begins(named=(stage.moot["Judge 2"],))
    assert stage.status("Judge 2") == 404
    assert str(stage.case // 2**20) not in stage.shown("Judge 2", "/complaints/desk").partition("Case")[2][:40]
    assert "Judge 2 is named in this case, and stands aside (article 6)." in stage.shown("Judge 1")
    assert "Grievance Panel: 8 of 9 judge it." in stage.shown("Bram")


def test_the_panel_drafts_a_finding_with_who_votes_and_how_many_are_needed(stage):
    stage.is_heard()
    shown = stage.shown("Judge 1", f"/complaints/{stage.case}/decide/grievances.find")
    assert "9 of 9 may vote. If all do, 5 yes are needed. At least 7 must be present." in shown
    sent = {"yes": 6, "no": 2, "abstain": 1, "present": 9, "do": "do"}
    sent |= {
        "carries.0.person": stage.moot["Sid"],
        "carries.0.outcome": "upheld",
        "carries.0.reasons": "Three heard it.",
    }
    answer = stage.opened("Judge 1").post(f"/complaints/{stage.case}/decide/grievances.find", sent)
    assert answer.status_code == 302, text(answer)
    row = Finding.objects.get()
    assert (row.case, row.upheld, Decision.objects.get(pk=row.decision).yes) == (stage.case, True, 6)
    assert "The complaint is upheld, Sid" in stage.shown("Sid")
    assert "Three heard it." in stage.shown("Bram")


def test_a_finding_without_a_hearing_is_refused_with_its_reasons_and_what_was_typed_stays(stage):
    sent = {"yes": 9, "no": 0, "abstain": 0, "present": 9, "do": "do"}
    sent |= {"carries.0.person": stage.moot["Sid"], "carries.0.outcome": "upheld", "carries.0.reasons": "We know him."}
    answer = stage.opened("Judge 1").post(f"/complaints/{stage.case}/decide/grievances.find", sent)
    assert answer.status_code == 403
    assert "Not possible" in text(answer)
    assert "We know him." in answer.content.decode()
    assert not Finding.objects.exists()


def test_only_asking_enters_nothing(stage):
    stage.is_heard()
    sent = {"yes": 9, "no": 0, "abstain": 0, "present": 9, "ask": "ask"}
    sent |= {
        "carries.0.person": stage.moot["Sid"],
        "carries.0.outcome": "upheld",
        "carries.0.reasons": "Three heard it.",
    }
    answer = stage.opened("Judge 1").post(f"/complaints/{stage.case}/decide/grievances.find", sent)
    assert "It would be allowed. Nothing was done yet." in text(answer)
    assert not Finding.objects.exists()


def test_before_anything_is_typed_it_says_who_will_read_it_and_what_happens_by_when(stage):
    shown = stage.shown("Ben", "/do/grievances.complain")
    before = shown.partition("The reason")[0]
    for said in (
        "Those who judge it: the Grievance Panel.",
        "Whoever you complain about, once it is acknowledged",
        "By 8 May 2026: Whoever hears it says that it has come in.",
        "By 30 June 2026: A finding is made.",
        "Against what is found you may appeal to the Appeals Committee, within 30 days.",
        "whoever steals a disk or a backup cannot read it",
        "What you type is kept as you go",
    ):
        assert said in before


def boxes(answer, name):
    """Who can be ticked at a field, and who is."""
    found = re.findall(rf'name="{name}" value="([^"]+)"( checked)?>', answer.content.decode())
    return {value: bool(checked) for value, checked in found}


def test_a_complaint_lists_nobody_and_finds_whom_one_looks_for(stage):
    ben, moot = stage.opened("Ben"), stage.moot
    form = ben.get("/do/grievances.complain")
    assert [boxes(form, name) for name in ("against", "supporters", "named")] == [{}, {}, {}]
    assert text(form).count("Write part of a name and look; then tick whom you mean.") == 3
    asked = {"against": [moot["Sid"]], "named.look": "judge 2", "statement": "At the gate.", "look": "look"}
    found = ben.post("/do/grievances.complain", asked)
    assert boxes(found, "against") == {moot["Sid"]: True}
    assert boxes(found, "named") == {moot["Judge 2"]: False}
    assert "At the gate." in found.content.decode()
    assert "#field-named-look" in found.content.decode()
    assert boxes(stage.opened().post("/do/grievances.complain", asked), "named") == {}


def test_who_calls_a_hearing_says_whom_they_call(stage):
    shown = stage.shown("Judge 1", f"/do/grievances.call_hearing?case={stage.case}")
    assert "Whom you call to be heard" in shown
    assert "Who was there" not in shown


def test_a_complaint_is_made_on_its_page(stage):
    sent = {"against": [stage.moot["Sol"]], "statement": "She kept the minutes.", "do": "do"}
    assert stage.opened("Ben").post("/do/grievances.complain", sent).status_code == 302
    made = Case.objects.latest("pk")
    assert "She kept the minutes." in stage.shown("Ben", f"/complaints/{made.pk}")
    assert f"Case {made.pk // 2**20}" in stage.shown("Ben", "/complaints")


def test_the_parties_see_who_read_the_case_and_on_which_day(stage):
    assert "Nobody but those whom it concerns yet." in stage.shown("Bram")
    stage.shown("Judge 3")
    assert "Judge 3, 1 May 2026" in stage.shown("Bram").partition("Who has read it")[2]
    assert "Who has read it" not in stage.shown("Judge 3")


PUBLISHED = ("accompanied = true\nsanctions", 'accompanied = true\npublish = "finding"\nsanctions')


@pytest.fixture
def ended(db):
    """A case that was found under a charter that has findings published, and how it ended is made known."""
    told = Stage(justice(changed(PUBLISHED)))
    told.begins()
    told.is_heard()
    told.is_found()
    sanction = {"case": told.case, "person": told.moot["Sid"], "sanction": "expel", "reasons": "For what he did."}
    told.moot.decide("grievance", ImposeSanction(**sanction), yes=9, by="Judge 1")
    told.moot.wait(31)
    assert [each.act for each in tick(told.moot.now)] == ["grievances.miss_step", "bodies.carry_out"]
    return told


def test_whoever_judges_is_offered_to_make_known_how_it_ended(ended):
    assert "/do/grievances.publish?" in ended.opened("Judge 1").get(f"/complaints/{ended.case}").content.decode()


def test_where_nothing_is_made_known_nobody_is_offered_to(stage):
    stage.is_heard()
    stage.is_found()
    assert "/do/grievances.publish?" not in stage.opened("Judge 1").get(f"/complaints/{stage.case}").content.decode()


def test_what_is_made_known_stands_in_the_register_without_a_name(ended):
    nothing = "Nothing of a single case is published yet."
    assert nothing in ended.shown("Ben", "/complaints")
    ended.moot.enact(PublishOutcome(case=ended.case, text="Somebody shouted at a meeting."), "Judge 1")
    shown = ended.shown("Ben", "/complaints").partition("What came of complaints")[2]
    number = ended.case // 2**20
    assert f"Case {number}: upheld An expulsion followed. Somebody shouted at a meeting." in shown
    assert "Grievance Panel" in shown
    assert [name for name in ("Bram", "Sid", nothing) if name in shown] == []
    assert nothing in ended.shown(None, "/complaints")
