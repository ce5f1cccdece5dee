"""English: a count that compares candidates two by two."""

from collections.abc import Callable, Mapping

from folkmoot.core.tally.results.english.numbers import amount, listing
from folkmoot.core.tally.results.telling.facts import Tally

Duels = tuple[tuple[str, int, int], ...]


def pairs_heading() -> str:
    return "Two by two"


def deciding_heading() -> str:
    return "What decides"


def duels(name: str, beats: Duels, loses: Duels, level: tuple[str, ...], everybody: bool) -> str:
    said = []
    if beats:
        said.append(f"beats {'everybody: ' if everybody and len(beats) > 1 else ''}{_duels(beats)}")
    if loses:
        said.append(f"loses to {_duels(loses)}")
    if level:
        said.append(f"is level with {listing(level)}")
    return f"{name} {'; '.join(said)}." if said else f"{name} beats nobody."


def _duels(duels: Duels) -> str:
    return listing([f"{other} ({amount(votes)} to {amount(against)})" for other, votes, against in duels])


def more_duels(candidates: int) -> str:
    return f"The table of pairs has the comparisons of all {candidates}."


def condorcet(name: str) -> str:
    return f"{name} beats everybody else, one against one. That decides."


def no_condorcet() -> str:
    return "Nobody beats everybody else, one against one."


def circle(steps: tuple[tuple[str, str, int, int], ...]) -> str:
    said = [f"{one} beats {other} {amount(votes)} to {amount(against)}" for one, other, votes, against in steps]
    return f"Nobody beats everybody else. They go in a circle: {listing(said)}. So the rule must break the circle."


def path(name: str, other: str, there: int, back: int, first: bool) -> str:
    gloss = (
        " A way leads from victory to victory, and is as strong as its weakest victory; whoever has the stronger way "
        "to the other stands before the other."
        if first
        else ""
    )
    if there > back:
        return (
            f"{other} beats {name}, but the strongest way from {name} round to {other} has strength {amount(there)}, "
            f"and the strongest back only {amount(back)}.{gloss}"
        )
    strengths = f"{amount(there)} and {amount(back)}"
    return f"{other} beats {name}; the strongest ways between them have strength {strengths}.{gloss}"


def pairs_in_order() -> str:
    return "The victories are taken one after another, the strongest first. One that would close a circle is left out."


def skipped(winner: str, loser: str, votes: int, against: int) -> str:
    return f"Left out is the victory of {winner} over {loser} ({amount(votes)} to {amount(against)})."


def defeats(tally: Tally) -> str:
    said = listing([f"{name} {amount(value)}" for name, value in tally])
    return f"What counts is how great each one's greatest defeat is, and the smallest is elected: {said}."


def victories(tally: Tally) -> str:
    said = listing([f"{name} {amount(value)}" for name, value in tally])
    return f"What counts is how many others each one beats: {said}."


def last_duel(winner: str, rival: str, votes: int, against: int) -> str:
    if votes == against:
        return f"One against one {winner} and {rival} are level, {amount(votes)} to {amount(against)}."
    if votes > against:
        by = amount(votes - against)
        return f"One against one {winner} beats {rival}, {amount(votes)} to {amount(against)}: by {by}."
    return (
        f"One against one {rival} would beat {winner}, {amount(against)} to {amount(votes)}; but {rival} loses more to "
        "others, as told above."
    )


def equals(winner: str, rival: str) -> str:
    return f"By the rule {winner} and {rival} are level; the lot told above decides between them."


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
