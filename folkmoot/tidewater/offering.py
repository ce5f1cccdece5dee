"""Whom the rehearsal offers to be, once its year is written: each with three things to try, one of which is refused."""

from datetime import timedelta
from typing import Any

from folkmoot.tidewater.federation import Branch, Member
from folkmoot.tidewater.hearing import in_the_case
from folkmoot.tidewater.justice import Justice
from folkmoot.tidewater.writing import toml
from folkmoot.tidewater.year import LAST_DAY, Year

Said = dict[str, str]


def people(year: Year, justice: Justice) -> str:
    """The `[[people]]` of the head, as TOML."""
    branch = _busy(year)
    found = (
        _stranger(year, branch),
        _newest(year),
        _secretary(branch),
        _steering(year),
        _appeals(year),
        *in_the_case(year, justice),
    )
    return "\n".join(_written(each) for each in found)


def _written(one: dict[str, Any]) -> str:
    tries = "".join(f"  {toml(each)},\n" for each in one.pop("try"))
    lines = [f"{name} = {toml(value)}" for name, value in one.items() if value is not None]
    return "\n".join(["", "[[people]]", *lines, f"try = [\n{tries}]"])


def _said(en: str, es: str) -> Said:
    return {"en": en, "es": es}


def _busy(year: Year) -> Branch:
    """A branch with a secretary to which people have applied long enough ago."""
    found = [each for each in year.federation.open_branches(LAST_DAY) if each.secretary is not None]
    return max(found, key=lambda each: (bool(_ripe(each)), each.place.tongue == "en", len(each.members)))


def _ripe(branch: Branch) -> str | None:
    """The application that has waited longest, if it has waited long enough."""
    ripe = [each for each in branch.waiting if (LAST_DAY - each.day).days > 7]
    return ripe[0].label if ripe else None


def _stranger(year: Year, branch: Branch) -> dict[str, Any]:
    return {
        "label": _said("A stranger", "Alguien de fuera"),
        "says": _said(
            "You have read about the federation and belong to nothing yet. Only what is public is open to you.",
            "Ha oído hablar de la federación y todavía no es parte de nada. Solo puede leer lo que es público.",
        ),
        "try": [
            {
                "says": _said(f"Apply to join {branch.name}", f"Solicitar el ingreso en {branch.name}"),
                "act": "members.apply",
                "unit": branch.key,
            },
            {"says": _said("Read the charter", "Leer el estatuto"), "page": "/charter"},
            {
                "says": _said("Tell the Appeals Committee what to do", "Decir a la Comisión de Apelaciones qué hacer"),
                "act": "bodies.instruct",
                "seat": "appeals",
                "what": "Decide the next case as the newspapers would like it.",
                "refused": "6 no_reversal",
            },
        ],
    }


def _newest(year: Year) -> dict[str, Any]:
    members = [each for each in year.federation.members() if each.since is not None and not each.seats]
    new = max(members, key=lambda each: (each.since, each.label))
    own = new.branch
    name = own.name if own else ""
    return {
        "person": new.label,
        "label": _said("A new member", "Un miembro reciente"),
        "says": _said(
            f"{new.name} joined {name} a few weeks ago and reads what members may read.",
            f"{new.name} entró hace pocas semanas en {name} y lee lo que pueden leer los miembros.",
        ),
        "try": [
            {"says": _said("See what needs you now", "Ver qué hay pendiente"), "page": "/now"},
            {
                "says": _said("Correct how your name is written", "Corregir cómo está escrito su nombre"),
                "act": "members.correct_details",
                "name": new.name,
            },
            {
                "says": _said(
                    "Call a meeting of your branch for the day after tomorrow",
                    "Convocar una reunión de la sección para pasado mañana",
                ),
                "act": "bodies.convene",
                "body": "branch",
                "unit": own.key if own else None,
                "day": LAST_DAY + timedelta(days=2),
                "asked": 2,
                "refused": "2 meeting-branch",
            },
        ],
    }


