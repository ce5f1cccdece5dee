"""Spanish: who is elected or out, and why; lots and quotas on attributes."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from folkmoot.core.tally.result import Amount
from folkmoot.core.tally.results.spanish.numbers import amount, count, listing, many, ordinal

WHY: Mapping[str, str] = {
    "quota": "alcanzó la cuota",
    "majority": "tiene más de la mitad",
    "most": "es quien más tiene",
    "adds": "es quien más suma a la puntuación de quienes ya tienen puesto",
    "committee": "está en el comité con la puntuación más alta",
    "load": "es quien menos carga a quienes aprueban",
    "share": "es quien pide la parte más baja a quienes aprueban",
    "lot": "entra por sorteo, porque ninguna papeleta quiere a nadie de quienes quedan",
    "fewest": "es quien menos tenía",
    "condorcet": "vence a cualquier otra candidatura, una contra una",
    "unbeaten": "no tiene a nadie por delante según la regla",
    "least": "tiene la menor de las mayores derrotas",
    "last": "entra porque no quedan más candidaturas que puestos",
    "ahead": "ya no puede ser alcanzada",
    "beaten": "tiene por delante a quienes obtuvieron los puestos",
    "withdrawn": "se retiró o murió",
    "reopen": "no es nadie: se abren de nuevo las postulaciones, y el puesto queda vacante",
    "floor": "hace falta para cumplir una cuota",
    "ceiling": "rompería una cuota",
    "threshold": "tiene menos que el umbral",
    "quotient": "tiene el mayor cociente",
    "remainder": "tiene el mayor resto",
    "whole": "tiene la cuota entera una vez más",
    "minimum": "tiene menos que el mínimo que corresponde a cada una",
}
"""Each reason for which somebody is elected or out, as a verb for one person."""


def elected(
    name: str, why: str, votes: Amount, quota: Amount | None, over: Amount | None, nth: int, seats: int, half: Fraction
) -> str:
    gets = "obtiene el puesto" if seats == 1 else f"obtiene el {ordinal(nth)} puesto de {seats}"
    has = count(votes, "voto")
    if why == "quota" and quota is not None and over is not None:
        beyond = f"{amount(over)} más que la cuota de {amount(quota)}" if over else f"justo la cuota de {amount(quota)}"
        return f"{name} tiene {has}, {beyond}, y {gets}."
    if why == "reopen":
        taken = f"El {ordinal(nth)} puesto de {seats}"
        return f"{taken} es para «{name}»: queda vacante, y se abren de nuevo las postulaciones."
    if why == "majority":
        return f"{name} tiene {has}: más de la mitad, y {gets}."
    return f"{name} {WHY.get(why, why)}, con {has}, y {gets}."


_OUT = {
    "fewest": "tienen menos votos",
    "threshold": "tienen menos que el umbral",
    "ceiling": "romperían una cuota",
    "withdrawn": "se retiraron o murieron",
    "beaten": "tienen por delante a quienes obtuvieron los puestos",
}


def out(names: tuple[str, ...], why: str) -> str:
    if len(names) == 1:
        return f"{names[0]} {WHY.get(why, why)}, y queda fuera."
    return f"{listing(names)} {_OUT.get(why, why)}, y quedan fuera."


_PURPOSES = {
    "elect": "obtiene el puesto",
    "exclude": "queda fuera",
    "surplus": "pasa primero su excedente",
    "finalist": "sigue adelante",
    "order": "va primero en el orden",
    "pairs": "va primero",
}


def lot(tied: tuple[str, ...], taken: str, purpose: str, draw: int) -> str:
    by = f", el número {draw}, hecho antes del recuento" if draw else ""
    return (
        f"{listing(tied)} están iguales, y nada anterior decide entre ellas. Por eso decide el sorteo{by}: "
        f"{taken} {_PURPOSES.get(purpose, 'sale')}."
    )


def lot_of_names() -> str:
    return (
        "Antes del recuento no se hizo ningún sorteo. El orden que se usó en su lugar sale de los nombres de todas las "
        "candidaturas: no depende de las papeletas, pero cualquiera podía conocerlo antes de la votación."
    )


def looked_back(name: str, others: tuple[str, ...], stage: int, votes: Amount, best: bool) -> str:
    more = "más" if best else "menos"
    return (
        f"{listing((name, *others))} están iguales. En la etapa {stage} {name} tenía {more} ({count(votes, 'voto')}), "
        "y eso decide."
    )


def guarded(name: str, quota: str) -> str:
    if quota == "seated":
        return f"{name} ya tiene un puesto y lo conserva; por eso no puede quedar fuera."
    return f"{name} no puede quedar fuera: ya no se podría cumplir la regla «{quota}»."


def doomed(name: str, quota: str) -> str:
    if quota == "seated":
        return f"{name} ya no puede obtener un puesto: los que quedan son de quienes ya tienen uno."
    return f"{name} ya no puede obtener un puesto: se rompería la regla «{quota}»."


def winners(names: tuple[str, ...]) -> str:
    if not names:
        return "Nadie obtiene un puesto."
    order = ", por este orden" if len(names) > 1 else ""
    return f"{many(names, 'Obtiene', 'Obtienen')} puesto{order}: {listing(names)}."


def new(names: tuple[str, ...]) -> str:
    return f"{many(names, 'Es nueva', 'Son nuevas')}: {listing(names)}."


def vacant(seats: int) -> str:
    return f"{count(seats, 'puesto queda vacante', 'puestos quedan vacantes')}."


SAYS: Mapping[str, Callable[..., str]] = {
    "elected": elected,
    "out": out,
    "lot": lot,
    "lot_of_names": lot_of_names,
    "looked_back": looked_back,
    "guarded": guarded,
    "doomed": doomed,
    "winners": winners,
    "new": new,
    "vacant": vacant,
}
