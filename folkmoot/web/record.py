"""The record in words: its entries, newest first, or those that were searched for."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from folkmoot.core.charter.charter import Charter
from folkmoot.core.record.entry import Entry as RecordEntry
from folkmoot.door.act import REGISTER
from folkmoot.door.models import Correction, Entry
from folkmoot.door.occasion import born_of
from folkmoot.door.together import Listed, Rows, together
from folkmoot.web import words
from folkmoot.web.page import Sight, look, page
from folkmoot.web.searching import entries_with, typed
from folkmoot.web.telling import tell_all
from folkmoot.web.titles import title
from folkmoot.web.turning import turn

RECENT = 500
MOST_OF_ONE = 3
"""How many acts that followed from one are news: the rest stand with it."""


@require_safe
def record(request: HttpRequest) -> HttpResponse:
    """The entries, newest first; those of an act, of a kind or with some words, where these are asked for."""
    sight = look(request)
    search = _search(request, sight)
    if search["asked"]:
        found = _found(search, sight)
        turned = turn(request, found.count())
        rows = rows_of(sight, found.order_by("-index")[turned.start : turned.stop])
    else:
        turned = turn(request, sight.head.size)
        rows = latest(sight, sight.head.size - turned.start, turned.size)
    return page(request, "record", sight, rows=rows, turn=turned, search=search)


def _search(request: HttpRequest, sight: Sight) -> dict[str, Any]:
    """What was asked for, and what can be: acts by their titles, kinds in words."""
    act, kind, said = (typed(request.GET.get(name, "")) for name in ("act", "kind", "words"))
    acts = [*_titles(sight.charter, get_language()), *([(act, act)] if act and act not in REGISTER else [])]
    kinds = [*words.KINDS_CALLED.items()]
    return {"act": act, "kind": kind, "words": said, "acts": acts, "kinds": kinds, "asked": bool(act or kind or said)}


@lru_cache(maxsize=16)
def _titles(charter: Charter | None, language: str | None) -> tuple[tuple[str, str], ...]:
    """Every act by its title, as the charter and the language of the page call it."""
    found = ((each.name, title(each, charter)) for each in REGISTER.values())
    return tuple(sorted(found, key=lambda each: each[1]))


def _found(search: Mapping[str, Any], sight: Sight) -> "QuerySet[Entry]":
    """The entries that meet all that is asked for, among those that this reader may read."""
    found = Entry.objects.filter(index__lt=sight.head.size, record_class__in=sight.reader.classes)
    if search["act"]:
        found = found.filter(act=search["act"])
    if search["kind"]:
        found = found.filter(kind=search["kind"])
    for entries in entries_with(search["words"], sight):
        found = found.filter(index__in=entries)
    return found


def latest(sight: Sight, before: int, most: int) -> list[dict[str, Any]]:
    """The entries before an index, newest first, as a list shows them."""
    return rows_of(sight, Entry.objects.filter(index__lt=before).order_by("-index")[:most])


def news(sight: Sight, most: int, without: str) -> list[dict[str, Any]]:
    """The newest entries that this reader may read, but for the acts of one organ; none older than the last 500."""
    (causes,) = together(*asked_for_news(sight, without))
    taken: Counter[int | None] = Counter()
    kept = list[int]()
    for index, cause in causes:
        if cause is None or taken[cause] < MOST_OF_ONE:
            kept.append(index)
        taken[cause] += 1
    return rows_of(sight, Entry.objects.filter(index__in=kept[:most]).order_by("-index"))


def asked_for_news(sight: Sight, without: str) -> tuple[Listed]:
    """The newest entries, each with its cause, as news are chosen from them."""

    def newest() -> "QuerySet[Entry, tuple[int, int | None]]":
        found = Entry.objects.filter(index__gte=sight.head.size - RECENT, index__lt=sight.head.size)
        found = found.filter(record_class__in=sight.reader.classes)
        return found.exclude(act__startswith=f"{without}.").order_by("-index").values_list("index", "cause")

    return (Listed(newest, ("newest", RECENT, without, sight.reader.classes), lasts=True),)


@lru_cache(maxsize=2_000)
def parsed_line(line: bytes) -> RecordEntry:
    """An entry, for whoever only reads it."""
    return RecordEntry.parse(line)


def rows_of(sight: Sight, entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """What this reader may see of each entry: that it is there, and, where they may read it, what it says."""
    rows = list(entries)
    parsed = ((row, parsed_line(bytes(row.line))) for row in rows if sight.person or _may_read(sight, row))
    whole = {row.index: each for row, each in parsed if _may_read(sight, row) or sight.own.concerns(each)}
    says = dict(zip(whole, tell_all(sight, list(whole.values())), strict=True))
    (corrections,) = together(Rows(Correction, "of", list(whole)))
    corrected = {each.of: born_of(each.pk) for each in corrections}
    found = [_row(sight, row, whole.get(row.index), says.get(row.index, "")) for row in rows]
    return [{**each, "corrected": corrected.get(each["index"])} for each in found]


def _may_read(sight: Sight, row: Entry) -> bool:
    return sight.may_read_class(row.record_class)


def _row(sight: Sight, row: Entry, read: RecordEntry | None, says: str) -> dict[str, Any]:
    seen = {"index": row.index, "at": row.at, "exact": row.at.isoformat(), "leaf": bytes(row.leaf).hex()}
    seen["when"] = words.moment(row.at, sight.zone)
    if read is None:
        return {**seen, "whole": False}
    on = read.on if read.kind == "told" else ""
    return {**seen, "whole": True, "act": row.act, "says": says, "kind": row.kind, "on": on, "read": read}
