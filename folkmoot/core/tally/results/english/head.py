"""English: what was counted, and what it takes to be elected."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from folkmoot.core.tally.result import Amount
from folkmoot.core.tally.results.english.numbers import amount, count, papers, votes


def title(title: str) -> str:
    return title or "The count"


def asked(rule: str, id: str, seats: int, candidates: int, valid: int, rejected: int, lists: bool) -> str:
    stand = count(candidates, "list" if lists else "candidate")
    aside = {0: "", 1: " 1 more was put aside, for it names nobody who stands."}.get(
        rejected, f" {amount(rejected)} more were put aside, for they name nobody who stands."
    )
    return f"{count(seats, 'seat')}, {stand}, {papers(valid)}; counted by {rule}.{aside}"


_TRANSFER = (
    "Every paper is one vote. It goes first to the candidate whom the voter put first. If that candidate has more "
    "votes than are needed, or is out, the paper moves on to whom the same voter put next. So a vote is not wasted on "
    "somebody who does not need it, or who cannot win."
)

_HOW_SHAPE = {
    "transfers": _TRANSFER,
    "pairs": "Every two candidates are compared: which of the two stands higher on more papers?",
    "committee": "The seats are given one after another.",
    "lists": "The seats are given to the lists one after another.",
    "sums": "What the papers give is added up.",
}

_HOW = {
    "stv-meek": "Every paper is one vote. It goes first to the candidate whom the voter put first. Whoever is elected "
    "keeps only the part of each paper that is needed, and the rest of it goes to whom the same voter put next; "
    "whoever is out keeps nothing. Each time somebody is elected or out, all papers are shared out anew.",
    "irv": "Every paper is one vote. It goes to the candidate whom the voter put first. As long as nobody has more "
    "than half, whoever has the fewest is out, and each paper of theirs moves on to whom the same voter put next.",
    "two-rounds": "Every paper is one vote, for the candidate whom the voter put first. Whoever has more than half is "
    "elected. If nobody has, those with the most meet, and each paper counts for whom of them the voter puts higher.",
    "plurality": "Every paper is one vote, for whom the voter put first. Whoever has the most is elected.",
    "approval": "Every voter approved of as many as they liked. Whoever most papers approve of is elected.",
    "block-approval": "Every voter approved of as many as they liked. The seats go to those of whom the most approve.",
    "score": "Every voter gave scores. Whoever has the most is elected.",
    "block-score": "Every voter gave scores. The seats go to those whose scores add up to the most.",
    "borda": "Each place on a paper is worth points, the first the most. Whoever has the most points is elected.",
    "seq-pav": "Every voter approved of as many as they liked. Each seat goes to whoever adds the most. A paper adds a "
    "whole point to somebody it approves of as long as none of its choices is elected; half a point when one is, a "
    "third when two are, and so on. So the seats are shared among groups of voters by their size.",
    "pav": "Every voter approved of as many as they liked. All committees are compared. A paper gives a committee 1 "
    "point for the first of its choices in it, half a point for the second, a third for the third, and so on. The "
    "committee with the most points is elected. So the seats are shared among groups of voters by their size.",
    "phragmen": "Every voter approved of as many as they liked. Each seat is a load that those who approve of its "
    "holder carry together. Each seat goes to the candidate with whom the heaviest load on any paper stays lightest. "
    "So the seats are shared among groups of voters by their size.",
    "equal-shares": "Every voter approved of as many as they liked, and has the same money: together it pays for all "
    "seats. Those who approve of somebody pay for the seat together. Each seat goes to whoever costs each of them "
    "least. So the seats are shared among groups of voters by their size.",
    "dhondt": "Each seat goes to the list with the greatest quotient: its votes, divided by one more than the seats "
    "that it has already.",
    "sainte-lague": "Each seat goes to the list with the greatest quotient: its votes divided by 1 while it has no "
    "seat, by 3 when it has one, then by 5, 7 and so on.",
    "sainte-lague-modified": "Each seat goes to the list with the greatest quotient: its votes, divided by a number "
    "that grows with each seat that it has (3, 5, 7 and so on; the first is set by the rule).",
    "hamilton": "A list has a seat for each time that its votes hold the quota whole. The seats that are left go to "
    "those with the greatest remainders.",
    "huntington-hill": "Each seat goes to the list with the greatest quotient: its votes divided by the geometric mean "
    "(the root of the product) of the seats that it has and those that it would have. The squares are shown.",
    "ratio-up": "Each list has one seat for every so many votes, or part of them.",
}


def how(id: str, shape: str) -> str:
    return _HOW.get(id) or _HOW_SHAPE[shape]


def countback(name: str) -> str:
    return (
        f"The seat of {name} is vacant. The papers that elected {name} are counted again: each goes to whom the voter "
        "put next, of those who are willing and have no seat. Whoever has the fewest is out, until somebody has "
        "more than half."
    )


def quota(quota: Amount, valid: int, seats: int, share: Fraction) -> str:
    cut = "plus one" if share.denominator == 1 else "cut to a whole number, plus one"
    only = "only one candidate can reach" if seats == 1 else f"no more than {seats} candidates can reach at once"
    return (
        f"Whoever has {votes(quota)} is elected. This number is called the quota: it is the least that {only}. "
        f"({amount(valid)} papers divided by {seats + 1}, one more than the seats, are {amount(share)}; {cut}: "
        f"{amount(quota)}.)"
    )


def quota_given(quota: Amount) -> str:
    return f"Whoever has {votes(quota)} is elected. This number is called the quota."


def quota_falls(begins: Amount, ends: Amount, seats: int) -> str:
    return (
        "Whoever has as many votes as the quota is elected. The quota is all votes that count for somebody, divided by "
        f"{seats + 1}, one more than the seats. It falls as papers come to name nobody any more: it begins at "
        f"{amount(begins)} and ends at {amount(ends)}."
    )


def quota_of_lists(quota: Amount) -> str:
    return f"It takes {votes(quota)} for a whole seat. This number is called the quota."


SAYS: Mapping[str, Callable[..., str]] = {
    "title": title,
    "asked": asked,
    "how": how,
    "countback": countback,
    "quota": quota,
    "quota_given": quota_given,
    "quota_falls": quota_falls,
    "quota_of_lists": quota_of_lists,
}
