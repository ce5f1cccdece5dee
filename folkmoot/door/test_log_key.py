"""The key that signs checkpoints is made once, and its owner alone reads it."""

from threading import Thread

from folkmoot.door.log_key import checkpoint, log_key


def test_many_who_ask_at_once_are_given_the_same_key(settings, monkeypatch, tmp_path):
    monkeypatch.setattr("folkmoot.door.log_key.rotated", lambda: iter(()))  # threads see no database of the test
    settings.FOLKMOOT_HOME = tmp_path / "new"
    keys = []
    threads = [Thread(target=lambda: keys.append(log_key("moot.example").vkey)) for _ in range(8)]

    for each in threads:
        each.start()
    for each in threads:
        each.join()

    assert len(keys) == 8
    assert len(set(keys)) == 1
    assert [file.name for file in settings.FOLKMOOT_HOME.iterdir()] == ["log-key"]
    assert (settings.FOLKMOOT_HOME / "log-key").stat().st_mode & 0o777 == 0o600


def test_a_checkpoint_says_the_size_of_the_record(moot):
    from folkmoot.door.models import Head

    assert checkpoint(Head.objects.get()).size == moot.size()
