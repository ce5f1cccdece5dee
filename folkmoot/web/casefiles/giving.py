"""`/case-files/<key>`: a file that was handed in as evidence, for whoever reads its case; nobody else finds any.

It is sent to be saved, never to be shown: under a policy that lets it load, run and embed nothing.
"""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from folkmoot.door.case_files import Kind, content_of, kind_of
from folkmoot.door.models import Entry
from folkmoot.door.occasion import born_of
from folkmoot.door.rows import rows
from folkmoot.grievances.models import Evidence
from folkmoot.web.page import Sight, look

POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"


@dataclass(frozen=True, slots=True)
class Given:
    """A file as it is given: its content, what it is, and under which name it is saved."""

    content: bytes
    kind: Kind
    name: str


@never_cache
@require_safe
def file(request: HttpRequest, key: int) -> HttpResponse:
    """One file, to be saved."""
    found = given(look(request), key)
    if found is None:
        raise Http404
    return sent(found)


def sent(found: Given) -> HttpResponse:
    """The answer that gives a file, and lets a browser do nothing with it but save it."""
    response = HttpResponse(found.content, content_type=found.kind.media_type)
    response["Content-Disposition"] = f'attachment; filename="{found.name}"'
    response["Content-Security-Policy"] = POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def given(sight: Sight, key: int) -> Given | None:
    """The file of a piece of evidence, if whoever reads may read it; that they did is noted for the parties."""
    row = next(iter(rows(Evidence, id=key)), None) if 0 <= key < 2**53 else None
    entry = Entry.objects.filter(index=born_of(key)).values_list("record_class", flat=True).first() if row else None
    if row is None or entry is None or not sight.may_read_class(entry):
        return None
    hash_ = sight.words([row.file]).get(row.file)  # which notes that they read in the case
    try:
        content = content_of(row.file, hash_ or "")
    except LookupError:
        return None
    kind = kind_of(content)
    return None if kind is None else Given(content, kind, f"evidence-{born_of(key)}{kind.ending}")
