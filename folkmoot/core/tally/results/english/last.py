"""English: why the last seat of a count that moves papers went where it went."""

from collections.abc import Callable, Mapping

from folkmoot.core.tally.result import Amount
from folkmoot.core.tally.results.english.numbers import amount, listing, votes
from folkmoot.core.tally.results.telling.facts import Tally


def end() -> str:
    return "The end"


def no_rival() -> str:
    return "No more candidates were left than seats, so nobody was kept from one."


def last_seat(winner: str, rival: str, seats: int) -> str:
    return f"Why the {'' if seats == 1 else 'last '}seat went to {winner} and not to {rival}"


def began(winner: str, rival: str, again: bool, winner_votes: Amount, rival_votes: Amount) -> str:
    if winner_votes == rival_votes:
        return f"{winner} and {rival} began with the same, {votes(winner_votes)}."
    ahead = (winner, winner_votes, rival, rival_votes)
    if winner_votes < rival_votes:
        ahead = (rival, rival_votes, winner, winner_votes)
    when = "At stage 1" if again else "In first preferences"
    return f"{when} {ahead[0]} was ahead with {amount(ahead[1])}; {ahead[2]} had {amount(ahead[3])}."


def always_ahead(winner: str, rival: str) -> str:
    return f"{winner} stayed ahead of {rival} from then on."


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
    when = f"when the papers of {listing(of)} went on" if of else "when the papers were shared out anew"
    got = f"{votes(winner_gain)} came to {winner} and {_none(rival_gain)} to {rival}"
    return (
        f"{winner} overtook {rival} at stage {stage}, {when}: {got}. "
        f"After it {winner} had {amount(winner_votes)} and {rival} {amount(rival_votes)}."
    )


def _none(gain: Amount) -> str:
    return amount(gain) if gain > 0 else "none"


def came_from(again: bool, name: str, first: Amount, tally: Tally, now: Amount) -> str:
    own = "from stage 1" if again else "first preferences"
    parts = [f"{amount(first)} {own}", *(f"{amount(value)} from papers of {who}" for who, value in tally)]
    return f"The {votes(now)} of {name} are {listing(parts)}."


def settled_above(
    winner: str, rival: str, stage: int, has: Amount, other: Amount, margin: Amount, quota: Amount | None
) -> str:
    level = f"as many as {winner}" if not margin else f"{amount(margin)} fewer"
    reached = f"reached the quota with {votes(has)}" if quota is not None and has >= quota else f"had {votes(has)}"
    return f"At stage {stage} {winner} {reached}. {rival} was next and had {amount(other)}: {level}."


def settled_below(
    winner: str, rival: str, stage: int, has: Amount, next: str, next_votes: Amount, margin: Amount
) -> str:
    if not margin:
        return (
            f"At stage {stage} somebody had to go out. {rival} and {next} had the same, {votes(has)}; what decided "
            "between them is told there."
        )
    saved = "" if next == winner else f", and {winner} more still"
    return (
        f"At stage {stage} somebody had to go out. {rival} had the fewest, {votes(has)}; the next, {next}, had "
        f"{amount(next_votes)}{saved}. {amount(margin)} of a vote decided."
        if margin < 1
        else f"At stage {stage} somebody had to go out. {rival} had the fewest, {votes(has)}; the next, {next}, had "
        f"{amount(next_votes)}{saved}. So {votes(margin)} decided."
    )


def settled_doomed(winner: str, rival: str, stage: int, has: Amount, quota: str) -> str:
    if quota == "seated":
        return f"At stage {stage} {rival}, with {votes(has)}, had to go out: the seats left were of those who had one."
    return f'At stage {stage} {rival}, with {votes(has)}, had to go out, for the rule "{quota}" would have been broken.'


def settled_guarded(kept: str, votes: Amount, quota: str) -> str:
    if quota == "seated":
        return f"{kept} had fewer, {amount(votes)}, but has a seat already and keeps it."
    return f'{kept} had fewer, {amount(votes)}, but stayed, for the rule "{quota}" could not have been met otherwise.'


def without_quota(name: str, votes: Amount, quota: Amount) -> str:
    return (
        f"{name} did not reach the quota: {amount(votes)} of {amount(quota)}. That was not needed, for nobody else was "
        "left for the seat."
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