def _secretary(branch: Branch) -> dict[str, Any]:
    secretary, ripe = branch.secretary, _ripe(branch)
    name = secretary.name if secretary else ""
    size = len(branch.members)
    there = max(3, size // 3)
    admit: dict[str, Any] = {
        "says": _said(
            "Enter that the branch admits somebody who has applied", "Registrar que la sección admite a alguien"
        ),
        "act": "bodies.decide",
        "body": "branch",
        "unit": branch.key,
        "yes": there,
        "no": 0,
        "present": there,
        "question": f"Shall they be a member of {branch.name}?",
        "carries": [{"act": "members.admit", "application": f"@{ripe}", "eligible": True}],
    }
    tries = [admit] if ripe else []
    call = {
        "says": _said("Call the next meeting of the branch", "Convocar la próxima reunión de la sección"),
        "act": "bodies.convene",
        "body": "branch",
        "unit": branch.key,
        "day": LAST_DAY + timedelta(days=14),
        "begins": "19:00",
        "place": branch.place.venue,
    }
    critic = branch.ordinary()[-1]
    expel = {
        "says": _said(
            "Have the branch expel a member for forming a tendency", "Que la sección expulse por formar una tendencia"
        ),
        "act": "bodies.decide",
        "body": "branch",
        "unit": branch.key,
        "yes": there,
        "no": 0,
        "present": there,
        "question": f"Shall {critic.name} be expelled?",
        "carries": [{"act": "members.expel", "person": critic.label, "ground": ["faction"]}],
        "refused": "7 no_faction_offence",
    }
    return {
        "person": secretary.label if secretary else None,
        "label": _said("A branch secretary", "La secretaría de una sección"),
        "says": _said(
            f"{name} keeps the roll of {branch.name}, {size} members, and enters what it decides.",
            f"{name} lleva el padrón de {branch.name}, con {size} miembros, y registra lo que decide.",
        ),
        "try": [*tries, call, expel],
    }


def _sitting(year: Year, body: str) -> tuple[Member, int]:
    return year.seats[body][0], len(year.seats[body])


def _steering(year: Year) -> dict[str, Any]:
    member, there = _sitting(year, "steering")
    decide = {"act": "bodies.decide", "body": "steering", "yes": there - 1, "no": 1, "present": there}
    return {
        "person": member.label,
        "label": _said("A member of the Steering Committee", "Un miembro del comité de dirección"),
        "says": _said(
            f"{member.name} is one of {there} who lead between two meetings of the Convention, and answer to it.",
            f"{member.name} es una de las {there} personas que dirigen entre dos convenciones y responden ante ellas.",
        ),
        "try": [
            {
                "says": _said("Have the committee ask something of the staff", "Que el comité pida algo al personal"),
                **decide,
                "question": "Shall the staff be asked to do this?",
                "carries": [
                    {"act": "bodies.instruct", "staff": True, "what": "Open the office on Saturdays in November."}
                ],
            },
            {
                "says": _said("Look at who sits on the committee", "Ver quiénes forman el comité"),
                "page": "/bodies/steering",
            },
            {
                "says": _said("Tell the Appeals Committee what to decide", "Decir a Apelaciones qué debe decidir"),
                **decide,
                "question": "Shall the Appeals Committee be told to think again?",
                "carries": [
                    {
                        "act": "bodies.instruct",
                        "person": year.seats["appeals"][0].label,
                        "what": "Take your ruling back before the Convention hears of it.",
                    }
                ],
                "refused": "6 no_reversal",
            },
        ],
    }


def _appeals(year: Year) -> dict[str, Any]:
    member, there = _sitting(year, "appeals")
    decide = {"act": "bodies.decide", "body": "appeals", "yes": there, "no": 0, "present": there}
    other = year.seats["appeals"][-1]
    return {
        "person": member.label,
        "label": _said("A member of the Appeals Committee", "Un miembro de la comisión de apelaciones"),
        "says": _said(
            f"{member.name} was elected by the whole membership, and nobody may tell the committee what to find.",
            f"{member.name} fue elegido por toda la membresía, y nadie puede decir a la comisión qué resolver.",
        ),
        "try": [
            {
                "says": _said("Rule on what an article means", "Interpretar un artículo"),
                **decide,
                "question": "Shall this be our ruling on article 2?",
                "carries": [
                    {
                        "act": "constitution.interpret",
                        "article": "2",
                        "ruling": "A meeting that is held on the telephone is a meeting, if everybody can be heard.",
                    }
                ],
            },
            {"says": _said("Read the record of the year", "Leer el registro del año"), "page": "/record"},
            {
                "says": _said("Have the committee throw out one of its own", "Que la comisión eche a uno de los suyos"),
                **decide,
                "question": f"Shall {other.name} go?",
                "carries": [{"act": "bodies.remove", "person": other.label, "seat": "appeals"}],
                "refused": "6 no_reversal",
            },
        ],
    }
