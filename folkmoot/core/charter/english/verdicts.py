"""How English says why an act is refused, or why nobody can tell: whole sentences, fit to be read out at a meeting."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from folkmoot.core.charter.compiled import Authority, Case, CompiledPower, CompiledProhibition, Condition, Tri
from folkmoot.core.charter.conditions import Asked, AtLeast, AtMost, Holds, Includes, Named, Undefined, Untouched
from folkmoot.core.charter.english import votes
from folkmoot.core.charter.english.deeds import DEEDS, REQUIREMENTS, deeds
from folkmoot.core.charter.english.names import Names
from folkmoot.core.charter.english.numbers import count, days, listing
from folkmoot.core.charter.english.votes import are, have, share_or_number, were
from folkmoot.core.charter.values import Object
from folkmoot.core.charter.vocabulary import DUES, VERBS
from folkmoot.core.charter.voting import Carried, LeastYes, Quorate, Turnout

NUMBERS: Mapping[str, tuple[Callable[[int], str], Callable[[int], str]]] = {
    "notice_days": (lambda n: f"asks for {days(n)} of notice", lambda n: f"there {were(n)} {n}"),
    "objection_days": (lambda n: f"leaves {days(n)} for objections", lambda n: f"{count(n, 'day')} {have(n)} passed"),
    "arrears_days": (
        lambda n: f"waits until dues are overdue for more than {days(n - 1)}",
        lambda n: f"they are overdue for {days(n)}",
    ),
    "days_since_proposal": (lambda n: f"asks for {days(n)} of discussion", lambda n: f"there {were(n)} {n}"),
    "ballots": (lambda n: f"asks for {count(n, 'ballot')} that carry it", lambda n: f"there {were(n)} {n}"),
    "apart_days": (lambda n: f"asks for {days(n)} between the ballots", lambda n: f"there {were(n)} {n}"),
    "unit_members": (lambda n: f"asks that a unit begin with {count(n, 'member')}", lambda n: f"there {are(n)} {n}"),
    "tendency_members": (
        lambda n: f"asks that at least {count(n, 'member')} belong to the tendency",
        lambda n: f"{n} {'does' if n == 1 else 'do'}",
    ),
    "amount": (lambda n: f"lets them spend up to {n:,}", lambda n: f"{n:,} were asked for"),
    "days": (lambda n: f"allows {days(n)} at most", lambda n: f"{days(n)} {were(n)} asked for"),
    "days_since": (lambda n: f"leaves {days(n)} for it", lambda n: f"{days(n)} {have(n)} passed"),
    "renewals": (
        lambda n: f"lets an emergency be renewed {count(n, 'time')}" if n else "lets no emergency be renewed",
        lambda n: f"this would be renewal number {n}",
    ),
    "terms": (
        lambda n: f"lets nobody serve more than {count(n + 1, 'term')} in a row",
        lambda n: f"they have served {n}",
    ),
    "coopted": (
        lambda n: f"lets {count(n + 1, 'seat')} be filled by co-option",
        lambda n: f"{n} {are(n)} filled so already",
    ),
}
"""What a rule asks of a number, and what there was."""

WANTS = {
    "own_unit": ("reaches only as far as their own unit", "this lies outside it", "this lies within it"),
    "eligible": (
        "asks that the person meet its conditions",
        "they do not",
        "they do",
    ),
    "incompatible": (
        "lets nobody hold two seats that exclude each other",
        "this would be such a case",
        "this would be such a case",
    ),
    "vacant": ("lets an empty seat be filled", "the seat is not empty", "the seat is empty"),
    "emergency": ("holds in a declared emergency", "there is none", "there is one"),
    "ratified": ("asks that it be confirmed first", "it has not been", "it has been"),
    "confirmed": ("asks that it be confirmed first", "it has not been", "it has been"),
    "belongs": (
        "gives it to those who belong to the tendency",
        "this person does not",
        "this person does",
    ),
    "before_convention": (
        "lets one be formed only before a convention",
        "none has been called that is still to meet",
        "one has been called that is still to meet",
    ),
    "veto": ("lets it be vetoed", "it was", "it was"),
}
"""What a rule wants, that it is not so, and what would have to be known."""


WANTS_NOT = {
    "final": ("leaves no appeal against what was decided on an appeal", "this was", "this was"),
    "find": ("allows it before a finding only", "there is one", "there is one"),
}
"""The same of rules that want something not to be so."""

PARTIES = {
    "complainant": "whoever complained",
    "respondent": "whoever was complained about",
    "applicant": "whoever asked",
    "unit": "the unit concerned",
    "member": "any member",
}


def dissolved(names: Names, article: str | None, *, known: bool) -> str:
    under = f" (article {article})" if article else ""
    if known:
        return f"The organisation is dissolved{under}; only its record may still be kept."
    return f"Nobody can say whether the organisation is dissolved{under}."


def founded(names: Names, *, known: bool) -> str:
    if known:
        return "The organisation is founded already: that is done only on an empty record."
    return "It is not known whether the record is empty, and only then is an organisation founded."


def forbidden(names: Names, rule: CompiledProhibition, case: Case, *, known: bool) -> str:
    """`Article 6 (no_reversal) forbids anybody to instruct a member of the Appeals Committee.`"""
    whom = "anybody" if rule.holders is None else _actors(rule.holders & case.by or rule.holders, names, "or")
    touched = rule.objects & case.facts.objects
    what = deeds([rule.verb], [_object(_most_exact(touched), names)] if touched else [])
    said = f"{_article(rule.rule)} forbids {whom} to {what}"
    if rule.grounds:
        said += f" because of {listing([_ground(each, names) for each in _given(rule, case)], 'or')}"
    if known:
        return f"{said}."
    doubt = "who did it" if not case.by and rule.holders is not None else "on what grounds it was done"
    return f"{said}; {doubt} is not known."


def _given(rule: CompiledProhibition, case: Case) -> list[str]:
    given = case.facts.known.get("ground")
    return sorted(rule.grounds.intersection(given) if isinstance(given, tuple) else rule.grounds)


def _ground(id: str, names: Names) -> str:
    ground = names.charter.ground(id)
    return ground.means if ground else f'"{id}"'


def no_power(names: Names, verb: str, case: Case, others: Sequence[CompiledPower]) -> str:
    """`No article gives the Steering Committee a power to expel a member; article 6 gives it to the Panel.`"""
    objects = _plainest(case.facts.on)
    does = deeds([verb], [_object(objects, names)] if objects else []) if verb in DEEDS else "take a decision"
    whom = _actors(case.by, names, "or") if case.by else "anybody"
    said = f"No article gives {whom} a power to {does}"
    if not others:
        return f"{said}."
    by_article = dict[str, list[str]]()
    for power in others:
        who = names.who(power.who)
        if who not in by_article.setdefault(power.article, []):
            by_article[power.article].append(who)
    to = [f"article {article} gives it to {listing(who)}" for article, who in by_article.items()]
    return f"{said}; {listing(to)}."


def elsewhere(names: Names, power: CompiledPower, case: Case) -> str:
    """`Article 13 (entrenched) gives it to the membership, not to the Convention.`"""
    return f"{_article(power.rule)} gives it to {names.who(power.who)}, not to {_actors(case.by, names, 'or')}."


def nobodys(names: Names, articles: frozenset[str]) -> str:
    """What is said where articles have no clause by which anybody could change them."""
    if not articles:
        return "No article says who may change what no other clause names."
    named = listing(sorted(articles, key=lambda each: (len(each), each)), "or")
    return f"No article says who may change article {named}."


def follows(names: Names, verb: str) -> str:
    """What is said of an act when not it is refused, but what would follow from it."""
    return f"It is refused because it would {VERBS[verb].says}, which is refused."


def untold(names: Names, power: CompiledPower) -> str:
    return f"{_article(power.rule)} holds for some articles only; which articles this would change is not known."


def whoever(names: Names, power: CompiledPower) -> str:
    return f"{_article(power.rule)} gives it to {names.who(power.who)}; who did it is not known."


def wanting(names: Names, rule: str, condition: Condition, case: Case, *, met: Tri) -> str:
    """What a rule wants, and that it is not there or not known."""
    return f"{_article(rule)} {_SAYS[type(condition)](condition, case, names, met)}."


def _holds(condition: Holds, case: Case, names: Names, met: Tri) -> str:
    known = WANTS if condition.wanted else {**WANTS, **WANTS_NOT}
    if condition.fact in known:
        wants, fails, doubt = known[condition.fact]
        return f"{wants}; {fails}" if met is False else f"{wants}; whether {doubt} is not known"
    when = REQUIREMENTS.get(condition.fact) or f"after {DEEDS[condition.fact].thing}"
    return f"allows it {when}; " + ("that is not so" if met is False else "whether that is so is not known")


def _number(condition: AtLeast | AtMost, case: Case, names: Names, met: Tri) -> str:
    asks, found = NUMBERS[condition.fact]
    bound = condition.least if isinstance(condition, AtLeast) else condition.most
    value = case.facts.known.get(condition.fact)
    return f"{asks(bound)}; {found(value) if isinstance(value, int) else 'how it stands is not known'}"


def _asked(condition: Asked, case: Case, names: Names, met: Tri) -> str:
    least = condition.needed(case)
    asked = case.facts.known.get("initiative")
    wants = f"{least:,} must ask for it" if least is not None else f"{share_or_number(condition.share)} must ask for it"
    return f"says that {wants}; " + (f"{asked} did" if isinstance(asked, int) else "how many did is not known")


def _named(condition: Named, case: Case, names: Names, met: Tri) -> str:
    if condition.fact == "claimed":
        found = "something else is claimed" if met is False else "what is claimed is not known"
        return f"gives {DUES[condition.name]}; {found}"
    found = "this is another" if met is False else "of which class this is, is not known"
    return f"holds for {names.the(condition.name)}; {found}"


def _includes(condition: Includes, case: Case, names: Names, met: Tri) -> str:
    found = "whoever asks is none of these" if met is False else "what whoever asks is to the case is not known"
    return f"gives it to {listing([PARTIES[each] for each in sorted(condition.names)], 'or')}; {found}"


def _untouched(condition: Untouched, case: Case, names: Names, met: Tri) -> str:
    articles = listing(sorted(condition.articles, key=lambda each: (len(each), each)), "or")
    doubt = "which articles this would change is not known"
    plural = "s" if len(condition.articles) > 1 else ""
    return f"lets nobody change article{plural} {articles} in this way" + ("" if met is False else f"; {doubt}")


def _undefined(condition: Undefined, case: Case, names: Names, met: Tri) -> str:
    return f'depends on "{condition.name}", which no article defines'


_SAYS: Mapping[type[Condition], Callable[[Any, Case, Names, Tri], str]] = {
    Holds: _holds,
    AtLeast: _number,
    AtMost: _number,
    Asked: _asked,
    Named: _named,
    Includes: _includes,
    Untouched: _untouched,
    Undefined: _undefined,
    Carried: votes.carried,
    Turnout: votes.turnout,
    LeastYes: votes.least_yes,
    Quorate: votes.quorate,
}


def _article(rule: str) -> str:
    article, _, id = rule.partition(" ")
    return f"Article {article} ({id})"


def _actors(by: frozenset[Authority], names: Names, last: str) -> str:
    """Who acts: the most that they are, so an office before a class, and themselves only if they are nothing else."""
    order = ("body", "electorate", "office", "unit", "class", "clock", "self")
    known = sorted(by, key=lambda each: (order.index(each.kind) if each.kind in order else len(order), each.id))
    acting = [each for each in known if each.kind not in ("self", "class", "clock")] or known[:1]
    said = dict.fromkeys(_actor(each, names) for each in acting)
    return listing(said, last)


def _actor(who: Authority, names: Names) -> str:
    if who.kind == "clock":
        return "the clock"
    return "anybody" if who.kind == "self" else names.the(who.id)


def _most_exact(objects: frozenset[str]) -> str:
    return max(sorted(objects), key=lambda each: ":" in each)


def _plainest(objects: frozenset[str]) -> str | None:
    return _most_exact(objects) if objects else None


def _object(each: str, names: Names) -> str:
    kind, _, of = each.partition(":")
    return names.object(Object(kind, of or None))


REASONS: Mapping[str, Callable[..., str]] = {
    "dissolved": dissolved,
    "founded": founded,
    "forbidden": forbidden,
    "no_power": no_power,
    "elsewhere": elsewhere,
    "nobodys": nobodys,
    "follows": follows,
    "untold": untold,
    "whoever": whoever,
    "wanting": wanting,
}
"""What each key of a reason says, told with the names of its charter first."""
