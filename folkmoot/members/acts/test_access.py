"""Letting in anew whoever has lost every way to sign in."""

import pytest

from folkmoot.door.act import BadAct, Missing
from folkmoot.members.acts import RenewAccess

SEEN = "She came to the office with her card."


def test_the_general_secretary_lets_somebody_in_anew_and_no_row_moves(moot):
    before = moot.tables()
    entry = moot.enact(RenewAccess(person=moot["Sid"], seen=SEEN), by="Ada")

    assert entry.verdict["rules"] == ["4 general_secretary"]
    assert entry.body["person"] == moot["Sid"]
    assert moot.tables() == before


def test_a_member_lets_nobody_in_anew(moot, refused):
    with refused("No article gives a member a power to let a member sign in anew"):
        moot.enact(RenewAccess(person=moot["Sid"], seen=SEEN), by="Bram")


def test_a_branch_secretary_does_it_for_their_own_branch(moot, refused):
    assert moot.enact(RenewAccess(person=moot["Sid"], seen=SEEN), by="Sol").verdict["rules"] == ["2 branch_secretary"]
    with refused("2 branch_secretary"):
        moot.enact(RenewAccess(person=moot["Bram"], seen=SEEN), by="Sol")


def test_nobody_does_it_for_themselves(moot):
    with pytest.raises(BadAct, match="nobody renews their own access"):
        moot.enact(RenewAccess(person=moot["Ada"], seen=SEEN), by="Ada")


def test_nobody_is_let_in_whom_nobody_knows(moot):
    with pytest.raises(Missing, match="nobody here is"):
        moot.enact(RenewAccess(person=moot["Kit"], seen=SEEN), by="Ada")


def test_how_they_were_seen_is_kept_apart_from_the_entry(moot):
    entry = moot.enact(RenewAccess(person=moot["Sid"], seen=SEEN), by="Ada")

    assert SEEN.encode() not in entry.line()
    assert entry.record_class == "members"
