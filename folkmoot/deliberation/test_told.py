"""Tendencies of which a source says only a part: how many announced one, where, and what became of it."""

from collections.abc import Callable
from typing import Any

import pytest

from folkmoot.deliberation import reads
from folkmoot.deliberation.acts import (
    DissolveTendency,
    ExpelTendency,
    FormTendency,
    JoinTendency,
    LeaveTendency,
    NoteOrigin,
)
from folkmoot.door.act import BadAct
from folkmoot.door.rebuild import rebuild
from folkmoot.door.texts import texts
from tests.cast import Moot

Tells = Callable[..., Any]
RENEWAL = FormTendency(name="Renewal", announced_by=9, places=("Providence", "Boston"))


def test_of_a_tendency_that_is_told_we_know_how_many_announced_it_and_where(past: Moot, told: Tells) -> None:
    entry = told(RENEWAL, "2013-11")

    (row,) = reads.tendencies()
    places = reads.places(row.pk)
    assert (row.announced_by, row.announced_edtf, row.formed_edtf) == (9, "2013-11", "2013-11")
    assert [texts(places)[each] for each in places] == ["Providence", "Boston"]
    assert (reads.counts(past.today), entry.kind, entry.verdict["value"]) == ({}, "told", "allowed")


def test_of_its_expulsion_we_know_when_and_by_whom_a_source_says(past: Moot, told: Tells) -> None:
    key = told(RENEWAL, "2013-11").index * 2**20
    entry = told(ExpelTendency(tendency=key, ended_by="the organisation"), "2014-02")

    (row,) = reads.tendencies()
    assert (row.ended_edtf, row.how, texts([row.ended_by])) == ("2014-02", "expel", {row.ended_by: "the organisation"})
    assert entry.verdict["value"] == "refused"
    assert list(reads.standing(past.today)) == []
    assert rebuild() == []


def test_a_source_may_say_who_joined_and_left_and_that_it_ended(past: Moot, told: Tells) -> None:
    key = told(RENEWAL, "2026-04").index * 2**20
    told(JoinTendency(tendency=key, person=past["Bram"]), "2026-05-01")
    assert reads.counts(past.today) == {key: 1}
    told(JoinTendency(tendency=key), "2026-05-01")
    told(LeaveTendency(tendency=key, person=past["Bram"]), "2026-05-01")
    assert reads.tendency(key).ended is None

    told(DissolveTendency(tendency=key), "2026-05-01")
    assert reads.tendency(key).how == "dissolve"
    assert rebuild() == []


def test_an_organisation_comes_from_a_tendency_in_another_one(past: Moot, told: Tells) -> None:
    origin = NoteOrigin(name="Left", inside="The old one", formed="1976", ended="1977-03-12", how="expel")
    entry = told(origin, "1977-03-12")

    (row,) = reads.origins()
    assert texts([row.name, row.inside]) == {row.name: "Left", row.inside: "The old one"}
    assert (row.formed, row.ended, row.how, entry.record_class) == ("1976", "1977-03-12", "expel", "public")
    assert not reads.tendencies().exists()


ORIGIN = NoteOrigin(name="Left", inside="The old one", stated_in="A book.")


def test_later_it_is_noted_with_where_it_is_stated(moot: Moot) -> None:
    entry = moot.enact(ORIGIN, "Ada")

    assert texts([reads.origins().get().stated_in]) == {entry.body["stated_in"]: "A book."}
    assert entry.verdict["value"] == "allowed"
    with pytest.raises(BadAct, match="expected where this is stated"):
        moot.enact(NoteOrigin(name="Left", inside="The old one"), "Ada")
    with pytest.raises(BadAct, match="is no day of the calendar"):
        moot.enact(NoteOrigin(name="Left", inside="The old one", ended="1977-02-30", stated_in="A book."), "Ada")


def test_a_member_notes_no_origin(moot: Moot, refused: Any) -> None:
    with refused("No article gives a member a power to enter claims with their source about the organisation"):
        moot.enact(ORIGIN, "Bram")
