"""How Spanish says what a check found about ways that end nowhere: appeals, empty seats, calls, days."""

from collections.abc import Callable, Mapping, Sequence

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.spanish.deeds import deeds
from folkmoot.core.charter.spanish.names import Names
from folkmoot.core.charter.spanish.numbers import al, days, de, listing
from folkmoot.core.charter.values import Who

LACKS = {
    "within": "en qué plazo se apela",
    "decide_within": "en qué plazo se decide",
    "if_late": "qué ocurre si no se decide a tiempo",
    "final": "que sea definitiva",
}


def endless_circle(charter: Charter, bodies: Sequence[str]) -> str:
    names = Names(charter)
    ways = ", y luego ".join(al(names.the(each)) for each in (*bodies[1:], bodies[0]))
    return f"las apelaciones dan vueltas y ninguna decisión es nunca definitiva: {de(names.the(bodies[0]))} {ways}."


def appeal_goes(charter: Charter, one: str, other: str, cite: str) -> str:
    names = Names(charter)
    return f"{de(names.the(one))} {al(names.the(other))} ({cite})"


def endless_appeal(charter: Charter, cite: str, one: str, other: str, lacks: Sequence[str]) -> str:
    names = Names(charter)
    missing = listing([LACKS[each] for each in lacks], "ni")
    return f"{cite} lleva {de(names.the(one))} {al(names.the(other))}, pero no dice {missing}."


def no_appeal(charter: Charter, cite: str, who: Who, verb: str, heard_by: Sequence[str]) -> str:
    return (
        f"según {cite}, {Names(charter).may([who])} {deeds([verb], [])}, y nadie más vuelve a examinarlo: "
        "no cabe apelación."
    )


def appeal_to_itself(charter: Charter, cite: str, who: Who, verb: str, heard_by: Sequence[str]) -> str:
    names = Names(charter)
    to = listing([al(names.the(each)) for each in heard_by], "o")
    return (
        f"según {cite}, {names.may([who])} {deeds([verb], [])}, y solo se puede apelar {to}, "
        "que está bajo el mando de quien lo hizo."
    )


def nobody_may_fill(charter: Charter, body: str) -> str:
    return f"nadie puede cubrir {Names(charter).the(body)}: ningún artículo dice quién elige, nombra o sortea."


def nobody_may_call(charter: Charter, body: str) -> str:
    return f"{Names(charter).the(body)} nunca se puede reunir: ningún artículo dice quién puede convocar la reunión."


def vacancy_deadlock(charter: Charter, circle: Sequence[str], others: Sequence[str]) -> str:
    names = Names(charter)
    if len(circle) == 1:
        said = f"si algún día queda sin nadie {names.the(circle[0])}, ya nada lo puede cubrir: depende de sí"
    else:
        said = f"si algún día quedan sin nadie {names.them(circle)}, ya nada los puede cubrir: dependen entre sí"
    more = f"; y con ello también {names.them(others)}" if others else ""
    return f"{said}{more}."


def waits_to_be_filled(charter: Charter, one: str, other: str) -> str:
    names = Names(charter)
    return f"{names.the(one)} espera a que lo cubra {names.the(other)}"


def waits_to_be_called(charter: Charter, one: str, other: str) -> str:
    names = Names(charter)
    return f"{names.the(one)} espera a que lo convoque {names.the(other)}"


def convening_lock(charter: Charter, body: str, removers: Sequence[str], callers: Sequence[str]) -> str:
    names = Names(charter)
    also = f" o {names.them(callers, 'o')}, bajo su mando," if callers else ""
    return (
        f"solo {names.them(removers, 'o')} puede remover {al(names.the(body))}, y nadie salvo {names.the(body)}{also} "
        f"puede convocar {al(names.them(removers, 'o'))}."
    )


def calls(charter: Charter, who: str, meetings: Sequence[str]) -> str:
    names = Names(charter)
    return f"{names.the(who)} convoca {al(names.them(meetings, 'o'))}, o no"


