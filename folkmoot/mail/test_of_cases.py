"""Letters about cases: who is told that something waits, and that such a letter tells nothing else."""

from datetime import UTC, datetime

import pytest

from folkmoot.grievances.acts.hearing import Acknowledge, CallHearing
from folkmoot.grievances.conftest import Story, justice
from folkmoot.mail.contacts import set_contact
from folkmoot.mail.models import Letter
from folkmoot.mail.postman import round_, write_letters
from folkmoot.mail.purposes import stop_writing

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
REACHED = ("Bram", "Sid", "Ben", "Ada", "Judge 1", "Judge 2")


@pytest.fixture
def story(db, office):
    """A live organisation in which some are reached by mail; nothing is complained of yet."""
    told = Story(justice(rehearsal=False))
    for name in REACHED:
        address = f"{name.lower().replace(' ', '')}@moot.example"
        set_contact(told.moot[name], address=address, language="es" if name == "Sid" else "en")
    write_letters(NOW)
    return told


def written_to(office):
    """Who has got a letter since somebody last asked."""
    round_(NOW)
    found = sorted(address.partition("@")[0] for address, _ in office.got)
    office.got.clear()
    return found


def test_each_who_has_a_part_is_told_that_something_waits_and_nobody_else(story, office):
    story.begins(supporters=(story.moot["Ben"],), named=(story.moot["Judge 2"],))
    assert written_to(office) == ["ben", "judge1"]
    story.moot.enact(Acknowledge(case=story.case), "Judge 1")
    assert written_to(office) == ["bram", "sid"]


def test_whoever_is_called_to_be_heard_is_told(story, office):
    story.begins()
    story.moot.enact(CallHearing(case=story.case, day=story.moot.today, people=(story.moot["Ben"],)), "Judge 2")
    assert written_to(office) == ["ben", "bram", "judge1", "judge1", "judge2"]


def test_a_finding_is_told_to_its_parties_and_its_judges_and_not_to_who_entered_it(story, office):
    story.begins()
    story.is_heard()
    written_to(office)
    story.is_found(by="Ada")
    assert written_to(office) == ["bram", "judge1", "judge2", "sid"]


def test_such_a_letter_names_nobody_and_no_case_and_leads_to_signing_in(story, office):
    story.begins()
    story.moot.enact(Acknowledge(case=story.case), "Judge 1")
    round_(NOW)
    mails = {address.partition("@")[0]: mail for address, mail in office.got}
    assert {name: mail["Subject"] for name, mail in mails.items() if name in ("bram", "sid")} == {
        "bram": "Something waits for you",
        "sid": "Algo le espera",
    }
    said = mails["bram"].get_body(("plain",)).get_content()
    assert said.startswith("Something waits in a case of yours.")
    assert "https://moot.example/sign-in?next=/now" in said
    secrets = ("He shouted", "Sid", "Panel", "complain", str(story.case // 2**20), str(story.case))
    assert [each for each in secrets if each in said.partition("\n--")[0]] == []
    assert mails["bram"]["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_nobody_is_written_to_of_a_case_on_paper(story, office):
    set_contact(story.moot["Bram"], on_paper=True)
    story.begins()
    story.moot.enact(Acknowledge(case=story.case), "Judge 1")
    round_(NOW)
    assert not Letter.objects.filter(purpose="cases", state=Letter.ON_PAPER).exists()
    assert not Letter.objects.filter(purpose="cases", person=story.moot["Bram"]).exists()


def test_whoever_wants_no_such_letter_gets_none(story, office):
    stop_writing(story.moot["Judge 1"], "cases")
    story.begins()
    assert written_to(office) == ["judge2"]
