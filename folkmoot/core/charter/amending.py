"""Which articles a change of the charter touches: those that it rewrites, and those whose meaning it changes."""

from dataclasses import replace

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.mentions import mentions
from folkmoot.core.charter.rules import Amendment, Body, Head, Prohibition, Rule

Definition = tuple[str, str]
"""A kind of rule and an id: `("majority", "two_thirds")`."""

THROUGH = ("majority", "electorate", "quorum", "term", "body")
"""Definitions that mean what other definitions say: what those name is reached as well."""

DECIDES_BY = ("majority", "quorum")
"""Of a body, and of the defaults, what it takes to decide: that is reached, and not all the others whom they name."""


def touched(old: Charter, new: Charter) -> tuple[str, ...]:
    """The numbers of the articles that the change touches, in the order of the old charter, then the new.

    An article is touched if its title, its prose or its rules are other than before, or it comes or goes; and an
    entrenched one also if it refers to a definition (a majority, an electorate, a body ...) that changes anywhere, or
    if a clause that names it comes, goes or changes: else a cheaper clause for it could be added beside its own.
    """
    changed = _changed(old, new)
    clauses = _named_by_clauses(old, changed) | _named_by_clauses(new, changed)
    meant = {
        number
        for number in entrenched(old)
        if number in clauses or not changed.isdisjoint(_referred(old, number)) or _defaults_differ(old.head, new.head)
    }
    numbers = dict.fromkeys(article.number for article in (*old.articles, *new.articles))
    return tuple(number for number in numbers if number in meant or _differs(old, new, number))


def entrenched(charter: Charter) -> frozenset[str]:
    """The articles that the general clause cannot change: those that an amendment names, or an entrenched rule."""
    named = (number for rule in charter.of(Amendment) for number in (*rule.of, *rule.unamendable))
    return frozenset(named) | {rule.article for rule in charter.of(Prohibition) if rule.entrenched}


def _differs(old: Charter, new: Charter, number: str) -> bool:
    before, after = old.article(number), new.article(number)
    if before is None or after is None or (before.title, before.prose) != (after.title, after.prose):
        return True
    return _content(old, number) != _content(new, number)


def _content(charter: Charter, number: str) -> list[Rule]:
    return [replace(rule, line=0) for rule in charter.rules_of(number)]


def _definitions(charter: Charter) -> dict[Definition, object]:
    """Everything that has a name, and what it says, wherever it stands."""
    found: dict[Definition, object] = {}
    for rule in charter.rules:
        found[rule.kind, rule.id] = replace(rule, line=0, article="")
        if isinstance(rule, Head):
            found.update({("ground", ground.id): ground for ground in rule.grounds})
    return found


def _changed(old: Charter, new: Charter) -> set[Definition]:
    before, after = _definitions(old), _definitions(new)
    return {each for each in before.keys() | after.keys() if before.get(each) != after.get(each)}


def _named_by_clauses(charter: Charter, changed: set[Definition]) -> set[str]:
    """The articles that these clauses of amendment name."""
    clauses = [rule for rule in charter.of(Amendment) if (rule.kind, rule.id) in changed]
    return {number for rule in clauses for number in (*rule.of, *rule.unamendable)}


def _defaults_differ(old: Head, new: Head) -> bool:
    """The defaults stand in every article that leaves a majority or a quorum open."""
    return (old.default_majority, old.default_quorum) != (new.default_majority, new.default_quorum)


def _referred(charter: Charter, number: str) -> set[Definition]:
    """The definitions on which an article's rules rest, the defaults among them: some rule may leave it open."""
    reached, waiting = set[Definition](), [charter.head, *charter.rules_of(number)]
    while waiting:
        rule = waiting.pop()
        kinds = DECIDES_BY if isinstance(rule, Body | Head) and rule.article != number else None
        for mention in mentions(rule):
            for kind in mention.kinds:
                if (kind, mention.name) in reached or (kinds is not None and kind not in kinds):
                    continue
                reached.add((kind, mention.name))
                if kind in THROUGH:
                    waiting.extend(charter.defining(mention.name, kind))
    return reached
