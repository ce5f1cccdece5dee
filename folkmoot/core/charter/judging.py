"""`decide`: whether a charter allows an act, on what is known of it. Pure: the same question has the same verdict."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from folkmoot.core.charter import explaining
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.compiled import (
    NOTHING,
    Authority,
    Case,
    Compiled,
    CompiledPower,
    CompiledProhibition,
    OfVerb,
    Tri,
)
from folkmoot.core.charter.compiling import RESOLVE
from folkmoot.core.charter.explaining import Reason, Weighed
from folkmoot.core.charter.facts import Facts, Unknown
from folkmoot.core.charter.vocabulary import VERBS
from folkmoot.core.tally.majority import Counts

__all__ = ["Authority", "Counts", "Question", "Reason", "Verdict", "decide", "resolve"]

Value = Literal["allowed", "refused", "undetermined"]

OWN = frozenset(verb.name for verb in VERBS.values() if verb.own)
"""Acts on oneself: they need no power, and may be prohibited."""

AFTER_THE_END = frozenset({"note", "correct", "seal", "redact", "operate", "erase", "correct_data"})
"""What may still be done when the organisation is dissolved: keeping its record."""


@dataclass(frozen=True, slots=True)
class Question:
    """May they do this? `decision` is the count of the vote by which a body or an electorate does it.

    Of a `told` act only its source is known: where it does not say who did it, `by` is empty and that is unknown.
    """

    verb: str
    by: frozenset[Authority]
    facts: Facts
    decision: Counts | None = None
    told: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the charter says: the rules that decided it, every reason in words, and the facts that are missing.

    `lost` says of a refusal that nothing was wanting but votes: the motion was lost, and nobody did wrong to put it.
    """

    value: Value
    rules: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    because: tuple[Reason, ...] = ()
    missing: tuple[str, ...] = ()
    lost: bool = False

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {
            "value": self.value,
            "rules": list(self.rules),
            "articles": list(self.articles),
            "because": [reason.to_json() for reason in self.because],
            "missing": list(self.missing),
            "lost": self.lost,
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Verdict":
        """The verdict that `to_json` wrote."""
        return cls(
            value=value["value"],
            rules=tuple(value["rules"]),
            articles=tuple(value["articles"]),
            because=tuple(Reason.from_json(each) for each in value["because"]),
            missing=tuple(value["missing"]),
            lost=value["lost"],
        )


def decide(charter: Charter, question: Question) -> Verdict:
    """Judge one act: allowed, refused, or undetermined, and then by which facts. Every question has a verdict."""
    return _judge(charter, charter.compiled, question)


def resolve(
    charter: Charter, by: Authority, facts: Facts, decision: Counts | None = None, *, told: bool = False
) -> Verdict:
    """Whether a decision that carries no act is carried: by the majority and the quorum of those who take it."""
    on = Facts({f"decision:{by.id}"}, facts.known)
    return decide(charter, Question(RESOLVE, frozenset({by}), on, decision, told))


def _judge(charter: Charter, compiled: Compiled, question: Question) -> Verdict:
    weighed = weigh(compiled, question)
    if weighed.value is True:
        return _allowed(weighed)
    because = explaining.reasons(charter, compiled, question.verb, weighed)
    return Verdict(
        value="undetermined" if weighed.value is None else "refused",
        rules=_unique(reason.rule for reason in because),
        articles=_unique(reason.article for reason in because),
        because=because,
        missing=_unique(name for reason in because for name in reason.missing) if weighed.value is None else (),
        lost=weighed.value is False and weighed.only_votes_were_wanting(),
    )


def _allowed(weighed: Weighed) -> Verdict:
    met = [power for power, met in weighed.free if met is True]
    return Verdict("allowed", _unique(each.rule for each in met), _unique(each.article for each in met))


def _unique(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def weigh(compiled: Compiled, question: Question) -> Weighed:
    """The bare verdict on compiled rules, with all that was weighed for it. No words are made."""
    case = Case(question.facts, question.by, question.decision, question.told)
    verb = NOTHING if question.verb == "found" else compiled.of(question.verb)
    weighed = Weighed(case, _dissolved(question))
    weighed.barring = [(each, applies) for each in verb.prohibitions if (applies := _applies(each, case)) is not False]
    if verb.clauses:
        weighed.concerned = _concerned(verb, compiled.entrenched, case)
    found: Tri = False
    for power in verb.powers:
        met = _held(power, case)
        if met is False or (power.clause is not None and weighed.concerned.get(power.clause, False) is False):
            continue
        for condition in power.conditions:
            met = _and(met, condition.holds(case))
        weighed.powers.append((power, met))
        met = _and(met, _not_barred(power, weighed.barring))
        weighed.free.append((power, met))
        if power.clause is None:
            found = _or(found, met)
    if question.verb in OWN:
        weighed.own = _by_themselves(case)
        found = _or(found, _and(weighed.own, _not_barred(None, weighed.barring)))
    elif question.verb == "found":  # the first charter gives nobody the power to adopt it
        weighed.own = _record_empty(case)
        found = weighed.own
    if weighed.concerned:
        found = _or(found, _every_clause(weighed.concerned, weighed.free))
    weighed.value = _and(_not(weighed.dissolved), found)
    return weighed


def _concerned(verb: OfVerb, entrenched: frozenset[str], case: Case) -> dict[frozenset[str], Tri]:
    """The clauses that the change must meet, as far as it is known what it touches; by their articles."""
    touched = case.facts.known.get("articles")
    concerned = dict[frozenset[str], Tri]()
    for clause in verb.clauses:
        if clause.holders is not None and case.by and clause.holders.isdisjoint(case.by):
            continue
        meant: Tri = None
        if not entrenched:
            meant = True
        elif isinstance(touched, tuple):
            rest = not touched or not entrenched.issuperset(touched)
            meant = not clause.articles.isdisjoint(touched) if clause.articles else rest
        concerned[clause.articles] = meant
    return concerned


def _every_clause(concerned: Mapping[frozenset[str], Tri], free: list[tuple[CompiledPower, Tri]]) -> Tri:
    """Whether each clause that the change concerns is met by one of its own powers, and there is one at all."""
    if all(power.clause is None for power, _ in free):
        return False
    every: Tri = True
    some: Tri = False
    for clause, meant in concerned.items():
        met = _any(met for power, met in free if power.clause == clause)
        every = _and(every, _or(_not(meant), met))
        some = _or(some, _and(meant, met))
    return _and(every, some)


def _held(power: CompiledPower, case: Case) -> Tri:
    """Whether the power is theirs and reaches the object. Of a told act it may be unknown who did it."""
    if power.objects and power.objects.isdisjoint(case.facts.objects):
        return False
    if not power.holders.isdisjoint(case.by):
        return True
    return None if case.told and not case.by else False


def _applies(prohibition: CompiledProhibition, case: Case) -> Tri:
    if prohibition.objects and prohibition.objects.isdisjoint(case.facts.objects):
        return False
    applies: Tri = True
    if prohibition.holders is not None and prohibition.holders.isdisjoint(case.by):
        if not (case.told and not case.by and prohibition.holders):
            return False
        applies = None
    if prohibition.grounds:
        given = case.facts.known.get("ground")
        if given is None or isinstance(given, Unknown):
            applies = None
        elif not isinstance(given, tuple) or prohibition.grounds.isdisjoint(given):
            return False
    if prohibition.where is not None:
        applies = _and(applies, prohibition.where.holds(case))
    if prohibition.unless is not None:
        applies = _and(applies, _not(prohibition.unless.holds(case)))
    return applies


def _not_barred(power: CompiledPower | None, barring: list[tuple[CompiledProhibition, Tri]]) -> Tri:
    free: Tri = True
    for prohibition, applies in barring:
        if power is None or not prohibition.spares(power):
            free = _and(free, _not(applies))
    return free


def _by_themselves(case: Case) -> Tri:
    return any(each.kind == "self" for each in case.by) or (case.told and not case.by)


def _record_empty(case: Case) -> Tri:
    empty = case.facts.known.get("record_empty")
    return empty if isinstance(empty, bool) else None


def _dissolved(question: Question) -> Tri:
    """An organisation is not dissolved unless it is said to be; who cannot say, says so by an unknown fact."""
    if question.verb in AFTER_THE_END:
        return False
    said = question.facts.known.get("dissolved", False)
    return said if isinstance(said, bool) else None


def _not(value: Tri) -> Tri:
    return None if value is None else not value


def _and(one: Tri, other: Tri) -> Tri:
    if one is False or other is False:
        return False
    return None if one is None or other is None else True


def _or(one: Tri, other: Tri) -> Tri:
    if one is True or other is True:
        return True
    return None if one is None or other is None else False


def _any(values: Iterable[Tri]) -> Tri:
    found: Tri = False
    for value in values:
        found = _or(found, value)
    return found
