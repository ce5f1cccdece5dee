"""Spanish: why the last seat of a count that moves papers went where it went."""

from collections.abc import Callable, Mapping

from folkmoot.core.tally.result import Amount
from folkmoot.core.tally.results.spanish.numbers import amount, listing, votes
from folkmoot.core.tally.results.telling.facts import Tally


def end() -> str:
    return "El final"


def no_rival() -> str:
    return "No quedaban más candidaturas que puestos: nadie se quedó sin uno."


def last_seat(winner: str, rival: str, seats: int) -> str:
    return f"Por qué el {'' if seats == 1 else 'último '}puesto fue para {winner} y no para {rival}"


def began(winner: str, rival: str, again: bool, winner_votes: Amount, rival_votes: Amount) -> str:
    if winner_votes == rival_votes:
        return f"{winner} y {rival} empezaron con lo mismo, {votes(winner_votes)}."
    ahead = (winner, winner_votes, rival, rival_votes)
    if winner_votes < rival_votes:
        ahead = (rival, rival_votes, winner, winner_votes)
    less = f"{ahead[2]} tenía {amount(ahead[3])}"
    when = "En la etapa 1" if again else "En primeras preferencias"
    return f"{when} iba por delante {ahead[0]} con {amount(ahead[1])}; {less}."


def always_ahead(winner: str, rival: str) -> str:
    return f"{winner} siguió por delante de {rival} hasta el final."


def overtook(
    winner: str,
    rival: str,
    stage: int,
    step: str,
    of: tuple[str, ...],
    winner_gain: Amount,
    rival_gain: Amount,
    winner_votes: Amount,
    rival_votes: Amount,
) -> str:
    when = f"al pasar las papeletas de {listing(of)}" if of else "al repartirse de nuevo las papeletas"
    none = amount(rival_gain) if rival_gain > 0 else "ninguno"
    return (
        f"{winner} adelantó a {rival} en la etapa {stage}, {when}: {votes(winner_gain)} para {winner} y {none} para "
        f"{rival}. Después {winner} tenía {amount(winner_votes)} y {rival} {amount(rival_votes)}."
    )


def came_from(again: bool, name: str, first: Amount, tally: Tally, now: Amount) -> str:
    parts = [
        f"{amount(first)} {'de la etapa 1' if again else 'primeras preferencias'}",
        *(f"{amount(value)} de papeletas de {who}" for who, value in tally),
    ]
    return f"Los {votes(now)} de {name} son {listing(parts)}."


def settled_above(
    winner: str, rival: str, stage: int, has: Amount, other: Amount, margin: Amount, quota: Amount | None
) -> str:
    level = f"tantos como {winner}" if not margin else f"{amount(margin)} menos"
    reached = f"alcanzó la cuota con {votes(has)}" if quota is not None and has >= quota else f"tenía {votes(has)}"
    return f"En la etapa {stage} {winner} {reached}. Seguía {rival} con {amount(other)}: {level}."


def settled_below(
    winner: str, rival: str, stage: int, has: Amount, next: str, next_votes: Amount, margin: Amount
) -> str:
    out = f"En la etapa {stage} alguien tenía que quedar fuera."
    if not margin:
        return f"{out} {rival} y {next} tenían lo mismo, {votes(has)}; lo que decidió entre ellas se cuenta allí."
    saved = "" if next == winner else f", y {winner} todavía más"
    decided = f"{amount(margin)} de un voto decidió" if margin < 1 else f"Así decidieron {votes(margin)}"
    fewest = f"{rival} tenía menos que nadie, {votes(has)}"
    return f"{out} {fewest}; {next}, que seguía, tenía {amount(next_votes)}{saved}. {decided}."


def settled_doomed(winner: str, rival: str, stage: int, has: Amount, quota: str) -> str:
    if quota == "seated":
        return f"En la etapa {stage} {rival}, con {votes(has)}, tuvo que quedar fuera: quedaban puestos ya ocupados."
    return f"En la etapa {stage} {rival}, con {votes(has)}, tuvo que quedar fuera: se habría roto la regla «{quota}»."


def settled_guarded(kept: str, votes: Amount, quota: str) -> str:
    if quota == "seated":
        return f"{kept} tenía menos, {amount(votes)}, pero ya tiene un puesto y lo conserva."
    return f"{kept} tenía menos, {amount(votes)}, pero siguió: sin ella no se habría cumplido la regla «{quota}»."


def without_quota(name: str, votes: Amount, quota: Amount) -> str:
    return (
        f"{name} no alcanzó la cuota: {amount(votes)} de {amount(quota)}. No hizo falta, porque no quedaba nadie más "
        "para el puesto."
    )


SAYS: Mapping[str, Callable[..., str]] = {
    "end": end,
    "no_rival": no_rival,
    "last_seat": last_seat,
    "began": began,
    "always_ahead": always_ahead,
    "overtook": overtook,
    "came_from": came_from,
    "settled_above": settled_above,
    "settled_below": settled_below,
    "settled_doomed": settled_doomed,
    "settled_guarded": settled_guarded,
    "without_quota": without_quota,
}
