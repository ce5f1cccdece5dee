"""A new way to sign in: what an officer's act does to the account, and who is told."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP

from folkmoot.accounts.conftest import PASSWORD
from folkmoot.accounts.models import Account, Renewal
from folkmoot.accounts.renewing import catch_up, renew
from folkmoot.accounts.ties import account_of
from folkmoot.door.act import BadAct
from folkmoot.door.enact import enact
from folkmoot.door.models import Entry, KeptText
from folkmoot.door.refusal import Refused
from folkmoot.mail.contacts import address_of, set_contact
from folkmoot.members.acts import RenewAccess

pytestmark = pytest.mark.django_db
OLD, NEW = "sid@old.example", "sid@new.example"
SEEN = "He came to the office with his card."


@pytest.fixture
def sid(live, account):
    """Sid's account, with an app; Ada and Sol, who could let him in, and Ben, who could not, have addresses."""
    made = account(OLD, person=live["Sid"])
    TOTP.activate(made, "JBSWY3DPEHPK3PXP")
    for name in ("Ada", "Sol", "Ben"):
        set_contact(live[name], address=f"{name.lower()}@moot.example")
    set_contact(live["Sid"], address=OLD)
    return made


@pytest.fixture
def renewed(live):
    """Lets somebody give somebody a new way to sign in."""

    def made(who="Sid", address=NEW, by="Ada", request="letter-1"):
        return renew(live[who], SEEN, address, by=live[by], at=live.now, request=request)

    return made


def test_what_was_used_to_sign_in_opens_nothing_and_a_code_to_the_new_address_does(client, sid, live, renewed, code):
    client.force_login(sid)
    renewed()

    assert client.get("/account").status_code == 302
    changed = account_of(live["Sid"])
    assert (changed.email, changed.has_usable_password(), address_of(live["Sid"])) == (NEW, False, NEW)
    assert Authenticator.objects.count() == 0
    assert list(EmailAddress.objects.values_list("email", "verified")) == [(NEW, True)]
    assert client.post("/sign-in", {"login": OLD, "password": PASSWORD}).status_code == 200
    client.post("/sign-in/code", {"email": NEW})
    client.post("/sign-in/code/type", {"code": code()})
    assert client.get("/account").status_code == 200


def test_the_entry_stands_in_the_record_and_the_address_nowhere_in_it(sid, live, renewed):
    done = renewed()

    entry = live.entry(done.index)
    assert (entry.act, entry.by["person"], entry.body["person"]) == ("members.renew_access", live["Ada"], live["Sid"])
    assert [row for row in Entry.objects.all() if b"example" in bytes(row.line) and b"sid" in bytes(row.line)] == []
    assert not KeptText.objects.filter(text__contains="@").exists()


def test_the_person_is_told_at_both_addresses_and_a_second_officer_too(sid, renewed, mailoutbox):
    done = renewed()

    told = {tuple(each.to): each for each in mailoutbox}
    assert sorted(told) == [(NEW,), (OLD,), ("sol@moot.example",)]
    assert all(f"/record/{done.index}" in each.body for each in mailoutbox)
    assert told[(OLD,)].subject == "You have a new way to sign in"
    assert told[("sol@moot.example",)].subject == "Somebody was given a new way to sign in"


def test_where_nobody_else_could_do_it_others_who_hold_a_seat_are_told(sid, live, renewed, mailoutbox):
    set_contact(live["Sol"], address="")
    renewed()

    assert ["ben@moot.example"] in [each.to for each in mailoutbox]


def test_whoever_still_reads_their_mail_keeps_the_address(sid, live, renewed, mailoutbox):
    renewed(address="")

    assert (account_of(live["Sid"]).email, Authenticator.objects.count()) == (OLD, 0)
    assert [each.to for each in mailoutbox].count([OLD]) == 1


def test_whoever_may_not_changes_nothing(sid, live, renewed, mailoutbox):
    with pytest.raises(Refused):
        renewed(by="Bram")
    with pytest.raises(BadAct, match="nobody renews their own access"):
        renewed(who="Ada", by="Ada")

    assert (account_of(live["Sid"]).email, Authenticator.objects.count(), Renewal.objects.count()) == (OLD, 1, 0)
    assert mailoutbox == []


def test_nobody_gets_the_address_of_somebody_elses_account(sid, account, live, renewed):
    account(NEW, person=live["Bram"])

    with pytest.raises(BadAct, match="somebody else signs in with it"):
        renewed()
    assert account_of(live["Sid"]).email == OLD


def test_an_account_that_is_nobodys_gives_way(sid, account, live, renewed):
    account(NEW)
    renewed()

    assert [each.email for each in Account.objects.all()] == [NEW]
    assert account_of(live["Sid"]).pk == sid.pk


def test_a_second_sending_does_nothing_twice(sid, renewed, mailoutbox):
    first = renewed()
    told = len(mailoutbox)

    assert (renewed().index, catch_up(), len(mailoutbox)) == (first.index, 0, told)


def test_the_account_follows_by_whatever_door_the_act_came(sid, live, mailoutbox):
    enact(RenewAccess(person=live["Sid"], seen=SEEN), person=live["Sol"], at=live.now)

    assert (catch_up(), catch_up()) == (1, 0)
    assert Authenticator.objects.count() == 0
    assert sorted(each.to[0] for each in mailoutbox) == ["ada@moot.example", OLD]


def test_whoever_has_no_account_is_reached_at_the_new_address(live, renewed, mailoutbox):
    renewed(who="Bram")

    assert address_of(live["Bram"]) == NEW
    assert Account.objects.count() == 0
    assert [each.to for each in mailoutbox] == [[NEW]]


def test_in_a_rehearsal_nobody_is_written_to(moot, mailoutbox):
    moot.enact(RenewAccess(person=moot["Sid"], seen=SEEN), by="Ada")

    assert (catch_up(), mailoutbox, Renewal.objects.count()) == (0, [], 0)


def test_a_refused_attempt_is_not_followed(sid, live, mailoutbox):
    with pytest.raises(Refused):
        enact(RenewAccess(person=live["Bram"], seen=SEEN), person=live["Sol"], at=live.now)

    assert (catch_up(), mailoutbox) == (0, [])
