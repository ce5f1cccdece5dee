"""The door: the one function through which everything goes that changes the organisation.

One transaction: lock the head of the record, gather, decide, apply, append; and the same for all that follows from
the act. All of it, or none of it.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from django.db import transaction

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.errors import CharterError
from folkmoot.core.charter.facts import Facts
from folkmoot.core.charter.judging import OWN, Verdict
from folkmoot.door import record
from folkmoot.door.act import Act, BadAct, Missing, followers, reactions
from folkmoot.door.charters import adopted, charter_that_judges
from folkmoot.door.draw import Draw
from folkmoot.door.edtf import partial_date
from folkmoot.door.guard import door_open
from folkmoot.door.hiding import keep_hidden
from folkmoot.door.judge import Judged, judge, judge_facts
from folkmoot.door.models import Entry, Head
from folkmoot.door.occasion import Hat, Kind, Occasion
from folkmoot.door.refusal import Refused
from folkmoot.door.rows import overwrite, rows
from folkmoot.door.seal import seal, seal_text
from folkmoot.door.standing import standing
from folkmoot.door.step import Step
from folkmoot.door.unmoved import unmoved


@dataclass(frozen=True, slots=True)
class Attested:
    """A recorder enters an act for the person: `paper` says where the person's own word lies, a letter and its date."""

    deputy: str
    paper: str


@dataclass(frozen=True, slots=True)
class Done:
    """What an act left: its index, and those of everything that followed from it."""

    index: int
    act: str
    followed: tuple[int, ...] = ()
    again: bool = False

    def key(self, n: int = 0) -> int:
        """The key of the n-th row that was born of the act."""
        return self.index * 2**20 + n


def enact(
    act: Act,
    *,
    person: str | None,
    at: datetime,
    hats: frozenset[Hat] | None = None,
    draw: Draw | None = None,
    request: str | None = None,
    due: datetime | None = None,
    attested: Attested | None = None,
) -> Done:
    """Judge, apply and record one act and all that follows from it, or none of it.

    `person` acts, by all the hats that they wear on that day, or by `hats` (the clock). The first act of an empty
    record founds the organisation. The same `request` gives the same entry, once. An act on oneself may be `attested`
    by whoever enters what bodies decide (semantics C 3).
    Raises Refused when the charter does not allow it, BadAct when the act is not well formed.
    """
    draw = draw or Draw()
    sealed = seal(act, draw)
    step = Step(sealed.act, sealed.words, person=person, hats=hats, due=due)
    if attested is not None:
        if act.verb() not in OWN or person is None:
            raise BadAct("only an act on oneself can be entered for somebody")
        step = replace(step, deputy=attested.deputy, source=seal_text(attested.paper, "source", draw))
    try:
        with transaction.atomic(), door_open():
            head = lock()
            return _again(request) or _proceed(head, step, at, request=request)
    except Refused as refused:
        _leave_a_trace(refused, step, at)
        raise


def tell(
    act: Act, *, on: str, hats: frozenset[Hat], source: str, at: datetime, draw: Draw, cause: int | None = None
) -> Done:
    """Record what happened before the organisation came here: kept whatever the verdict, with its source.

    `on` is a partial date (EDTF); told acts come in the order of the latest day that each can mean. `cause` is the
    entry from which the source says that it followed.
    Raises BadAct when the record is already live, or the date comes before one that is told.
    """
    sealed = seal(act, draw)
    step = Step(sealed.act, sealed.words, hats=hats, on=on, source=seal_text(source, "source", draw), cause=cause)
    with transaction.atomic(), door_open():
        return _proceed(lock(), step, at)


def ask(act: Act, *, person: str | None, at: datetime, hats: frozenset[Hat] | None = None) -> Verdict:
    """The verdict that `enact` would give, on the act and all that follows from it: nothing is changed or kept."""
    step = Step(seal(act, Draw()).act, person=person, hats=hats)
    verdict = _verdict(step, at)
    return _undone(step, at) or verdict if verdict.value == "allowed" and reactions(type(step.act)) else verdict


def ask_alone(act: Act, *, person: str | None, at: datetime, hats: frozenset[Hat] | None = None) -> Verdict:
    """The verdict on the act alone, with which `enact` would begin: what follows from it may still be refused.

    Nothing is tried and undone, so that nobody who writes waits for it.
    """
    return _verdict(Step(seal(act, Draw()).act, person=person, hats=hats), at)


def _verdict(step: Step, at: datetime) -> Verdict:
    with unmoved():
        head = next(iter(rows(Head, id=Head.THE_ONE)), None) or Head()
        occasion = _occasion(head, step, at)
        try:
            keep_hidden(step.act, occasion)
        except Refused as refused:
            return refused.verdict
        return judge(step.act, occasion, dissolved=head.dissolved_in is not None).verdict


def _undone(step: Step, at: datetime) -> Verdict | None:
    """Why something that follows from an act is refused, or None: it is all done, and undone again."""
    try:
        with transaction.atomic(), door_open():
            _proceed(lock(), step, at)
            transaction.set_rollback(True)
    except Refused as refused:
        return refused.verdict
    return None


def lock() -> Head:
    """Take the one row that every act takes: acts take turns."""
    found = rows(Head, id=Head.THE_ONE, lock=True)
    return found[0] if found else Head.objects.select_for_update().get_or_create(pk=Head.THE_ONE)[0]


def _again(request: str | None) -> Done | None:
    """What the same request left before."""
    if request is None:
        return None
    entry = next(iter(rows(Entry, request=request)), None)
    return None if entry is None else Done(entry.index, entry.act, again=True)


