"""`entrenchment-leak`: an entrenched article that a cheaper way reaches: first its clause is changed, then the article.

What the door keeps by itself is no leak: every definition on which an entrenched article rests is reached with it, and
a change that touches several articles must meet the clause of each.
"""

from collections.abc import Iterator
from fractions import Fraction

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.finding import Finding, Say
from folkmoot.core.charter.rules import Amendment, Majority

Cost = tuple[Fraction | int, ...]
OUTSIDE = ("seats", "members", "entitled", "units")


def leaks(charter: Charter, say: Say) -> Iterator[Finding]:
    """A finding for each clause that a cheaper one can take away, and for each way round all of them."""
    rules = [rule for rule in charter.of(Amendment) if not rule.text_only]
    for rule in rules:
        guarded = [other for other in rules if rule.article in other.of] or [each for each in rules if not each.of]
        if rule.of and not any(is_no_cheaper(charter, each, rule) for each in guarded):
            yield _leak(say, rule, "clause_unguarded", guarded)
        fixed = {number for each in rules for number in each.unamendable}
        if rule.unamendable and rule.article not in fixed:
            yield _leak(say, rule, "fixing_unguarded", guarded)
        for other in rules:
            same = other is not rule and other.of and set(other.of) == set(rule.of)
            if same and is_no_cheaper(charter, rule, other) and not is_no_cheaper(charter, other, rule):
                says = say["cheaper_clause"](rule.cite, other.cite, rule.of)
                yield Finding("entrenchment-leak", "error", (other.article,), (rule.cite, other.cite), says, other.line)


def _leak(say: Say, rule: Amendment, key: str, by: list[Amendment]) -> Finding:
    """The leak, and the two changes that go through it."""
    articles = rule.of or rule.unamendable
    cites = (rule.cite, *(each.cite for each in by))
    first = say["leak_first"](rule.article, [each.cite for each in by])
    then = say["leak_then"](articles)
    says = say[key](rule.cite, rule.article, articles)
    return Finding("entrenchment-leak", "error", (rule.article,), cites, says, rule.line, (first, then))


def is_no_cheaper(charter: Charter, one: Amendment, other: Amendment) -> bool:
    """Whether all that `other` asks for, `one` asks for as well, and of the same."""
    if not set(one.who) <= set(other.who):
        return False
    if other.ratified_by is not None and one.ratified_by != other.ratified_by:
        return False
    pairs = [(one.majority, other.majority)]
    if other.ratified_by is not None:
        pairs.append((one.ratify_majority, other.ratify_majority))
    return all(_is_no_less(charter, *pair) for pair in pairs) and all(
        mine >= theirs for mine, theirs in zip(_cost(one), _cost(other), strict=True)
    )


def _cost(rule: Amendment) -> Cost:
    return rule.turnout or 0, rule.deliberation_days or 0, rule.ballots or 1, rule.apart_days or 0


def _is_no_less(charter: Charter, one: str | None, other: str | None) -> bool:
    """Whether the first majority is reached only where the second is, as far as their words can be compared."""
    default = charter.head.default_majority
    mine, theirs = charter.get(Majority, one or default or ""), charter.get(Majority, other or default or "")
    if mine == theirs or theirs is None:
        return True
    if mine is None or (theirs.also is not None and mine.also != theirs.also):
        return False
    if (mine.turnout or 0) < (theirs.turnout or 0) or (mine.min_yes or 0) < (theirs.min_yes or 0):
        return False
    if mine.share is None or theirs.share is None:
        return mine.share is None and theirs.share is None and (mine.count or 0) >= (theirs.count or 0)
    wide_enough = mine.base == theirs.base or (mine.base in OUTSIDE and theirs.base not in OUTSIDE)
    return wide_enough and (mine.share, bool(mine.strict)) >= (theirs.share, bool(theirs.strict))
