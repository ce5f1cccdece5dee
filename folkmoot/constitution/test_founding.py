"""The founding: the first entry, possible once, on a charter that can be read."""

from typing import Any

import pytest

from folkmoot import shipped
from folkmoot.constitution import reads
from folkmoot.constitution.acts import FirstMember, FirstSeat, FirstUnit, Found
from folkmoot.constitution.models import Organisation, Version
from folkmoot.door.act import BadAct, Missing
from folkmoot.door.charters import attach
from folkmoot.door.draw import Draw
from folkmoot.door.models import Entry, Head
from folkmoot.door.texts import texts
from tests.cast import Moot, found

MODEL = (shipped("charters") / "model.md").read_bytes()
ANA = Draw("ana").person()


def founding(**more: Any) -> Found:
    given: dict[str, Any] = {
        "charter": attach(MODEL),
        "name": "The Federation",
        "origin": "small.example/moot",
        "rehearsal": True,
        "members": (FirstMember(person=ANA, name="Ana", class_="member"),),
    }
    return Found(**{**given, **more})


def test_e1_the_first_entry_adopts_the_charter_and_seats_the_first_holders(moot):
    first = moot.entries()[0]
    assert (first.index, first.kind, first.act, first.cause) == (0, "founding", "constitution.found", None)
    assert first.verdict == {"value": "allowed", "rules": [], "verb": "found"}
    assert first.facts == {"on": ["charter"], "known": {"findings": [], "record_empty": True}}
    assert (first.by["person"], first.charter, first.body["charter"]) == (moot["Ada"], attach(MODEL), attach(MODEL))
    assert [each.act for each in moot.followed(first)] == [
        *["members.enrol_founder"] * 6,
        *["branches.found_unit"] * 2,
        *["bodies.seat_founder"] * 5,
    ]
    assert {each.verdict["value"] for each in moot.followed(first)} == {"allowed"}


def test_the_founding_leaves_the_organisation_and_its_charter(moot):
    assert reads.in_force() == Head.objects.get().charter == attach(MODEL)
    row = Organisation.objects.get()
    assert (row.origin, row.rehearsal, row.founded_on) == ("federation.example/moot", True, moot.today)
    assert dict(texts([row.name])) == {row.name: "The Federation"}
    assert Head.objects.get().rehearsal is True


def test_e1_an_organisation_is_founded_once(moot):
    tables, size = moot.tables(), moot.size()
    with pytest.raises(BadAct, match="founded already"):
        moot.enact(founding(), by="Ada")
    assert (moot.tables(), moot.size()) == (tables, size)


@pytest.mark.parametrize(
    "wrong",
    [
        {"members": (FirstMember(person=ANA, name="Ana", class_="friend"),)},
        {"members": (FirstMember(person=ANA, name="Ana", class_="member", unit=0),)},
        {"members": (FirstMember(person=ANA, name="Ana", class_="member"),) * 2},
        {"units": (FirstUnit(kind="cell", name="North"),)},
        {"units": (FirstUnit(kind="branch", name="North"), FirstUnit(kind="branch", name="East", parent=0))},
        {"units": (FirstUnit(kind="branch", name="North", parent=0),)},
        {"seats": (FirstSeat(person=ANA, seat="politburo"),)},
        {"members": (), "seats": (FirstSeat(person=ANA, seat="steering"),)},
    ],
)
def test_a_founding_names_only_what_the_charter_has(db, wrong):
    with pytest.raises(BadAct):
        Moot().enact(founding(**wrong))
    assert (Entry.objects.count(), Organisation.objects.count(), Version.objects.count()) == (0, 0, 0)


def test_nothing_is_founded_on_a_charter_that_is_not_attached(db):
    with pytest.raises(Missing, match=r"^field charter: "):
        Moot().enact(founding(charter="0" * 64))
    assert Entry.objects.count() == 0


def test_nothing_is_founded_on_a_text_that_is_no_charter(db):
    with pytest.raises(BadAct, match=r"^field charter: this text is no charter: charter:3:5:"):
        Moot().enact(founding(charter=attach(b"## Article 1. Members\n```toml charter\nx = \n```\n")))
    assert Entry.objects.count() == 0


def test_what_is_no_rehearsal_says_so(db):
    moot = found(rehearsal=False)
    assert (Head.objects.get().rehearsal, Organisation.objects.get().rehearsal) == (False, False)
    assert moot.entries()[0].kind == "founding"
