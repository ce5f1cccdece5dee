"""Two charters side by side over one timeline: what each allows of what was done, what it refuses, what it cannot tell.

Nothing is replayed: each entry holds the facts on which it was judged, and another charter is asked about the same.
"""

from collections.abc import Iterator
from time import monotonic
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from folkmoot.core.charter.charter import Charter
from folkmoot.door.models import Entry
from folkmoot.web import words
from folkmoot.web.page import Sight, charter_of, look, page
from folkmoot.web.record import rows_of
from folkmoot.web.turning import turn
from folkmoot.web.whatif import remembered as memory
from folkmoot.web.whatif.at_hand import THEN, AtHand, at_hand
from folkmoot.web.whatif.remembered import VALUES, Remembered, judged, remembered

A_PAGE = 20
USUAL = "model"

SHORTLY = {
    "allowed": ("✓", pgettext_lazy("a charter of an act", "Allowed")),
    "refused": ("✕", pgettext_lazy("a charter of an act", "Refused")),
    "undetermined": ("?", pgettext_lazy("a charter of an act", "Cannot be told")),
}


@require_safe
def what_if(request: HttpRequest) -> HttpResponse:
    """The acts that this reader may read, the newest first, and what two charters say of each."""
    sight = look(request)
    charters = at_hand(sight)
    one = _chosen(charters, request.GET.get("one", THEN))
    other = _chosen(charters, request.GET.get("other", _usual(charters)))
    every = request.GET.get("show") == "all"
    until = monotonic() + memory.SECONDS
    found = [remembered(each.charter, sight.head.size, until) for each in (one, other)]
    upto = min(each.upto for each in found)
    read = [index for index in range(upto) if _is_read(sight, found, index)]
    differ = [index for index in read if found[0].verdicts[index] != found[1].verdicts[index]]
    shown = read if every else differ
    turned = turn(request, len(shown), A_PAGE)
    return page(
        request,
        "whatif/beside",
        sight,
        charters=charters,
        one=one,
        other=other,
        every=every,
        rows=_rows(sight, (one, other), shown[::-1][turned.start : turned.stop]),
        turn=turned,
        sums=[_sum(each, its, read) for each, its in zip((one, other), found, strict=True)],
        acts=len(read),
        differ=len(differ),
        upto=upto,
        again=request.get_full_path(),
    )


def _chosen(charters: list[AtHand], key: str) -> AtHand:
    for each in charters:
        if each.key == key:
            return each
    raise Http404


def _usual(charters: list[AtHand]) -> str:
    """The model, where it is none of the organisation's own; else whichever comes first beside those of the day."""
    keys = [each.key for each in charters]
    others = [key for key in keys if key != THEN and not key.startswith("version-")]
    return USUAL if USUAL in keys else (others or keys)[0]


def _is_read(sight: Sight, found: list[Remembered], index: int) -> bool:
    """Whether a charter was asked about the entry, and this reader may read it."""
    return bool(found[0].verdicts[index] or found[1].verdicts[index]) and sight.may_read_class(found[0].classes[index])


def _sum(charter: AtHand, found: Remembered, read: list[int]) -> dict[str, Any]:
    """How many acts a charter allows, refuses, cannot tell of."""
    counts = dict.fromkeys(VALUES, 0)
    for index in read:
        counts[VALUES[found.verdicts[index]]] += 1
    return {"charter": charter, **counts}


def _rows(sight: Sight, charters: tuple[AtHand, AtHand], indices: list[int]) -> list[dict[str, Any]]:
    entries = {row.index: row for row in Entry.objects.filter(index__in=indices)}
    told = rows_of(sight, [entries[index] for index in indices if index in entries])
    return [
        {**row, "says_of_it": [_said(each, entries[row["index"]], sight) for each in charters]}
        for row in told
        if row["whole"]
    ]


def _said(charter: AtHand, row: Entry, sight: Sight) -> dict[str, Any]:
    """What one charter says of one entry: the verdict, the articles, the reasons, and what it does not know."""
    under = charter.charter or charter_of(row.charter)
    found = judged(under, row) if under is not None else None
    if under is None or found is None:
        return {"charter": charter, "mark": "", "verdict": ""}
    verdict, elsewhere = found
    mark, says = SHORTLY[verdict.value]
    reasons = [words.reason_says(each) for each in verdict.because]
    return {
        "charter": charter,
        "value": verdict.value,
        "mark": mark,
        "verdict": says,
        "rules": [_rule(each) for each in verdict.rules],
        "reasons": list(dict.fromkeys(reasons)),
        "elsewhere": list(_called(elsewhere, charter_of(row.charter))),
    }


def _rule(cite: str) -> str:
    article, _space, name = cite.partition(" ")
    return _("Article {number} ({rule})").format(number=article, rule=name)


def _called(elsewhere: tuple[str, ...], charter: Charter | None) -> Iterator[str]:
    """What the other charter has not got, as that of the day calls it."""
    for each in dict.fromkeys(name.partition(":")[2] for name in elsewhere):
        rule = next(iter(charter.defining(each)), None) if charter is not None else None
        yield str(getattr(rule, "name", None) or each.replace("_", " "))
