"""Those who are judged and those who judge them: who judges themselves, undoes it, or can put others in their place."""

from collections.abc import Iterator

from folkmoot.core.charter.analyses.control import Closure, Control, Cut, control_of
from folkmoot.core.charter.analyses.hearings import Hearing, hearings
from folkmoot.core.charter.analyses.levers import Lever
from folkmoot.core.charter.analyses.seats import (
    is_seated,
    leaves_quorum,
    replaces_by_lot,
    seats,
    speaks_for_all,
    stands_aside,
)
from folkmoot.core.charter.analyses.tracing import articles, cites, steps, trace
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.finding import Finding, Say
from folkmoot.core.charter.rules import Incompatible

OUTRIGHT: tuple[Cut, ...] = ("instruct", "overturn", "appoint", "amend")
"""All that is cut to see whether seats could be emptied and filled."""


def self_judging(charter: Charter, say: Say) -> Iterator[Finding]:
    """Whoever hears a complaint about themselves, or is commanded by those whom they judge."""
    control = control_of(charter)
    for hearing in hearings(charter):
        if hearing.judged == hearing.judge:
            if not _is_recused(charter, hearing):
                yield _found("self-judging", "error", hearing, say["judges_itself"](say.names, hearing.judge))
            continue
        closure = control.closure([hearing.judged])
        if hearing.judge in closure:
            yield _commanded(control, hearing, closure, say)
        elif hearing.own and is_seated(charter, hearing.judged) and not _are_others(charter, hearing):
            says = say["same_people"](say.names, hearing.judged, hearing.judge)
            yield _found("self-judging", "warning", hearing, says)


def _commanded(control: Control, hearing: Hearing, closure: Closure, say: Say) -> Finding:
    by_expulsion = hearing.judge not in control.closure([hearing.judged], cut=["expel"])
    key = "appeal_to_commanded" if hearing.own else "complaint_to_commanded"
    says = say[key](say.names, hearing.judged, hearing.judge, by_expulsion=by_expulsion)
    mild = by_expulsion or speaks_for_all(control.charter, hearing.judged)
    severity = "warning" if mild else "error"
    return _found("self-judging", severity, hearing, says, say, closure)


def _is_recused(charter: Charter, hearing: Hearing) -> bool:
    """Whether whoever is concerned stands aside and enough are left; nobody can from what all of them decided."""
    if hearing.own:
        return False
    aside = stands_aside(charter, hearing.verb, "party", "named")
    return aside and (leaves_quorum(charter, hearing.judge, 1) or replaces_by_lot(charter, hearing.verb))


def _are_others(charter: Charter, hearing: Hearing) -> bool:
    """Whether nobody sits in both, or whoever does stands aside and enough are left."""
    both = {hearing.judged, hearing.judge}
    if any(both <= {*rule.bodies, *rule.offices} for rule in charter.of(Incompatible) if not rule.text_only):
        return True
    if not stands_aside(charter, hearing.verb, "decided_below"):
        return False
    shared = [there for each in both if (there := seats(charter, each)) is not None]
    return leaves_quorum(charter, hearing.judge, min(shared, default=0)) or replaces_by_lot(charter, hearing.verb)


def judged_overturns(charter: Charter, say: Say) -> Iterator[Finding]:
    """Whoever is judged and can undo the judgment, or tell the judges what to do, themselves or through others."""
    control = control_of(charter)
    for hearing in _by_others(charter):
        closure = control.closure([hearing.judged])
        used = [each for each in control.meddling(hearing.judge) if _is_used(each, closure)]
        if not used:
            continue
        used.sort(key=lambda lever: (lever.actor != hearing.judged, lever.actor == hearing.judge))
        actor, way = used[0].actor, closure.to(used[0].actor)
        own = tuple(lever for lever in used if lever.actor == actor)
        verbs = tuple(dict.fromkeys(lever.verb for lever in own))
        says = say["judged_overturns"](say.names, hearing.judged, hearing.judge, actor, verbs)
        outright = control.closure([hearing.judged], cut=["expel"])
        mild = speaks_for_all(charter, hearing.judged) or not any(_is_used(lever, outright) for lever in used)
        rules = cites(hearing.rule.cite, *way, *used)
        told = (*trace(say, way), *steps(say, own, hearing.judge))
        severity = "warning" if mild else "error"
        about = tuple(dict.fromkeys((hearing.judged, hearing.judge)))
        yield Finding("judged-overturns", severity, articles(rules), rules, says, hearing.rule.line, told, about)


def _is_used(lever: Lever, closure: Closure) -> bool:
    return lever.actor in closure and all(not closure.bodies.isdisjoint(group) for group in lever.needs)


def indirect_ouster(charter: Charter, say: Say) -> Iterator[Finding]:
    """Whoever is judged and could empty the judges' seats and fill them, though every outright way were barred.

    Whoever can empty them and not fill them can stop the judges, and not command them: that is a warning.
    """
    control = control_of(charter)
    for hearing in _by_others(charter):
        yield from _stopped(control, hearing, say)
        closure = control.closure([hearing.judged], OUTRIGHT)
        if hearing.judge in closure and not speaks_for_all(charter, hearing.judged):
            by_expulsion = closure.to(hearing.judge)[-1].by_expulsion
            says = say["indirect_ouster"](say.names, hearing.judged, hearing.judge, by_expulsion=by_expulsion)
            yield _found("indirect-ouster", "error", hearing, says, say, closure)


def _stopped(control: Control, hearing: Hearing, say: Say) -> Iterator[Finding]:
    closure = control.closure([hearing.judged])
    if hearing.judge in closure or speaks_for_all(control.charter, hearing.judged):
        return
    lever = next((each for each in control.blocking(hearing.judge) if _is_used(each, closure)), None)
    if lever is not None:
        way = closure.to(lever.actor)
        rules = cites(hearing.rule.cite, *way, lever)
        says = say["judges_stopped"](say.names, hearing.judged, hearing.judge, lever.actor, lever.verb)
        told = (*trace(say, way), *steps(say, (lever,), hearing.judge))
        about = hearing.judged, hearing.judge
        line = hearing.rule.line
        yield Finding("indirect-ouster", "warning", articles(rules), rules, says, line, told, about)


def _by_others(charter: Charter) -> Iterator[Hearing]:
    """Who is judged by whom other than themselves, each pair once."""
    known = set[tuple[str, str]]()
    for hearing in hearings(charter):
        pair = hearing.judged, hearing.judge
        if hearing.judged != hearing.judge and pair not in known:
            known.add(pair)
            yield hearing


def _found(
    code: str,
    severity: str,
    hearing: Hearing,
    says: str,
    say: Say | None = None,
    closure: Closure | None = None,
) -> Finding:
    way = closure.to(hearing.judge) if closure is not None else ()
    rules = cites(hearing.rule.cite, *way)
    told = trace(say, way) if say is not None else ()
    about = tuple(dict.fromkeys((hearing.judged, hearing.judge)))
    return Finding(code, severity, articles(rules), rules, says, hearing.rule.line, told, about)
