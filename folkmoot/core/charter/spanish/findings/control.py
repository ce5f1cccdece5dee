"""How Spanish says who commands whom, who judges themselves, and what cannot be taken back."""

from collections.abc import Callable, Mapping, Sequence

from folkmoot.core.charter.rules import Office
from folkmoot.core.charter.spanish.names import Names
from folkmoot.core.charter.spanish.numbers import al, count, de, figure, listing, months
from folkmoot.core.charter.spoken import sentences
from folkmoot.core.charter.values import Who


def judges_itself(names: Names, judge: str) -> str:
    return sentences(
        f"de una queja contra {_somebody_in(names, judge)} conoce {_itself(names, judge)}, y ninguna regla hace que se "
        "aparte quien está en causa y queden personas bastantes para decidir"
    )


def _itself(names: Names, judge: str) -> str:
    the = names.the(judge)
    return f"el propio {the.removeprefix('el ')}" if the.startswith("el ") else the


def complaint_to_commanded(names: Names, judged: str, judge: str, *, by_expulsion: bool) -> str:
    return sentences(
        f"de una queja contra {_somebody_in(names, judged)} conoce {names.the(judge)}, "
        f"y {_commands(names, judged, judge, by_expulsion)}"
    )


def appeal_to_commanded(names: Names, judged: str, judge: str, *, by_expulsion: bool) -> str:
    return sentences(
        f"de una apelación contra lo que hizo {names.the(judged)} conoce {names.the(judge)}, "
        f"y {_commands(names, judged, judge, by_expulsion)}"
    )


def _commands(names: Names, judged: str, judge: str, by_expulsion: bool) -> str:
    may = names.may([Who(judged)])
    if by_expulsion:
        return f"mediante expulsiones {may} llegar a mandar sobre {names.the(judge)}"
    return f"{may} mandar sobre {names.the(judge)}: quien es juzgado elegiría a quien juzga"


def same_people(names: Names, judged: str, judge: str) -> str:
    return sentences(
        f"de una apelación contra lo que hizo {names.the(judged)} conoce {names.the(judge)}, y ninguna regla impide "
        "que las mismas personas tengan puesto en ambos órganos: hacen falta puestos que se excluyan, o que se aparte "
        "quien decidió antes"
    )


def judged_overturns(names: Names, judged: str, judge: str, actor: str, verbs: Sequence[str]) -> str:
    can = listing([_meddling(each, names, judge) for each in verbs], "o")
    if actor == judged:
        return sentences(f"{names.may([Who(judged)])} {can}, aunque es {names.the(judge)} quien juzga sus casos")
    return sentences(
        f"{names.may([Who(actor)])} {can}, aunque es {names.the(judge)} quien juzga {al(names.the(judged))}, "
        f"y {names.may([Who(judged)])} mandar sobre {names.the(actor)}"
    )


def _meddling(verb: str, names: Names, judge: str) -> str:
    if verb == "instruct":
        return f"dar instrucciones {names.to(judge)}"
    does = {"overturn": "anular", "stay": "dejar en suspenso", "reopen": "reabrir"}[verb]
    return f"{does} lo que decide {names.the(judge)}"


def indirect_ouster(names: Names, judged: str, judge: str, *, by_expulsion: bool) -> str:
    how = "expulsar" if by_expulsion else "destituir"
    return sentences(
        f"{names.may([Who(judged)])} {how} {al(_holders(names, judge))}, que juzga sus casos, y llenar los puestos "
        "vacantes: aunque no tenga la facultad de nombrar a quien juzga ni de darle instrucciones, puede poner a su "
        "gente en su lugar"
    )


def judges_stopped(names: Names, judged: str, judge: str, actor: str, verb: str) -> str:
    holders = _holders(names, judge)
    does = _STOPPING.get(verb, "destituir {to}").format(to=al(holders), of=de(holders), body=names.by(judge))
    until = f"hasta que queden muy pocas personas para decidir sobre {names.the(judged)}"
    stops = "quien es juzgado no podría elegir a quien juzga, pero sí detener el juicio"
    if actor == judged:
        return sentences(f"{names.may([Who(judged)])} {does} {until}: {stops}")
    over = f"{names.may([Who(judged)])} mandar sobre {names.the(actor)}"
    return sentences(f"{over}, y {names.may([Who(actor)])} {does} {until}: {stops}")


_STOPPING = {
    "expel": "expulsar {to}",
    "suspend_member": "suspender {to}",
    "lapse": "dar por terminada la membresía {of}",
    "vacate": "asentar como vacantes los puestos {body}",
}


