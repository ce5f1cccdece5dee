"""What was done in a case, as the charter asks for it: whether somebody was heard, with what notice, with whom."""

from datetime import date

from folkmoot.core.charter.facts import Value
from folkmoot.door.occasion import Occasion
from folkmoot.door.rows import rows
from folkmoot.grievances.models import Appeal, Case, Finding, Heard, Hearing, Party, Ruling
from folkmoot.grievances.reads import findings, parties


def heard(case: Case, respondent: Party, day: date) -> dict[str, Value]:
    """Whether both sides were heard before a finding on this respondent, or were called and did not come.

    Notice is that of whoever had the least; of several hearings of somebody the one with the most notice counts. Of a
    body that is complained about, somebody who answers for it is heard. What is sent back is heard anew.
    """
    concerned = [each.person for each in parties(case, "complainant")]
    again = max((each.pk for each in rows(Ruling, case=case.pk) if each.deed == "remit"), default=-1)
    hearings = [each for each in rows(Hearing, case=case.pk) if each.pk > again]
    held = [each for each in hearings if each.held_on is not None and each.held_on <= day]
    sides = [_best([(at, row) for at, row in _called(held) if row.person == person]) for person in concerned]
    theirs = [(at, row) for at, row in _called(held) if respondent.person in ("", row.person)]
    if not respondent.person:
        theirs = [(at, row) for at, row in theirs if row.person not in concerned]
    sides.append(_best(theirs))
    there = [each for each in sides if each is not None]
    everybody = len(there) == len(sides)
    return {
        "hearing": everybody,
        "accompanied": everybody and all(at.accompanied and row.company != "turned_away" for at, row in there),
        "notice_days": min((row.notice_days for _, row in there), default=0) if everybody else 0,
    }


def facts_of(case: Case, respondent: Party | str, occasion: Occasion) -> dict[str, Value]:
    """What was done in a case that bears on what is done to somebody now; of what is told, only what is so."""
    if isinstance(respondent, str):
        respondent = next(
            (each for each in parties(case, "respondent") if each.person == respondent), Party(person=respondent)
        )
    known: dict[str, Value] = {
        "complain": True,
        "appeal": bool(rows(Appeal, case=case.pk)),
        "find": bool(found(case, respondent.person, respondent.seat)),
        **heard(case, respondent, occasion.today),
    }
    return {name: value for name, value in known.items() if value is True} if occasion.told else known


def found(case: Case, person: str, seat: str = "") -> list[Finding]:
    """The findings for the complaint that stand, so far as it is about somebody, or about a body."""
    some = [each for each in findings(case) if each.upheld is not False]
    return [each for each in some if each.person == person and (person or each.seat == seat)]


def _called(held: list[Hearing]) -> list[tuple[Hearing, Heard]]:
    return [(at, row) for at in held for row in rows(Heard, hearing=at.pk)]


def _best(called: list[tuple[Hearing, Heard]]) -> tuple[Hearing, Heard] | None:
    return max(called, key=lambda each: (each[1].company != "turned_away", each[1].notice_days), default=None)
