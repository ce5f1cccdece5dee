"""Where a case stands: what was done, what comes next and by when, and who may do it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from folkmoot.core.charter.charter import Charter
from folkmoot.door.rows import rows
from folkmoot.grievances import procedure
from folkmoot.grievances.acts.deadlines import StepName
from folkmoot.grievances.done import heard
from folkmoot.grievances.models import Case, Hearing, Measure, Party, Recusal, Sanction, Step
from folkmoot.grievances.panel import Panel, judged, panel
from folkmoot.grievances.readers import is_told
from folkmoot.grievances.reads import charter_of, findings, is_open, parties, steps

Stage = Literal["received", "acknowledged", "called", "heard", "found", "sanctioned", "closed"]
ORDER: tuple[StepName, ...] = ("acknowledge", "assign", "hear", "find", "sanction", "publish")
ACTS: dict[str, tuple[str, ...]] = {
    "acknowledge": ("grievances.acknowledge",),
    "assign": ("grievances.assign", "grievances.call_alternate"),
    "hear": ("grievances.call_hearing", "grievances.hear"),
    "find": ("grievances.find",),
    "sanction": ("grievances.sanction",),
    "publish": (),
    "review": ("grievances.review_measure", "grievances.lift_measure"),
}
"""The acts that do a step."""


@dataclass(frozen=True, slots=True)
class Next:
    """One thing that is to be done in a case, by whom, and by when, where the charter gives days for it.

    `begin_by` is the last day on which it can be begun to be done in time: a hearing is called with notice. `decided`
    says that those who hear the case decide it by a vote, of whom at least `needed` must be there.
    """

    step: str
    due_on: date | None
    late: bool
    acts: tuple[str, ...]
    who: frozenset[str]
    begin_by: date | None = None
    decided: bool = False
    needed: int = 1


def stage(case: Case, day: date) -> Stage:
    """Where a case stands on a day."""
    if not is_open(case, day):
        return "closed"
    hearings = rows(Hearing, case=case.pk)
    if any(each.ended_on is None for each in rows(Sanction, case=case.pk)):
        return "sanctioned"
    if findings(case):
        return "found"
    if any(each.held_on is not None for each in hearings):
        return "heard"
    if hearings:
        return "called"
    acknowledged = any(each.step == "acknowledge" and each.met_on is not None for each in steps(case))
    return "acknowledged" if acknowledged else "received"


def next_steps(case: Case, day: date) -> list[Next]:
    """What is to be done in an open case, in the order in which it is done."""
    if not is_open(case, day) or not case.body:
        return []
    there, charter = panel(case, day), charter_of(case)
    waiting = _waiting(case)
    found = [_next(name, waiting[name], case, there, charter, day) for name in ORDER if name in waiting]
    for each in rows(Measure, case=case.pk):
        if each.review_on is not None and each.holds_on(day):
            found.append(Next("review", each.review_on, each.review_on < day, ACTS["review"], there.members))
    return found


def may_do(case: Case, person: str, day: date) -> tuple[str, ...]:
    """The acts in a case that are open to somebody now, for what they are to it: a party, a witness, a judge.

    The charter may still refuse one of them: this says what to offer.
    """
    if not is_open(case, day):
        return ()
    found, charter = list[str](), charter_of(case)
    theirs = [each for each in rows(Party, case=case.pk) if each.person == person]
    if any(each.role == "supporter" and each.since is None for each in theirs):
        found.append("grievances.support")
    speaks = any(each.since is not None and each.role not in ("named", "respondent") for each in theirs)
    if speaks or (person in judged(case, charter, day) and is_told(case, person, day)):
        found.append("grievances.add_statement")
    there = panel(case, day) if case.body else None
    if there is not None and person in there.members:
        found += ["grievances.recuse"] if not rows(Recusal, case=case.pk, person=person) else []
        found += [name for each in next_steps(case, day) for name in each.acts]
        found += ["grievances.measure"] if not findings(case) else []
    return tuple(dict.fromkeys(found))


def _waiting(case: Case) -> dict[str, Step | None]:
    """The steps that are still to be done: those of the charter, and a hearing and a finding in any case."""
    waiting: dict[str, Step | None] = {each.step: each for each in steps(case) if each.met_on is None}
    respondents = parties(case, "respondent")
    if len(findings(case)) < max(len(respondents), 1):
        waiting.setdefault("find", None)
        held = [each for each in rows(Hearing, case=case.pk) if each.held_on is not None]
        if not held or not all(heard(case, each, date.max)["hearing"] for each in respondents):
            waiting.setdefault("hear", None)
    return waiting


def _next(name: str, step: Step | None, case: Case, there: Panel, charter: Charter, day: date) -> Next:
    due_on = None if step is None else step.due_on
    decided = name in ("find", "sanction") and charter.body(there.body) is not None
    needed = procedure.least_judges(charter, there.body, len(there.members)) if decided or name == "assign" else 1
    begin_by = _last_day_to_call(case, due_on, charter) if name == "hear" else None
    late = due_on is not None and due_on < day
    return Next(name, due_on, late, ACTS[name], there.members, begin_by, decided, needed)


def _last_day_to_call(case: Case, due_on: date | None, charter: Charter) -> date | None:
    """The last day on which a hearing can be called, so that its notice runs before it is to be held, or found upon."""
    finding = next((each.due_on for each in steps(case) if each.step == "find" and each.met_on is None), None)
    last = due_on or finding
    return None if last is None else last - timedelta(days=procedure.notice_for_finding(charter, case.body) + 1)
