"""`dead-rule`, beside what a prohibition leaves of a power: powers that nobody can meet, and powers that nobody needs.

A power is never met where two of its conditions exclude each other, or one waits for a deed for which nobody has the
power. It is not needed where another rule gives the same or more of it, to the same, and asks for less.
"""

from collections.abc import Iterator

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.compiled import CompiledPower, Condition
from folkmoot.core.charter.compiling import covers
from folkmoot.core.charter.conditions import Asked, AtLeast, AtMost, Holds, Named
from folkmoot.core.charter.finding import Finding, Say
from folkmoot.core.charter.rules import Rule
from folkmoot.core.charter.vocabulary import FACTS, VERBS
from folkmoot.core.charter.voting import Carried, LeastYes, Quorate, Turnout
from folkmoot.core.tally.majority import Quorum, Threshold

WHOLE = ("entitled", "members", "seats")


def dead(charter: Charter, say: Say) -> Iterator[Finding]:
    """A finding for each power that is never met, and each that another one makes needless."""
    seen = set[str]()
    for power in charter.powers:
        clash = next(_excluding(power), None)
        waits = next(_waiting(charter, power), None)
        if power.rule in seen or (clash is None and waits is None):
            continue
        seen.add(power.rule)
        says = say["never_met"](power.rule) if clash else say["waits_for_nobody"](power.rule, waits)
        yield _of(charter, power, (power.rule,), says)
    told = set[tuple[str, str]]()
    for power in charter.powers:
        for other in charter.compiled.of(power.verb).powers:
            if (power.rule, other.rule) not in told and _is_needless(power, other):
                told.add((power.rule, other.rule))
                says = say["needless_power"](power.rule, other.rule, power.verb)
                yield _of(charter, power, (power.rule, other.rule), says)


def _of(charter: Charter, power: CompiledPower, rules: tuple[str, ...], says: str) -> Finding:
    cited = {rule.cite: rule for rule in charter.rules}
    at = _rule(charter, power)
    articles = tuple(dict.fromkeys(cited[cite].article for cite in rules))
    return Finding("dead-rule", "warning", articles, rules, says, at.line)


def _rule(charter: Charter, power: CompiledPower) -> Rule:
    return next(rule for rule in charter.defining(power.id, power.of_kind) if rule.article == power.article)


def _excluding(power: CompiledPower) -> Iterator[str]:
    """The facts of which a power asks what cannot be at once."""
    for one in power.conditions:
        for other in power.conditions:
            if isinstance(one, Holds) and isinstance(other, Holds) and one.fact == other.fact:
                if one.wanted != other.wanted:
                    yield one.fact
            elif isinstance(one, AtLeast) and isinstance(other, AtMost) and one.fact == other.fact:
                if one.least > other.most:
                    yield one.fact
            elif isinstance(one, Named) and isinstance(other, Named) and _differ(one, other):
                yield one.fact


def _differ(one: Named, other: Named) -> bool:
    return one.fact == other.fact and one.name != other.name


def _waiting(charter: Charter, power: CompiledPower) -> Iterator[str]:
    """Deeds that must have been done before, and for which no rule gives anybody the power."""
    for each in power.conditions:
        if not isinstance(each, Holds) or not each.wanted or each.fact in FACTS or each.fact not in VERBS:
            continue
        if not VERBS[each.fact].own and not charter.compiled.of(each.fact).powers:
            yield each.fact


def _is_needless(power: CompiledPower, other: CompiledPower) -> bool:
    """Whether the other reaches further, or is held by more, and asks for no more.

    Two of equal scope that ask for different things clash, and that is said of them already.
    """
    if other.rule == power.rule or power.of_kind != "power" or other.clause != power.clause:
        return False
    if not power.holders <= other.holders or not _reaches(other, power) or not _asks_no_more(other, power):
        return False
    return (power.holders, power.objects) != (other.holders, other.objects)


def _reaches(other: CompiledPower, power: CompiledPower) -> bool:
    if not other.objects:
        return True
    return bool(power.objects) and all(covers(other.objects, each) for each in power.objects)


def _asks_no_more(other: CompiledPower, power: CompiledPower) -> bool:
    return all(any(_is_met_with(each, met) for met in power.conditions) for each in other.conditions)


def _is_met_with(asked: Condition, met: Condition) -> bool:
    """Whether the first is met wherever the second is."""
    if asked == met:
        return True
    match asked, met:
        case AtLeast(), AtLeast():
            return asked.fact == met.fact and asked.least <= met.least
        case AtMost(), AtMost():
            return asked.fact == met.fact and asked.most >= met.most
        case Asked(), Asked():
            return asked.of == met.of and type(asked.share) is type(met.share) and asked.share <= met.share
        case LeastYes(), LeastYes():
            return asked.least <= met.least
        case Turnout(), Turnout():
            return asked.of == met.of and type(asked.share) is type(met.share) and asked.share <= met.share
        case Carried(), Carried():
            return asked.tie == met.tie and _is_lower(asked.threshold, met.threshold)
        case Quorate(), Quorate():
            return met.second is None and _is_fewer(asked.quorum, met.quorum)
    return False


def _is_lower(one: Threshold, other: Threshold) -> bool:
    if one.share is None or other.share is None:
        return one.share is None and other.share is None and (one.count or 0) <= (other.count or 0)
    wider = one.base == "cast" and other.base in WHOLE and one.abstentions is None
    same = one.base == other.base and one.abstentions == other.abstentions
    return (same or wider) and (one.share, one.strict) <= (other.share, other.strict)


def _is_fewer(one: Quorum, other: Quorum) -> bool:
    if (one.of, one.recused_count, one.share is None) != (other.of, other.recused_count, other.share is None):
        return False
    if one.share is None or other.share is None:
        return (one.count or 0) <= (other.count or 0)
    return one.base == other.base and one.share <= other.share
