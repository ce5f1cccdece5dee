"""The pages that need only the record and the charter."""

from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe
from markdown_it import MarkdownIt

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.errors import CharterError
from folkmoot.core.charter.sentences import sentence
from folkmoot.core.record.entry import Entry as RecordEntry
from folkmoot.core.record.merkle import Frontier, inclusion_proof, leaf_hash, verify_inclusion
from folkmoot.door.charters import adopted
from folkmoot.door.models import Entry, Head
from folkmoot.web import words

A_PAGE = 50
LATELY = 7
MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable("image")


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The organisation, as its record says."""
    head = _head()
    found = _charter(head.charter)
    lately = [_row(row, head, found) for row in _rows(head.size)[:LATELY]]
    last = words.moment(head.at, _zone(found)) if head.at else ""
    return _page(request, "front", head, title=found.title if found else "", lately=lately, last=last)


@require_safe
def charter(request: HttpRequest) -> HttpResponse:
    """Each article as adopted, beside the rules that the program reads in it."""
    head = _head()
    found = _charter(head.charter)
    return _page(request, "charter", head, charter=found, articles=_articles(found) if found else ())


@require_safe
def record(request: HttpRequest) -> HttpResponse:
    """The entries, newest first."""
    head = _head()
    pages = max(1, -(-head.size // A_PAGE))
    asked = request.GET.get("page", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 16 else 0
    if not 1 <= number <= pages:
        raise Http404
    found = _charter(head.charter)
    newest = head.size - (number - 1) * A_PAGE
    rows = [_row(row, head, found) for row in _rows(newest)[:A_PAGE]]
    newer, older = number - 1, number + 1 if number < pages else None
    return _page(request, "record", head, rows=rows, number=number, pages=pages, newer=newer, older=older)


@require_safe
def entry(request: HttpRequest, index: int) -> HttpResponse:
    """One entry, whole where the reader may read it, and its proof."""
    head = _head()
    row = Entry.objects.filter(index=index).first() if index < head.size else None
    if row is None:
        raise Http404
    shown = _row(row, head, _charter(head.charter))
    if shown["whole"]:
        shown |= _whole(row)
    around = {"previous": index - 1 if index else None, "next": index + 1 if index + 1 < head.size else None}
    return _page(request, "entry", head, entry=shown, proof=_proof(row, head), around=around)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """There is no such page."""
    return _page(request, "404", _head(), status=404)


def _page(request: HttpRequest, name: str, head: Head, *, status: int = 200, **context: Any) -> HttpResponse:
    return render(request, f"web/{name}.html", {"head": head, "here": name, **context}, status=status)


def _head() -> Head:
    return Head.objects.filter(pk=Head.THE_ONE).first() or Head()


def _rows(before: int) -> QuerySet[Entry]:
    """The entries before an index, newest first, without their lines."""
    return Entry.objects.filter(index__lt=before).order_by("-index").defer("line")


def _charter(hash_: str) -> Charter | None:
    """The charter of this hash; None where nothing is founded or its text is not kept here."""
    try:
        return adopted(hash_) if hash_ else None
    except (LookupError, CharterError):
        return None


def _zone(found: Charter | None) -> ZoneInfo:
    return found.timezone if found else words.UTC


def _row(row: Entry, head: Head, found: Charter | None) -> dict[str, Any]:
    """What anybody may see of an entry, and, where it is public or rehearsed, what it is."""
    whole = head.rehearsal or row.record_class == "public"
    seen = {"index": row.index, "at": row.at, "when": words.moment(row.at, _zone(found)), "leaf": bytes(row.leaf).hex()}
    if not whole:
        return {**seen, "whole": False}
    return {**seen, "whole": True, "act": row.act, "says": words.act_says(row.act), "kind": row.kind}


def _whole(row: Entry) -> dict[str, Any]:
    line = bytes(row.line)
    read = RecordEntry.parse(line)
    found = _charter(row.charter)
    mark, verdict = words.VERDICTS[str(read.verdict["value"])]
    return {
        "by": words.authorities(read.by, found),
        "how": words.KINDS[read.kind],
        "mark": mark,
        "verdict": verdict,
        "rules": list(words.rules(read.verdict, found)),
        "missing": read.verdict.get("missing", ()),
        "facts": list(words.facts(read.facts)),
        "cause": read.cause,
        "class": read.record_class,
        "charter": read.charter,
        "line": line.decode("utf-8"),
    }


def _proof(row: Entry, head: Head) -> dict[str, Any]:
    """The way from the entry's leaf to the root of the whole record, walked now."""
    query = Entry.objects.filter(index__lt=head.size).order_by("index")
    leaves = [bytes(leaf) for leaf in query.values_list("leaf", flat=True)]
    root = Frontier.from_bytes(bytes(head.frontier)).root()
    path = inclusion_proof(leaves, row.index) if row.index < len(leaves) else []
    leaf = leaf_hash(bytes(row.line))
    return {
        "holds": verify_inclusion(leaf, row.index, head.size, path, root),
        "path": [step.hex() for step in path],
        "root": root.hex(),
    }


@lru_cache(maxsize=8)
def _articles(found: Charter) -> tuple[dict[str, Any], ...]:
    return tuple(
        {
            "number": article.number,
            "title": article.title,
            "prose": _html(article.prose),
            "sentences": [sentence(rule, found) for rule in found.rules_of(article.number)],
        }
        for article in found.articles
    )


def _html(prose: str) -> SafeString:
    # Markdown with html=False escapes every tag of the text, and its links cannot hold a script.
    return mark_safe(MARKDOWN.render(prose))
