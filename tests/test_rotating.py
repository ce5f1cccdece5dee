"""The log's key is changed by an act; whoever trusts the former one is led to the new one by the record alone."""

import io
from pathlib import Path

import pytest

from folkmoot.core.record.handover import hand_over
from folkmoot.core.record.note import SigningKey, sign
from folkmoot.core.record.verify import verify
from folkmoot.door.act import BadAct
from folkmoot.door.charters import attach
from folkmoot.door.enact import enact
from folkmoot.door.export import export
from folkmoot.door.log_key import log_key, next_key
from folkmoot.door.models import Head
from folkmoot.door.rebuild import rebuild
from folkmoot.door.rotating import RotateKey, rotate
from tests.cast import Moot

ORIGIN = "federation.example/moot"
OTHER, STRANGE = SigningKey.generate(ORIGIN), SigningKey.generate("other.example/log")


@pytest.fixture(autouse=True)
def home(settings, tmp_path: Path) -> Path:
    settings.FOLKMOOT_HOME = tmp_path
    return tmp_path


def exported(tmp_path: Path) -> Path:
    out = io.BytesIO()
    export(out, every_class=False)
    file = tmp_path / "export.zip"
    file.write_bytes(out.getvalue())
    return file


def change(moot: Moot, *, lost: bool = False):
    return rotate(lambda act: enact(act, person=moot["Ada"], at=moot.now), lost=lost)


def handed_over(former: SigningKey) -> RotateKey:
    """The act by which a key hands over to the one that waits here."""
    new = next_key(ORIGIN).verifier
    return RotateKey(key=new.vkey, handover=attach(hand_over(former, new)))


def test_the_general_secretary_changes_the_key_and_no_row_moves(moot: Moot):
    former, before = log_key(ORIGIN), moot.tables()
    entry = moot.enact(handed_over(former), by="Ada")

    assert (entry.act, entry.verdict["rules"], entry.record_class) == ("record.rotate_key", ["14 log_key"], "public")
    assert moot.tables() == before
    assert log_key(ORIGIN).vkey == entry.body["key"] != former.vkey
    assert list(rebuild()) == []


def test_a_member_does_not_change_the_key(moot: Moot, refused):
    act = handed_over(log_key(ORIGIN))
    with refused():
        moot.enact(act, by="Bram")


def test_the_former_key_leads_to_the_new_one_however_it_is_given(moot: Moot, tmp_path: Path):
    first, start = log_key(ORIGIN).verifier, moot.size()
    second = change(moot).key
    moot.decide("steering", yes=1)
    third = change(moot).key
    file = exported(tmp_path)

    for trusted in (first.vkey, first.fingerprint, second.vkey, second.fingerprint, third.vkey):
        assert verify(file, trusted).holds
    says = verify(file).says
    assert [each for each in says if "the log's key was changed" in each] == [
        f"entry {n}: the log's key was changed; the former one signed for the new one" for n in (start, start + 2)
    ]
    assert not verify(file, SigningKey.generate(ORIGIN).vkey).holds


def test_a_key_that_was_lost_leads_nowhere_and_the_record_says_so(moot: Moot, tmp_path: Path, home: Path):
    first = log_key(ORIGIN).verifier
    (home / "log-key").unlink()
    with pytest.raises(BadAct, match="copy it back as log-key"):
        change(moot)
    new = change(moot, lost=True)
    index, file = new.done.index, exported(tmp_path)

    assert verify(file, new.key.vkey).holds
    assert f"entry {index}: the log's key was changed WITHOUT the word of the former one" in verify(file).says
    for trusted in (first.vkey, first.fingerprint):
        report = verify(file, trusted)
        assert report.faults[0].code == "key"
        assert report.faults[0].says.endswith(f"; entry {index} changed the key without the former one's word")


def test_a_key_that_is_here_is_not_lost(moot: Moot):
    log_key(ORIGIN)
    with pytest.raises(BadAct, match="leave --lost out"):
        change(moot, lost=True)


def test_a_forged_change_of_the_key_does_not_hold(moot: Moot, tmp_path: Path, home: Path):
    first, forger = log_key(ORIGIN), SigningKey.generate(ORIGIN)
    (home / "log-key").write_text(forger.to_text())
    change(moot)
    file = exported(tmp_path)

    assert verify(file).holds  # nothing in the file says which key was the first
    assert not verify(file, first.verifier.vkey).holds
    assert not verify(file, first.verifier.fingerprint).holds


