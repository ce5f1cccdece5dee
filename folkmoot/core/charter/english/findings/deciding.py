"""How English says what a check found about votes: too many needed, too few enough, rules that decide nothing."""

from collections.abc import Callable, Mapping, Sequence

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.english.deeds import DEEDS, deeds
from folkmoot.core.charter.english.names import Names
from folkmoot.core.charter.english.numbers import count, listing
from folkmoot.core.charter.values import Object


def unreachable_quorum(charter: Charter, cite: str, body: str, need: int, left: int, away: int, aside: int) -> str:
    the = Names(charter).the(body)
    if away == aside == 0:
        return f"{cite} asks for {need:,} in {the}, and there are only {left:,}: it can never decide by it."
    whys = []
    if away:
        whys.append(f"{count(away, 'seat')} may be empty or suspended")
    if aside:
        whys.append(f"{aside:,} may have to stand aside")
    return f"{cite} asks for {need:,} in {the}, but only {left:,} may be left, because {listing(whys)}."


def everybody_must_vote(cite: str) -> str:
    return f"{cite} needs every single member to vote; one who stays away is enough to stop it."


def tiny_in_body(
    charter: Charter, cite: str, body: str, verb: str, on: Sequence[Object], yes: int, seats: int, no_quorum: bool
) -> str:
    why = "no quorum says how many must be there" if no_quorum else "its majority asks for so few"
    return (
        f"by {cite}, {count(yes, 'vote')} in {Names(charter).the(body)} of {count(seats, 'seat')} may be enough to "
        f"{deeds([verb], Names(charter).objects(on))}: {why}."
    )


def tiny_among_members(
    charter: Charter, cite: str, who: str, verb: str, on: Sequence[Object], number: int | None, members: int | None
) -> str:
    names, taking_part = Names(charter), " taking part" if verb == "elect" else " voting for it"
    few = "a handful" if number is None else f"{number:,}" if members is None else f"{number:,} of {members:,} members"
    return (
        f"by {cite}, {few}{taking_part} may be enough for {names.the(who)} to {deeds([verb], names.objects(on))}: "
        "nothing says how many must take part."
    )


def never_met(cite: str) -> str:
    return f"{cite} gives a power that is never met: two of its conditions exclude each other."


def waits_for_nobody(cite: str, verb: str) -> str:
    return (
        f"{cite} gives a power that is never met: it waits for {DEEDS[verb].thing}, and nobody has the power for that."
    )


def needless_power(cite: str, other: str, verb: str) -> str:
    return f"{cite} is never needed ({verb.replace('_', ' ')}): {other} gives as much or more, and asks for no more."


def cheaper_clause(cite: str, other: str, articles: Sequence[str]) -> str:
    return f"{cite} guards {_articles(articles)}, and {other} lets the same be changed for less."


def clause_unguarded(cite: str, article: str, articles: Sequence[str]) -> str:
    return (
        f"{cite} guards {_articles(articles)}, but article {article}, where it stands itself, can be changed for less: "
        "whoever cannot change the one changes the other first."
    )


def fixing_unguarded(cite: str, article: str, articles: Sequence[str]) -> str:
    return (
        f"{cite} says that {_articles(articles)} can never be changed, but article {article}, where it says so, can: "
        "whoever wants to change the one changes the other first."
    )


def leak_first(article: str, by: Sequence[str]) -> str:
    return f"change article {article}, by {listing(by)}" if by else f"change article {article}"


def leak_then(articles: Sequence[str]) -> str:
    return f"change {_articles(articles)}, which nothing guards any more"


def _articles(numbers: Sequence[str]) -> str:
    return f"article{'' if len(numbers) == 1 else 's'} {listing(numbers)}"


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
