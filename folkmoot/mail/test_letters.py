from datetime import UTC, datetime, timedelta

from folkmoot.bodies.acts.meeting import Convene
from folkmoot.mail.letters import WRITERS
from folkmoot.mail.models import Letter
from folkmoot.mail.postman import round_, write_letters
from folkmoot.members.acts import Apply
from folkmoot.members.acts.moving import Transfer
from tests.cast import NORTH, SOUTH, Moot
from tests.post import Office

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)


def convened(moot: Moot) -> None:
    day = moot.today + timedelta(days=30)
    moot.enact(Convene(body="branch", unit=NORTH, day=day, agenda="The strike fund.", place="Hall 3"), by="Ada")


def test_nobody_is_written_to_about_what_was_before(reached: Moot, office: Office) -> None:
    convened(reached)
    assert write_letters(NOW) == 0
    assert not Letter.objects.exists()


def test_a_meeting_is_written_about_to_each_who_belongs_in_their_language(reached: Moot, office: Office) -> None:
    write_letters(NOW)
    convened(reached)
    round_(NOW)
    assert {address: mail["Subject"] for address, mail in office.got} == {
        "ada@moot.example": "Meeting on 31 May 2026: North Branch",
        "bram@moot.example": "Reunión el 31 de mayo de 2026: North Branch",
    }
    on_paper = Letter.objects.filter(state=Letter.ON_PAPER).values_list("person", flat=True)
    assert set(on_paper) == {reached["Ben"], reached["Ines"]}
    assert all("Hall 3" in mail.get_body(("plain",)).get_content() for _, mail in office.got)


def test_a_letter_about_an_application_names_nobody(reached: Moot, office: Office) -> None:
    write_letters(NOW)
    reached.enact(Apply(person=reached["Kit"], name="Kit Marlow", unit=NORTH), by="Kit")
    round_(NOW)
    ((address, mail),) = office.got
    assert (address, "Marlow" in mail.as_string()) == ("ada@moot.example", False)


def test_whoever_an_entry_is_about_is_written_to(reached: Moot, office: Office) -> None:
    write_letters(NOW)
    reached.enact(Transfer(person=reached["Bram"], unit=SOUTH), by="Ada")
    round_(NOW)
    assert {address: mail["Subject"] for address, mail in office.got} == {
        "bram@moot.example": "Se trasladó su membresía"
    }


def test_a_rehearsal_writes_to_nobody(moot: Moot, office: Office) -> None:
    write_letters(NOW)
    convened(moot)
    assert write_letters(NOW) == 0
    assert not Letter.objects.exists()


def test_every_act_that_is_written_about_exists() -> None:
    from folkmoot.door.act import REGISTER

    assert set(WRITERS) - set(REGISTER) == set()