def removes(charter: Charter, who: Sequence[str], body: str) -> str:
    names = Names(charter)
    return f"{names.them(who, 'o')} podría remover {al(names.the(body))}, pero no se reúne"


def late_election(charter: Charter, body: str) -> str:
    names = Names(charter)
    return (
        f"cuando se retrasa la elección {de(names.the(body))}, nadie salvo {names.the(body)} la puede convocar: "
        "ningún artículo dice quién más lo hace."
    )


def impossible_calendar(short: int, steps: Sequence[str]) -> str:
    return f"estos plazos no se pueden cumplir a la vez, faltan {days(short)}: {'; '.join(steps)}."


def day_of_notice(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"{Names(charter).the(name)} solo se reúne con {days(number)} de aviso ({cite})"


def day_of_own_notice(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"antes hay que dar {days(number)} de aviso ({cite})"


def day_of_call(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"{Names(charter).the(name)} se puede convocar con solo {days(number)} de antelación ({cite})"


def day_of_papers(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"los documentos salen {days(number)} antes ({cite})"


def day_of_round(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"{Names(charter).the(name)} se reúne de nuevo antes de {days(number)} ({cite})"


def day_of_motions(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"las mociones para {Names(charter).the(name)} deben estar {days(number)} antes ({cite})"


def day_of_late_motions(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"pueden llegar mociones hasta {days(number)} antes ({cite})"


def day_of_amendments(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"las enmiendas a ellas deben estar {days(number)} antes ({cite})"


def day_of_discussion(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"antes {de(Names(charter).the(name))} hay {days(number)} de debate ({cite})"


def day_of_election(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"la elección {de(Names(charter).the(name))} se anuncia {days(number)} antes de la votación ({cite})"


def day_of_closing(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"las candidaturas para {Names(charter).the(name)} se cierran {days(number)} antes de la votación ({cite})"


def day_of_opening(charter: Charter, cite: str, name: str, number: int) -> str:
    return (
        f"las candidaturas para {Names(charter).the(name)} se abren solo {days(number)} antes de la votación ({cite})"
    )


def day_of_roll(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"el padrón {de(Names(charter).the(name))} se fija {days(number)} antes de la votación ({cite})"


def day_of_notice_is_roll(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"el padrón {de(Names(charter).the(name))} se fija el día del aviso ({cite})"


def day_of_power(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"{Names(charter).the(name)} debe hacerlo antes de {days(number)} desde que se pide ({cite})"


def day_of_appeal(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"{Names(charter).the(name)} debe decidir la apelación antes de {days(number)} ({cite})"


def day_of_emergency(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"{Names(charter).the(name)} debe confirmar la emergencia antes de {days(number)} ({cite})"


def day_of_check(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"{Names(charter).the(name)} debe pronunciarse antes de {days(number)} ({cite})"


def day_of_finding(charter: Charter, cite: str, name: str, number: int) -> str:
    return f"{Names(charter).the(name)} debe haber dictado su resolución antes de {days(number)} ({cite})"


STANDING_STILL: Mapping[str, Callable[..., str]] = {
    each.__name__: each
    for each in (
        endless_circle,
        appeal_goes,
        endless_appeal,
        no_appeal,
        appeal_to_itself,
        nobody_may_fill,
        nobody_may_call,
        vacancy_deadlock,
        waits_to_be_filled,
        waits_to_be_called,
        convening_lock,
        calls,
        removes,
        late_election,
        impossible_calendar,
        day_of_notice,
        day_of_own_notice,
        day_of_call,
        day_of_papers,
        day_of_round,
        day_of_motions,
        day_of_late_motions,
        day_of_amendments,
        day_of_discussion,
        day_of_election,
        day_of_closing,
        day_of_opening,
        day_of_roll,
        day_of_notice_is_roll,
        day_of_power,
        day_of_appeal,
        day_of_emergency,
        day_of_check,
        day_of_finding,
    )
}
