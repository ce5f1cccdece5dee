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

from django.db import connections, models
from django.db.backends.sqlite3.base import DatabaseWrapper

from folkmoot.core.charter.judging import Authority, Counts
from folkmoot.core.record.canonical import encode as canonical
from folkmoot.core.record.entry import Entry as RecordEntry
from folkmoot.core.record.merkle import Frontier, leaf_hash
from folkmoot.door.act import BadAct, decode
from folkmoot.door.charters import adopted
from folkmoot.door.edtf import partial_date
from folkmoot.door.guard import door_open, rebuilt_models
from folkmoot.door.judge import judge
from folkmoot.door.models import Entry, Head
from folkmoot.door.occasion import Hat, Kind, Occasion
from folkmoot.door.record import by_json, facts_json
from folkmoot.door.standing import standing

ALIAS = "rebuild"
_REBUILDING: ContextVar[bool] = ContextVar("rebuilding", default=False)


class Router:
    """Sends the organs' rows to the rebuild's own database while one is under way."""

    def db_for_read(self, model: type[models.Model], **_: Any) -> str | None:
        return ALIAS if _REBUILDING.get() and getattr(model, "rebuilt", False) else None

    db_for_write = db_for_read


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the tables and the record disagree: a table with row and column, or an entry with a fact."""

    where: str
    says: str

    def __str__(self) -> str:
        return f"{self.where}: {self.says}"


def rebuild() -> list[Fault]:
    """Every disagreement between the record and the tables of this data folder; none when all is as it was left."""
    with _own_database():
        return [*_chain(), *_again(), *_compare()]


@contextmanager
def _own_database() -> Iterator[None]:
    settings = {**connections.settings["default"], "NAME": ":memory:", "OPTIONS": {}, "CONN_MAX_AGE": 0}
    connections[ALIAS] = DatabaseWrapper(settings, alias=ALIAS)
    token = _REBUILDING.set(True)
    try:
        with door_open():
            with connections[ALIAS].schema_editor() as schema:
                for model in rebuilt_models():
                    schema.create_model(model)
            yield
    finally:
        _REBUILDING.reset(token)
        connections[ALIAS].close()
        del connections[ALIAS]


def _chain() -> Iterator[Fault]:
    """Whether each entry's columns and leaf are those of its line, and the head's frontier is that of all lines."""
    frontier, head = Frontier.empty(), Head.objects.get(pk=Head.THE_ONE)
    for index, row in enumerate(Entry.objects.order_by("index").iterator()):
        line = bytes(row.line)
        frontier = frontier.append(leaf_hash(line))
        entry = RecordEntry.parse(line)
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
    if (head.size, bytes(head.frontier)) != (frontier.size, frontier.to_bytes()):
        yield Fault("door_head row 1 column frontier", "is not that of the entries")


def _again() -> Iterator[Fault]:
    """Apply every entry as it was recorded; a fact that comes out otherwise is a fault."""
    dissolved = False
    for line in Entry.objects.order_by("index").values_list("line", flat=True):
        entry = RecordEntry.parse(bytes(line))
        if entry.kind == Kind.REFUSED.value:
            continue
        try:
            act = decode(entry.act, dict(entry.body))
            occasion = _occasion(entry)
            judged = judge(act, occasion, dissolved=dissolved)
            yield from _differences(entry, facts_json(occasion, judged), by_json(occasion, judged))
            act.apply(judged.facts, occasion)
        except (BadAct, LookupError, models.ObjectDoesNotExist) as error:
            yield Fault(f"entry {entry.index}", f"{entry.act} cannot be applied again: {error}")
            continue
        dissolved = dissolved or act.dissolves()


def _differences(entry: RecordEntry, facts: dict[str, Any], by: dict[str, Any]) -> Iterator[Fault]:
    known, again = dict(entry.facts["known"]), facts["known"]  # type: ignore[arg-type]
    for name in sorted(known.keys() | again.keys()):
        if known.get(name) != again.get(name):
            says = f"was recorded as {known.get(name)!r}; gathered again it is {again.get(name)!r}"
            yield Fault(f"entry {entry.index} fact {name}", says)
    if entry.facts["on"] != facts["on"]:
        yield Fault(f"entry {entry.index} fact on", f"was recorded as {entry.facts['on']}; again it is {facts['on']}")
    if canonical(dict(entry.by)) != canonical(by):
        yield Fault(f"entry {entry.index} fact by", f"was recorded as {entry.by['as']}; again it is {by['as']}")


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
        stand = {row[0]: row for row in model._base_manager.using("default").values_list("pk", *columns)}
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
