"""Why a verdict is what it is: every reason, each with its rule, its article and a sentence to be read out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.compiled import Case, Compiled, CompiledPower, CompiledProhibition, Condition, Tri
from folkmoot.core.charter.conditions import Named
from folkmoot.core.charter.languages import spoken

VOTES = ("majority", "turnout")


class Telling:
    """A reason before it is said in any language: the key of its sentence, and what the sentence is about."""

    __slots__ = ("_about", "_charter", "_key", "_more")

    def __init__(self, charter: Charter, key: str, *about: Any, **more: Any) -> None:
        self._charter, self._key, self._about, self._more = charter, key, about, more

    def said(self, language: str) -> str:
        saying = spoken(language)
        return saying.reasons[self._key](saying.names(self._charter), *self._about, **self._more)


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason against an act. `kind` is one word for programs, `says` a sentence for people, in English.

    `said` gives the sentence in the reader's language. A reason that was read from JSON has its English alone.
    """

    kind: str
    rule: str | None
    article: str | None
    says: str
    missing: tuple[str, ...] = ()
    telling: Telling | None = field(default=None, compare=False, repr=False)

    def said(self, language: str = "en") -> str:
        """The sentence in a language that charters speak; in English, where only that was kept."""
        return self.says if self.telling is None else self.telling.said(language)

    def to_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "rule": self.rule,
            "article": self.article,
            "says": self.says,
            "missing": list(self.missing),
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Reason":
        return cls(value["kind"], value["rule"], value["article"], value["says"], tuple(value["missing"]))


@dataclass(slots=True)
class Weighed:
    """All that was weighed: what bars the way, and each power that is theirs and reaches the object.

    `powers` has whether its conditions are met, `free` whether it is met and nothing bars it. `concerned` has the
    clauses of amendment that the act must meet. `own` is set for what needs no power.
    """

    case: Case
    dissolved: Tri
    barring: list[tuple[CompiledProhibition, Tri]] = field(default_factory=list)
    powers: list[tuple[CompiledPower, Tri]] = field(default_factory=list)
    free: list[tuple[CompiledPower, Tri]] = field(default_factory=list)
    concerned: Mapping[frozenset[str], Tri] = field(default_factory=dict)
    own: Tri = None
    value: Tri = False

    def only_votes_were_wanting(self) -> bool:
        """Whether some power would have been met, and free, with more votes."""
        return self.dissolved is False and any(self._wants_votes(power) for power, met in self.powers if met is False)

    def _wants_votes(self, power: CompiledPower) -> bool:
        if not all(prohibition.spares(power) for prohibition, _ in self.barring):
            return False
        found = [(condition.reason, condition.holds(self.case)) for condition in power.conditions]
        return all(held is True or (held is False and reason in VOTES) for reason, held in found)


def _reason(
    kind: str, rule: str | None, article: str | None, telling: Telling, missing: tuple[str, ...] = ()
) -> Reason:
    return Reason(kind, rule, article, telling.said("en"), missing, telling)


def reasons(charter: Charter, compiled: Compiled, verb: str, weighed: Weighed) -> tuple[Reason, ...]:
    """Every reason why the act is not allowed: prohibitions first, then what each power wants."""
    if weighed.dissolved is not False:
        return (_dissolved(charter, compiled, weighed),)
    powers = [power for power, _ in weighed.powers if not _is_idle(power, weighed.case)]
    found = [*_barring(charter, weighed, powers), *_wanting(charter, weighed, powers)]
    if not powers and weighed.own is not True:
        found.append(_no_power(charter, compiled, verb, weighed))
    elif powers:
        found.extend(_elsewhere(charter, compiled, verb, weighed))
    return tuple(dict.fromkeys(found))


def _is_idle(power: CompiledPower, case: Case) -> bool:
    """What an emergency gives is not spoken of while there is none, nor what gives something else than is claimed."""
    return any(
        each.holds(case) is False
        for each in power.conditions
        if each.reason == "emergency" or (isinstance(each, Named) and each.fact == "claimed")
    )


