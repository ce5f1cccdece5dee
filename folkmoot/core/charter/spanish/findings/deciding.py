"""How Spanish says what a check found about votes: too many needed, too few enough, rules that decide nothing."""

from collections.abc import Callable, Mapping, Sequence

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.spanish.deeds import DEEDS, deeds
from folkmoot.core.charter.spanish.names import Names
from folkmoot.core.charter.spanish.numbers import count, figure, listing
from folkmoot.core.charter.spanish.vocabulary import VERBS
from folkmoot.core.charter.values import Object


def unreachable_quorum(charter: Charter, cite: str, body: str, need: int, left: int, away: int, aside: int) -> str:
    the = Names(charter).the(body)
    if away == aside == 0:
        return f"{cite} pide {figure(need)} en {the}, y solo hay {figure(left)}: así nunca se podrá decidir."
    whys = []
    if away:
        whys.append(f"puede haber {count(away, 'puesto')} sin ocupar o en suspensión")
    if aside:
        whys.append(f"puede que {count(aside, 'persona')} {'tenga' if aside == 1 else 'tengan'} que apartarse")
    return f"{cite} pide {figure(need)} en {the}, pero puede que solo queden {figure(left)}, porque {listing(whys)}."


def everybody_must_vote(cite: str) -> str:
    return f"{cite} exige el voto de todos y cada uno de los miembros; basta con que falte uno para impedirlo."


def tiny_in_body(
    charter: Charter, cite: str, body: str, verb: str, on: Sequence[Object], yes: int, seats: int, no_quorum: bool
) -> str:
    why = "ningún quórum dice cuántas personas deben estar" if no_quorum else "su mayoría pide muy poco"
    return (
        f"según {cite}, en {Names(charter).the(body)}, de {count(seats, 'puesto')}, puede bastar con "
        f"{count(yes, 'voto')} para {deeds([verb], Names(charter).objects(on))}: {why}."
    )


def tiny_among_members(
    charter: Charter, cite: str, who: str, verb: str, on: Sequence[Object], number: int | None, members: int | None
) -> str:
    if number is None or members is None:
        few = "unas pocas personas"
    else:
        few = f"{count(number, 'persona')} de {count(members, 'miembro')}"
    how = "con la participación de" if verb == "elect" else "con el voto a favor de"
    return (
        f"según {cite}, {Names(charter).the(who)} puede {deeds([verb], Names(charter).objects(on))} {how} {few}: "
        "nada dice cuántas personas deben participar."
    )


def never_met(cite: str) -> str:
    return f"{cite} da una facultad que nunca se cumple: dos de sus condiciones se excluyen entre sí."


def waits_for_nobody(cite: str, verb: str) -> str:
    return f"{cite} da una facultad que nunca se cumple: espera {DEEDS[verb].thing}, y nadie tiene facultad para ello."


def needless_power(cite: str, other: str, verb: str) -> str:
    return f"{cite} nunca hace falta ({VERBS[verb]}): {other} da lo mismo o más, y no pide más."


def cheaper_clause(cite: str, other: str, articles: Sequence[str]) -> str:
    return f"{cite} protege {_articles(articles)}, y {other} permite reformar lo mismo con menos."


def clause_unguarded(cite: str, article: str, articles: Sequence[str]) -> str:
    return (
        f"{cite} protege {_articles(articles)}, pero el artículo {article}, donde está esa misma regla, se puede "
        "reformar con menos: quien no pueda cambiar lo uno cambia antes lo otro."
    )


def fixing_unguarded(cite: str, article: str, articles: Sequence[str]) -> str:
    return (
        f"{cite} dice que nunca se puede reformar {_articles(articles)}, pero el artículo {article}, donde lo dice, sí "
        "se puede: quien quiera cambiar lo uno cambia antes lo otro."
    )


def leak_first(article: str, by: Sequence[str]) -> str:
    return f"reformar el artículo {article}, según {listing(by)}" if by else f"reformar el artículo {article}"


def leak_then(articles: Sequence[str]) -> str:
    return f"reformar {_articles(articles)}, que ya nada protege"


def _articles(numbers: Sequence[str]) -> str:
    return f"{'el artículo' if len(numbers) == 1 else 'los artículos'} {listing(numbers)}"


DECIDING: Mapping[str, Callable[..., str]] = {
    "unreachable_quorum": unreachable_quorum,
    "everybody_must_vote": everybody_must_vote,
    "tiny_in_body": tiny_in_body,
    "tiny_among_members": tiny_among_members,
    "never_met": never_met,
    "waits_for_nobody": waits_for_nobody,
    "needless_power": needless_power,
    "cheaper_clause": cheaper_clause,
    "clause_unguarded": clause_unguarded,
    "fixing_unguarded": fixing_unguarded,
    "leak_first": leak_first,
    "leak_then": leak_then,
}
