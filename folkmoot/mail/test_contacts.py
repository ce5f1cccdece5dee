import pytest

from folkmoot.mail.contacts import address_of, addresses_of, contact_of, forget, person_of, set_contact
from folkmoot.mail.models import Contact

ADA, BEN = f"p:{'A' * 22}", f"p:{'B' * 22}"
pytestmark = pytest.mark.django_db


def test_an_address_finds_its_person_however_it_is_written():
    set_contact(ADA, address=" Ada@Moot.example ")

    assert person_of("ada@moot.EXAMPLE") == ADA
    assert address_of(ADA) == "ada@moot.example"


def test_an_address_that_two_people_share_finds_nobody():
    set_contact(ADA, address="home@moot.example")
    set_contact(BEN, address="home@moot.example")

    assert person_of("home@moot.example") is None
    assert addresses_of([ADA, BEN]) == {ADA: "home@moot.example", BEN: "home@moot.example"}


def test_no_address_finds_nobody_though_somebody_has_none():
    set_contact(ADA, on_paper=True)

    assert person_of("") is None
    assert address_of(ADA) is None


def test_what_is_not_given_stays_as_it_is():
    set_contact(ADA, address="ada@moot.example", language="es", zone="America/Chicago")
    set_contact(ADA, on_paper=True)

    kept = contact_of(ADA)
    assert (kept.address, kept.language, kept.zone, kept.on_paper) == (
        "ada@moot.example",
        "es",
        "America/Chicago",
        True,
    )


def test_of_whom_nothing_is_known_nothing_is_kept_by_asking():
    assert contact_of(ADA).address == ""
    assert Contact.objects.count() == 0


def test_forgetting_keeps_nothing():
    set_contact(ADA, address="ada@moot.example")
    forget(ADA)

    assert Contact.objects.count() == 0
