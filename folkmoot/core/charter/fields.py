"""From one TOML table to one typed rule, by the specs of its fields."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from folkmoot.core.charter.errors import MANY, Error, did_you_mean
from folkmoot.core.charter.forms import ID
from folkmoot.core.charter.positions import Path, Place
from folkmoot.core.charter.rules import (
    NAMED,
    Assert,
    Head,
    Incompatible,
    Majority,
    Part,
    Quorum,
    QuorumTerms,
    Rule,
    Spec,
    Table,
    Term,
    specs,
)
from folkmoot.core.charter.shapes import Form, Unreadable, YesNo

ABSENT = object()
COMMON = ("id", "text_only")
LONGEST_LIST = 200


class TooMany(Exception):
    """There are more errors than anybody would read."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """Where errors of one block are gathered, each at the place of the path that it is about."""

    name: str
    places: Mapping[Path, Place]
    errors: list[Error]

    def at(self, path: Path, says: str) -> None:
        """Add an error. Raises `TooMany` where nobody would read on."""
        line, column = self.place(path)
        self.errors.append(Error(self.name, line, column, says))
        if len(self.errors) > MANY:
            raise TooMany

    def place(self, path: Path) -> Place:
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))


def read_rule(kind: type[Rule], table: Mapping[str, object], path: Path, article: str, wrong: Wrong) -> Rule | None:
    """The rule in this table, or None with every reason in `wrong`."""
    before = len(wrong.errors)
    id = _read_id(kind, table, path, wrong)
    text_only = False
    if "text_only" in table:
        text_only = _read_one(YesNo(), table["text_only"], (*path, "text_only"), wrong) is True
    values = _read_fields(kind, table, path, wrong, COMMON)
    if len(wrong.errors) > before:
        return None
    line, _ = wrong.place(path)
    rule = kind(article=article, id=id, line=line, text_only=text_only, **values)
    for key, says in _contradictions(rule):
        wrong.at((*path, key) if key else path, says)
    return rule if len(wrong.errors) == before else None


def _read_id(kind: type[Rule], table: Mapping[str, object], path: Path, wrong: Wrong) -> str:
    if "id" in table:
        return str(_read_one(ID, table["id"], (*path, "id"), wrong) or "")
    if kind in NAMED:
        wrong.at(path, f'this {kind.kind} has no id; expected a field as id = "{ID.accepted}"')
    return ""


def _read_fields(
    kind: type[Rule] | type[Part], table: Mapping[str, object], path: Path, wrong: Wrong, common: tuple[str, ...] = ()
) -> dict[str, Any]:
    """The values of the fields that stand in the table, by attribute."""
    known = {key: (attribute, spec) for attribute, key, spec in specs(kind)}
    for key in table:
        if key not in known and key not in common:
            expected = f"; expected one of {', '.join([*common, *known])}"
            what = kind.kind if issubclass(kind, Rule) else path[-1] if isinstance(path[-1], str) else path[-2]
            says = f'found a field "{key[:60]}", which {what} does not have'
            wrong.at((*path, key), f"{says}{did_you_mean(key, [*known, *common]) or expected}")
    values: dict[str, Any] = {}
    for key, (attribute, spec) in known.items():
        if key in table:
            value = _read_value(spec, table[key], (*path, key), wrong)
            if value is not ABSENT:
                values[attribute] = value
        elif spec.required:
            wrong.at(path, f"the field {key} is missing: {spec.says}")
    return values


def _read_value(spec: Spec, value: object, path: Path, wrong: Wrong) -> object:
    if not spec.many:
        return _read_one(spec.form, value, path, wrong)
    if not isinstance(value, list):
        one = _read_one(spec.form, value, path, wrong)
        return one if one is ABSENT else (one,)
    if not 0 < len(value) <= LONGEST_LIST:
        wrong.at(path, f"found a list of {len(value)}; expected 1 to {LONGEST_LIST}; where there is none, take it out")
        return ABSENT
    read = [_read_one(spec.form, each, (*path, index), wrong) for index, each in enumerate(value)]
    for index, each in enumerate(read):
        if each is not ABSENT and each in read[:index]:
            wrong.at((*path, index), f"{found(value[index])} stands twice in this list")
    return ABSENT if ABSENT in read else tuple(read)


def _read_one(form: Form[Any] | Table, value: object, path: Path, wrong: Wrong) -> object:
    if isinstance(form, Table):
        return _read_table(form, value, path, wrong)
    try:
        return form.read(value)
    except Unreadable as problem:
        near = ""
        if isinstance(value, str):
            near = did_you_mean(value, problem.known) or did_you_mean(value.partition(":")[0], problem.known)
        wrong.at(path, f"found {found(value)}; expected {problem.expected}{near}")
        return ABSENT


def _read_table(form: Table, value: object, path: Path, wrong: Wrong) -> object:
    if not isinstance(value, dict):
        if form.short is not None:
            return _read_one(form.short, value, path, wrong)
        keys = ", ".join(f"{key} = ..." for key in _expected_keys(form.part))
        wrong.at(path, f"found {found(value)}; expected a table as {{ {keys} }}")
        return ABSENT
    before = len(wrong.errors)
    values = _read_fields(form.part, value, path, wrong)
    if len(wrong.errors) > before:
        return ABSENT
    part = form.part(**values)
    if isinstance(part, QuorumTerms):
        for key, says in _share_or_count(part.share, part.count, "quorum"):
            wrong.at((*path, key) if key else path, says)
    elif not values:
        wrong.at(path, "this table is empty; take it out, or say something in it")
    return part if len(wrong.errors) == before else ABSENT


def _expected_keys(part: type[Part]) -> list[str]:
    """The keys that must be there; all that may, where none must."""
    required = [key for _, key, spec in specs(part) if spec.required]
    return required or [key for _, key, _ in specs(part)]


def found(value: object) -> str:
    """A value as an error shows it: short, and with what it is where that is the fault."""
    if isinstance(value, str):
        return (
            f'"{value if len(value) <= 60 else value[:57] + "..."}"'
            if value.isprintable()
            else "text with line ends in it"
        )
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return f"the number {value}" if abs(value) < 10**20 else "a very large number"
    if isinstance(value, float):
        return f"{value}, a number with a decimal point"
    if isinstance(value, datetime):
        return "a date with a time of day"
    if isinstance(value, date):
        return f"the date {value}"
    if isinstance(value, time):
        return "a time of day"
    return "a list" if isinstance(value, list) else "a table"


def _contradictions(rule: Rule) -> Iterable[tuple[str, str]]:
    """What a rule says that cannot be, though each of its fields is right: the field, and the sentence."""
    if isinstance(rule, Majority | Quorum):
        yield from _share_or_count(rule.share, rule.count, rule.kind)
    if isinstance(rule, Majority) and rule.strict and rule.count is not None:
        yield "strict", "a count is exact; strict goes with a share only"
    if isinstance(rule, Incompatible) and len(rule.bodies) + len(rule.offices) < 2:
        yield "", "name at least two bodies or offices that exclude each other"
    if isinstance(rule, Term) and rule.means is None and not rule.text_only:
        yield "", "the field means is missing: the condition that the term stands for; or mark it text_only = true"
    if isinstance(rule, Assert) and (rule.never is None) == (rule.can is None):
        yield "", "say either never or can, and not both"
    if isinstance(rule, Head) and rule.timezone is not None and not _is_zone(rule.timezone):
        yield "timezone", f'"{rule.timezone}" is a time zone that this machine does not know'


def _share_or_count(share: Fraction | None, count: int | None, what: str) -> Iterable[tuple[str, str]]:
    if share is None and count is None:
        yield "", f'this {what} says neither share nor count; expected share = "1/2" or count = 5'
    if share is not None and count is not None:
        yield "count", f"this {what} says both share and count; expected one of them"


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        return False
    return True
