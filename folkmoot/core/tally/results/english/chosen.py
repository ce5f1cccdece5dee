"""English: who is elected or out, and why; lots and quotas on attributes."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from folkmoot.core.tally.result import REASONS, Amount
from folkmoot.core.tally.results.english.numbers import amount, count, is_are, listing, ordinal


def elected(
    name: str, why: str, votes: Amount, quota: Amount | None, over: Amount | None, nth: int, seats: int, half: Fraction
) -> str:
    seat = "" if seats == 1 else f" to the {ordinal(nth)} of {seats} seats"
    has = count(votes, "vote")
    if why == "quota" and quota is not None and over is not None:
        beyond = (
            f", {amount(over)} more than the quota of {amount(quota)}"
            if over
            else f", just the quota of {amount(quota)}"
        )
        return f"{name} has {has}{beyond}, and is elected{seat}."
    if why == "reopen":
        return f'"{name}" takes the {ordinal(nth)} of {seats} seats: it stays vacant, and nominations are opened again.'
    if why == "majority":
        return f"{name} has {has}: more than half, and is elected{seat}."
    said = _WHY.get(why) or REASONS.get(why) or why
    return f"{name} {said}, with {has}, and is elected{seat}."


_WHY = {
    "quota": "reached the quota",
    "most": "has the most",
    "lot": "is taken by lot, for no paper wants anybody who is left",
    "floor": "is needed, for a quota could not be met otherwise",
}

_OUT = {
    "fewest": "have the fewest votes",
    "threshold": "have less than the threshold",
    "ceiling": "would break a quota",
    "withdrawn": "withdrew or died",
    "beaten": "are beaten by those who took the seats",
}


def out(names: tuple[str, ...], why: str) -> str:
    if len(names) == 1:
        says = {"fewest": "has the fewest votes", "threshold": "has less than the threshold"}
        return f"{names[0]} {says.get(why) or REASONS.get(why) or why}, and is out."
    return f"{listing(names)} {_OUT.get(why) or why}, and are out."


_PURPOSES = {
    "elect": "is elected",
    "exclude": "is out",
    "surplus": "has the surplus moved first",
    "finalist": "goes on",
    "order": "comes first in the order",
    "pairs": "comes first",
}


def lot(tied: tuple[str, ...], taken: str, purpose: str, draw: int) -> str:
    by = f" by draw {draw}, made before the count" if draw else ""
    return (
        f"{listing(tied)} are level, and nothing that came before tells them apart. So it goes by lot{by}: "
        f"{taken} {_PURPOSES.get(purpose, 'is taken')}."
    )


def lot_of_names() -> str:
    return (
        "No lots had been drawn before the count. The order used instead is made from the names of all candidates: it "
        "owes nothing to the papers, but anybody could have known it before the poll."
    )


def looked_back(name: str, others: tuple[str, ...], stage: int, votes: Amount, best: bool) -> str:
    more = "more" if best else "fewer"
    return (
        f"{listing((name, *others))} are level. At stage {stage} {name} had {more} "
        f"({count(votes, 'vote')}), and that decides."
    )


def guarded(name: str, quota: str) -> str:
    if quota == "seated":
        return f"{name} has a seat already and keeps it, and so cannot be put out."
    return f'{name} cannot be put out: the rule "{quota}" could not be met any more.'


def doomed(name: str, quota: str) -> str:
    if quota == "seated":
        return f"{name} cannot be elected any more: the seats that are left are of those who have one already."
    return f'{name} cannot be elected any more: the rule "{quota}" would be broken.'


def winners(names: tuple[str, ...]) -> str:
    if not names:
        return "Nobody is elected."
    order = ", in this order" if len(names) > 1 else ""
    return f"Elected {is_are(names)}{order}: {listing(names)}."


def new(names: tuple[str, ...]) -> str:
    return f"New {is_are(names)}: {listing(names)}."


def vacant(seats: int) -> str:
    return f"{count(seats, 'seat stays', 'seats stay')} vacant."


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
