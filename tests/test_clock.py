"""The clock enters what has fallen due, each once, and stumbles over nothing."""

from folkmoot.door import clock
from folkmoot.door.clock import tick
from folkmoot.door.rebuild import rebuild


def test_what_falls_due_twice_over_is_entered_once(moot, monkeypatch):
    monkeypatch.setattr(clock, "_TELLERS", [*clock._TELLERS, *clock._TELLERS])
    moot.wait(1000)

    left = list(tick(moot.now))

    assert [done.act for done in left] == ["bodies.vacate"] * 5
    assert all(moot.entry(done.index).due is not None for done in left)
    assert list(tick(moot.now)) == []
    assert rebuild() == []


def test_before_the_founding_nothing_is_due(db):
    from datetime import UTC, datetime

    assert list(tick(datetime(2026, 5, 1, tzinfo=UTC))) == []
