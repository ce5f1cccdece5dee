import pytest
from django.test import Client

from folkmoot.mail.contacts import contact_of, set_contact
from folkmoot.mail.envelope import _SALT, read_stop
from folkmoot.mail.models import Contact, Letter
from folkmoot.mail.purposes import unwanted
from folkmoot.mail.queue import Words, write
from folkmoot.web.conftest import html, text
from folkmoot.web.page import ACTOR
from tests.cast import NORTH, SOUTH, Moot


@pytest.fixture
def be(moot: Moot, client: Client):
    def be(name: str) -> Client:
        session = client.session
        session[ACTOR] = moot[name]
        session.save()
        return client

    return be


def link(moot: Moot, name: str, purpose: str = "meetings") -> str:
    from django.core import signing

    return f"/mail/stop/{signing.dumps([moot[name], purpose], salt=_SALT)}"


def test_a_mail_program_ends_letters_with_one_click_without_any_cookie(moot: Moot) -> None:
    answer = Client(enforce_csrf_checks=True).post(link(moot, "Bram"), {"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, unwanted(moot["Bram"])) == (200, {"meetings"})


def test_a_person_is_asked_first(moot: Moot, client: Client) -> None:
    assert "Write to me about this no more" in html(client, link(moot, "Bram"))
    assert unwanted(moot["Bram"]) == set()


def test_a_link_that_is_none_of_ours_ends_nothing(moot: Moot, client: Client) -> None:
    assert client.post("/mail/stop/guess").status_code == 404
    assert client.post(link(moot, "Bram", "everything")).status_code == 404
    assert read_stop("x") is None


def test_one_says_about_what_in_which_language_and_where_one_is_written_to(moot: Moot, be) -> None:
    be("Bram").post(
        "/mail", {"about": ["own"], "language": "es", "zone": "Europe/Madrid", "postal": "Calle 1\r\nMadrid"}
    )
    contact = contact_of(moot["Bram"])
    assert unwanted(moot["Bram"]) == {"meetings", "tasks", "cases", "charter"}
    assert (contact.language, contact.zone, contact.postal) == ("es", "Europe/Madrid", "Calle 1\nMadrid")


def waiting(moot: Moot, name: str, unit: int) -> None:
    from folkmoot.door.models import Head

    write(
        [moot[name]],
        "meetings",
        f"entry {unit}",
        lambda: Words("We meet", "Soon."),
        now=Head.objects.get().at,
        unit=unit,
    )


def test_a_branch_secretary_sees_the_letters_of_their_own_branch_only(moot: Moot, be) -> None:
    set_contact(moot["Bram"], postal="12 Mill Lane")
    waiting(moot, "Bram", NORTH)
    waiting(moot, "Sid", SOUTH)
    page = text(html(be("Sol"), "/mail/paper"))
    assert ("Sid" in page, "Bram" in page) == (True, False)
    assert "12 Mill Lane" in text(html(be("Ada"), "/mail/paper"))


def test_whoever_enters_no_decisions_has_no_such_page(moot: Moot, be, client: Client) -> None:
    waiting(moot, "Bram", NORTH)
    assert be("Bram").get("/mail/paper").status_code == 404
    assert be("Bram").get("/mail/paper/letters.pdf").status_code == 404
    assert Client().get("/mail/paper").status_code == 404


def test_letters_are_printed_and_ticked_off(moot: Moot, be) -> None:
    waiting(moot, "Bram", NORTH)
    ada = be("Ada")
    assert ada.get("/mail/paper/letters.pdf").content.startswith(b"%PDF")
    ada.post("/mail/paper/posted", {"letter": [Letter.objects.get().pk]})
    assert Letter.objects.get().state == Letter.POSTED
    assert "Nothing waits to be posted." in html(ada, "/mail/paper")


def test_nobody_ticks_off_the_letters_of_another_branch(moot: Moot, be) -> None:
    waiting(moot, "Bram", NORTH)
    be("Sol").post("/mail/paper/posted", {"letter": [Letter.objects.get().pk]})
    assert Letter.objects.get().state == Letter.ON_PAPER


def test_one_deletes_where_one_is_reached_without_a_trace(moot: Moot, be) -> None:
    set_contact(moot["Bram"], address="bram@moot.example", postal="12 Mill Lane", telephone="555 12")
    size, bram = moot.size(), be("Bram")
    assert "Delete where you are reached" in html(bram, "/mail")
    bram.post("/mail", {"forget": "yes"})
    assert not Contact.objects.filter(person=moot["Bram"]).exists()
    assert moot.size() == size
    assert "Delete where you are reached" not in html(bram, "/mail")
