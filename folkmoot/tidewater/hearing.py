"""Whom the rehearsal offers to be in the case that is still open: its parties, a judge of it, a judge of the appeal."""

from collections.abc import Iterator
from typing import Any

from folkmoot.tidewater.federation import Member
from folkmoot.tidewater.justice import CASE, FINDING, Justice
from folkmoot.tidewater.year import Year

Said = dict[str, str]
YOURS = {
    "says": {"en": "See where your case stands", "es": "Ver en qué está su caso"},
    "page": "/complaints",
}
PANEL = {
    "says": {"en": "See who sits in the panel, and how long", "es": "Ver quiénes integran el panel y hasta cuándo"},
    "page": "/bodies/grievance",
}
PRINT = {
    "says": {"en": "Tell the Editors what to print of it", "es": "Decir a la redacción qué publicar del caso"},
    "act": "bodies.instruct",
    "seat": "editors",
    "what": "Print what I say.",
    "refused": "11 no_orders",
}


def in_the_case(year: Year, justice: Justice) -> Iterator[dict[str, Any]]:
    """Four people, each with what to try; one of it is refused."""
    complainant, respondent = justice.complainant, justice.respondent
    if complainant is None or respondent is None:
        return
    judge, appeal = justice.judge, justice.appeal_judge
    yield _one(
        complainant,
        _said("Somebody who made a complaint", "Alguien que presentó una queja"),
        _said(
            f"{complainant.name} complained, was heard, and was found for. Nobody else knows of it.",
            f"{complainant.name} presentó una queja, tuvo audiencia y se le dio la razón. Nadie más lo sabe.",
        ),
        [
            YOURS,
            _statement("The book came back in another hand.", "Agregar lo que sabe del libro", "Add what you know"),
            PRINT,
        ],
    )
    yield _one(
        respondent,
        _said("Somebody whom a complaint is about", "Alguien sobre quien es una queja"),
        _said(
            f"{respondent.name} was found against, has appealed, and is a member until the appeal ends.",
            f"Se resolvió en contra de {respondent.name}, que apeló y sigue siendo miembro hasta el final.",
        ),
        [YOURS, _statement("The book can be looked at.", "Agregar lo que sabe del libro", "Add what you know"), PRINT],
    )
    yield _one(
        judge,
        _said("A member of the Grievance Panel", "Un miembro del panel de quejas"),
        _said(
            f"{judge.name} was drawn by lot, and judges with seven others: one who is named stands aside.",
            f"{judge.name} salió por sorteo, y juzga con otras siete personas: la que se nombra se aparta.",
        ),
        [_desk(), PANEL, _tell(appeal)],
    )
    there = len(year.seats["appeals"])
    overturn = {
        "says": _said("Have the committee set the finding aside", "Que la comisión anule la resolución"),
        "act": "bodies.decide",
        "body": "appeals",
        "yes": there,
        "no": 0,
        "present": there,
        "question": "Do we set the finding aside?",
        "carries": [
            {
                "act": "grievances.overturn",
                "case": f"@{CASE}",
                "decision": f"@{FINDING}",
                "reasons": "The book holds the whole sum. Nobody had looked in the hall.",
            }
        ],
    }
    yield _one(
        appeal,
        _said("Somebody who judges the appeal", "Alguien que juzga la apelación"),
        _said(
            f"An appeal is before {appeal.name} and {there - 1} others. They have until January.",
            f"Una apelación está ante {appeal.name} y otras {there - 1} personas. Tienen hasta enero.",
        ),
        [_desk(), overturn, _tell(judge)],
    )


def _one(person: Member, label: Said, says: Said, tries: list[dict[str, Any]]) -> dict[str, Any]:
    return {"person": person.label, "label": label, "says": says, "try": tries}


def _tell(whom: Member) -> dict[str, Any]:
    return {
        "says": _said("Tell somebody who judges what to find", "Decir a alguien que juzga qué debe resolver"),
        "act": "bodies.instruct",
        "person": whom.label,
        "what": "Find as I say.",
        "refused": "6 no_reversal",
    }


def _statement(text: str, es: str, en: str) -> dict[str, Any]:
    return {"says": _said(en, es), "act": "grievances.add_statement", "case": f"@{CASE}", "statement": text}


def _desk() -> dict[str, Any]:
    return {"says": _said("Look at the cases before you", "Ver los casos que le tocan"), "page": "/complaints/desk"}


def _said(en: str, es: str) -> Said:
    return {"en": en, "es": es}
