"""Seats that are filled by lot: who is in it, what the seed makes of the list, and that nobody chooses."""

import re
from collections import Counter
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from folkmoot.bodies.acts.ending import StandDown
from folkmoot.bodies.acts.lot import DrawLot, Nominate
from folkmoot.bodies.acts.seating import Appoint, Elect
from folkmoot.bodies.conftest import MODEL, OFFICERS, changed, held
from folkmoot.bodies.lots import empty, entrants, in_the_lot, may_take, next_in_order, ordered
from folkmoot.bodies.models import Drawn, Lot, Mandate, Nomination
from folkmoot.bodies.seats import seat_rule
from folkmoot.core.charter.read import read
from folkmoot.door.act import BadAct
from folkmoot.door.charters import adopted
from folkmoot.door.guard import door_open
from folkmoot.door.models import Attachment, Head
from folkmoot.door.rebuild import rebuild
from folkmoot.members.models import Membership
from tests.cast import MEMBERS, NORTH, SEATS, SOUTH, Moot, published
from tests.cast import found as founded

ROOT = Path(__file__).parents[2]
SEED = "3 14 22 31 40 45"
MANY = {**MEMBERS, **{f"M{n}": n % 2 for n in range(9)}}


STANDING = 90
"""Days after which the founders may vote, and so are in the lot that is drawn from the membership."""


@pytest.fixture
def moot(db) -> Moot:
    return found()


def found(*given, **more) -> Moot:
    """The organisation of the cast, once its members have been there long enough."""
    moot = founded(*given, **more)
    moot.wait(STANDING)
    return moot


def charter():
    return adopted(Head.objects.get().charter)


def rule(seat="returning_officers"):
    return seat_rule(charter(), seat)


def list_for(moot: Moot, seat: str, day, unit=None) -> list[str]:
    return entrants(charter(), rule(seat), unit, moot.today, day)


def publish(moot: Moot, seat="returning_officers", *, days=7, names=None, by="Ada"):
    """The list as it is today, published by the General Secretary; the key of the lot."""
    act = published(moot, seat, days=days, names=names)
    return moot.enact(act, by).index * 2**20


def draw(moot: Moot, key: int, seed: str = SEED, by="Ada"):
    return moot.enact(DrawLot(lot=key, seed=seed), by)


def names_of(moot: Moot, persons) -> list[str]:
    known = {reference: name for name, reference in moot.people.items()}
    return [known[each] for each in persons]


def test_the_numbers_draw_the_seats_from_the_published_list_and_the_clock_seats_them(db):
    moot = found(members=MANY)
    key = publish(moot)
    assert held(moot, "returning_officers") == []
    moot.wait(7)
    drawn = draw(moot, key)

    lot = Lot.objects.get()
    order = ordered(lot.names, SEED, in_the_lot(lot))
    followed = moot.followed(drawn)
    assert [each.body["person"] for each in followed] == order[:5]
    assert {(each.act, *each.by["as"], *each.verdict["rules"]) for each in followed} == {
        ("bodies.appoint", "clock", "9 returning_officers")
    }
    assert drawn.verdict["rules"] == ["4 general_secretary"]
    assert held(moot, "returning_officers") == names_of(moot, order[:5])
    assert [(each.person, each.rank, each.outcome) for each in Drawn.objects.order_by("rank")] == [
        (person, rank, "seated") for rank, person in enumerate(order[:5], 1)
    ]
    assert (lot.seats, lot.seed, lot.drawn_on) == (5, SEED, moot.today)
    assert {each.until_day for each in Mandate.objects.filter(seat="returning_officers")} == {
        moot.today.replace(year=2027)
    }
    assert next_in_order("returning_officers") == order[5:]
    assert rebuild() == []


