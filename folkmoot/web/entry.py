"""One entry: what it says, what it knew and what was needed, what followed, what was put right, and its proof."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.db.models import Exists, Q, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from folkmoot.core.charter.differing import recalled
from folkmoot.core.record.entry import Entry as RecordEntry
from folkmoot.core.record.entry import commitments
from folkmoot.door.models import Correction, Entry
from folkmoot.door.occasion import born_of
from folkmoot.door.rows import rows
from folkmoot.door.texts import classes
from folkmoot.door.together import Listed, Rows, together
from folkmoot.web import words
from folkmoot.web.behind import behind
from folkmoot.web.counted import counted
from folkmoot.web.labels import label
from folkmoot.web.naming import Asked, Names, names
from folkmoot.web.offering import offer
from folkmoot.web.page import Sight, charter_of, look, page
from folkmoot.web.proof import prove
from folkmoot.web.record import rows_of
from folkmoot.web.telling import authorities

MOST_FOLLOWED = 50
CORRECT = "record.correct"


@require_safe
def entry(request: HttpRequest, index: int) -> HttpResponse:
    """One entry, whole where the reader may read it, and its proof."""
    sight = look(request)
    if index >= sight.head.size:
        raise Http404
    (row,), near, *_ = together(
        Rows(Entry, "index", [index]), Listed(_near(index)), Rows(Correction, "of", [index]), behind([index])
    )
    (shown,) = rows_of(sight, [row])
    if shown["whole"]:
        shown |= _whole(sight, row, near)
        shown["correct"] = offer(request, sight, CORRECT, {"entry": index, "right": "…"})
    around = {"previous": index - 1 if index else None, "next": index + 1 if index + 1 < sight.head.size else None}
    return page(request, "entry", sight, entry=shown, proof=prove(row, sight.head), around=around)


SEVERITIES: Mapping[str, words.Said] = {
    "error": gettext_lazy("Fault"),
    "warning": gettext_lazy("Warning"),
    "note": gettext_lazy("Note"),
}


def _named(fact: tuple[str, str, str], read: RecordEntry, named: Names) -> tuple[str, str, str]:
    """A fact whose value is a unit has the unit's name for a value; one that names findings, their sentences."""
    name, means, _ = fact
    known: Any = read.facts.get("known")
    value: Any = (known or {}).get(name)
    if name == "unit" and isinstance(value, int):
        return name, means, named.unit(value)
    charter = charter_of(str(read.body.get("charter", ""))) if name == "findings" and value else None
    if charter is None:
        return fact
    found = recalled(charter, value, words.charters_language())
    return name, means, "\n".join(f"{SEVERITIES.get(severity, severity)}: {says}" for severity, says in found)


def _near(index: int) -> "QuerySet[Entry]":
    """The entry from which one followed, and what followed from it.

    That was appended with it at once, before the next entry that has no cause.
    """
    stop = Entry.objects.filter(index__gt=index, cause=None).order_by("index").values("index")[:1]
    cause = Entry.objects.filter(index=index).values("cause")
    followed = Q(index__gt=index, cause=index) & (Q(index__lt=Subquery(stop)) | ~Exists(stop))
    return Entry.objects.filter(Q(index=Subquery(cause)) | followed).order_by("index")[: MOST_FOLLOWED + 2]


def _whole(sight: Sight, row: Entry, near: list[Entry]) -> dict[str, Any]:
    """All that one entry says, with what it followed from and what followed from it."""
    line = bytes(row.line)
    read, found = RecordEntry.parse(line), charter_of(row.charter)
    judged: Mapping[str, Any] = read.verdict
    mark, verdict = words.VERDICTS[judged["value"]]
    asked = Asked()
    asked.entry([read.body, read.source], read.by)
    asked.known(read.facts)
    named = names(sight, asked, found)
    unread = asked.texts - named.texts.keys()
    kept = Counter(classes(unread).values())
    told = rows_of(sight, near)
    followed = [each for each in told if each["index"] > row.index]
    wrong = rows(Correction, of=row.index)
    right = sight.words(each.right for each in wrong)
    return {
        "by": authorities(read.by, named, followed=read.cause is not None),
        "count": counted(sight, [row.index]).get(row.index),
        "how": words.KINDS[read.kind],
        "act_says": words.act_says(row.act),
        "mark": mark,
        "verdict": verdict,
        "rules": list(words.rules(judged, found)),
        "missing": [words.fact_says(name) for name in judged.get("missing", ())],
        "facts": [_named(fact, read, named) for fact in words.facts(read.facts, found)],
        "source": named.text(read.source),
        "written": [
            (label(path.rpartition(".")[2], found)[0], said)
            for path, each in commitments(read)
            if len(said := named.text(each)) > words.SHORT
        ],
        "withheld": len(unread) - kept.total(),
        "kept": [words.kept(count, class_) for class_, count in sorted(kept.items())],
        "corrected": [{"entry": born_of(each.pk), "says": right.get(each.right, "")} for each in wrong],
        "cause": next((each for each in told if each["index"] == read.cause), None),
        "followed": followed[:MOST_FOLLOWED],
        "more_followed": len(followed) > MOST_FOLLOWED,
        "class": read.record_class,
        "charter": read.charter,
        "line": line.decode("utf-8"),
    }
