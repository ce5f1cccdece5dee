"""Makes every organ's tables again from the record, in a database of its own, and compares.

Before each entry is applied its facts are gathered again from the tables so far: a row that was changed behind the
door's back, used by an act, and changed back, is found by the facts that it gave.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from django.db import DatabaseError, models

from folkmoot import __version__
from folkmoot.core.charter.judging import Authority, Counts
from folkmoot.core.record.canonical import encode as canonical
from folkmoot.core.record.entry import Entry as RecordEntry
from folkmoot.core.record.malformed import Malformed
from folkmoot.core.record.merkle import Frontier, leaf_hash
from folkmoot.door.act import BadAct, decode
from folkmoot.door.aside import in_memory
from folkmoot.door.charters import adopted
from folkmoot.door.edtf import partial_date
from folkmoot.door.guard import door_open, rebuilt_models
from folkmoot.door.judge import Judged, judge
from folkmoot.door.models import Entry, Head
from folkmoot.door.occasion import Hat, Kind, Occasion
from folkmoot.door.record import by_json, facts_json, move, verdict_json
from folkmoot.door.standing import standing
from folkmoot.door.unmoved import unmoved

ALIAS = "rebuild"
_REBUILDING: ContextVar[bool] = ContextVar("rebuilding", default=False)


class Router:
    """Sends the organs' rows to the rebuild's own database while one is under way."""

    def db_for_read(self, model: type[models.Model], **_: Any) -> str | None:
        return ALIAS if _REBUILDING.get() and getattr(model, "rebuilt", False) else None

    db_for_write = db_for_read


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the tables and the record disagree: a table with row and column, or an entry with a fact.

    `note`: what another version of the program gathered may come out otherwise without anybody's fault.
    """

    where: str
    says: str
    note: bool = False

    def __str__(self) -> str:
        return f"{'note: ' if self.note else ''}{self.where}: {self.says}"


def rebuild() -> list[Fault]:
    """Every disagreement between the record and the tables of this data folder; none when all is as it was left."""
    with _own_database():
        return [*_chain(), *_again(), *_compare()]


@contextmanager
def _own_database() -> Iterator[None]:
    with in_memory(ALIAS, rebuilt_models()), door_open():
        token = _REBUILDING.set(True)
        try:
            yield
        finally:
            _REBUILDING.reset(token)


def _chain() -> Iterator[Fault]:
    """Whether each entry's columns and leaf are those of its line, and the head's frontier is that of all lines."""
    frontier = Frontier.empty()
    for index, row in enumerate(Entry.objects.order_by("index").iterator()):
        line = bytes(row.line)
        frontier = frontier.append(leaf_hash(line))
        try:
            entry = RecordEntry.parse(line)
        except Malformed as error:
            yield Fault(f"door_entry row {row.index} column line", str(error))
            continue
        columns = {
            "index": (row.index, entry.index),
            "leaf": (bytes(row.leaf), leaf_hash(line)),
            "act": (row.act, entry.act),
            "kind": (row.kind, entry.kind),
            "at": (row.at, _time(entry.at)),
            "record_class": (row.record_class, entry.record_class),
            "cause": (row.cause, entry.cause),
            "charter": (row.charter, entry.charter),
        }
        for column, (stands, line_says) in columns.items():
            if stands != line_says:
                yield Fault(f"door_entry row {row.index} column {column}", f"{stands!r} is not what its line says")
        if entry.index != index:
            yield Fault(f"entry {index}", "is not in its place")
    head = Head.objects.get(pk=Head.THE_ONE)
    if (head.size, bytes(head.frontier)) != (frontier.size, frontier.to_bytes()):
        yield Fault("door_head row 1 column frontier", "is not that of the entries")


def _again() -> Iterator[Fault]:
    """Apply every entry as it was recorded; a fact that comes out otherwise is a fault."""
    made = Head()
    for line in Entry.objects.order_by("index").values_list("line", flat=True):
        try:
            entry = RecordEntry.parse(bytes(line))
        except Malformed:
            continue  # it was named before
        made.at = _time(entry.at)
        if entry.kind == Kind.REFUSED.value:
            continue
        try:
            act = decode(entry.act, dict(entry.body))
            occasion = _occasion(entry)
            with unmoved():
                judged = judge(act, occasion, dissolved=made.dissolved_in is not None)
            yield from _differences(entry, occasion, judged)
            act.apply(judged.facts, occasion)
        except (BadAct, LookupError, ValueError, models.ObjectDoesNotExist, DatabaseError) as error:
            yield Fault(f"entry {entry.index}", f"{entry.act} cannot be applied again: {error}")
            continue
        move(made, act, occasion)
    yield from _head(made)


