"""Reads the words behind commitments. Who may read them is decided by whoever asks."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from folkmoot.door.models import Entry, KeptText

AT_ONCE = 500  # SQLite bounds the parameters of a query

V = TypeVar("V")


def texts(commitments: Iterable[str], *, of: Collection[str] | None = None) -> Mapping[str, str]:
    """The words behind each commitment that is still kept; one that was erased is absent. Empty strings are skipped.

    `of` leaves out what is not of these record classes.
    """
    found: dict[str, str] = {}
    for some in _at_once({each for each in commitments if each}):
        rows = KeptText.objects.filter(commitment__in=some)
        found.update((rows if of is None else rows.filter(record_class__in=of)).values_list("commitment", "text"))
    return found


def classes(commitments: Iterable[str]) -> Mapping[str, str]:
    """The record class of the words behind each commitment that are still kept."""
    found: dict[str, str] = {}
    for some in _at_once(set(commitments)):
        found.update(KeptText.objects.filter(commitment__in=some).values_list("commitment", "record_class"))
    return found


def sources(entries: Iterable[int]) -> Mapping[int, str]:
    """The source that each entry names, or else the entry that caused it. One that names none is absent."""
    asked = set(entries)
    names = {index: index for index in asked}  # each entry, and the one whose source counts for it
    found: dict[int, str] = {}
    while asked:
        causes: dict[int, int] = {}
        for some in _at_once(asked):
            found.update(KeptText.objects.filter(entry__in=some, field="source").values_list("entry", "text"))
            caused = Entry.objects.filter(index__in=some, cause__isnull=False)
            causes.update((index, cause) for index, cause in caused.values_list("index", "cause") if cause is not None)
        names = {index: causes.get(of, of) for index, of in names.items()}
        asked = set(causes.values())
    return {index: found[of] for index, of in names.items() if of in found}


def _at_once(wanted: set[V]) -> Iterator[Sequence[V]]:
    ordered = sorted(wanted)  # type: ignore[type-var]  # numbers or strings
    for start in range(0, len(ordered), AT_ONCE):
        yield ordered[start : start + AT_ONCE]
