"""English: a count that moves papers."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from folkmoot.core.tally.result import Amount
from folkmoot.core.tally.results.english.numbers import amount, count, has_have, is_are, listing, papers, votes
from folkmoot.core.tally.results.telling.facts import Tally


def stage(number: int, step: str, of: tuple[str, ...]) -> str:
    who = listing(of)
    out = f"; {who} {is_are(of)} out" if of else ""
    says = {
        "first": "the first preferences",
        "surplus": f"what {who} has beyond the quota goes on",
        "exclude": f"{who} {is_are(of)} out",
        "withdraw": f"{who} no longer {'stands' if len(of) == 1 else 'stand'}",
        "round": f"all papers are shared out anew{out}",
        "fill": "the seats that are left",
        "again": "the papers that elected whoever leaves",
        "passed_on": f"the papers of {who} go on",
    }
    return f"Stage {number}: {says.get(step, step)}"


def firsts(tally: Tally, without: tuple[str, ...], quota: Amount | None) -> str:
    if not tally:
        return "Nobody has a single vote."
    zero = f" No paper names {listing(without, 'or')} first." if without else ""
    return f"Each paper counts for whoever stands first on it: {_tally(tally)}.{zero}"


def again(tally: Tally, elsewhere: Amount) -> str:
    aside = f" {count(elsewhere, 'vote stays', 'votes stay')} elsewhere, or can go to nobody." if elsewhere else ""
    return f"The papers go to {_tally(tally)}.{aside}" if tally else f"The papers name nobody who could follow.{aside}"


def anew(tally: Tally, without: tuple[str, ...], quota: Amount | None) -> str:
    now = f" The quota is now {amount(quota)}." if quota is not None else ""
    return f"Now the votes are: {_tally(tally)}.{now}"


def keeps(keeps: Tally, first: bool) -> str:
    said = listing([f"{name} keeps {amount(value)} of each paper" for name, value in keeps])
    return f"{said}; the rest goes on{' to whom the same voters put next' if first else ''}."


def first_to_nobody(papers: Amount) -> str:
    return f"{count(papers, 'paper counts', 'papers count')} for nobody alone."


def surplus(name: str, held: Amount, kept: Amount, over: Amount, first: bool) -> str:
    gloss = (
        " What somebody has beyond the quota is called a surplus. It is not lost: it goes on to whom the same voters "
        "put next."
        if first
        else ""
    )
    return f"{name} has {votes(held)} and needs only {amount(kept)}. The surplus of {amount(over)} goes on.{gloss}"


def worth(name: str, papers: int, over: Amount, value: Amount, first: bool) -> str:
    if first:
        return (
            f"Nobody can say which of the {amount(papers)} papers are the ones too many. So all of them go on, each "
            f"at the same part of a vote: {amount(over)} shared among {amount(papers)} papers is {amount(value)} each. "
            f"The rest of each vote stays with {name}."
        )
    return (
        f"All {amount(papers)} papers go on, each worth {amount(value)} of a vote ({amount(over)} / {amount(papers)})."
    )


def worth_again(papers: int, over: Amount, held: Amount, share: Fraction, first: bool) -> str:
    gloss = (
        " Papers that came here from somebody else were worth less than a whole vote already; they are worth still "
        "less now."
        if first
        else ""
    )
    return (
        f"All {amount(papers)} papers go on, and each is worth {amount(share)} of what it was worth before: "
        f"{amount(over)} / {amount(held)}.{gloss}"
    )


def whole_papers(papers: int, over: Amount, first: bool) -> str:
    gloss = (
        " By this rule papers go on whole, and so only as many of them as there are votes too many." if first else ""
    )
    return f"{count(papers, 'paper goes', 'papers go')} on, each as one whole vote.{gloss}"


def excluded(
    name: str,
    why: str,
    votes: Amount,
    level: tuple[str, ...],
    next: tuple[str, ...],
    next_votes: Amount | None,
    first: bool,
) -> str:
    if why == "ceiling":
        return f"So {name} is out, with {count(votes, 'vote')}."
    gloss = "Nobody who is left has enough to be elected. So whoever has the fewest votes is out. " if first else ""
    if level:
        return f"{gloss}{name} is out with {count(votes, 'vote')}; {listing(level)} {has_have(level)} just as many."
    behind = (
        f"; the next above {'is' if len(next) == 1 else 'are'} {listing(next)} with {amount(next_votes)}"
        if next_votes is not None
        else ""
    )
    return f"{gloss}{name} has the fewest, {count(votes, 'vote')}, and is out{behind}."


def excluded_together(tally: Tally, votes: Amount, next: Amount | None) -> str:
    beyond = ""
    if next is not None and votes < next:
        beyond = f": together they have {amount(votes)}, fewer than the {amount(next)} of the next above them"
    return f"These have the fewest votes and are out together: {_tally(tally)}{beyond}."


def withdrew(tally: Tally, votes: Amount, next: Amount | None) -> str:
    who = tuple(name for name, _ in tally)
    return f"{listing(who)} withdrew or died after the poll, with {count(votes, 'vote')}."


def go_on(papers: int, whole: bool) -> str:
    if whole:
        return f"{count(papers, 'paper goes', 'papers go')} on, each as a whole vote."
    return f"{count(papers, 'paper goes', 'papers go')} on, each at what it was worth here."


def gains(gains: tuple[tuple[str, int, Amount, Amount], ...]) -> str:
    said = [f"{_gain(name, number, value)} (now {amount(now)})" for name, number, value, now in gains]
    return f"{listing(said)}."


def _gain(name: str, number: int, value: Amount) -> str:
    return f"{name} gains {amount(value)}" + ("" if number == value else f" from {papers(number)}")


def to_nobody(papers: int, votes: Amount, first: bool, everything: bool) -> str:
    on = "None of them names anybody further" if everything else f"On {count(papers, 'paper')} nobody follows"
    gloss = " Such papers are called exhausted (or non-transferable)." if first else ""
    return f"{on} who is still in the running: {count(votes, 'vote goes', 'votes go')} to nobody.{gloss}"


def lost(votes: Amount, first: bool) -> str:
    gloss = ", because what a paper is worth is cut off after so many decimal places" if first else ""
    return f"{amount(votes)} of a vote is lost{gloss}."


def filled(tally: Tally, quota: Amount | None) -> str:
    who = tuple(name for name, _ in tally)
    has = listing([f"{name} with {votes(value)}" for name, value in tally])
    short = f", without the quota of {amount(quota)}" if quota is not None else ""
    return f"No more are left than there are seats. So {has} {is_are(who)} elected{short}."


def nobody_yet() -> str:
    return "Nobody has enough yet to be elected."


def all_taken(seats: int) -> str:
    return "With that the seat is taken." if seats == 1 else f"With that all {seats} seats are taken."


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
