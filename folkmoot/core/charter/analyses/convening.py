"""`convening-lock`: a body that can be removed only by those whom nobody but itself can call together."""

from collections.abc import Iterator

from folkmoot.core.charter.analyses.control import control_of
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.compiling import covers
from folkmoot.core.charter.finding import Finding, Say
from folkmoot.core.charter.rules import Body, Electorate, Rule

REMOVING = ("remove", "recall")


def locks(charter: Charter, say: Say) -> Iterator[Finding]:
    """A finding for each body that holds the key to its own removal, and each whose late election only it may call."""
    control = control_of(charter)
    for rule in charter.of(Body):
        if rule.text_only or rule.composed_of in ("members of the unit", "all members") or rule.many:
            continue
        own = control.closure({rule.id}).bodies | {rule.id}
        removers = [name for name in holders_of(charter, REMOVING, f"holder:{rule.id}") if name != rule.id]
        callers = {name: holders_of(charter, ("convene",), f"meeting:{name}") for name in removers}
        if removers and all(
            charter.body(name) and callers[name] and own.issuperset(callers[name]) for name in removers
        ):
            called_by = list(dict.fromkeys(each for name in removers for each in callers[name]))
            yield _lock(charter, say, rule, removers, called_by)
        if _is_overdue_at_will(charter, rule, own):
            says = say["late_election"](charter, rule.id)
            yield Finding("convening-lock", "warning", (rule.article,), (rule.cite,), says, rule.line)


def _lock(charter: Charter, say: Say, rule: Body, removers: list[str], callers: list[str]) -> Finding:
    meetings = [
        each
        for name in removers
        for each in charter.rules
        if each.kind == "meeting" and getattr(each, "of", "") == name
    ]
    rules: list[Rule] = [rule, *meetings]
    trace = (
        *(say["calls"](charter, name, removers) for name in callers),
        say["removes"](charter, removers, rule.id),
    )
    articles = dict.fromkeys(each.article for each in rules)
    says = say["convening_lock"](charter, rule.id, removers, [each for each in callers if each != rule.id])
    at = meetings[0] if meetings else rule
    return Finding("convening-lock", "error", tuple(articles), tuple(each.cite for each in rules), says, at.line, trace)


def _is_overdue_at_will(charter: Charter, rule: Body, own: frozenset[str]) -> bool:
    """Whether its seats are elected by a ballot for a term, and nobody but itself may call one that is late."""
    by = rule.filled_by
    if by is None or by.way != "elected" or rule.term_months is None or charter.get(Electorate, by.by or "") is None:
        return False
    return own.issuperset(holders_of(charter, ("call_election",), "election"))


def holders_of(charter: Charter, verbs: tuple[str, ...], on: str) -> list[str]:
    """Whoever may do one of these things to it: bodies, offices, electorates, classes and units by their id."""
    return list(
        dict.fromkeys(
            power.who.name
            for verb in verbs
            for power in charter.compiled.of(verb).powers
            if not power.objects or covers(power.objects, on)
        )
    )