@pytest.mark.parametrize(
    ("forged", "says"),
    [
        pytest.param(lambda was, new: hand_over(OTHER, new), "another key signs now", id="by another key"),
        pytest.param(lambda was, new: hand_over(was, OTHER.verifier), "hands over to another key", id="to another key"),
        pytest.param(lambda was, new: hand_over(STRANGE, new), "no hand-over that", id="of another log"),
        pytest.param(
            lambda was, new: hand_over(was, OTHER.verifier).replace(OTHER.vkey.encode(), new.vkey.encode()),
            "no hand-over that",
            id="with the signature of another text",
        ),
        pytest.param(
            lambda was, new: sign(f"{ORIGIN}\n{new.vkey}\n", was).encode(), "no hand-over that", id="of two lines"
        ),
        pytest.param(lambda was, new: b"Dear all,\n", "no hand-over that", id="a letter"),
    ],
)
def test_a_hand_over_counts_that_the_former_key_signed_for_this_one(moot: Moot, forged, says):
    former, new = log_key(ORIGIN), next_key(ORIGIN).verifier
    act = RotateKey(key=new.vkey, handover=attach(forged(former, new)))
    with pytest.raises(BadAct, match=says):
        moot.enact(act, by="Ada")


def test_a_key_that_is_not_here_or_signs_already_or_is_of_another_log_is_not_entered(moot: Moot):
    signing = log_key(ORIGIN)
    next_key(ORIGIN)
    for key, says in (
        (SigningKey.generate(ORIGIN), "this key is not here"),
        (signing, "signs already"),
        (SigningKey.generate("other.example/log"), "expected a key of"),
    ):
        with pytest.raises(BadAct, match=says):
            moot.enact(RotateKey(key=key.vkey), by="Ada")
    with pytest.raises(BadAct, match="expected the key of a log"):
        moot.enact(RotateKey(key=f"{ORIGIN}+00000000+{'A' * 44}"), by="Ada")


def test_stopped_before_the_entry_the_old_key_signs_and_the_change_is_begun_again(moot: Moot, home: Path):
    former = log_key(ORIGIN)

    def stopped(act):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rotate(stopped)
    assert log_key(ORIGIN) == former
    assert (home / "log-key.next").exists()

    new = change(moot)
    assert log_key(ORIGIN).verifier == new.key
    assert sorted(each.name for each in home.iterdir()) == ["log-key", "log-key.former-1"]
    assert (home / "log-key.former-1").read_text() == former.to_text() + "\n"


def test_stopped_after_the_entry_or_half_way_through_the_files_the_next_use_ends_it(moot: Moot, home: Path):
    former = log_key(ORIGIN)
    entry = moot.enact(handed_over(former), by="Ada")
    assert (home / "log-key").read_text() == former.to_text() + "\n"
    (home / "log-key.former-1").hardlink_to(home / "log-key")  # stopped between the two files

    assert log_key(ORIGIN).vkey == entry.body["key"]
    assert (home / "log-key.former-1").read_text() == former.to_text() + "\n"
    assert not (home / "log-key.next").exists()
    assert [(each.name, each.stat().st_mode & 0o777) for each in sorted(home.iterdir())] == [
        ("log-key", 0o600),
        ("log-key.former-1", 0o600),
    ]


def test_no_new_key_is_drawn_in_place_of_one_that_the_record_names(moot: Moot, home: Path):
    log_key(ORIGIN)
    change(moot)
    (home / "log-key").unlink()
    with pytest.raises(FileNotFoundError, match="change it as a lost one"):
        log_key(ORIGIN)
    assert not (home / "log-key").exists()


def test_an_export_signed_by_another_key_than_the_record_names_does_not_hold(moot: Moot, tmp_path: Path, home: Path):
    former = log_key(ORIGIN)
    new = change(moot)
    (home / "log-key").write_text(former.to_text())
    report = verify(exported(tmp_path))
    assert [fault.says for fault in report.faults] == [
        f"key: entry {new.done.index} gave the log another key than the one in the file: {new.key.vkey}"
    ]
    assert moot.size() == Head.objects.get().size
