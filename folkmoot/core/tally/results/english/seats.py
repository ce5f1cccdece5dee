"""English: a count that gives seats one by one, or adds up."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from folkmoot.core.tally.result import REASONS, Amount
from folkmoot.core.tally.results.english.numbers import amount, count, listing, ordinal
from folkmoot.core.tally.results.telling.facts import Tally

_UNITS = {"votes": "vote", "approvals": "approval", "points": "point"}

_BY = {
    "shares": "asks for {} of a seat from each paper that pays the whole share",
    "loads": "would bring the heaviest load to {} of a seat",
    "quotients": "has the quotient {}",
    "squared_quotients": "has the quotient (squared) {}",
    "remainders": "has the remainder {}",
}


def sums_heading(lists: bool) -> str:
    return "The votes"


def seats_heading() -> str:
    return "The seats"


def sums(tally: Tally, unit: str) -> str:
    if not tally:
        return f"Nobody has a single {_UNITS[unit]}."
    return f"{unit.capitalize()}: {listing([f'{name} {amount(value)}' for name, value in tally])}."


def has_most(name: str, why: str, votes: Amount, unit: str) -> str:
    said = {"majority": "more than half, and ", "last": "", "most": "of those not yet elected the most, and "}
    last = ", for no more stand than there are seats" if why == "last" else ""
    return f"{name} has {count(votes, _UNITS[unit])}, {said.get(why, '')}is elected{last}."


def committee_score(score: Amount, committees: int) -> str:
    if committees > 1:
        return f"The highest score that a committee can have is {amount(score)}; {committees} committees have it."
    return f"The highest score that a committee can have is {amount(score)}; one committee has it."


def money_is_out(why: str) -> str:
    if why == "load":
        return "From here on nobody can be paid for. So everybody earns more, all alike, until somebody can be."
    return "From here on nobody can be paid for; the seats that are left go to those with the most approvals."


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
    begins = f"The {ordinal(nth)} seat goes to {name}, {'which' if lists else 'who'} "
    if why == "quotient" and number is None:
        return f"{begins}has no seat yet: such lists come first, by their votes."
    if why in ("committee", "last", "lot", "minimum", "whole", "floor") or number is None:
        return f"{begins}{_WHY.get(why) or REASONS.get(why) or why}."
    next = f"; next was {rival} with {amount(rival_number)}" if rival is not None and rival_number is not None else ""
    if by == "votes":
        does = "adds" if why == "adds" else "has"
        unit = "point" if why == "adds" else _UNITS[unit]
        return f"{begins}{does} {count(number, unit)}{next}."
    return f"{begins}{_BY[by].format(_divided(by, votes, number))}{next}."


def _divided(by: str, votes: Amount, number: Amount) -> str:
    """A quotient with what was divided by what."""
    if by == "quotients" and number and number != votes:
        return f"{amount(votes)} / {amount(Fraction(votes) / Fraction(number))} = {amount(number)}"
    if by == "squared_quotients" and number:
        return f"{amount(votes)}² / {amount(Fraction(votes) ** 2 / Fraction(number))} = {amount(number)}"
    return amount(number)


_WHY = {
    "committee": "belongs to that committee",
    "last": "is elected because no more are left than seats",
    "lot": "is taken by lot, for no paper wants anybody who is left",
    "minimum": "has less than the least that everybody has",
    "whole": "has the quota whole once more",
    "floor": "is needed, for a quota could not be met otherwise",
}


def seats_of_lists(tally: Tally) -> str:
    return f"Seats: {listing([f'{name} {amount(value)}' for name, value in tally])}."


def settled_by_number(
    winner: str, rival: str, by: str, why: str, number: Amount, rival_number: Amount, margin: Amount, unit: str
) -> str:
    if not margin:
        return f"{winner} and {rival} were level, with {amount(number)} each; what decided between them is told above."
    if by == "votes":
        does = "added" if why == "adds" else "had"
        one = "point" if why == "adds" else _UNITS[unit]
        next = f"{rival}, who was next, {amount(rival_number)}: {amount(margin)} fewer"
        return f"{winner} {does} {count(number, one)}, and {next}."
    more = "more" if by in ("shares", "loads") else "less"
    what = {"shares": "price for each paper", "loads": "heaviest load", "remainders": "remainder"}.get(by, "quotient")
    return (
        f"The {what} of {winner} was {amount(number)}, and that of {rival}, who was next, {amount(rival_number)}: "
        f"{amount(margin)} {more}."
    )


def settled_by_rule(winner: str, rival: str) -> str:
    return f"{rival} was next, and the rule puts {winner} first for another reason than the numbers alone."


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