def _dissolved(charter: Charter, compiled: Compiled, weighed: Weighed) -> Reason:
    rule = compiled.dissolution[0] if compiled.dissolution else None
    article = rule.partition(" ")[0] if rule else None
    missing = ("dissolved",) if weighed.dissolved is None else ()
    telling = Telling(charter, "dissolved", article, known=weighed.dissolved is True)
    return _reason("dissolved", rule, article, telling, missing)


def _barring(charter: Charter, weighed: Weighed, powers: Sequence[CompiledPower]) -> Iterator[Reason]:
    """The prohibitions that stand in the way: all, unless every power that they could have is excepted."""
    for prohibition, applies in weighed.barring:
        if powers and all(prohibition.spares(power) for power in powers):
            continue
        if weighed.value is False and applies is None:
            continue
        missing = _unknown_of(prohibition, weighed.case) if applies is None else ()
        if prohibition.unless is not None:
            met = _opposite(applies)
            telling = Telling(charter, "wanting", prohibition.rule, prohibition.unless, weighed.case, met=met)
        else:
            telling = Telling(charter, "forbidden", prohibition, weighed.case, known=applies is True)
        yield _reason(prohibition.kind, prohibition.rule, prohibition.article, telling, missing)


def _opposite(value: Tri) -> Tri:
    return None if value is None else not value


def _unknown_of(prohibition: CompiledProhibition, case: Case) -> tuple[str, ...]:
    names = list[str]()
    if prohibition.holders is not None and not case.by:
        names.append("by")
    if prohibition.grounds and not isinstance(case.facts.known.get("ground"), tuple):
        names.append("ground")
    for condition in (prohibition.where, prohibition.unless):
        if condition is not None and condition.holds(case) is None:
            names.extend(condition.missing(case))
    return tuple(names)


def _wanting(charter: Charter, weighed: Weighed, powers: Sequence[CompiledPower]) -> Iterator[Reason]:
    """What each power wants: of a refused act, what surely fails; else what is not known of the powers left."""
    case, refused = weighed.case, weighed.value is False
    for power in powers:
        found = [(condition, condition.holds(case)) for condition in power.conditions]
        if not refused and any(held is False for _, held in found):
            continue
        if not refused and case.told and not case.by:
            yield _reason("holder", power.rule, power.article, Telling(charter, "whoever", power), ("by",))
        if not refused and power.clause is not None and weighed.concerned.get(power.clause) is None:
            yield _reason("articles", power.rule, power.article, Telling(charter, "untold", power), ("articles",))
        for condition, held in found:
            if held is False or (held is None and not refused):
                yield _want(charter, power, condition, held, case)


def _elsewhere(charter: Charter, compiled: Compiled, verb: str, weighed: Weighed) -> Iterator[Reason]:
    """Who must change the articles that a clause is for, where those who ask hold only another clause."""
    held = {power.clause for power, _ in weighed.powers}
    for clause, concerned in weighed.concerned.items():
        if concerned is not True or clause in held:
            continue
        others = [power for power in compiled.of(verb).powers if power.clause == clause]
        for power in others:
            yield _reason("no_power", power.rule, power.article, Telling(charter, "elsewhere", power, weighed.case))
        if not others:
            yield _reason("no_power", None, None, Telling(charter, "nobodys", clause))


def _want(charter: Charter, power: CompiledPower, condition: Condition, held: Tri, case: Case) -> Reason:
    telling = Telling(charter, "wanting", power.rule, condition, case, met=held)
    missing = condition.missing(case) if held is None else ()
    return _reason(condition.reason, power.rule, power.article, telling, missing)


def _no_power(charter: Charter, compiled: Compiled, verb: str, weighed: Weighed) -> Reason:
    case = weighed.case
    if verb == "found":
        known = weighed.own is False
        missing = () if known else ("record_empty",)
        return _reason("no_power", None, None, Telling(charter, "founded", known=known), missing)
    others = [
        power
        for power in compiled.of(verb).powers
        if (not power.objects or not power.objects.isdisjoint(case.facts.objects))
        and not _is_idle(power, case)
        and all(prohibition.spares(power) or applies is not True for prohibition, applies in weighed.barring)
    ]
    return _reason("no_power", None, None, Telling(charter, "no_power", verb, case, others))
