"""From the text of a charter to its rules. Everything that is wrong is said at once."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path as File
from typing import Any

from folkmoot.core.charter.blocks import Read, read_block
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.errors import CharterError, Error, did_you_mean
from folkmoot.core.charter.fences import MAX_BYTES, Article, decode, scan
from folkmoot.core.charter.fields import TooMany, Wrong, read_rule
from folkmoot.core.charter.rules import KINDS, Head, Majority, Office, Rule, Unit


def read(text: bytes | str, name: str = "charter") -> Charter:
    """The charter that this text is. Raises `CharterError` with every error, each with file, line and column."""
    try:
        data = text.encode("utf-8") if isinstance(text, str) else text
    except UnicodeEncodeError as problem:
        raise CharterError(
            [Error(name, 1, 1, "half of a character (a lone surrogate) stands in the text")]
        ) from problem
    decoded, errors = decode(data, name)
    if errors:
        raise CharterError(errors)
    scanned, errors = scan(decoded, name)
    try:
        rules = tuple(rule for article in scanned.articles for rule in _rules(article, name, errors))
    except TooMany:
        raise CharterError(errors) from None
    errors += _across(rules, name)
    if errors:
        raise CharterError(errors)
    title = next((head.title for head in rules if isinstance(head, Head) and head.title), scanned.title)
    return Charter(decoded, sha256(data).hexdigest(), title, scanned.articles, _with_ids(rules))


def read_file(path: File) -> Charter:
    """The charter in a file. Raises `CharterError`, or `OSError` where the file cannot be read."""
    with path.open("rb") as file:
        return read(file.read(MAX_BYTES + 1), str(path))


def _rules(article: Article, name: str, errors: list[Error]) -> Iterator[Rule]:
    for block in article.blocks:
        found = read_block(block, name, errors)
        if found is not None:
            wrong = Wrong(name, found.places, errors)
            for kind in found.data:
                yield from _rules_of_kind(kind, found, article.number, wrong)


def _rules_of_kind(kind: str, found: Read, article: str, wrong: Wrong) -> Iterator[Rule]:
    if kind not in KINDS:
        expected = f'found a rule of kind "{kind[:60]}", which does not exist'
        wrong.at((kind,), f"{expected}{did_you_mean(kind, KINDS)}")
        return
    tables = found.data[kind]
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        wrong.at((kind,), f"write each rule of this kind under a line [[{kind}]], or {kind} = [ {{ ... }} ]")
        return
    if not tables:
        wrong.at((kind,), f"this list of rules of kind {kind} is empty; take it out")
    for index, table in enumerate(tables):
        rule = read_rule(KINDS[kind], table, (kind, index), article, wrong)
        if rule is not None:
            yield rule


def _across(rules: tuple[Rule, ...], name: str) -> Iterator[Error]:
    """What is wrong between rules: the same id twice, two heads, a circle."""
    first: dict[tuple[str, str], Rule] = {}
    for rule in rules:
        known = first.setdefault((rule.kind, rule.id), rule) if rule.id else rule
        if known is not rule:
            yield Error(name, rule.line, 1, f'the {rule.kind} "{rule.id}" stands twice; first in line {known.line}')
    heads = [rule for rule in rules if isinstance(rule, Head)]
    for head in heads[1:]:
        yield Error(name, head.line, 1, f"a charter has one [[charter]] at most; the first is in line {heads[0].line}")
    yield from _circles(name, Unit, {rule: rule.parent for rule in rules if isinstance(rule, Unit)}, "parent")
    yield from _circles(name, Majority, {rule: rule.also for rule in rules if isinstance(rule, Majority)}, "also")
    deputies = {rule: rule.deputises_for for rule in rules if isinstance(rule, Office)}
    yield from _circles(name, Office, deputies, "deputises_for")


def _circles(name: str, kind: type[Rule], next_of: Mapping[Any, str | None], field: str) -> Iterator[Error]:
    following = {rule.id: then for rule, then in next_of.items()}
    done: set[str] = set()
    for rule in next_of:
        way: dict[str, None] = {}
        at: str | None = rule.id
        while at is not None and at not in done and at not in way:
            way[at] = None
            at = following.get(at)
        if at is not None and at in way:
            steps = list(way)
            circle = " > ".join([*steps[steps.index(at) :][:10], at])
            yield Error(name, rule.line, 1, f"`{field}` of {kind.kind} goes round in a circle: {circle}")
        done.update(way)


def _with_ids(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rules, those without an id given one from their kind and place: `meeting-convention`, the next one `-2`."""
    taken: dict[str, int] = {}
    named: list[Rule] = []
    for rule in rules:
        if not rule.id:
            made = "-".join([rule.kind, *_place_of(rule)])
            taken[made] = taken.get(made, 0) + 1
            rule = replace(rule, id=made if taken[made] == 1 else f"{made}-{taken[made]}")
        named.append(rule)
    return tuple(named)


def _place_of(rule: Rule) -> Iterator[str]:
    for attribute in rule.place:
        value: Any = getattr(rule, attribute)
        if isinstance(value, tuple):
            value = value[0] if value else None
        if value is not None:
            yield str(value).replace(" ", "_")
            return
