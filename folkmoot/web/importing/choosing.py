"""Sending a list, and saying what its columns hold."""

from itertools import islice

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from folkmoot.core.charter.charter import Charter
from folkmoot.importing.columns import FIELDS, guessed, mapped
from folkmoot.importing.draft import Draft
from folkmoot.importing.faults import BadFile
from folkmoot.importing.looking import Choices, look, place
from folkmoot.importing.table import Table, lines
from folkmoot.web.importing import drafts
from folkmoot.web.importing.who import for_importers, units_of
from folkmoot.web.importing.working import Each, work
from folkmoot.web.page import Sight, page

SAMPLES = 3
ORDERS = {"": None, "day": False, "month": True}


@require_http_methods(["GET", "HEAD", "POST"])
@for_importers
def upload(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Send a list."""
    if request.method != "POST":
        return page(request, "importing/upload", sight)
    file = request.FILES.get("list")
    if file is None or not file.size:
        return page(request, "importing/upload", sight, status=422, fault=_("Choose a file that is not empty."))
    if file.size > drafts.LARGEST:
        return page(request, "importing/upload", sight, status=422, fault=_("The file is larger than 64 megabytes."))
    try:
        token = drafts.begin(file, sight.person or "")
    except BadFile as bad:
        return page(request, "importing/upload", sight, status=422, fault=str(bad))
    return redirect("import-columns", token)


@require_http_methods(["GET", "HEAD", "POST"])
@for_importers
def columns(request: HttpRequest, sight: Sight, token: str) -> HttpResponse:
    """Say what each column holds, and look at the list."""
    table, draft, kept = drafts.opened(token, sight.person)
    draft.close()
    units, fault = units_of(sight), ""
    given = request.POST.dict() if request.method == "POST" else kept.get("chosen", {})
    fields = [given.get(f"column-{n}", "skip") for n in range(len(table.columns))] if given else _guessed(table, sight)
    if request.method == "POST":
        try:
            mapped(table.name, table.columns, fields)
            _look(token, table, fields, sight, request.POST)
            return redirect("import-seen", token)
        except BadFile as bad:
            fault = bad.fault.says[:1].upper() + bad.fault.says[1:] + "."
    rows = list(islice((cells for _number, cells in table.rows()), SAMPLES))
    shown = [
        {"name": f"column-{n}", "heading": heading, "field": field, "samples": _samples(rows, n)}
        for n, (heading, field) in enumerate(zip(table.columns, fields, strict=True))
    ]
    context = {"token": token, "file": table.name, "columns": shown, "fields": list(FIELDS.items()), "given": given}
    context |= {"units": units, "fault": fault}
    return page(request, "importing/columns", sight, status=422 if fault else 200, **context)


def _samples(rows: list[list[str]], column: int) -> list[str]:
    return [row[column] for row in rows if len(row) > column and row[column]]


def charter_of(sight: Sight) -> Charter:
    """The charter in force: whoever may import has one."""
    assert sight.charter is not None
    return sight.charter


def _guessed(table: Table, sight: Sight) -> list[str]:
    classes = place(charter_of(sight), sight.today).classes
    return guessed(table.columns, classes=len(set(classes.values())))


def _look(token: str, table: Table, fields: list[str], sight: Sight, sent: QueryDict) -> None:
    """Read the list into its draft, by what was chosen."""
    unit = sent.get("unit", "")
    chosen = Choices(
        fields=tuple(fields),
        unit=int(unit) if unit in dict(units_of(sight)) else None,
        shared_email="shared_email" in sent,
        month_first=ORDERS.get(sent.get("order", "")),
    )
    charter, now = charter_of(sight), sight.now
    said = {name: value for name, value in sent.items() if name != "csrfmiddlewaretoken"}

    def read(draft: Draft, each: Each) -> None:
        draft.keep(chosen=said, seen=False)
        look(table, chosen, draft, charter, now, each)
        draft.keep(seen=True)

    work(drafts.folder() / token / "draft.sqlite3", _("Reading the list"), lines(table.path), read)
