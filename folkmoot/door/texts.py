"""Reads the words behind commitments. Who may read them is decided by whoever asks."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import TypeVar

from django.db.models import Q

from folkmoot.door.casefile import words
from folkmoot.door.classes import case_of
from folkmoot.door.models import Entry, KeptText
from folkmoot.door.unmoved import once

AT_ONCE = 500  # SQLite bounds the parameters of a query

V = TypeVar("V")


def texts(commitments: Iterable[str], *, of: Collection[str] | None = None) -> Mapping[str, str]:
    """The words behind each commitment that is still kept; one that was erased is absent. Empty strings are skipped.

    So are the words of a case while its key is not here. `of` leaves out what is not of these record classes.
    """
    return texts_and_cases(commitments, of=of)[0]


def texts_and_cases(
    commitments: Iterable[str], *, of: Collection[str] | None = None
) -> tuple[Mapping[str, str], frozenset[int]]:
    """`texts`, and the cases to which some of them belong: whoever shows these notes who read them."""
    found: dict[str, str] = {}
    cases: set[int] = set()
    for some in _at_once({each for each in commitments if each}):
        rows = KeptText.objects.filter(commitment__in=some).defer("salt")
        said, of_cases = words_in(rows if of is None else rows.filter(record_class__in=of))
        found.update(said)
        cases |= of_cases
    return found, frozenset(cases)


def words_in(rows: Iterable[KeptText], *, of: Collection[str] | None = None) -> tuple[dict[str, str], set[int]]:
    """The words in rows that are kept, of these record classes; and the cases to which some of them belong."""
    found: dict[str, str] = {}
    cases: set[int] = set()
    for row in rows:
        said = words(row.commitment, row.text, bytes(row.sealed)) if of is None or row.record_class in of else None
        if said is not None:
            found[row.commitment] = said
            case = case_of(row.record_class)
            cases |= set() if case is None else {case}
    return found, cases


def classes(commitments: Iterable[str]) -> Mapping[str, str]:
    """The record class of the words behind each commitment that are still kept."""
    found: dict[str, str] = {}
    for some in _at_once(set(commitments)):
        found.update(KeptText.objects.filter(commitment__in=some).values_list("commitment", "record_class"))
    return found


def sources(entries: Iterable[int]) -> Mapping[int, str]:
    """The source that each entry names, or else the entry that caused it. One that names none is absent."""
    return texts_and_sources((), entries)[1]


def texts_and_sources(
    commitments: Iterable[str], entries: Iterable[int]
) -> tuple[Mapping[str, str], Mapping[int, str]]:
    """`texts` of any class but those of cases, and `sources`, looked up together."""
    wanted = {each for each in commitments if each}
    first = _first_causes(frozenset(entries))
    said: dict[str, str] = {}
    named: dict[int, str] = {}
    rows = KeptText.objects.filter(sealed=b"").values_list("commitment", "text", "entry", "field")
    for some, of in zip_longest(_at_once(wanted), _at_once(set(first.values())), fillvalue=()):
        for commitment, text, entry, field in rows.filter(Q(commitment__in=some) | Q(entry__in=of, field="source")):
            if commitment in wanted:
                said[commitment] = text
            if field == "source":
                named[entry] = text
    return said, {index: named[of] for index, of in first.items() if of in named}


def _first_causes(entries: frozenset[int]) -> Mapping[int, int]:
    """Each entry, and the one that began it: itself, unless another caused it."""
    return once(("first causes", entries), lambda: _followed_back(entries), lasting=True)


def _followed_back(entries: frozenset[int]) -> Mapping[int, int]:
    first, asked = {index: index for index in entries}, set(entries)
    while asked:
        causes: dict[int, int] = {}
        for some in _at_once(asked):
            caused = Entry.objects.filter(index__in=some, cause__isnull=False)
            causes.update((index, cause) for index, cause in caused.values_list("index", "cause") if cause is not None)
        first = {index: causes.get(of, of) for index, of in first.items()}
        asked = set(causes.values())
    return first


def _at_once(wanted: set[V]) -> Iterator[Sequence[V]]:
    ordered = sorted(wanted)  # type: ignore[type-var]  # numbers or strings
    for start in range(0, len(ordered), AT_ONCE):
        yield ordered[start : start + AT_ONCE]
