"""From the founding to a decision: what is carried follows, what is lost is kept, what is forbidden is refused."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from folkmoot.bodies.acts.deciding import Decide
from folkmoot.bodies.acts.ending import StandDown, Vacate
from folkmoot.bodies.acts.meeting import Convene, OpenMeeting
from folkmoot.bodies.acts.orders import Instruct
from folkmoot.bodies.models import Attendance, Decision, Mandate, Meeting
from folkmoot.bodies.reads import in_force, months_after
from folkmoot.constitution.acts import FirstMember, FirstSeat, FirstUnit, Found
from folkmoot.core.charter.judging import Authority
from folkmoot.core.record.entry import Entry as RecordEntry
from folkmoot.door.act import BadAct, Carried, Missing
from folkmoot.door.charters import attach
from folkmoot.door.draw import Draw
from folkmoot.door.enact import enact, tell
from folkmoot.door.guard import rebuilt_models
from folkmoot.door.models import Entry
from folkmoot.door.occasion import CLOCK, Hat
from folkmoot.door.refusal import Refused
from folkmoot.members.acts import Apply
from folkmoot.members.reads import membership_on

AT = datetime(2026, 5, 1, 18, tzinfo=UTC)
LATER = AT + timedelta(days=10)
MODEL = Path(__file__).parents[2] / "charters" / "model.md"


@dataclass(frozen=True)
class People:
    ada: str
    ben: str
    bram: str
    ines: str
    kit: str


@pytest.fixture
def people(db: None) -> People:
    """An organisation of one branch; Kit is not in it yet."""
    draw = Draw("bodies")
    who = People(*(draw.person() for _ in range(5)))
    names = {who.ada: "Ada", who.ben: "Ben", who.bram: "Bram", who.ines: "Ines"}
    found = Found(
        charter=attach(MODEL.read_bytes()),
        name="Federation",
        origin="federation.example",
        members=tuple(FirstMember(person=ref, name=name, class_="member", unit=0) for ref, name in names.items()),
        units=(FirstUnit(kind="branch", name="North Branch"),),
        seats=(
            FirstSeat(person=who.ada, seat="general_secretary"),
            FirstSeat(person=who.ada, seat="branch_secretary", unit=0),
            FirstSeat(person=who.bram, seat="steering"),
            FirstSeat(person=who.ben, seat="steering"),
            FirstSeat(person=who.ines, seat="appeals"),
        ),
    )
    enact(found, person=who.ada, at=AT)
    return who


def decided(act: str, fields: dict[str, Any], *, body: str = "branch", unit: int | None = 0, no: int = 0) -> Decide:
    return Decide(
        body=body,
        unit=unit,
        yes=3 - no,
        no=no,
        present=3,
        question="Shall we?",
        carries=(Carried(act=act, fields=fields),),
    )


def kit_applies(people: People) -> int:
    return enact(Apply(person=people.kit, name="Kit", unit=0), person=people.kit, at=AT).key()


def entry(index: int) -> RecordEntry:
    return RecordEntry.parse(bytes(Entry.objects.get(pk=index).line))


def tables() -> dict[str, list[Any]]:
    return {model._meta.label: list(model.objects.order_by("pk").values()) for model in rebuilt_models()}


def test_the_first_seats_are_taken_in_their_units(people: People) -> None:
    held = in_force(date(2026, 5, 1)).values_list("person", "seat", "unit", "until_day")
    assert list(held) == [
        (people.ada, "general_secretary", None, date(2027, 5, 1)),
        (people.ada, "branch_secretary", 0, date(2027, 5, 1)),
        (people.bram, "steering", None, date(2027, 5, 1)),
        (people.ben, "steering", None, date(2027, 5, 1)),
        (people.ines, "appeals", None, date(2028, 5, 1)),
    ]


def test_what_a_branch_carries_follows_as_an_entry_of_its_own(people: People) -> None:
    application = kit_applies(people)
    done = enact(decided("members.admit", {"application": application}), person=people.ada, at=LATER)
    (admission,) = done.followed
    assert (entry(admission).act, entry(admission).cause) == ("members.admit", done.index)
    assert entry(admission).by["as"] == ["body:branch@0"]
    assert membership_on(people.kit, date(2026, 5, 11)) is not None
    assert Decision.objects.get().carried is True


def test_a_lost_vote_admits_nobody_and_is_recorded(people: People) -> None:
    application = kit_applies(people)
    done = enact(decided("members.admit", {"application": application}, no=2), person=people.ada, at=LATER)
    assert done.followed == ()
    assert membership_on(people.kit, date(2026, 5, 11)) is None
    assert (Decision.objects.get().carried, Decision.objects.get().no) == (False, 2)


def test_a_decision_that_carries_nothing_takes_the_majority_of_its_body(people: People) -> None:
    for no, carried in ((1, True), (2, False)):
        act = Decide(body="branch", unit=0, yes=3 - no, no=no, present=3, question="Is it May?")
        done = enact(act, person=people.ada, at=LATER)
        assert Decision.objects.get(pk=done.key()).carried is carried


def test_an_instruction_to_a_judge_is_refused_and_leaves_one_entry(people: People) -> None:
    before = tables()
    size = Entry.objects.count()
    order = decided("bodies.instruct", {"person": people.ines, "what": "Find for us."}, body="steering", unit=None)
    for _ in range(2):
        with pytest.raises(Refused) as refused:
            enact(order, person=people.bram, at=LATER)
        assert "6 no_reversal" in refused.value.verdict.rules
    assert [row.kind for row in Entry.objects.filter(pk__gte=size)] == ["refused"]
    assert tables() == before


def test_a_holder_of_a_seat_may_not_instruct_a_judge_alone_either(people: People) -> None:
    with pytest.raises(Refused) as refused:
        enact(Instruct(seat="appeals", what="Find for us."), person=people.bram, at=LATER)
    assert "6 no_reversal" in refused.value.verdict.rules


def test_a_decision_is_entered_by_those_who_may_only(people: People) -> None:
    with pytest.raises(Refused):
        enact(Decide(body="branch", unit=0, yes=3, no=0, present=3, question="?"), person=people.ines, at=LATER)
    assert Decision.objects.count() == 0


def test_more_votes_than_people_are_no_count(people: People) -> None:
    with pytest.raises(BadAct, match="only 1 were present"):
        enact(Decide(body="branch", unit=0, yes=3, no=0, present=1, question="?"), person=people.ada, at=LATER)


def test_a_meeting_is_called_in_time_or_not_at_all(people: People) -> None:
    with pytest.raises(Refused):
        enact(Convene(body="branch", unit=0, day=date(2026, 5, 8)), person=people.ada, at=AT)
    meeting = enact(Convene(body="branch", unit=0, day=date(2026, 5, 9)), person=people.ada, at=AT).key()
    enact(OpenMeeting(meeting=meeting, present=3, people=(people.ada, people.ben)), person=people.ada, at=LATER)
    assert (Meeting.objects.get().notice_days, Meeting.objects.get().present) == (7, 3)
    assert Attendance.objects.count() == 2


def test_a_reported_decision_needs_a_meeting_that_was_called(people: People) -> None:
    act = Decide(body="branch", unit=0, held_on=date(2026, 5, 9), yes=3, no=0, present=3, question="?")
    with pytest.raises(Missing):
        enact(act, person=people.ada, at=LATER)


def test_a_decision_is_reported_until_the_minutes_are_approved(people: People) -> None:
    meeting = enact(Convene(body="branch", unit=0, day=date(2026, 5, 9)), person=people.ada, at=AT).key()
    act = Decide(body="branch", unit=0, held_on=date(2026, 5, 9), yes=3, no=0, present=3, question="?")
    key = enact(act, person=people.ada, at=LATER).key()
    assert (Decision.objects.get(pk=key).reported, Decision.objects.get(pk=key).held_on) == (True, date(2026, 5, 9))
    approval = decided("bodies.approve_minutes", {"meeting": meeting, "minutes": "We met."})
    enact(approval, person=people.ada, at=LATER)
    assert Decision.objects.get(pk=key).reported is False


def test_a_seat_is_entered_as_empty_when_its_term_has_ended(people: People) -> None:
    mandate = Mandate.objects.get(seat="steering", person=people.bram)
    with pytest.raises(Refused):
        enact(Vacate(mandate=mandate.pk), person=people.ada, at=LATER)
    clock = frozenset({CLOCK})
    enact(Vacate(mandate=mandate.pk), person=None, hats=clock, at=AT + timedelta(days=367))
    mandate.refresh_from_db()
    assert mandate.end == "vacate"


def test_a_branch_elects_another_secretary(people: People) -> None:
    elect = {"person": people.ben, "seat": "branch_secretary", "unit": 0}
    enact(decided("bodies.elect", elect), person=people.ada, at=LATER)
    assert Mandate.objects.filter(person=people.ben, seat="branch_secretary", how="elect").exists()


def test_everybody_gives_up_their_own_seat_only(people: People) -> None:
    with pytest.raises(BadAct):
        enact(StandDown(person=people.ines, seat="appeals"), person=people.bram, at=LATER)
    enact(StandDown(person=people.ines, seat="appeals"), person=people.ines, at=LATER)
    assert in_force(date(2026, 5, 11)).filter(person=people.ines).count() == 0


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 5, 1), 12, date(2027, 5, 1)),
        (date(2026, 12, 5), 1, date(2027, 1, 5)),
    ],
)
def test_months_end_with_the_month(day: date, months: int, then: date) -> None:
    assert months_after(day, months) == then


@pytest.mark.usefixtures("people")
def test_a_told_decision_is_believed_where_the_rows_do_not_say_how_many_there_were() -> None:
    act = Decide(body="steering", yes=9, no=0, present=9, question="Shall we print?")
    hats = frozenset({Hat(Authority("body", "steering"))})
    tell(act, on="2026-05", hats=hats, source="Minutes, p. 3", at=LATER, draw=Draw("told"))
    assert Decision.objects.get().carried is True
