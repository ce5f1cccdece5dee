"""Each history replays through the door to the root at its foot, and what it leaves verifies offline."""

import pytest

from folkmoot import shipped
from folkmoot.core.record.entry import Entry as RecordEntry
from folkmoot.core.record.verify import verify
from folkmoot.door.export import export
from folkmoot.door.history_file import BadHistory
from folkmoot.door.models import Entry, Head, KeptText
from folkmoot.door.replay import replay
from folkmoot.members.models import Membership

SMALL = shipped("histories") / "small.md"


@pytest.fixture
def small(db, settings, tmp_path):
    settings.FOLKMOOT_HOME = tmp_path
    return replay(SMALL)


def test_the_small_history_ends_with_the_root_at_its_foot(small):
    assert (small.size, small.root, small.refused) == (14, "O+YRiXzheqGh7roZBk81L5tvfOmkU/pLXGGNiqHMTmA=", 1)


def test_kit_is_a_member_because_the_branch_decided_so(small):
    admitted = Entry.objects.get(act="members.admit")

    assert Entry.objects.get(index=admitted.cause).act == "bodies.decide"
    assert Membership.objects.count() == 5


def test_the_refused_instruction_left_an_entry_and_no_words(small):
    refused = RecordEntry.parse(bytes(Entry.objects.get(kind="refused").line))

    assert refused.verdict["rules"] == ["6 no_reversal"]
    assert KeptText.objects.filter(entry=refused.index).count() == 0


def test_the_export_verifies_and_one_flipped_byte_does_not(small, tmp_path):
    file = tmp_path / "record.zip"
    with file.open("xb") as out:
        assert export(out, every_class=True) == 14
    content = bytearray(file.read_bytes())

    assert verify(file).holds

    content[len(content) // 3] ^= 1
    file.write_bytes(content)
    assert not verify(file).holds


def test_an_export_for_strangers_verifies_with_bare_leaves(small, tmp_path):
    file = tmp_path / "public.zip"
    with file.open("xb") as out:
        export(out, every_class=False)

    assert verify(file).holds
    assert b'"Kit"' not in file.read_bytes()


def test_a_record_that_is_not_empty_is_not_replayed_into(small):
    with pytest.raises(BadHistory, match=r"expected an empty record"):
        replay(SMALL)

    assert Head.objects.get().size == 14


def test_a_changed_date_leaves_another_root_and_says_so(db, settings, tmp_path):
    settings.FOLKMOOT_HOME = tmp_path
    changed = tmp_path / "small.md"
    changed.write_text(SMALL.read_text().replace("2026-02-03T18:30", "2026-02-03T18:31"))

    with pytest.raises(BadHistory, match=r"small.md, line \d+: expected 14 entries with root"):
        replay(changed)