def test_the_documentation_says_how_to_draw_it_again_and_its_lines_do(db, tmp_path, monkeypatch, capsys):
    moot = found(members=MANY)
    key = publish(moot)
    moot.wait(7)
    drawn = draw(moot, key)
    lot = Lot.objects.get()

    (tmp_path / "list.txt").write_bytes(bytes(Attachment.objects.get(sha256=lot.names).content))
    said = (ROOT / "docs" / "record-format.md").read_text().partition("## 10. A lot")[2]
    (code,) = re.findall(r"```python\n(.*?)```", said, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    exec(code.replace("3 14 22 31", SEED), {})

    assert capsys.readouterr().out.splitlines()[:5] == [each.body["person"] for each in moot.followed(drawn)]


def test_in_the_lot_is_whoever_may_be_seated_and_nobody_else(db):
    """Every member alone, asked by the rules for one, against the list that is made of all of them at once."""
    seats = (*SEATS, ("M1", "returning_officers", None), ("M2", "grievance", None))
    moot = found(
        changed('seats = 5\nfilled_by = "lot', 'max_terms = 1\nseats = 5\nfilled_by = "lot'), members=MANY, seats=seats
    )
    moot.enact(StandDown(person=moot["M1"], seat="returning_officers"), by="M1")
    for seat in ("returning_officers", "grievance"):
        for name in ("Ada", "Sol"):
            unit = NORTH if name == "Ada" else SOUTH
            mine = [each for each in MANY if MANY[each] == unit]
            if seat == "grievance":
                for each in mine:
                    moot.decide("branch", Nominate(person=moot[each], seat=seat), yes=3, unit=unit, by=name)
        everybody = [each.person for each in Membership.objects.all()]
        alone = {each for each in everybody if may_take(charter(), rule(seat), None, each, moot.today)}
        assert set(list_for(moot, seat, moot.today)) == alone
    assert set(names_of(moot, set(everybody) - set(list_for(moot, "returning_officers", moot.today)))) == {"M1", "Ines"}
    assert set(names_of(moot, set(everybody) - alone)) == {"M2", "Ines"}


def test_a_branch_puts_its_own_members_forward_and_the_panel_is_drawn_from_these(moot):
    with pytest.raises(BadAct, match="0 may be drawn"):
        publish(moot, "grievance")
    decided = moot.decide("branch", Nominate(person=moot["Bram"], seat="grievance"), yes=3, unit=NORTH)
    (put,) = moot.followed(decided)
    assert (put.verdict["rules"], put.by["as"]) == (["6 grievance"], ["body:branch@0"])
    assert list(Nomination.objects.values_list("person", "seat", "day")) == [(moot["Bram"], "grievance", moot.today)]
    with pytest.raises(BadAct, match="was put forward for grievance already"):
        moot.decide("branch", Nominate(person=moot["Bram"], seat="grievance"), yes=3, unit=NORTH)
    with pytest.raises(BadAct, match="the lot has all who may"):
        moot.decide("branch", Nominate(person=moot["Bram"], seat="returning_officers"), yes=3, unit=NORTH)
    key = publish(moot, "grievance")
    moot.wait(7)
    assert [each.body["person"] for each in moot.followed(draw(moot, key))] == [moot["Bram"]]


def test_no_branch_puts_members_of_another_forward_and_no_member_does_so_alone(moot, refused):
    with refused("Article 6 (grievance) reaches only as far as their own unit; this lies outside it."):
        moot.decide("branch", Nominate(person=moot["Sid"], seat="grievance"), yes=3, unit=NORTH)
    with refused():
        moot.enact(Nominate(person=moot["Sol"], seat="grievance"), by="Sol")


def test_a_nomination_holds_for_one_term(moot):
    moot.decide("branch", Nominate(person=moot["Bram"], seat="grievance"), yes=3, unit=NORTH)
    moot.wait(364)
    assert list_for(moot, "grievance", moot.today) == [moot["Bram"]]
    moot.wait(1)
    assert list_for(moot, "grievance", moot.today) == []


def test_who_enters_nothing_that_the_membership_decides_enters_no_lot(moot, refused):
    with refused():
        publish(moot, by="Bram")
    key = publish(moot)
    moot.wait(7)
    with refused():
        draw(moot, key, by="Bram")


def test_nobody_is_appointed_to_a_seat_that_a_lot_fills(moot, refused):
    with refused():
        moot.enact(Appoint(person=moot["Bram"], seat="returning_officers"), by="Ada")


def test_the_list_is_the_one_that_follows_or_it_is_refused(moot):
    day = moot.today + timedelta(days=7)
    whole = list_for(moot, "returning_officers", day)
    for wrong in (whole[1:], [*whole, moot["Kit"]], list(reversed(whole))):
        with pytest.raises(BadAct, match="this is not the list"):
            publish(moot, names=wrong)


def test_the_day_of_the_numbers_is_still_to_come(moot):
    with pytest.raises(BadAct, match="expected a day after 2026-07-30"):
        publish(moot, days=0)
    key = publish(moot, days=3)
    moot.wait(2)
    with pytest.raises(BadAct, match="the seed is not known before 2026-08-02"):
        draw(moot, key)


def test_who_does_not_like_the_numbers_publishes_no_other_list(moot):
    publish(moot, days=3)
    moot.wait(1)
    second = publish(moot, days=3)
    assert [each.replaced for each in Lot.objects.order_by("pk")] == [True, False]
    moot.wait(3)
    with pytest.raises(BadAct, match="still to be drawn; nobody may choose another"):
        publish(moot)
    draw(moot, second)
    with pytest.raises(BadAct, match="it is drawn already"):
        draw(moot, second)


@pytest.mark.parametrize("spelled", ["14 3 22", "03 14 22"])
def test_one_value_has_one_spelling(moot, spelled):
    key = publish(moot)
    moot.wait(7)
    with pytest.raises(BadAct, match="ascending order"):
        draw(moot, key, spelled)


def test_who_has_taken_another_seat_since_is_passed_over_and_the_next_one_follows(db):
    moot = found(members=MANY)
    key = publish(moot)
    lot = Lot.objects.get()
    first, *others = ordered(lot.names, SEED, in_the_lot(lot))
    moot.decide("membership", Elect(person=first, seat="appeals"), yes=14)
    moot.wait(7)
    drawn = draw(moot, key)
    assert [each.body["person"] for each in moot.followed(drawn)] == others[:5]
    assert Drawn.objects.get(person=first).outcome == "passed"


def test_the_next_ones_are_alternates_where_the_body_has_them(db):
    moot = found(changed('seats = 5\nfilled_by = "lot', 'seats = 5\nalternates = 2\nfilled_by = "lot'), members=MANY)
    key = publish(moot)
    moot.wait(7)
    draw(moot, key)
    outcomes = list(Drawn.objects.order_by("rank").values_list("outcome", flat=True))
    assert outcomes == ["seated"] * 5 + ["alternate"] * 2
    assert next_in_order("returning_officers")[:2] == list(
        Drawn.objects.filter(outcome="alternate").order_by("rank").values_list("person", flat=True)
    )


def test_a_list_that_was_changed_is_found(moot):
    key = publish(moot)
    moot.wait(7)
    draw(moot, key)
    kept = Attachment.objects.get(sha256=Lot.objects.get().names)
    content = bytes(kept.content)
    Attachment.objects.filter(pk=kept.pk).update(content=content.replace(moot["Bram"].encode(), moot["Kit"].encode()))
    assert any("was changed in the data folder" in str(fault) for fault in rebuild())
    Attachment.objects.filter(pk=kept.pk).update(content=content)
    with door_open():
        Lot.objects.update(seed="1 2 3")
    assert [str(fault) for fault in rebuild()] == [
        f"bodies_lot row {key} column seed: is '1 2 3'; the record makes it '{SEED}'"
    ]


def test_each_is_as_likely_as_the_next_whoever_is_on_the_list():
    """Over 4,000 seeds each of seven comes first about as often: within five standard deviations of a seventh."""
    people, seeds = [f"p:{n}" for n in range(7)], 4_000
    names = sha256(b"a list").hexdigest()
    first = Counter(ordered(names, f"{n} {n + 1} {n + 7}", people)[0] for n in range(seeds))
    deviation = (seeds * (1 / 7) * (6 / 7)) ** 0.5
    assert len(first) == 7
    assert max(abs(count - seeds / 7) for count in first.values()) < 5 * deviation


def test_the_order_is_the_same_whatever_order_the_list_is_given_in():
    people, names = [f"p:{n}" for n in range(30)], sha256(b"a list").hexdigest()
    assert ordered(names, SEED, people) == ordered(names, SEED, reversed(people))
    assert ordered(names, SEED, people) != ordered(names, "1 2 3", people)
    assert ordered(names, SEED, people) != ordered(sha256(b"another").hexdigest(), SEED, people)


def test_seats_that_are_empty_only_later_are_counted_on_the_day_of_the_draw(db):
    moot = found(members=MANY, seats=(*OFFICERS, ("Bram", "returning_officers", None)))
    assert empty(rule(), None, moot.today) == 4
    moot.wait(366 - STANDING)
    assert empty(rule(), None, moot.today) == 5
    assert read(MODEL).body("returning_officers").seats == 5
