"""`endless-appeal`: appeals that go round in a circle, never become final, or may lie undecided for ever."""

from collections.abc import Iterator

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.finding import Finding, Say, of_rule
from folkmoot.core.charter.rules import Appeal

NOWHERE = "none"


def circles(charter: Charter, say: Say) -> Iterator[Finding]:
    """Ways of appeal, against the same, that lead back to where they began. Each circle once, the shortest first."""
    ways = [rule for rule in charter.of(Appeal) if not rule.text_only and rule.to != NOWHERE and not rule.final]
    found = set[frozenset[str]]()
    for verb in dict.fromkeys(["", *(verb for rule in ways for verb in rule.on)]):
        about = [rule for rule in ways if not rule.on or verb in rule.on]
        for start in about:
            circle = _back_to(start, about)
            if circle and not any(known <= {rule.id for rule in circle} for known in found):
                found.add(frozenset(rule.id for rule in circle))
                yield _circle(charter, say, circle)


def _circle(charter: Charter, say: Say, circle: list[Appeal]) -> Finding:
    articles, rules = dict.fromkeys(rule.article for rule in circle), tuple(rule.cite for rule in circle)
    steps = tuple(say["appeal_goes"](charter, rule.from_body, rule.to, rule.cite) for rule in circle)
    says = say["endless_circle"](charter, [rule.from_body for rule in circle])
    return Finding("endless-appeal", "error", tuple(articles), rules, says, circle[0].line, steps)


def _back_to(start: Appeal, ways: list[Appeal]) -> list[Appeal]:
    """The shortest way on from one appeal that comes back to its beginning; empty, if none does."""
    paths, seen = [[start]], {start.from_body}
    for path in paths:
        ends = _ends(path[-1])
        if start.from_body in ends:
            return path
        fresh = [each for each in ends if each not in seen]
        seen.update(fresh)
        paths.extend([*path, rule] for rule in ways if rule.from_body in fresh)
    return []


def _ends(rule: Appeal) -> list[str]:
    """Where an appeal goes: to whom it is made, and to whom it passes when it is late."""
    passes = rule.if_late.to if rule.if_late is not None else None
    return list(dict.fromkeys([rule.to, *([passes] if passes else [])]))


def endless(charter: Charter, say: Say) -> Iterator[Finding]:
    """Appeals that nothing says to be final, and those for which there is no time, or nothing when it has passed."""
    rules = [rule for rule in charter.of(Appeal) if not rule.text_only]
    for rule in rules:
        if rule.to == NOWHERE:
            continue
        further = any(other.from_body == rule.to for other in rules)
        lacks = [
            name
            for name, missing in (
                ("within", rule.within_days is None),
                ("decide_within", rule.decide_within_days is None),
                ("if_late", rule.if_late is None),
                ("final", not rule.final and not further),
            )
            if missing
        ]
        if lacks:
            says = say["endless_appeal"](charter, rule.cite, rule.from_body, rule.to, lacks)
            yield of_rule("endless-appeal", "warning", rule, says)