def _head(made: Head) -> Iterator[Fault]:
    """What the head says of the organisation, otherwise than the record makes it."""
    head = Head.objects.get(pk=Head.THE_ONE)
    for column in ("at", "charter", "origin", "rehearsal", "live_from", "told_until", "dissolved_in"):
        is_, was = getattr(head, column), getattr(made, column)
        if is_ != was:
            yield Fault(f"door_head row 1 column {column}", f"is {is_!r}; the record makes it {was!r}")


def _differences(entry: RecordEntry, occasion: Occasion, judged: Judged) -> Iterator[Fault]:
    """What was recorded of an act otherwise than it is found again: each fact, who acted, and the verdict."""
    note = entry.code != __version__
    facts, by = facts_json(occasion, judged), by_json(occasion, judged)
    known, again = dict(entry.facts["known"]), facts["known"]  # type: ignore[arg-type]
    for name in sorted(known.keys() | again.keys()):
        if known.get(name) != again.get(name):
            says = f"was recorded as {known.get(name)!r}; gathered again it is {again.get(name)!r}"
            yield Fault(f"entry {entry.index} fact {name}", says, note)
    if entry.facts["on"] != facts["on"]:
        says = f"was recorded as {entry.facts['on']}; again it is {facts['on']}"
        yield Fault(f"entry {entry.index} fact on", says, note)
    if canonical(dict(entry.by)) != canonical(by):
        says = f"was recorded as {entry.by['as']}; again it is {by['as']}"
        yield Fault(f"entry {entry.index} fact by", says, note)
    if known == again and canonical(dict(entry.verdict)) != canonical(verdict_json(judged.verdict, judged.verb)):
        says = f"was recorded as {entry.verdict['value']} by {entry.verdict['rules']}; "
        says += f"given again it is {judged.verdict.value} by {list(judged.verdict.rules)}"
        yield Fault(f"entry {entry.index} verdict", says, note)


def _occasion(entry: RecordEntry) -> Occasion:
    charter = adopted(entry.charter)
    at = _time(entry.at)
    told = entry.kind == Kind.TOLD.value
    today = partial_date(entry.on).latest if entry.on else at.astimezone(charter.timezone).date()
    person, subject = entry.by.get("person"), entry.by.get("for")
    decision = entry.facts.get("decision")
    occasion = Occasion(
        index=entry.index,
        at=at,
        today=today,
        kind=Kind(entry.kind),
        charter=charter,
        person=str(subject or person) if person else None,
        deputy=str(person) if subject else None,
        hats=frozenset(_hat(str(written)) for written in entry.by["as"]),  # type: ignore[union-attr]
        decision=Counts(**decision) if isinstance(decision, dict) else None,
        cause=entry.cause,
        on=entry.on,
    )
    if occasion.person and entry.cause is None and not told:
        return replace(occasion, hats=standing(occasion.person, today, charter).hats)
    return occasion


def _hat(written: str) -> Hat:
    authority, _, unit = written.partition("@")
    kind, _, id_ = authority.partition(":")
    return Hat(Authority(kind, id_), int(unit) if unit else None)


def _time(written: str) -> datetime:
    return datetime.strptime(written, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


def _compare() -> Iterator[Fault]:
    """Every row and column that stands otherwise than the record makes it."""
    for model in rebuilt_models():
        table, columns = model._meta.db_table, [field.attname for field in model._meta.concrete_fields]
        made = {row[0]: row for row in model._base_manager.using(ALIAS).values_list("pk", *columns)}
        stand = {row[0]: row for row in _rows(model, columns)}
        for key in sorted(made.keys() | stand.keys()):
            where = f"{table} row {key}"
            if key not in stand:
                yield Fault(where, "is missing: the record makes it")
            elif key not in made:
                yield Fault(where, "stands there, but no entry makes it")
            else:
                for column, is_, was in zip(columns, stand[key][1:], made[key][1:], strict=True):
                    if is_ != was:
                        yield Fault(f"{where} column {column}", f"is {is_!r}; the record makes it {was!r}")


def _rows(model: Any, columns: list[str]) -> Iterator[tuple[Any, ...]]:
    """Every row that stands: its key and its columns."""
    stand = model._base_manager.using("default")
    try:
        yield from list(stand.values_list("pk", *columns))
    except ValueError:  # SQLite keeps in a column whatever is put there
        for key in stand.values_list("pk", flat=True):
            row = stand.filter(pk=key)
            yield key, *(_value(row, column) for column in columns)


def _value(row: Any, column: str) -> Any:
    try:
        return row.values_list(column, flat=True).get()
    except ValueError as error:
        return f"not to be read ({error})"