def _proceed(head: Head, first: Step, at: datetime, *, request: str | None = None) -> Done:
    queue, left = deque([first]), list[int]()
    while queue:
        step = queue.popleft()
        with unmoved():
            occasion = _occasion(head, step, at)
            if step is first:
                keep_hidden(step.act, occasion)
            judged = judge(step.act, occasion, dissolved=head.dissolved_in is not None)
        _permit(step, occasion, judged, first)
        if step.deputy is not None and step is first:
            _permit_deputy(step, occasion, judged)
        step.act.apply(judged.facts, occasion)
        record.append(head, step, occasion, judged, request=request if step is first else None)
        left.append(occasion.index)
        queue.extend(_then(step, judged.facts, occasion))
    overwrite(head)
    return Done(left[0], first.act.declared.name, tuple(left[1:]))


def _permit(step: Step, occasion: Occasion, judged: Judged, first: Step) -> None:
    """Raise Refused unless the verdict lets the act through. A told act is kept whatever its verdict."""
    if occasion.kind in (Kind.FOUNDING, Kind.TOLD) or judged.verdict.value == "allowed":
        return
    raise Refused(step.act, judged, occasion, None if step is first else first.act)


def _permit_deputy(step: Step, occasion: Occasion, judged: Judged) -> None:
    """Raise Refused unless whoever enters the act for the person may enter what bodies decide, in the person's unit."""
    there = replace(occasion, hats=standing(step.deputy or "", occasion.today, occasion.charter).hats, decision=None)
    unit = judged.facts.get("unit")
    facts = Facts({"decision"}, {"unit": unit} if isinstance(unit, int) else {})
    recording = judge_facts("decide", facts, there)
    if recording.verdict.value != "allowed":
        raise Refused(step.act, recording, there)


def _then(step: Step, facts: Facts, occasion: Occasion) -> Iterator[Step]:
    for follow in followers(step.act, facts, occasion):
        reported = step.day or step.act.judged_on()
        yield replace(
            step,
            act=follow.act,
            words=(),
            person=None if follow.by_itself else step.person,
            deputy=None if follow.by_itself else step.deputy,
            hats=frozenset({Hat(follow.authority, follow.unit)}),
            decision=follow.decision,
            cause=occasion.index,
            source=None,
            due=None,
            day=reported,
            charter=occasion.charter.hash if reported else None,
        )


def _occasion(head: Head, step: Step, at: datetime) -> Occasion:
    """The circumstances of one act. Raises BadAct when such an act cannot come at this place of the record."""
    kind = _kind(head, step)
    at = _time(head, at.astimezone(UTC).replace(microsecond=0))
    charter = _charter(head, step, kind)
    today = at.astimezone(charter.timezone).date()
    judged_on = step.act.judged_on() or step.day
    if kind is Kind.TOLD:
        today = _told_day(head, step)
    elif step.on is not None:  # the founding, told of
        today = partial_date(step.on).latest
    elif judged_on is not None:
        if judged_on > today:
            raise BadAct("{judged_on} has not come yet", judged_on=judged_on)
        today = judged_on
    hats = step.hats
    if hats is None:
        hats = standing(step.person, today, charter).hats if step.person else frozenset()
    return Occasion(
        index=head.size,
        at=at,
        today=today,
        kind=kind,
        charter=charter,
        person=step.person,
        deputy=step.deputy,
        hats=hats,
        decision=step.decision,
        cause=step.cause,
        on=step.on or (judged_on.isoformat() if judged_on else None),
    )


def _kind(head: Head, step: Step) -> Kind:
    founding = step.act.declared.verb == "found" and step.cause is None
    if founding and head.size:
        raise BadAct("the organisation is founded already")
    if head.size == 0:
        if not founding:
            raise BadAct("nothing is founded yet: the first act founds")
        return Kind.FOUNDING
    if step.on is not None:
        return _told_kind(head, step)
    return Kind.REHEARSED if head.rehearsal else Kind.LIVE


def _told_kind(head: Head, step: Step) -> Kind:
    if head.rehearsal:
        raise BadAct("a rehearsal has no sources: enact its acts")
    if head.live_from is not None and step.act.declared.on not in ("history", "batch"):
        raise BadAct("the record is live: only what concerns its history, and a list of members, may still be told")
    return Kind.TOLD


def _told_day(head: Head, step: Step) -> date:
    day = partial_date(step.on or "").latest
    if head.told_until is not None and day < head.told_until and head.live_from is None:
        raise BadAct(
            "told acts come in the order of their dates: {on} comes before {told_until}",
            on=step.on,
            told_until=head.told_until,
        )
    return day


def _time(head: Head, at: datetime) -> datetime:
    """`at` never decreases: a clock that was put back does not put the record back."""
    return at if head.at is None else max(at, head.at)


def _charter(head: Head, step: Step, kind: Kind) -> Charter:
    if kind is not Kind.FOUNDING:
        return adopted(charter_that_judges(step.act, step.charter or head.charter))
    founding = step.act.adopts()
    if founding is None:
        raise BadAct("an organisation is founded on a charter")
    try:
        return adopted(founding)
    except LookupError as error:
        raise Missing("field charter: {error}", error=error) from None
    except CharterError as error:
        raise BadAct("field charter: this text is no charter: {error}", error=error) from None


def _leave_a_trace(refused: Refused, step: Step, at: datetime) -> None:
    """Record that a prohibition refused somebody who holds a seat or an office: once per person, act and object."""
    if step.person is None or not any(reason.kind == "prohibition" for reason in refused.verdict.because):
        return
    with transaction.atomic(), door_open():
        head = lock()
        occasion = replace(_occasion(head, step, at), kind=Kind.REFUSED)
        if standing(step.person, occasion.today, occasion.charter).seated:
            record.append_refusal(head, refused, occasion)
            overwrite(head)
