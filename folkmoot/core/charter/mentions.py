"""Which names a rule uses, and where each name is defined."""

from collections.abc import Iterator

from folkmoot.core.charter.rules import Amendment, Head, Part, QuorumTerms, Rule, Table, specs
from folkmoot.core.charter.values import Mention

MEANT_TO_BE_NAMED = (
    "term",
    "class",
    "unit",
    "body",
    "office",
    "electorate",
    "order",
    "majority",
    "quorum",
    "check",
    "ground",
)
"""Kinds that are there for other rules to name: one that none names is a note."""


def mentions(rule: Rule) -> Iterator[Mention]:
    """Every name that the rule uses, with the kinds of rule that may define it."""
    yield from _in_fields(rule)
    if isinstance(rule, Amendment):
        for number in (*rule.of, *rule.unamendable):
            yield Mention(number, ("article",))


def _in_fields(holder: Rule | Part) -> Iterator[Mention]:
    for attribute, _, spec in specs(type(holder)):
        value = getattr(holder, attribute)
        if value is None or value == ():
            continue
        for each in value if spec.many else (value,):
            if isinstance(spec.form, Table):
                yield from _in_fields(each)
            else:
                yield from spec.form.mentions(each)
    if isinstance(holder, QuorumTerms) and holder.named is not None:
        yield Mention(holder.named, ("quorum",))


def definitions(rules: tuple[Rule, ...]) -> Iterator[tuple[str, str, Rule]]:
    """Kind, name and defining rule of everything that has a name."""
    for rule in rules:
        yield rule.kind, rule.id, rule
        if isinstance(rule, Head):
            for ground in rule.grounds:
                yield "ground", ground.id, rule
