"""Spanish: a count that moves papers."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from folkmoot.core.tally.result import Amount
from folkmoot.core.tally.results.spanish.numbers import amount, count, listing, many, papers, votes
from folkmoot.core.tally.results.telling.facts import Tally


def stage(number: int, step: str, of: tuple[str, ...]) -> str:
    who = listing(of)
    out = f"; {who} {many(of, 'queda', 'quedan')} fuera" if of else ""
    says = {
        "first": "las primeras preferencias",
        "surplus": f"pasa lo que {who} tiene por encima de la cuota",
        "exclude": f"{who} {many(of, 'queda', 'quedan')} fuera",
        "withdraw": f"{who} ya no se {many(of, 'presenta', 'presentan')}",
        "round": f"las papeletas se reparten de nuevo{out}",
        "fill": "los puestos que quedan",
        "again": "las papeletas de quien se va",
        "passed_on": f"pasan las papeletas de {who}",
    }
    return f"Etapa {number}: {says.get(step, step)}"


def firsts(tally: Tally, without: tuple[str, ...], quota: Amount | None) -> str:
    if not tally:
        return "Nadie tiene ni un voto."
    zero = f" Ninguna papeleta nombra en primer lugar a {listing(without, 'o')}." if without else ""
    return f"Cada papeleta vale para quien está en primer lugar: {_tally(tally)}.{zero}"


def again(tally: Tally, elsewhere: Amount) -> str:
    stay = count(elsewhere, "voto se queda", "votos se quedan")
    aside = f" {stay} en otra parte, o no pueden ir a nadie." if elsewhere else ""
    return (
        f"Las papeletas van así: {_tally(tally)}.{aside}" if tally else f"No nombran a nadie que pueda seguir.{aside}"
    )


def anew(tally: Tally, without: tuple[str, ...], quota: Amount | None) -> str:
    now = f" La cuota es ahora {amount(quota)}." if quota is not None else ""
    return f"Ahora los votos son: {_tally(tally)}.{now}"


def keeps(keeps: Tally, first: bool) -> str:
    said = listing([f"{name} se queda con {amount(value)} de cada papeleta" for name, value in keeps])
    return f"{said}; el resto pasa{' a quien las mismas personas pusieron después' if first else ''}."


def first_to_nobody(papers: Amount) -> str:
    return f"{count(papers, 'papeleta no vale', 'papeletas no valen')} para nadie en particular."


def surplus(name: str, held: Amount, kept: Amount, over: Amount, first: bool) -> str:
    gloss = (
        " Lo que alguien tiene por encima de la cuota se llama excedente. No se pierde: pasa a quien las mismas "
        "personas pusieron después."
        if first
        else ""
    )
    return f"{name} tiene {votes(held)} y solo necesita {amount(kept)}. El excedente de {amount(over)} pasa.{gloss}"


def worth(name: str, papers: int, over: Amount, value: Amount, first: bool) -> str:
    if first:
        return (
            f"Nadie puede decir cuáles de las {amount(papers)} papeletas son las que sobran. Por eso pasan todas, cada "
            f"una con la misma parte de un voto: {amount(over)} repartido entre {amount(papers)} papeletas es "
            f"{amount(value)} cada una. El resto de cada voto se queda con {name}."
        )
    share = f"{amount(over)} / {amount(papers)}"
    return f"Pasan las {amount(papers)} papeletas, cada una con un valor de {amount(value)} de un voto ({share})."


def worth_again(papers: int, over: Amount, held: Amount, share: Fraction, first: bool) -> str:
    gloss = (
        " Las papeletas que habían llegado desde otra candidatura ya valían menos que un voto entero; ahora valen aún "
        "menos."
        if first
        else ""
    )
    return (
        f"Pasan las {amount(papers)} papeletas, y cada una vale {amount(share)} de lo que valía antes: {amount(over)} "
        f"/ {amount(held)}.{gloss}"
    )


def whole_papers(papers: int, over: Amount, first: bool) -> str:
    gloss = " Con esta regla pasan papeletas enteras, y por eso solo tantas como votos sobran." if first else ""
    return f"{count(papers, 'papeleta pasa', 'papeletas pasan')}, cada una como un voto entero.{gloss}"


def excluded(
    name: str,
    why: str,
    votes: Amount,
    level: tuple[str, ...],
    next: tuple[str, ...],
    next_votes: Amount | None,
    first: bool,
) -> str:
    has = count(votes, "voto")
    if why == "ceiling":
        return f"Por eso {name} queda fuera, con {has}."
    gloss = "Nadie de quienes siguen tiene bastante. Por eso queda fuera quien tiene menos votos. " if first else ""
    if level:
        just = many(level, "tiene", "tienen")
        return f"{gloss}{name} queda fuera con {has}; {listing(level)} {just} los mismos."
    behind = (
        f"; por encima {many(next, 'está', 'están')} {listing(next)} con {amount(next_votes)}"
        if next_votes is not None
        else ""
    )
    return f"{gloss}{name} tiene menos que nadie, {has}, y queda fuera{behind}."


def excluded_together(tally: Tally, votes: Amount, next: Amount | None) -> str:
    beyond = ""
    if next is not None and votes < next:
        beyond = f": suman {amount(votes)}, menos que los {amount(next)} de quien está por encima"
    return f"Quedan fuera a la vez, por tener menos votos: {_tally(tally)}{beyond}."


def withdrew(tally: Tally, votes: Amount, next: Amount | None) -> str:
    who = tuple(name for name, _ in tally)
    left = many(who, "se retiró o murió", "se retiraron o murieron")
    return f"{listing(who)} {left} después de la votación, con {count(votes, 'voto')}."


def go_on(papers: int, whole: bool) -> str:
    if whole:
        return f"{count(papers, 'papeleta pasa', 'papeletas pasan')}, cada una como un voto entero."
    return f"{count(papers, 'papeleta pasa', 'papeletas pasan')}, cada una con el valor que tenía aquí."


def gains(gains: tuple[tuple[str, int, Amount, Amount], ...]) -> str:
    said = [f"{_gain(name, number, value)} (ahora {amount(now)})" for name, number, value, now in gains]
    return f"{listing(said)}."


def _gain(name: str, number: int, value: Amount) -> str:
    return f"{name} gana {amount(value)}" + ("" if number == value else f" con {papers(number)}")


def to_nobody(papers: int, votes: Amount, first: bool, everything: bool) -> str:
    on = "Ninguna nombra después a nadie" if everything else f"En {count(papers, 'papeleta')} ya no hay nadie"
    gloss = " Tales papeletas se llaman agotadas (o no transferibles)." if first else ""
    return f"{on} que siga en el recuento: {count(votes, 'voto no va', 'votos no van')} a nadie.{gloss}"


def lost(votes: Amount, first: bool) -> str:
    gloss = ", porque el valor de una papeleta se corta tras cierto número de decimales" if first else ""
    return f"Se pierde {amount(votes)} de un voto{gloss}."


def filled(tally: Tally, quota: Amount | None) -> str:
    who = tuple(name for name, _ in tally)
    has = listing([f"{name} con {votes(value)}" for name, value in tally])
    short = f", sin la cuota de {amount(quota)}" if quota is not None else ""
    get = many(who, "Obtiene puesto", "Obtienen puesto")
    return f"No quedan más candidaturas que puestos. {get} {has}{short}."


def nobody_yet() -> str:
    return "Nadie tiene todavía bastante para obtener un puesto."


def all_taken(seats: int) -> str:
    return "Con esto el puesto está cubierto." if seats == 1 else f"Con esto los {seats} puestos están cubiertos."


def _tally(tally: Tally) -> str:
    return listing([f"{name} {amount(value)}" for name, value in tally])


SAYS: Mapping[str, Callable[..., str]] = {
    "stage": stage,
    "firsts": firsts,
    "again": again,
    "anew": anew,
    "keeps": keeps,
    "first_to_nobody": first_to_nobody,
    "surplus": surplus,
    "worth": worth,
    "worth_again": worth_again,
    "whole_papers": whole_papers,
    "excluded": excluded,
    "excluded_together": excluded_together,
    "withdrew": withdrew,
    "go_on": go_on,
    "gains": gains,
    "to_nobody": to_nobody,
    "lost": lost,
    "filled": filled,
    "nobody_yet": nobody_yet,
    "all_taken": all_taken,
}
