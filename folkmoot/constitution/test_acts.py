"""The acts of the constitution, done through the door under the model charter."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from folkmoot.constitution import reads
from folkmoot.constitution.acts import (
    Amend,
    DeclareEmergency,
    Dissolve,
    FirstMember,
    FirstSeat,
    FirstUnit,
    Found,
    Interpret,
    ProposeAmendment,
    Ratify,
)
from folkmoot.constitution.models import Emergency, Organisation, Proposal, Ratification, Version
from folkmoot.core.charter.judging import Authority, Counts
from folkmoot.door.act import Act, BadAct, Missing
from folkmoot.door.charters import adopted, attach
from folkmoot.door.draw import Draw
from folkmoot.door.enact import Done, enact
from folkmoot.door.guard import door_open
from folkmoot.door.judge import foresee
from folkmoot.door.models import Entry, Head
from folkmoot.door.occasion import Hat, Kind, Occasion
from folkmoot.door.refusal import Refused

pytestmark = pytest.mark.django_db

MODEL = (Path(__file__).parents[2] / "charters" / "model.md").read_bytes()
NOW = datetime(2026, 5, 1, 18, 30, tzinfo=UTC)
ANA = Draw("ana").person()
CONVENTION = Hat(Authority("body", "convention"))
MEMBERSHIP = Hat(Authority("electorate", "membership"))
STEERING = Hat(Authority("body", "steering"))


def found(**more: Any) -> Done:
    given: dict[str, Any] = {
        "charter": attach(MODEL),
        "name": "The Federation",
        "origin": "small.example/moot",
        "rehearsal": True,
        "members": (FirstMember(person=ANA, name="Ana", class_="member"),),
    }
    return enact(Found(**{**given, **more}), person=None, at=NOW)


def occasion(day: date) -> Occasion:
    """What the door would tell an act on this day."""
    head = Head.objects.get()
    charter = adopted(head.charter)
    at = datetime(day.year, day.month, day.day, 18, tzinfo=UTC)
    return Occasion(index=head.size, at=at, today=day, kind=Kind.LIVE, charter=charter)


def decided(act: Act, hat: Hat, day: date) -> None:
    """Apply an act as a decision would, past the judgement."""
    when = occasion(day)
    with door_open():
        act.apply(act.gather(when), when)


def other(article: str, old: bytes, new: bytes) -> str:
    """The model with a change, attached."""
    assert old in MODEL
    return attach(MODEL.replace(old, new, 1))


def test_the_first_act_founds_the_organisation_on_its_charter() -> None:
    found()
    assert reads.in_force() == Head.objects.get().charter == attach(MODEL)
    assert Organisation.objects.get().origin == Head.objects.get().origin == "small.example/moot"
    assert Entry.objects.get(index=0).act == "constitution.found"
    assert Head.objects.get().rehearsal


def test_the_name_of_the_organisation_is_a_commitment() -> None:
    found()
    assert Organisation.objects.get().name.startswith("c:")


def test_an_organisation_is_founded_once() -> None:
    found()
    with pytest.raises(BadAct, match="founded already"):
        found()
    assert Version.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"members": (FirstMember(person=ANA, name="Ana", class_="friend"),)},
        {"members": (FirstMember(person=ANA, name="Ana", class_="member", unit=0),)},
        {"members": (FirstMember(person=ANA, name="Ana", class_="member"),) * 2},
        {"units": (FirstUnit(kind="cell", name="North"),)},
        {"seats": (FirstSeat(person=ANA, seat="politburo"),)},
        {"members": (), "seats": (FirstSeat(person=ANA, seat="steering"),)},
    ],
)
def test_a_founding_names_only_what_the_charter_has(wrong: dict[str, Any]) -> None:
    with pytest.raises(BadAct):
        found(**wrong)
    assert not Entry.objects.exists()
    assert not Organisation.objects.exists()


def test_a_member_proposes_another_charter() -> None:
    found()
    done = enact(ProposeAmendment(charter=other("2", b"3 months", b"4 months")), person=ANA, at=NOW)
    proposal = Proposal.objects.get()
    assert (proposal.id, proposal.under, proposal.day) == (done.key(), attach(MODEL), date(2026, 5, 1))


def test_whoever_is_no_member_proposes_nothing() -> None:
    found()
    before = Head.objects.get().size
    with pytest.raises(Refused):
        enact(ProposeAmendment(charter=attach(MODEL)), person=Draw("ben").person(), at=NOW)
    assert (Proposal.objects.count(), Head.objects.get().size) == (0, before)


def test_a_text_that_is_no_charter_is_not_proposed() -> None:
    found()
    with pytest.raises(BadAct, match="no charter"):
        enact(ProposeAmendment(charter=attach(b"```toml charter\nx = \n```\n")), person=ANA, at=NOW)
    with pytest.raises(Missing):
        enact(ProposeAmendment(charter="0" * 64), person=ANA, at=NOW)


def test_the_convention_amends_after_ninety_days_by_two_thirds() -> None:
    found()
    new = other("2", b"3 months", b"4 months")
    done = enact(ProposeAmendment(charter=new), person=ANA, at=NOW)
    amend, counts = Amend(charter=new, proposal=done.key()), Counts(yes=20, no=10, present=30)
    verdicts = []
    for days in (89, 90):
        when = occasion(date(2026, 5, 1) + timedelta(days=days))
        facts = amend.gather(when)
        assert facts.get("days_since_proposal") == days
        assert facts.get("articles") == ("2",)
        verdicts.append(foresee(amend, when, CONVENTION, counts))
    assert "deliberation" in {reason.kind for reason in verdicts[0].because}
    assert "deliberation" not in {reason.kind for reason in verdicts[1].because}


def test_nobody_amends_alone() -> None:
    found()
    new = other("2", b"3 months", b"4 months")
    with pytest.raises(Refused):
        enact(Amend(charter=new), person=ANA, at=NOW)
    assert reads.in_force() == Head.objects.get().charter == attach(MODEL)


def test_an_entrenched_article_needs_a_ratification_of_that_very_proposal() -> None:
    found()
    new = other("1", b"first 60 days", b"first 50 days")
    done = enact(ProposeAmendment(charter=new), person=ANA, at=NOW)
    later, amend = date(2026, 9, 1), Amend(charter=new, proposal=done.key())
    assert amend.gather(occasion(later)).get("ratified") is False
    decided(Ratify(of=done.key()), MEMBERSHIP, later)
    assert Ratification.objects.get().of == done.key()
    assert amend.gather(occasion(later)).get("ratified") is True
    assert amend.matter() == done.index


def test_the_text_that_is_adopted_is_the_text_that_was_proposed() -> None:
    found()
    done = enact(ProposeAmendment(charter=other("2", b"3 months", b"4 months")), person=ANA, at=NOW)
    with pytest.raises(BadAct, match="proposed"):
        enact(Amend(charter=attach(MODEL), proposal=done.key()), person=ANA, at=NOW)


def test_only_the_appeals_committee_rules_on_the_charter() -> None:
    found()
    with pytest.raises(Refused):
        enact(Interpret(article="1", ruling="A branch means a branch."), person=ANA, at=NOW)
    with pytest.raises(Missing):
        enact(Interpret(article="99", ruling="Nothing."), person=ANA, at=NOW)


def test_an_emergency_ends_when_nobody_confirms_it_in_time() -> None:
    found()
    start = date(2026, 5, 1)
    declare = DeclareEmergency(trigger="disaster", until=start + timedelta(days=60), reason="Flood")
    decided(declare, STEERING, start)
    assert reads.emergency_on(start + timedelta(days=21)) is not None
    assert reads.emergency_on(start + timedelta(days=22)) is None
    decided(Ratify(of=Emergency.objects.get().id), MEMBERSHIP, start + timedelta(days=5))
    assert reads.emergency_on(start + timedelta(days=59)) is not None
    assert reads.emergency_on(start + timedelta(days=60)) is None


def test_a_second_emergency_on_the_heels_of_the_first_renews_it() -> None:
    found()
    start = date(2026, 5, 1)
    decided(DeclareEmergency(trigger="disaster", until=start + timedelta(days=21), reason="Flood"), STEERING, start)
    again = DeclareEmergency(trigger="disaster", until=start + timedelta(days=42), reason="Flood")
    facts = again.gather(occasion(start + timedelta(days=21)))
    assert (facts.get("renewals"), facts.get("days")) == (1, 21)
    assert again.gather(occasion(start + timedelta(days=30))).get("renewals") == 0


def test_nobody_dissolves_the_organisation_alone() -> None:
    found()
    with pytest.raises(Refused):
        enact(Dissolve(), person=ANA, at=NOW)
    assert Head.objects.get().dissolved_in is None
