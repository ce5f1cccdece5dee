"""Spanish: a count that compares candidates two by two."""

from collections.abc import Callable, Mapping

from folkmoot.core.tally.results.spanish.numbers import amount, listing
from folkmoot.core.tally.results.telling.facts import Tally

Duels = tuple[tuple[str, int, int], ...]


def pairs_heading() -> str:
    return "De dos en dos"


def deciding_heading() -> str:
    return "Lo que decide"


def duels(name: str, beats: Duels, loses: Duels, level: tuple[str, ...], everybody: bool) -> str:
    said = []
    if beats:
        said.append(f"vence a {'todas: ' if everybody and len(beats) > 1 else ''}{_duels(beats)}")
    if loses:
        said.append(f"pierde contra {_duels(loses)}")
    if level:
        said.append(f"empata con {listing(level)}")
    return f"{name} {'; '.join(said)}." if said else f"{name} no vence a nadie."


def _duels(duels: Duels) -> str:
    return listing([f"{other} ({amount(votes)} a {amount(against)})" for other, votes, against in duels])


def more_duels(candidates: int) -> str:
    return f"La tabla de pares tiene las comparaciones de las {candidates}."


def condorcet(name: str) -> str:
    return f"{name} vence a todas las demás, una contra una. Eso decide."


def no_condorcet() -> str:
    return "Nadie vence a todas las demás, una contra una."


def circle(steps: tuple[tuple[str, str, int, int], ...]) -> str:
    said = [f"{one} vence a {other} {amount(votes)} a {amount(against)}" for one, other, votes, against in steps]
    return f"Nadie vence a todas las demás. Hay un círculo: {listing(said)}. La regla debe romperlo."


def path(name: str, other: str, there: int, back: int, first: bool) -> str:
    gloss = (
        " Un camino va de victoria en victoria, y es tan fuerte como la más débil de ellas; quien tiene el camino más "
        "fuerte hacia la otra va por delante."
        if first
        else ""
    )
    if there > back:
        return (
            f"{other} vence a {name}, pero el camino más fuerte de {name} a {other} tiene fuerza {amount(there)}, y el "
            f"de vuelta solo {amount(back)}.{gloss}"
        )
    strengths = f"{amount(there)} y {amount(back)}"
    return f"{other} vence a {name}; los caminos más fuertes entre ambas tienen fuerza {strengths}.{gloss}"


def pairs_in_order() -> str:
    return "Las victorias se toman una tras otra, la más fuerte primero. La que cerraría un círculo se deja fuera."


def skipped(winner: str, loser: str, votes: int, against: int) -> str:
    return f"Queda fuera la victoria de {winner} sobre {loser} ({amount(votes)} a {amount(against)})."


def defeats(tally: Tally) -> str:
    said = listing([f"{name} {amount(value)}" for name, value in tally])
    return f"Cuenta cuán grande es la mayor derrota de cada una, y gana la menor: {said}."


def victories(tally: Tally) -> str:
    said = listing([f"{name} {amount(value)}" for name, value in tally])
    return f"Cuenta a cuántas otras vence cada una: {said}."


def last_duel(winner: str, rival: str, votes: int, against: int) -> str:
    if votes == against:
        return f"Una contra una, {winner} y {rival} empatan, {amount(votes)} a {amount(against)}."
    if votes > against:
        by = amount(votes - against)
        return f"Una contra una, {winner} vence a {rival}, {amount(votes)} a {amount(against)}: por {by}."
    return (
        f"Una contra una, {rival} vencería a {winner}, {amount(against)} a {amount(votes)}; pero pierde más contra "
        "otras, como se cuenta arriba."
    )


def equals(winner: str, rival: str) -> str:
    return f"Según la regla, {winner} y {rival} están iguales; decide entre ellas el sorteo que se cuenta arriba."


SAYS: Mapping[str, Callable[..., str]] = {
    "pairs_heading": pairs_heading,
    "deciding_heading": deciding_heading,
    "duels": duels,
    "more_duels": more_duels,
    "condorcet": condorcet,
    "no_condorcet": no_condorcet,
    "circle": circle,
    "path": path,
    "pairs_in_order": pairs_in_order,
    "skipped": skipped,
    "defeats": defeats,
    "victories": victories,
    "last_duel": last_duel,
    "equals": equals,
}
