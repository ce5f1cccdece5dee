"""The federation is made up the same way everywhere, and its year goes through the door."""

import hashlib
from datetime import date

import pytest

from folkmoot import shipped
from folkmoot.bodies.models import Decision, Mandate, Meeting
from folkmoot.branches.models import Unit
from folkmoot.branches.reads import units
from folkmoot.door.aside import database_aside
from folkmoot.door.models import Entry
from folkmoot.door.replay import replay
from folkmoot.members.reads import count_on
from folkmoot.tidewater.chance import Chance
from folkmoot.tidewater.federation import WRITTEN
from folkmoot.tidewater.story import written
from folkmoot.tidewater.year import LAST_DAY

SHIPPED = shipped("histories") / "tidewater.md"
CHARTER, AMENDED = (shipped("charters") / name for name in ("tidewater.md", "tidewater-2026.md"))


def test_the_history_that_is_shipped_is_what_the_program_writes():
    assert SHIPPED.read_text(encoding="utf-8").partition("\n## The foot\n")[0] == written()


def test_the_history_that_is_shipped_is_not_too_long_to_keep():
    assert SHIPPED.stat().st_size < 2_000_000


def test_another_seed_makes_another_federation_and_the_same_seed_the_same():
    first, again, other = (hashlib.sha256(written(300, seed).encode()).digest() for seed in ("a", "a", "b"))

    assert first == again != other


def test_chance_falls_the_same_way_on_every_machine():
    chance = Chance("tidewater")

    assert [chance.below(1000) for _ in range(6)] == [166, 141, 715, 626, 347, 669]
    assert chance.some(range(10), 3) == [4, 3, 0]


def test_fewer_people_than_the_bodies_need_are_no_federation():
    with pytest.raises(ValueError, match="expected at least 300 members"):
        written(299)


def test_the_charter_as_amended_differs_in_the_two_articles_that_the_convention_changed():
    before, after = (file.read_text().split("\n## ") for file in (CHARTER, AMENDED))

    changed = [old.partition("\n")[0] for old, new in zip(before, after, strict=True) if old != new]
    assert changed == ["Article 4. Steering Committee", "Article 8. Deliberation and publications"]


@pytest.mark.slow
@pytest.mark.django_db
def test_a_small_federation_goes_through_the_door(tmp_path):
    file = tmp_path / "tidewater.md"
    file.write_text(written(300, "another"))

    with database_aside():
        left = replay(file)
        members = count_on(LAST_DAY)

    assert left.refused == 2
    assert 270 < members < 330


@pytest.mark.slow
@pytest.mark.django_db
def test_the_federation_that_is_shipped_has_what_such_a_year_has():
    with database_aside():
        left = replay(SHIPPED)
        day = LAST_DAY
        acts = set(Entry.objects.values_list("act", flat=True))
        branches = Unit.objects.exclude(kind="region")

        assert left.refused == 2
        assert WRITTEN * 0.95 < count_on(day) < WRITTEN * 1.05
        assert (branches.count(), units(day).exclude(kind="region").count()) == (40, 39)
        assert branches.filter(parent=None).count() == 0
        assert Meeting.objects.filter(quorate=False).values_list("body", "day").order_by("day").last() == (
            "convention",
            date(2026, 8, 29),
        )
        assert Decision.objects.filter(carried=False).count() > 40
        assert Mandate.objects.filter(end="term").count() > 20
        assert HAPPENED - acts == set()


HAPPENED = {
    "bodies.appoint",
    "bodies.approve_minutes",
    "bodies.coopt",
    "bodies.elect",
    "bodies.instruct",
    "bodies.stand_down",
    "bodies.vacate",
    "branches.charter_unit",
    "branches.disaffiliate",
    "branches.suspend",
    "constitution.amend",
    "constitution.declare_emergency",
    "constitution.end_emergency",
    "constitution.interpret",
    "history.claim",
    "history.note_event",
    "history.note_person",
    "history.note_profile",
    "members.admit",
    "members.admit_batch",
    "members.apply",
    "members.correct_details",
    "members.erase",
    "members.estimate",
    "members.lapse",
    "members.refuse",
    "members.reinstate",
    "members.resign",
    "members.suspend",
    "members.transfer",
    "record.correct",
}
"""What happens in the year, at least once."""
