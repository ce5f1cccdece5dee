import os

import pytest

from folkmoot import settings as read
from folkmoot.door import case_key
from folkmoot.door.act import BadAct
from folkmoot.door.case_key import NoKey, decrypt, encrypt, key_file, keys, new_key, thrown_away

NOTHING_YET, BEGAN = (lambda: False), (lambda: True)


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.FOLKMOOT_HOME = tmp_path / "home"
    settings.FOLKMOOT_CASE_KEY_FILE = tmp_path / "configuration" / "folkmoot" / "case-key"


def test_the_key_is_made_with_the_first_words_and_is_its_owners_alone():
    assert keys() == []
    sealed = encrypt(b"He shouted at me.", "text c:1", began=NOTHING_YET)
    assert decrypt(sealed, "text c:1") == b"He shouted at me."
    assert b"shouted" not in sealed
    assert key_file().stat().st_mode & 0o777 == 0o600
    assert key_file().parent.stat().st_mode & 0o777 == 0o700
    assert os.listdir(key_file().parent) == ["case-key"]
    assert len(keys()) == 1


def test_the_same_words_never_look_the_same_twice():
    assert len({encrypt(b"No.", "text c:1", began=NOTHING_YET) for _ in range(20)}) == 20


def test_nothing_decrypts_in_the_place_of_another_nor_once_a_bit_is_changed():
    sealed = encrypt(b"He shouted at me.", "text c:1", began=NOTHING_YET)
    with pytest.raises(NoKey):
        decrypt(sealed, "text c:2")
    for at in range(len(sealed)):
        changed = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]
        if at:  # the first byte is the version
            with pytest.raises(NoKey):
                decrypt(changed, "text c:1")


def test_without_the_key_nothing_is_read_and_nothing_more_is_kept_under_another_by_chance():
    sealed = encrypt(b"He shouted at me.", "text c:1", began=NOTHING_YET)
    key_file().rename(key_file().with_name("away"))
    with pytest.raises(NoKey):
        decrypt(sealed, "text c:1")
    with pytest.raises(BadAct, match=r"its key is not on the server; tell whoever runs it"):
        encrypt(b"More.", "text c:2", began=BEGAN)
    assert not key_file().exists()

    key_file().with_name("away").rename(key_file())
    assert decrypt(sealed, "text c:1") == b"He shouted at me."


def test_a_new_key_encrypts_and_the_former_ones_still_decrypt():
    former = encrypt(b"Before.", "text c:1", began=NOTHING_YET)
    new_key()
    now = encrypt(b"After.", "text c:2", began=BEGAN)
    assert [decrypt(former, "text c:1"), decrypt(now, "text c:2")] == [b"Before.", b"After."]
    assert [case_key.is_current(each) for each in (former, now)] == [False, True]
    assert key_file().stat().st_mode & 0o777 == 0o600

    first, *_ = key_file().read_text().splitlines()
    key_file().write_text(f"{first}\n")
    assert decrypt(now, "text c:2") == b"After."
    with pytest.raises(NoKey):
        decrypt(former, "text c:1")


@pytest.mark.parametrize("content", ["", "folkmoot-case-key-1:abc\n", "not a key\n", "\u00e9\n"])
def test_a_file_that_holds_no_key_is_no_key(content):
    key_file().parent.mkdir(parents=True)
    key_file().write_text(content, encoding="utf-8")
    assert keys() == []


def test_a_key_inside_the_data_folder_is_refused_in_words(settings, tmp_path, monkeypatch):
    (tmp_path / "home").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "home")
    for place in ("home/case-key", "home/deep/case-key", "link/case-key"):
        settings.FOLKMOOT_CASE_KEY_FILE = tmp_path / place
        with pytest.raises(BadAct, match="would lie inside the data folder, whose backups it is to protect"):
            encrypt(b"No.", "text c:1", began=NOTHING_YET)
        monkeypatch.setenv("FOLKMOOT_CASE_KEY_FILE", str(tmp_path / place))
        with pytest.raises(read.ImproperlyConfigured, match="expected a file outside of it"):
            read._case_key_file(tmp_path / "home")


def test_where_nothing_is_said_the_key_lies_in_the_configuration_of_whoever_runs_it(tmp_path, monkeypatch):
    monkeypatch.delenv("FOLKMOOT_CASE_KEY_FILE")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert read._case_key_file(tmp_path / "home") == tmp_path / "config" / "folkmoot" / "case-key"
    monkeypatch.delenv("XDG_CONFIG_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert read._case_key_file(tmp_path / "home") == tmp_path / ".config" / "folkmoot" / "case-key"


def test_a_database_that_is_thrown_away_has_a_key_that_is_thrown_away():
    with thrown_away():
        sealed = encrypt(b"No.", "text c:1", began=BEGAN)
        assert decrypt(sealed, "text c:1") == b"No."
    assert not key_file().exists()
    with pytest.raises(NoKey):
        decrypt(sealed, "text c:1")
