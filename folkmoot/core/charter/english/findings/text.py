"""How English says what a check found in the text: names, bases, prose, clashes."""

from collections.abc import Callable, Mapping, Sequence


def name_undefined(cite: str, name: str, kinds: Sequence[str], near: Sequence[str]) -> str:
    ending = f"; did you mean {' or '.join(near)}?" if near else "."
    return f'{cite} names "{name}", but there is no {" or ".join(kinds)} of that name{ending}'


def unused(kind: str, name: str) -> str:
    return f'the {kind} "{name}" is defined, and no rule uses it.'


def majority_of_what(id: str) -> str:
    return f'the majority "{id}" does not say what it is a share of; expected a field as base = "cast".'


def quorum_of_what(cite: str) -> str:
    return f'the quorum of {cite} does not say what it is a share of; expected base = "seats".'


def quorum_when(cite: str) -> str:
    return f"the quorum of {cite} does not say when it is measured; it holds throughout."


def words_only(cite: str) -> str:
    return f"{cite} is words only: the program cannot enforce it."


def number_in_prose(article: str, text: str) -> str:
    return f'article {article} says "{text}", and no rule of it has that number.'


def number_in_rule(cite: str, numbers: str) -> str:
    return f"{cite} says {numbers}, and the prose of its article does not."


def body_in_prose(article: str, name: str) -> str:
    return f"article {article} speaks of the {name}, and no rule of it does."


def body_in_rule(cite: str, name: str) -> str:
    return f"{cite} names the {name}, and the prose of its article does not."


def conflict(one: str, other: str, over: str) -> str:
    same = over.replace("_", " ")
    return f"{one} and {other} say different things of the same: {same}. Either would do; which one is meant?"


def dead_rule(one: str, other: str, over: str) -> str:
    return f"{one} gives a power that is never met: {other} forbids all of it ({over.replace('_', ' ')})."


def too_large(rules: int, holders: int) -> str:
    return (
        f"this charter has more than {rules:,} rules, or more than {holders} bodies and offices: only its text was "
        "checked, and not what a few could do with it."
    )


TEXT: Mapping[str, Callable[..., str]] = {
    "name_undefined": name_undefined,
    "unused": unused,
    "majority_of_what": majority_of_what,
    "quorum_of_what": quorum_of_what,
    "quorum_when": quorum_when,
    "words_only": words_only,
    "number_in_prose": number_in_prose,
    "number_in_rule": number_in_rule,
    "body_in_prose": body_in_prose,
    "body_in_rule": body_in_rule,
    "conflict": conflict,
    "dead-rule": dead_rule,
    "too_large": too_large,
}
