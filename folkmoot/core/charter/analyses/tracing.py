"""A chain of steps as rules, articles and sentences: the trace of a finding."""

from collections.abc import Iterable

from folkmoot.core.charter.analyses.control import Step
from folkmoot.core.charter.analyses.levers import Lever
from folkmoot.core.charter.finding import Say


def cites(*of: str | Step | Lever) -> tuple[str, ...]:
    """Every rule that they name, once."""
    found = list[str]()
    for each in of:
        found.extend([each] if isinstance(each, str) else each.rules if isinstance(each, Step) else [each.rule])
    return tuple(dict.fromkeys(found))


def articles(rules: Iterable[str]) -> tuple[str, ...]:
    """The articles in which these rules stand."""
    return tuple(dict.fromkeys(rule.partition(" ")[0] for rule in rules))


def trace(say: Say, way: Iterable[Step]) -> tuple[str, ...]:
    """What is done, act by act."""
    return tuple(told for step in way for told in steps(say, step.levers, step.body))


def steps(say: Say, levers: Iterable[Lever], body: str) -> tuple[str, ...]:
    """What each of these does to a body."""
    return tuple(say["step"](say.names, lever.actor, lever.verb, body, lever.article, lever.rule) for lever in levers)
