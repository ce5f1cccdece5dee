"""What was decided and had to wait for an appeal is asked about again, and done or refused."""

from collections.abc import Iterator

from folkmoot.bodies.acts.deciding import Decide
from folkmoot.bodies.models import Decision, Waiting
from folkmoot.bodies.seats import authority
from folkmoot.bodies.waiting import fate, is_over
from folkmoot.core.charter.facts import Facts, Value
from folkmoot.core.charter.judging import Counts, Verdict
from folkmoot.core.record.entry import Entry as RecordEntry
from folkmoot.door.act import Act, BadAct, Follow, Key, Missing, act, decode, follows
from folkmoot.door.classes import RecordName
from folkmoot.door.judge import foresee
from folkmoot.door.models import Entry
from folkmoot.door.occasion import Hat, Occasion, born_of
from folkmoot.door.rows import rows


@act("bodies.carry_out", verb="decide", on="decision", record="decision")
class CarryOut(Act, frozen=True, kw_only=True):
    """I enter that what was decided has waited long enough, and that it is done now, or may not be done any more.

    Changes: what waited waits no longer, and by what follows whatever was decided.
    Shows: to whoever may read decisions, and may read what was decided.
    """

    waiting: Key

    def record_names(self) -> tuple[RecordName, ...]:
        return (self.declared.record, *act_of(_row(self.waiting)).record_names())

    def gather(self, occasion: Occasion) -> Facts:
        row = _row(self.waiting)
        if row.outcome:
            raise BadAct("field waiting: it was asked about again on {asked_on}", asked_on=row.asked_on)
        decision = Decision.objects.get(pk=row.decision)
        known: dict[str, Value] = {
            "final": is_over(row, occasion.today),
            "decide": _outcome(row, occasion)[0] == "done",
        }
        if decision.unit is not None:
            known["unit"] = decision.unit
        return Facts({f"decision:{decision.body}"}, known)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        row = _row(self.waiting)
        outcome, refused_by = _outcome(row, occasion)
        Waiting.objects.filter(pk=row.pk).update(
            asked=occasion.key(), asked_on=occasion.today, outcome=outcome, refused_by=refused_by
        )


@follows(CarryOut)
def carried_out(waited: CarryOut, facts: Facts, occasion: Occasion) -> Iterator[Follow]:
    """What waited, by the authority of the body that decided it and with its count, if the charter allows it still."""
    if facts.get("decide") is True:
        row = _row(waited.waiting)
        decision = Decision.objects.get(pk=row.decision)
        by = authority(occasion.charter, decision.body)
        yield Follow(act_of(row), by, decision.unit, _counts(decision))


def act_of(waiting: Waiting) -> Act:
    """The act that waits, as the decision carries it."""
    line = Entry.objects.using("default").values_list("line", flat=True).get(index=born_of(waiting.decision))
    entry = RecordEntry.parse(bytes(line))
    decision = decode(entry.act, dict(entry.body))
    assert isinstance(decision, Decide)
    return decision.acts()[waiting.place]


def _row(key: int) -> Waiting:
    found = rows(Waiting, id=key)
    if not found:
        raise Missing("field waiting: nothing waits as {waiting}", waiting=key)
    return found[0]


def _outcome(row: Waiting, occasion: Occasion) -> tuple[str, str]:
    """What becomes of what waited, and by which rules it is refused."""
    if fate(row.decision, occasion.today).set_aside:
        return "set_aside", ""
    try:
        verdict = _asked_again(row, occasion)
    except BadAct:  # what it was about is no more: there is nothing left to do it to
        return "refused", ""
    return ("done", "") if verdict.value == "allowed" else ("refused", ", ".join(verdict.rules)[:500])


def _asked_again(row: Waiting, occasion: Occasion) -> Verdict:
    """What the charter says of it by now: on the vote of the day of the decision, and on all else as it stands."""
    decision = Decision.objects.get(pk=row.decision)
    as_decided = Occasion(
        index=occasion.index,
        at=occasion.at,
        today=occasion.today,
        kind=occasion.kind,
        charter=occasion.charter,
        cause=born_of(decision.pk),
    )
    hat = Hat(authority(occasion.charter, decision.body), decision.unit)
    return foresee(act_of(row), as_decided, hat, _counts(decision))


def _counts(decision: Decision) -> Counts | None:
    if decision.yes is None or decision.no is None:
        return None
    return Counts(decision.yes, decision.no, decision.abstain or 0, decision.present)
