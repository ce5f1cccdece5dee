"""Which words in the record are whose: what a person may have erased.

A place is the index of an entry and a field path in it, as the record's format has them.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Q

from folkmoot.core.charter.judging import OWN
from folkmoot.core.record.commitment import is_commitment
from folkmoot.core.record.entry import Entry as RecordEntry
from folkmoot.core.record.entry import commitments
from folkmoot.door.classes import is_sealed
from folkmoot.door.models import Entry, KeptText
from folkmoot.members import batches, reads

Place = tuple[int, str]


def stands_at(index: int, path: str) -> bool:
    """Whether words stand, or stood, at a place."""
    if ":" in path:
        return batches.row_at(index, path) is not None
    entry = _entry(index)
    return entry is not None and is_commitment(_value(entry, path))


def are_of(person: str, index: int, path: str) -> bool:
    """Whether the words at a place are a person's own: their name, or what they wrote in an act on themselves."""
    if ":" in path:
        row = batches.row_at(index, path)
        return row is not None and row.person == person
    entry = _entry(index)
    return entry is not None and _are_of(person, entry, path)


def repeated(index: int, path: str) -> list[Place]:
    """Where the same words stand again, under the same commitment: in what followed from the entry, or caused it."""
    entry = None if ":" in path else _entry(index)
    if entry is None:
        return []
    words, near = _value(entry, path), Q(cause=index)
    if entry.cause is not None:
        near |= Q(index=entry.cause) | Q(cause=entry.cause)
    lines = Entry.objects.using("default").filter(near).exclude(index=index).order_by("index")
    found = (RecordEntry.parse(bytes(line)) for line in lines.values_list("line", flat=True).iterator())
    return [(each.index, at) for each in found for at, commitment in commitments(each) if commitment == words]


def seals_of(places: Iterable[Place]) -> set[str]:
    """Under which seals words stand at these places: the class of a case each, and one for all that is not sealed."""
    entries = Entry.objects.using("default").filter(index__in={index for index, _ in places})
    classes = set(entries.values_list("record_class", flat=True))
    return {each if is_sealed(each) else "" for each in classes}


def words_of(person: str) -> Iterator[Place]:
    """Every place where words of a person stand that are still kept, in the order of the record."""
    rows = Entry.objects.using("default").order_by("index").values_list("line", flat=True)
    kept = set(KeptText.objects.exclude(field__contains=":").values_list("commitment", flat=True))
    known = reads.person(person)
    listed = None if known is None else batches.name_stands_at(known)
    if listed is not None and KeptText.objects.filter(entry=listed[0], field=listed[1]).exists():
        yield listed
    for line in rows.iterator():
        if person.encode() in bytes(line):
            entry = RecordEntry.parse(bytes(line))
            for path, commitment in commitments(entry):
                if commitment in kept and _are_of(person, entry, path):
                    yield entry.index, path


def _are_of(person: str, entry: RecordEntry, path: str) -> bool:
    if path.split(".")[0] != "body":
        return False
    if entry.verdict.get("verb") in OWN and _whose_act(entry) == person:
        return True
    above, _, name = path.rpartition(".")
    beside = _value(entry, above)
    return name == "name" and isinstance(beside, dict) and beside.get("person") == person


def _whose_act(entry: RecordEntry) -> Any:
    """Who did an act on themselves. Told, or done by a body, it names them; another organ's may name somebody else."""
    themselves = entry.by.get("for") or entry.by.get("person")
    if themselves and entry.cause is None:
        return themselves
    return entry.body.get("person") if entry.act.startswith("members.") else None


def _entry(index: int) -> RecordEntry | None:
    row = Entry.objects.using("default").filter(index=index).only("line").first()
    return None if row is None else RecordEntry.parse(bytes(row.line))


def _value(entry: RecordEntry | None, path: str) -> Any:
    """What stands at a field path, or None."""
    value: Any = None if entry is None else {"body": dict(entry.body)}
    for part in path.split("."):
        if isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, list | tuple) and part.isdecimal() and int(part) < len(value):
            value = value[int(part)]
        else:
            return None
    return value
