"""Decisions as appeals see them: the case in which one was taken, whom it names, and what has become of it."""

from datetime import date

from folkmoot.bodies.acts.deciding import Decide
from folkmoot.bodies.models import Decision, Waiting
from folkmoot.core.charter.charter import Charter
from folkmoot.core.record.entry import Entry as RecordEntry
from folkmoot.door.act import Act, Missing, decode, encode
from folkmoot.door.models import Entry
from folkmoot.door.occasion import born_of
from folkmoot.door.rows import rows
from folkmoot.grievances.models import Appeal, Finding, Ruling

UNDOING = ("overturn", "vary", "remit", "falls")
"""What leaves nothing of the decision that it is about."""


def decision(key: int) -> Decision:
    """The decision with this key. Raises Missing."""
    found = rows(Decision, id=key)
    if not found:
        raise Missing("field decision: there is no decision {decision}", decision=key)
    return found[0]


def carried(row: Decision) -> list[Act]:
    """The acts that a decision carries."""
    line = Entry.objects.using("default").values_list("line", flat=True).get(index=born_of(row.pk))
    entry = RecordEntry.parse(bytes(line))
    taken = decode(entry.act, dict(entry.body))
    return taken.acts() if isinstance(taken, Decide) else []


def case_in(row: Decision) -> int | None:
    """The case in which a decision was taken, if it was in one."""
    for act in carried(row):
        found = getattr(act, "case", None)
        if isinstance(found, int):
            return found
    return None


def people_in(row: Decision) -> frozenset[str]:
    """The people whom a decision names by what it carries."""
    named = (value for act in carried(row) for value in encode(act).values())
    return frozenset(value for value in named if isinstance(value, str) and value.startswith("p:"))


def verbs_of(row: Decision) -> frozenset[str]:
    """The verbs of what a decision carries."""
    return frozenset(act.verb() for act in carried(row))


def decided_on(row: Decision, charter: Charter) -> date:
    """The day on which a decision was entered, and anybody whom it concerns could know of it."""
    at = Entry.objects.using("default").values_list("at", flat=True).get(index=born_of(row.pk))
    return max(row.held_on, at.astimezone(charter.timezone).date())


def set_aside(key: int) -> date | None:
    """The day on which a decision was set aside, sent back or replaced, or fell; None, while it stands."""
    days = [each.day for each in rows(Ruling, of_decision=key) if each.deed in UNDOING and each.ended_on is None]
    return min(days, default=None)


def open_appeals(key: int) -> list[Appeal]:
    """The appeals against a decision that are not decided yet."""
    return [each for each in rows(Appeal, decision=key) if each.ended_on is None]


def appeals_on(row: Decision, case: int | None) -> list[Appeal]:
    """The appeals that are open against a decision; in a case, against any that the same body took there."""
    found = open_appeals(row.pk)
    if case is not None:
        there = [each for each in rows(Appeal, case=case) if each.ended_on is None and each.of_body == row.body]
        found += [each for each in there if each.pk not in {one.pk for one in found}]
    return found


def ruled_in(case: int) -> int | None:
    """The last decision by which something was ruled in a case, if any was."""
    found = [each.decision for each in rows(Ruling, case=case) if each.decision is not None and each.deed != "reopen"]
    return found[-1] if found else None


def reopened_in(case: int) -> int | None:
    """The decision that was taken up again last in a case, if it stands still."""
    found = [each.of_decision for each in rows(Ruling, case=case) if each.deed == "reopen"]
    return next((key for key in reversed(found) if key is not None and not _ruled_on(key)), None)


def sanctioned_in(case: int) -> int | None:
    """The decision of a case of which a sanction waits to be done."""
    found = [each.decision for each in Waiting.objects.filter(outcome="").order_by("-pk")]
    return next((key for key in found if case_in(decision(key)) == case), None)


def _ruled_on(key: int) -> bool:
    return any(each.deed in UNDOING and each.ended_on is None for each in rows(Ruling, of_decision=key))


def latest_in(case: int) -> int | None:
    """The decision of a case that one means who names none: appealed against and open, else the finding that stands."""
    appealed = [each.decision for each in rows(Appeal, case=case) if each.ended_on is None]
    found = sorted(rows(Finding, case=case), key=lambda each: (each.ended_on is None, each.pk))
    return next((key for key in (*reversed(appealed), *(each.decision for each in reversed(found))) if key), None)


def own_appeals(person: str) -> list[Appeal]:
    """The appeals of somebody that are not decided yet."""
    return [each for each in rows(Appeal, person=person) if each.ended_on is None]
