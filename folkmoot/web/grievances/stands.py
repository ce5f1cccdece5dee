"""Where a case stands, in words: what was done, what comes next and by when."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.door.rows import rows
from folkmoot.grievances import readers
from folkmoot.grievances.models import Appeal, Case, Hearing
from folkmoot.grievances.reads import findings, is_open, steps
from folkmoot.web import words
from folkmoot.web.naming import Names

NEXT: Mapping[str, words.Said] = {
    "acknowledge": gettext_lazy("Whoever hears it says that it has come in."),
    "assign": gettext_lazy("It is settled who judges it."),
    "hear": gettext_lazy("Both sides are heard."),
    "find": gettext_lazy("A finding is made."),
    "sanction": gettext_lazy("It is decided what follows from the finding."),
    "publish": gettext_lazy("What came of it is published, as far as the charter says."),
}
DONE: Mapping[str, words.Said] = {
    "acknowledge": gettext_lazy("It was acknowledged."),
    "assign": gettext_lazy("It was settled who judges it."),
    "hear": gettext_lazy("Both sides were heard."),
    "find": gettext_lazy("A finding was made."),
    "sanction": gettext_lazy("It was decided what follows from the finding."),
    "publish": gettext_lazy("What came of it was published."),
}
CLOSED: Mapping[str, words.Said] = {
    "withdraw": gettext_lazy("It was withdrawn on {day}."),
    "close": gettext_lazy("It was closed on {day}."),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a case: what it is in words, by when it is due, and how it stands: done, late or to come."""

    says: str
    by: date
    state: str


def course(case: Case, today: date) -> list[Step]:
    """The steps of a case in the order in which they are due."""
    found = [_step(each.step, each.due_on, each.met_on, today) for each in steps(case)]
    return sorted(found, key=lambda each: each.by)


def _step(step: str, due: date, met: date | None, today: date) -> Step:
    if met is not None:
        return Step(str(DONE.get(step, step)), met, "done")
    return Step(str(NEXT.get(step, step)), due, "late" if due < today else "coming")


def coming(case: Case, today: date) -> Iterator[Step]:
    """What comes next, the first first: steps that wait, and hearings that are called."""
    found = [each for each in course(case, today) if each.state != "done"]
    found += [
        Step(_("A hearing is held."), each.day, "coming" if each.day >= today else "late")
        for each in rows(Hearing, case=case.pk)
        if each.held_on is None
    ]
    found += [
        Step(_("The appeal is decided."), each.decide_by, "coming" if each.decide_by >= today else "late")
        for each in rows(Appeal, case=case.pk)
        if each.ended_on is None and each.decide_by is not None
    ]
    if is_open(case, today):
        yield from sorted(found, key=lambda each: each.by)


def state(case: Case, named: Names, today: date) -> str:
    """In one sentence, where a case stands."""
    if not is_open(case, today):
        return str(CLOSED.get(case.closed_by, CLOSED["close"])).format(day=words.day(case.closed_on or today))
    before = [each for each in readers.benches(case, today) if each.body]
    some = words.listing([named.seat(each.body, each.unit) for each in before])
    if findings(case):
        return words.fill(_("A finding is made. It stands before {body}."), body=some)
    return words.fill(_("It stands before {body}."), body=some) if some else _("Nobody hears it yet.")
