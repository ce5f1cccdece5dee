"""How Spanish says what a check found about what should protect members: emergencies, rights, secret ballots."""

from collections.abc import Callable, Mapping, Sequence

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.spanish.deeds import deeds
from folkmoot.core.charter.spanish.names import Names
from folkmoot.core.charter.spanish.numbers import days, figure
from folkmoot.core.charter.spanish.vocabulary import CLAIMS


def emergency_too_long(cite: str, number: int) -> str:
    return f"una emergencia según {cite} puede durar {days(number)} con sus prórrogas: eso ya no es una emergencia."


def emergency_gives_core(cite: str, verbs: Sequence[str]) -> str:
    given = deeds(verbs, [], "y")
    return f"en una emergencia, {cite} deja a quienes la declararon {given}: con eso la pueden hacer durar."


def emergency_gives_never(cite: str, verbs: Sequence[str]) -> str:
    return f"{cite} da en una emergencia lo que dice que nunca se da en ella: {deeds(verbs, [], 'y')}."


def emergency_confirms_itself(charter: Charter, cite: str, declarer: str, ratifier: str) -> str:
    names = Names(charter)
    if declarer == ratifier:
        return f"según {cite}, {names.the(declarer)} declara una emergencia y también la confirma."
    return (
        f"según {cite}, {names.the(declarer)} declara una emergencia, y la confirma {names.the(ratifier)}, "
        "que está bajo su mando."
    )


def permissioned_right(charter: Charter, cite: str, claim: str, by: Sequence[str]) -> str:
    names = Names(charter)
    return (
        f"{cite} da, con solo pedirlo, este derecho: {CLAIMS[claim]}; pero solo lo puede hacer "
        f"{names.them(by, 'o')}, y nada dice en qué plazo: quien lo pide espera su permiso."
    )


def faction_waits_for_call(charter: Charter, cite: str, faction: str, body: str, callers: Sequence[str]) -> str:
    names = Names(charter)
    return (
        f"según {cite}, {names.faction(faction).some} solo se puede formar antes de que se reúna {names.the(body)}, y "
        f"nadie lo convoca salvo {names.them(callers, 'o')}: quien dirige decide cuándo se organizan los demás."
    )


def faction_waits_for_editors(charter: Charter, cite: str, faction: str, paper: str, by: str) -> str:
    names = Names(charter)
    return (
        f"según {cite}, {names.faction(faction).some} tiene un lugar en lo que se publica, pero qué se imprime en "
        f"{names.publication(paper).the} lo decide {names.the(by)}, y nada dice qué no se puede rechazar."
    )


def small_cell(charter: Charter, cite: str, voters: str, cell: int, least: int) -> str:
    return (
        f"según {cite}, {Names(charter).the(voters)} vota en secreto con quizá {figure(cell)} votantes, y se da a "
        f"conocer el resultado: con menos de {figure(least)} se sabe cómo votó cada quien."
    )


def secret_and_named(cite: str, verbs: Sequence[str]) -> str:
    return f"{cite} hace votar lo mismo en secreto y de forma nominal: {deeds(verbs, [], 'y')}."


GUARDING: Mapping[str, Callable[..., str]] = {
    "emergency_too_long": emergency_too_long,
    "emergency_gives_core": emergency_gives_core,
    "emergency_gives_never": emergency_gives_never,
    "emergency_confirms_itself": emergency_confirms_itself,
    "permissioned_right": permissioned_right,
    "faction_waits_for_call": faction_waits_for_call,
    "faction_waits_for_editors": faction_waits_for_editors,
    "small_cell": small_cell,
    "secret_and_named": secret_and_named,
}
