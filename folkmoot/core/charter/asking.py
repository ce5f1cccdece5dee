"""A question to a charter as plain JSON, for a secretary who asks "may we?" and for other programs."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from folkmoot.core.charter import vocabulary
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.errors import did_you_mean
from folkmoot.core.charter.facts import Facts, Value, is_reference
from folkmoot.core.charter.judging import Authority, Question, Verdict
from folkmoot.core.charter.rules import MemberClass
from folkmoot.core.charter.vocabulary import Type
from folkmoot.core.tally.majority import Counts

KEYS = ("act", "object", "by", "told", "facts", "decision")
BY = ("body", "electorate", "office", "class", "unit", "member", "self", "clock")
OF = ("of", "body", "office", "unit", "id")
MAX_NUMBER = 2**53 - 1
NAME_LENGTH = 100
MAX_QUESTION = 1_048_576


class BadQuestion(ValueError):
    """The question cannot be put: the sentence says what was found and what was expected."""


def read_question(text: str | bytes, charter: Charter) -> Question:
    """The question in a JSON text. Raises `BadQuestion`."""
    try:
        data = json.loads(text, parse_constant=_no_constant, parse_int=_whole)
    except (ValueError, RecursionError) as problem:
        raise BadQuestion(f"this is not JSON: {problem}") from None
    return question(data, charter)


def question(data: object, charter: Charter) -> Question:
    """The question that this JSON value puts. Raises `BadQuestion`."""
    asked = _table(data, "a question", KEYS)
    if "act" not in asked:
        raise BadQuestion('the question has no "act"; expected the verb of an act, as "overturn"')
    told = asked.get("told", False)
    if not isinstance(told, bool):
        raise BadQuestion('"told" is true or false')
    objects = frozenset(_objects(asked["object"], charter)) if asked.get("object") is not None else frozenset()
    return Question(
        verb=read_verb(asked["act"]),
        by=frozenset(_authorities(asked["by"], charter)) if asked.get("by") is not None else frozenset(),
        facts=Facts(on=objects, known=_facts(asked["facts"], charter) if asked.get("facts") is not None else {}),
        decision=_counts(asked["decision"]) if asked.get("decision") is not None else None,
        told=told,
    )


def answer(verdict: Verdict, language: str = "en") -> dict[str, object]:
    """The verdict as JSON: what it is, by which articles and rules, why in sentences, and which facts are missing."""
    return {
        "verdict": verdict.value,
        "articles": list(verdict.articles),
        "rules": list(verdict.rules),
        "because": [reason.said(language) for reason in verdict.because],
        "missing": list(verdict.missing),
    }


def _no_constant(text: str) -> object:
    raise ValueError(f"{text} is no number")


def _whole(text: str) -> int:
    if len(text) > 17:
        raise ValueError("a number is too long")
    return int(text)


def _table(data: object, what: str, keys: tuple[str, ...]) -> Mapping[str, Any]:
    if not isinstance(data, dict):
        raise BadQuestion(f"{what} is a JSON object, as {{{', '.join(f'{json.dumps(key)}: ...' for key in keys)}}}")
    for key in data:
        if key not in keys:
            raise BadQuestion(f"{what} has no {_shown(key)}; expected {', '.join(keys)}{did_you_mean(key, keys)}")
    return data


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= NAME_LENGTH else f"{text[:NAME_LENGTH]}..."


def read_verb(act: object) -> str:
    """The verb that is meant by `overturn` or `grievances.overturn`. Raises `BadQuestion`."""
    organ, dot, verb = act.rpartition(".") if isinstance(act, str) else ("", "", "")
    if verb not in vocabulary.VERBS:
        raise BadQuestion(f"there is no act {_shown(act)}{did_you_mean(verb, vocabulary.VERBS)}")
    home = vocabulary.VERBS[verb].organ
    if dot and organ != home:
        raise BadQuestion(f'there is no act {_shown(act)}; did you mean "{home}.{verb}"?')
    return verb


def _objects(data: object, charter: Charter) -> Iterator[str]:
    """Every object that is named: a type, a list of types, or a table with a type and whose it is."""
    if isinstance(data, list):
        for each in data:
            yield from _objects(each, charter)
    elif isinstance(data, str):
        yield _object(data, None, charter)
    else:
        table = _table(data, "an object", ("type", *OF))
        of = [table[key] for key in OF if table.get(key) is not None]
        if "type" not in table or len(of) > 1:
            raise BadQuestion('an object has a "type", and may say whose it is by "of", "body", "office" or "unit"')
        types = table["type"] if isinstance(table["type"], list) else [table["type"]]
        takes = [each for each in types if isinstance(each, str) and each in vocabulary.OBJECTS_OF]
        if of and not takes:
            can = ", ".join(vocabulary.OBJECTS_OF)
            raise BadQuestion(f"{_shown(of[0])} cannot be said of {_shown(table['type'])}; it can of {can}")
        for each in types:
            yield _object(each, of[0] if of and each in takes else None, charter)


def read_object(text: str, charter: Charter) -> str:
    """The object that is meant by `member` or `holder:appeals`. Raises `BadQuestion`."""
    return _object(text, None, charter)


def _object(type_: object, of: object, charter: Charter) -> str:
    kind, colon, within = type_.partition(":") if isinstance(type_, str) else ("", "", "")
    if kind not in vocabulary.OBJECTS or (colon and kind not in vocabulary.OBJECTS_OF):
        raise BadQuestion(f"there is no object {_shown(type_)}{did_you_mean(kind, vocabulary.OBJECTS)}")
    owner = within if colon else of
    if owner is None:
        return kind
    _defined(owner, vocabulary.OBJECTS_OF[kind], charter)
    return f"{kind}:{owner}"


def _defined(name: object, kinds: tuple[str, ...], charter: Charter) -> str:
    """The kind of the rule that defines the name, the first of `kinds` that has it."""
    for kind in kinds:
        if isinstance(name, str) and any(charter.defining(name, kind)):
            return kind
    known = sorted({rule.id for rule in charter.rules if rule.kind in kinds})
    near = did_you_mean(name, known) if isinstance(name, str) else ""
    raise BadQuestion(f"the charter has no {' or '.join(kinds)} {_shown(name)}{near or f'; it has {_listed(known)}'}")


def _listed(names: list[str]) -> str:
    return ", ".join(names[:20]) + (" and more" if len(names) > 20 else "") if names else "none"


def _authorities(data: object, charter: Charter) -> Iterator[Authority]:
    if isinstance(data, list):
        for each in data:
            yield from _authorities(each, charter)
    elif isinstance(data, str):
        fixed = data in ("clock", "self")
        yield Authority(data, data) if fixed else Authority(_defined(data, vocabulary.AUTHORITY_KINDS, charter), data)
    else:
        for key, value in _table(data, '"by"', BY).items():
            for each in value if isinstance(value, list) else [value]:
                yield from _authority(key, each, charter)


def _authority(key: str, value: object, charter: Charter) -> Iterator[Authority]:
    if key in ("self", "clock"):
        if value is not True:
            raise BadQuestion(f'"{key}" in "by" is true, or left out')
        yield Authority(key, key)
    elif key == "member" and value is True:
        yield Authority("self", "self")
        yield from (Authority("class", each.id) for each in charter.of(MemberClass))
    elif key == "member":
        yield Authority("self", "self")
        yield Authority(_defined(value, ("class",), charter), str(value))
    else:
        kinds = ("body", "electorate", "unit") if key == "body" else (key,)
        yield Authority(_defined(value, kinds, charter), str(value))


def _facts(data: object, charter: Charter) -> dict[str, Value]:
    if not isinstance(data, dict):
        raise BadQuestion('"facts" is a JSON object of facts, as {"hearing": true, "notice_days": 14}')
    known: dict[str, Value] = {}
    for name, value in data.items():
        fact = vocabulary.fact(name)
        if fact is None:
            names = (*vocabulary.FACTS, *vocabulary.VERBS)
            raise BadQuestion(
                f"there is no fact {_shown(name)}{did_you_mean(name, names) or '; docs/charter.md lists them'}"
            )
        if value is not None:
            known[name] = _fact_value(fact.type, name, value)
    for number in known.get("articles", ()):  # type: ignore[union-attr]  # its type is NAMES
        if charter.article(number) is None:
            raise BadQuestion(f'the charter has no article "{number}"')
    return known


def _fact_value(type_: Type, name: str, value: object) -> Value:
    if type_ is Type.YES_NO and isinstance(value, bool):
        return value
    if (
        type_ in (Type.COUNT, Type.KEY)
        and isinstance(value, int)
        and not isinstance(value, bool)
        and 0 <= value <= MAX_NUMBER
    ):
        return value
    if type_ is Type.NAME and is_reference(value):
        return str(value)
    if type_ is Type.NAMES:
        names = value if isinstance(value, list) else [value]
        if all(is_reference(each) for each in names):
            return tuple(str(each) for each in names)
    if type_ is Type.DATE and isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise BadQuestion(f"the fact {name} is {type_.value}; found {_shown(value)}")


def _counts(data: object) -> Counts:
    table = _table(data, '"decision"', ("yes", "no", "abstain", "present"))
    try:
        return Counts.from_json({key: value for key, value in table.items() if value is not None})
    except (ValueError, TypeError) as problem:
        raise BadQuestion(f'"decision": {problem}') from None
