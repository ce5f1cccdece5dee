import pytest

from folkmoot.accounts.models import Account
from folkmoot.accounts.ties import Taken, account_of, tie, tie_by_address
from folkmoot.mail.contacts import contact_of, set_contact

ADA, BEN = f"p:{'A' * 22}", f"p:{'B' * 22}"
pytestmark = pytest.mark.django_db


def account(address, **more):
    return Account.objects.create(email=address, **more)


def test_an_account_whose_address_is_a_persons_is_theirs():
    set_contact(ADA, address="ada@moot.example")

    assert tie_by_address(account("ada@moot.example"))
    assert account_of(ADA).email == "ada@moot.example"


def test_an_address_that_nobody_has_ties_to_nobody():
    stranger = account("kit@moot.example")

    assert not tie_by_address(stranger)
    assert stranger.person is None


def test_whoever_has_an_account_gets_no_second_one():
    first = account("ada@old.example", person=ADA)
    set_contact(ADA, address="ada@moot.example")

    assert not tie_by_address(account("ada@moot.example"))
    assert account_of(ADA) == first


def test_an_account_stays_whose_it_is_though_its_address_becomes_somebody_elses():
    ada = account("home@moot.example", person=ADA)
    set_contact(BEN, address="home@moot.example")

    assert not tie_by_address(ada)
    assert account_of(BEN) is None


def test_whoever_is_tied_is_reached_where_they_sign_in():
    tie(account("kit@moot.example", language="es", zone="America/Chicago"), ADA)

    kept = contact_of(ADA)
    assert (kept.address, kept.language, kept.zone) == ("kit@moot.example", "es", "America/Chicago")


@pytest.mark.parametrize("person", [ADA, BEN], ids=["a person with an account", "an account with a person"])
def test_nobody_has_two(person):
    tie(account("ada@moot.example"), ADA)
    other = account("ben@moot.example", person=None if person == ADA else ADA[:-1] + "C")

    with pytest.raises(Taken):
        tie(other, person)
    assert account_of(ADA).email == "ada@moot.example"
    assert contact_of(ADA).address == "ada@moot.example"