def unremovable(names: Names, body: str, least: int | None, there: int | None, within: int) -> str:
    if names.charter.get(Office, body) is not None:
        return sentences(f"nadie más puede reemplazar {al(_holders(names, body))} en {months(within)}, si no se mueve")
    most = "la mayoría de los puestos"
    if least is not None and there is not None:
        most = f"{figure(least)} de los {count(there, 'puesto')}"
    return sentences(
        f"nadie más puede reemplazar a quienes ocupan {most} {names.by(body)} en {months(within)}, si no se mueven"
    )


def capture(names: Names, body: str, least: int, there: int | None, members: int | None, taken: Sequence[str]) -> str:
    held = f" (el {_percent(least, members)} de los miembros)" if members else ""
    seats = f"{figure(least)} de los {count(there or least, 'puesto')} {names.by(body)}"
    return sentences(f"{seats}{held} bastan para reunir en una mano {listing([_TAKEN[each] for each in taken])}")


_TAKEN = {
    "charter": "este estatuto",
    "justice": "la disciplina con sus apelaciones",
    "elections": "la organización de las elecciones",
}


def _percent(part: int, whole: int) -> str:
    tenths = max(part * 1000 // whole, 1)
    return f"{tenths // 10},{tenths % 10}\u00a0%"


def electorate_capture(names: Names, body: str, voters: str, actor: str, acts: Sequence[tuple[str, bool]]) -> str:
    can = listing([_over_voters(verb, by_list) for verb, by_list in acts], "o")
    known = names.noun(voters)
    electing = known.all if known is not None and names.is_many(voters) else names.the(voters)
    owes = f"{names.the(body)} debe su lugar {al(electing)}"
    if actor == body:
        return sentences(f"{owes} y puede {can} hasta el día del voto: podría elegir a quien le elige")
    return sentences(
        f"{owes}, y {names.may([Who(actor)])} {can} hasta el día del voto; como {names.may([Who(body)])} mandar sobre "
        f"{names.the(actor)}, podría elegir a quien le elige"
    )


def _over_voters(verb: str, by_list: bool) -> str:
    if verb == "admit":
        return "admitir toda una lista de miembros" if by_list else "admitir a un miembro"
    return {"suspend_member": "suspender a un miembro", "expel": "expulsar a un miembro"}.get(
        verb, "dar por terminada una membresía"
    )


def packing(names: Names, actor: str, verb: str, by_list: bool, rule: str) -> str:
    return sentences(f"{names.may([Who(actor)])} {_over_voters(verb, by_list)} ({rule})")


def step(names: Names, actor: str, verb: str, body: str, article: str, rule: str) -> str:
    """One act of a trace."""
    places = {"body": names.the(body), "of": names.by(body), "toward": names.to(body)}
    holders = _holders(names, body)
    does = STEPS[verb].format(to=al(holders), of_holders=de(holders), **places)
    return sentences(f"{names.may([Who(actor)])} {does} ({rule})")


STEPS = {
    "elect": "elegir {to}",
    "appoint": "nombrar {to}",
    "coopt": "cooptar {to}",
    "ex_officio": "ocupar por razón del cargo los puestos {of}",
    "remove": "destituir {to}",
    "recall": "revocar el mandato {of_holders}",
    "vacate": "asentar en cualquier momento que un puesto {of} está vacante",
    "expel": "expulsar {to}, y con la membresía se pierde el puesto",
    "suspend_member": "suspender {to}, y sus puestos quedan en reposo",
    "lapse": "dar por terminada la membresía {of_holders}, y con ella se pierde el puesto",
    "instruct": "dar instrucciones {to}",
    "overturn": "anular lo que decide {body}",
    "stay": "dejar en suspenso lo que decide {body}",
    "reopen": "reabrir lo que decidió {body}",
    "amend_charter": "reformar sin nadie más el artículo que da origen {toward}",
}


def _holders(names: Names, body: str) -> str:
    if names.charter.get(Office, body) is None:
        return f"quienes integran {names.the(body)}"
    return names.the(body) if names.the(body).startswith("quien") else f"quien ocupa {names.the(body)}"


def _somebody_in(names: Names, body: str) -> str:
    return _holders(names, body) if names.charter.get(Office, body) else f"un miembro {names.by(body)}"


CONTROL: Mapping[str, Callable[..., str]] = {
    "judges_itself": judges_itself,
    "complaint_to_commanded": complaint_to_commanded,
    "appeal_to_commanded": appeal_to_commanded,
    "same_people": same_people,
    "judged_overturns": judged_overturns,
    "indirect_ouster": indirect_ouster,
    "judges_stopped": judges_stopped,
    "unremovable": unremovable,
    "capture": capture,
    "electorate_capture": electorate_capture,
    "packing": packing,
    "step": step,
}
