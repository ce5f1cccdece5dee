"""The record in words: its entries, newest first, and one entry with what it knew, what followed, and its proof."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from folkmoot.core.record.entry import Entry as RecordEntry
from folkmoot.door.correcting import corrections
from folkmoot.door.models import Entry
from folkmoot.door.occasion import born_of
from folkmoot.web import words
from folkmoot.web.naming import Asked, names
from folkmoot.web.page import Sight, charter_of, look, page
from folkmoot.web.proof import prove
from folkmoot.web.telling import authorities, tell_all

A_PAGE = 50
RECENT = 500


@require_safe
def record(request: HttpRequest) -> HttpResponse:
    """The entries, newest first."""
    sight = look(request)
    pages = max(1, -(-sight.head.size // A_PAGE))
    asked = request.GET.get("page", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 16 else 0
    if not 1 <= number <= pages:
        raise Http404
    newest = sight.head.size - (number - 1) * A_PAGE
    newer, older = number - 1, number + 1 if number < pages else None
    rows = latest(sight, newest, A_PAGE)
    return page(request, "record", sight, rows=rows, number=number, pages=pages, newer=newer, older=older)


@require_safe
def entry(request: HttpRequest, index: int) -> HttpResponse:
    """One entry, whole where the reader may read it, and its proof."""
    sight = look(request)
    row = Entry.objects.filter(index=index).first() if index < sight.head.size else None
    if row is None:
        raise Http404
    (shown,) = rows_of(sight, [row])
    if shown["whole"]:
        shown |= _whole(sight, row)
    around = {"previous": index - 1 if index else None, "next": index + 1 if index + 1 < sight.head.size else None}
    return page(request, "entry", sight, entry=shown, proof=prove(row, sight.head), around=around)


def latest(sight: Sight, before: int, most: int) -> list[dict[str, Any]]:
    """The entries before an index, newest first, as a list shows them."""
    return rows_of(sight, Entry.objects.filter(index__lt=before).order_by("-index")[:most])


def news(sight: Sight, most: int, without: str) -> list[dict[str, Any]]:
    """The newest entries that this reader may read, but for the acts of one organ; none older than the last 500."""
    found = Entry.objects.filter(index__gte=sight.head.size - RECENT, index__lt=sight.head.size)
    found = found if sight.head.rehearsal else found.filter(record_class="public")
    return rows_of(sight, found.exclude(act__startswith=f"{without}.").order_by("-index")[:most])


def rows_of(sight: Sight, entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """What this reader may see of each entry: that it is there, and, where they may read it, what it says."""
    rows = list(entries)
    whole = {row.index: RecordEntry.parse(bytes(row.line)) for row in rows if sight.may_read_class(row.record_class)}
    says = dict(zip(whole, tell_all(sight, list(whole.values())), strict=True))
    return [_row(sight, row, whole.get(row.index), says.get(row.index, "")) for row in rows]


def _row(sight: Sight, row: Entry, read: RecordEntry | None, says: str) -> dict[str, Any]:
    seen = {"index": row.index, "at": row.at, "when": words.moment(row.at, sight.zone), "leaf": bytes(row.leaf).hex()}
    if read is None:
        return {**seen, "whole": False}
    on = words.partial(read.on) if read.kind == "told" and read.on else ""
    return {**seen, "whole": True, "act": row.act, "says": says, "kind": row.kind, "on": on, "read": read}


def _followed(row: Entry) -> list[Entry]:
    """What followed from an entry. It was appended with it at once, before the next entry that has no cause."""
    later = Entry.objects.filter(index__gt=row.index).order_by("index")
    stop = later.filter(cause=None).values_list("index", flat=True).first()
    within = later if stop is None else later.filter(index__lt=stop)
    return list(within.filter(cause=row.index)[:A_PAGE])


def _whole(sight: Sight, row: Entry) -> dict[str, Any]:
    """All that one entry says, with what it followed from and what followed from it."""
    line = bytes(row.line)
    read, found = RecordEntry.parse(line), charter_of(row.charter)
    judged: Mapping[str, Any] = read.verdict
    mark, verdict = words.VERDICTS[judged["value"]]
    asked = Asked()
    asked.entry([read.body, read.source], read.by)
    named = names(sight, asked, found)
    near = list(Entry.objects.filter(index=read.cause if read.cause is not None else -1))
    near += _followed(row)
    told = rows_of(sight, near)
    wrong = list(corrections(row.index))
    right = sight.words(each.right for each in wrong)
    return {
        "by": authorities(read.by, named, followed=read.cause is not None),
        "how": words.KINDS[read.kind],
        "act_says": words.act_says(row.act),
        "mark": mark,
        "verdict": verdict,
        "rules": list(words.rules(judged, found)),
        "missing": [words.fact_says(name) for name in judged.get("missing", ())],
        "facts": list(words.facts(read.facts)),
        "source": named.text(read.source),
        "withheld": len(asked.texts - named.texts.keys()),
        "corrected": [{"entry": born_of(each.pk), "says": right.get(each.right, "")} for each in wrong],
        "cause": next((each for each in told if each["index"] == read.cause), None),
        "followed": [each for each in told if each["index"] > row.index],
        "class": read.record_class,
        "charter": read.charter,
        "line": line.decode("utf-8"),
    }
