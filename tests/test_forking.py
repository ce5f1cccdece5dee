"""Who must go on from behind what was published says so, in the first entry after it."""

import pytest

from folkmoot.door.act import BadAct
from folkmoot.door.forking import Fork
from folkmoot.door.texts import texts
from tests.cast import Moot

ROOT = "A" * 43 + "="
WHY = "The disk broke, and with it all newer backups."


def test_the_general_secretary_declares_a_fork_and_no_row_moves(moot: Moot):
    before = moot.tables()
    entry = moot.enact(Fork(size=moot.size() + 2, root=ROOT, why=WHY), by="Ada")

    assert (entry.act, entry.verdict["rules"], entry.record_class) == ("record.fork", ["14 log_key"], "public")
    assert texts([entry.body["why"]])[entry.body["why"]] == WHY
    assert moot.tables() == before


def test_a_member_declares_no_fork(moot: Moot, refused):
    with refused():
        moot.enact(Fork(size=moot.size() + 2, root=ROOT, why=WHY), by="Bram")


def test_nobody_forks_from_what_is_still_there(moot: Moot):
    with pytest.raises(BadAct, match="11 do not lie ahead of it"):
        moot.enact(Fork(size=11, root=ROOT, why=WHY), by="Ada")
