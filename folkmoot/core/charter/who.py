"""Who may do something: every power for a verb and an object, with its article, its majority, and what forbids it."""

from dataclasses import dataclass

from folkmoot.core.charter import vocabulary
from folkmoot.core.charter.asking import BadQuestion, read_object, read_verb
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.compiled import CompiledPower, CompiledProhibition
from folkmoot.core.charter.facts import Facts
from folkmoot.core.charter.languages import spoken
from folkmoot.core.charter.rules import Rule
from folkmoot.core.charter.sentences import sentence
from folkmoot.core.charter.voting import Carried

__all__ = ["BadQuestion", "Holder", "who_may"]


WHOLE = ("power", "amendment", "dissolution", "interpretation")
"""Kinds of rule that are about what they give, and so are said whole."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who may do it: by which rule of which article, with which majority, and which rules forbid it still.

    `on` is what the power reaches; empty, if anything. `says` is it in words.
    """

    who: str
    article: str
    rule: str
    majority: str | None
    on: tuple[str, ...]
    forbidden_by: tuple[str, ...]
    says: str


def who_may(charter: Charter, act: str, on: str | None = None, language: str = "en") -> list[Holder]:
    """Everybody whom an article gives the power, in the order of the text. Raises `BadQuestion`.

    Without an object, or with a bare kind (`decision`), every power is listed that reaches some such object.
    """
    asked = None if on is None else read_object(on, charter)
    prohibitions = charter.compiled.of(read_verb(act)).prohibitions
    return [_holder(charter, power, asked, prohibitions, language) for power in reaching(charter, act, on)]


def reaching(charter: Charter, act: str, on: str | None = None) -> list[CompiledPower]:
    """The powers for an act on an object, in the order of the text. Raises `BadQuestion`."""
    verb = read_verb(act)
    asked = None if on is None else read_object(on, charter)
    powers = charter.compiled.of(verb).powers
    lines = {id(power): _rule(charter, power).line for power in powers}
    return sorted((power for power in powers if _reaches(power, asked)), key=lambda power: lines[id(power)])


def needs_no_power(act: str) -> bool:
    """Whether it is an act on oneself, which everybody may do unless a prohibition stands against it."""
    return vocabulary.VERBS[read_verb(act)].own


def _reaches(power: CompiledPower, asked: str | None) -> bool:
    if asked is None or not power.objects or not power.objects.isdisjoint(Facts({asked}).objects):
        return True
    return ":" not in asked and any(each.partition(":")[0] == asked for each in power.objects)


def _rule(charter: Charter, power: CompiledPower) -> Rule:
    return next(rule for rule in charter.defining(power.id, power.of_kind) if rule.article == power.article)


def _holder(
    charter: Charter,
    power: CompiledPower,
    asked: str | None,
    prohibitions: tuple[CompiledProhibition, ...],
    language: str,
) -> Holder:
    saying = spoken(language)
    names = saying.names(charter)
    majorities = [saying.carried(each.threshold) for each in power.conditions if isinstance(each, Carried)]
    return Holder(
        who=names.who(power.who),
        article=power.article,
        rule=power.id,
        majority=saying.listing(majorities) or None,
        on=tuple(sorted(power.objects)),
        forbidden_by=tuple(dict.fromkeys(each.rule for each in prohibitions if _forbids(each, power, asked))),
        says=said(charter, power, language),
    )


def said(charter: Charter, power: CompiledPower, language: str = "en") -> str:
    """A power in words: its rule whole, where that is about what it gives; else what it gives alone."""
    saying, rule = spoken(language), _rule(charter, power)
    return sentence(rule, charter, language) if rule.kind in WHOLE else saying.given(power, saying.names(charter))


def _forbids(prohibition: CompiledProhibition, power: CompiledPower, asked: str | None) -> bool:
    """Whether the prohibition forbids all that is asked about, for any ground, to everybody who holds the power."""
    if prohibition.unless is not None or prohibition.grounds or prohibition.spares(power):
        return False
    if prohibition.holders is not None and not power.holders <= prohibition.holders:
        return False
    reached = power.objects if asked is None else Facts({asked}).objects
    covered = [each for each in reached if each in prohibition.objects or each.partition(":")[0] in prohibition.objects]
    return not prohibition.objects or (bool(covered) and (asked is not None or len(covered) == len(reached)))
