"""Spanish: a count that gives seats one by one, or adds up."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from folkmoot.core.tally.result import Amount
from folkmoot.core.tally.results.spanish.chosen import WHY
from folkmoot.core.tally.results.spanish.numbers import amount, count, listing, ordinal
from folkmoot.core.tally.results.telling.facts import Tally

_UNITS = {"votes": ("voto", "votos"), "approvals": ("aprobación", "aprobaciones"), "points": ("punto", "puntos")}

_BY = {
    "shares": "pide {} de un puesto a cada papeleta que paga la parte entera",
    "loads": "deja la carga más pesada en {} de un puesto",
    "quotients": "tiene el cociente {}",
    "squared_quotients": "tiene el cociente (al cuadrado) {}",
    "remainders": "tiene el resto {}",
}


def sums_heading(lists: bool) -> str:
    return "Los votos"


def seats_heading() -> str:
    return "Los puestos"


def sums(tally: Tally, unit: str) -> str:
    if not tally:
        return "Nadie tiene nada."
    return f"{_UNITS[unit][1].capitalize()}: {listing([f'{name} {amount(value)}' for name, value in tally])}."


def has_most(name: str, why: str, votes: Amount, unit: str) -> str:
    said = {"majority": "más de la mitad, ", "most": "más que nadie de quienes aún no tienen puesto, "}
    last = ", porque no se presentan más que puestos hay" if why == "last" else ""
    return f"{name} tiene {count(votes, *_UNITS[unit])}, {said.get(why, '')}y obtiene puesto{last}."


def committee_score(score: Amount, committees: int) -> str:
    have = "un comité la tiene" if committees == 1 else f"{committees} comités la tienen"
    return f"La puntuación más alta que puede tener un comité es {amount(score)}; {have}."


def money_is_out(why: str) -> str:
    if why == "load":
        return "Desde aquí no se puede pagar a nadie. Por eso todas ganan más, por igual, hasta que se pueda."
    return "Desde aquí no se puede pagar a nadie; los puestos que quedan son para quienes tienen más aprobaciones."


def seat(
    nth: int,
    name: str,
    why: str,
    by: str,
    number: Amount | None,
    rival: str | None,
    rival_number: Amount | None,
    unit: str,
    votes: Amount,
    lists: bool,
) -> str:
    begins = f"El {ordinal(nth)} puesto es para {name}, que "
    if why == "quotient" and number is None:
        return f"{begins}aún no tiene puesto: tales listas van primero, según sus votos."
    if why in ("committee", "last", "lot", "minimum", "whole", "floor") or number is None:
        return f"{begins}{WHY.get(why, why)}."
    next = f"; seguía {rival} con {amount(rival_number)}" if rival is not None and rival_number is not None else ""
    if by == "votes":
        does, units = ("suma", _UNITS["points"]) if why == "adds" else ("tiene", _UNITS[unit])
        return f"{begins}{does} {count(number, *units)}{next}."
    return f"{begins}{_BY[by].format(_divided(by, votes, number))}{next}."


def _divided(by: str, votes: Amount, number: Amount) -> str:
    """A quotient with what was divided by what."""
    if by == "quotients" and number and number != votes:
        return f"{amount(votes)} / {amount(Fraction(votes) / Fraction(number))} = {amount(number)}"
    if by == "squared_quotients" and number:
        return f"{amount(votes)}² / {amount(Fraction(votes) ** 2 / Fraction(number))} = {amount(number)}"
    return amount(number)


def seats_of_lists(tally: Tally) -> str:
    return f"Puestos: {listing([f'{name} {amount(value)}' for name, value in tally])}."


def settled_by_number(
    winner: str, rival: str, by: str, why: str, number: Amount, rival_number: Amount, margin: Amount, unit: str
) -> str:
    if not margin:
        return f"{winner} y {rival} estaban iguales, con {amount(number)}; arriba se cuenta lo que decidió."
    if by == "votes":
        does, units = ("sumaba", _UNITS["points"]) if why == "adds" else ("tenía", _UNITS[unit])
        next = f"{rival}, que seguía, {amount(rival_number)}: {amount(margin)} menos"
        return f"{winner} {does} {count(number, *units)}, y {next}."
    more = "más" if by in ("shares", "loads") else "menos"
    what = {
        "shares": "El precio por papeleta",
        "loads": "La carga más pesada",
        "remainders": "El resto",
    }.get(by, "El cociente")
    return (
        f"{what} de {winner} era {amount(number)}, y de {rival}, que seguía, {amount(rival_number)}: {amount(margin)} "
        f"{more}."
    )


def settled_by_rule(winner: str, rival: str) -> str:
    return f"Seguía {rival}, y la regla pone antes a {winner} por otra razón que los números solos."


SAYS: Mapping[str, Callable[..., str]] = {
    "sums_heading": sums_heading,
    "seats_heading": seats_heading,
    "sums": sums,
    "has_most": has_most,
    "committee_score": committee_score,
    "money_is_out": money_is_out,
    "seat": seat,
    "seats_of_lists": seats_of_lists,
    "settled_by_number": settled_by_number,
    "settled_by_rule": settled_by_rule,
}
