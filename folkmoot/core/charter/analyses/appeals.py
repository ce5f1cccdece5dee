"""`endless-appeal`: appeals that go round in a circle, never become final, or may lie undecided for ever."""

from collections.abc import Iterator

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.finding import Finding, Say, of_rule
from folkmoot.core.charter.rules import Appeal

NOWHERE = "none"


def circles(charter: Charter, say: Say) -> Iterator[Finding]:
    """Ways of appeal, against the same, that lead back to where they began. Each circle once, from its first rule."""
    ways = [rule for rule in charter.of(Appeal) if not rule.text_only and rule.to != NOWHERE and not rule.final]
    found = set[frozenset[str]]()
    for start in ways:
        for circle in _back_to([start], ways, _about(start)):
            if frozenset(rule.id for rule in circle) not in found:
                found.add(frozenset(rule.id for rule in circle))
                yield _circle(charter, say, circle)


def _circle(charter: Charter, say: Say, circle: list[Appeal]) -> Finding:
    articles, rules = dict.fromkeys(rule.article for rule in circle), tuple(rule.cite for rule in circle)
    steps = tuple(say["appeal_goes"](charter, rule.from_body, rule.to, rule.cite) for rule in circle)
    says = say["endless_circle"](charter, [rule.from_body for rule in circle])
    return Finding("endless-appeal", "error", tuple(articles), rules, says, circle[0].line, steps)


def _back_to(path: list[Appeal], ways: list[Appeal], about: frozenset[str] | None) -> Iterator[list[Appeal]]:
    """Each way on from the path that comes back to its beginning, against some act that all of it is about."""
    for ends in _ends(path[-1]):
        if ends == path[0].from_body:
            yield path
        for rule in ways:
            shared = _both(about, _about(rule))
            if rule.from_body == ends and rule not in path and (shared is None or shared):
                yield from _back_to([*path, rule], ways, shared)


def _ends(rule: Appeal) -> list[str]:
    """Where an appeal goes: to whom it is made, and to whom it passes when it is late."""
    passes = rule.if_late.to if rule.if_late is not None else None
    return list(dict.fromkeys([rule.to, *([passes] if passes else [])]))


def _about(rule: Appeal) -> frozenset[str] | None:
    """The verbs against which one may appeal; None, if against all."""
    return frozenset(rule.on) or None


def _both(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    return other if one is None else one if other is None else one & other


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
