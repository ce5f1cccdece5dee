"""A receipt on paper for whoever has no e-mail: what was entered for them, by whom, and how it is put right."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from folkmoot.core.record import base64_text
from folkmoot.paper.document import Block, Pairs, Para, Signatures, Span
from folkmoot.web import words
from folkmoot.web.certificates.certificate import entry_of
from folkmoot.web.naming import Asked, names
from folkmoot.web.page import Sight, look
from folkmoot.web.paper import on_paper


@require_safe
def receipt(request: HttpRequest, index: int) -> HttpResponse:
    """The receipt as a PDF: for whoever entered it, and for the person themself."""
    sight = look(request)
    row, shown = entry_of(sight, index)
    by = shown["read"].by
    if "for" not in by or sight.person not in (by["person"], by["for"]):
        raise Http404
    blocks = _blocks(sight, shown, bytes(row.leaf))
    return on_paper(request, sight, f"receipt-{index}", _("Entered for you"), blocks, kicker=_("Receipt"))


def _blocks(sight: Sight, shown: Mapping[str, Any], leaf: bytes) -> Iterator[Block]:
    read = shown["read"]
    asked = Asked()
    asked.entry([read.body, read.source], read.by)
    named = names(sight, asked)
    yield Para(named.person(read.by["for"], _("A member")), "lead")
    yield Para(_("This was entered in the record of {organisation} for you:").format(organisation=sight.name))
    yield Para((Span(shown["says"], bold=True),))
    pairs = [
        (_("Entered"), shown["when"]),
        (_("By"), named.person(read.by["person"], _("A recorder"))),
        (_("Entry"), words.number(shown["index"])),
    ]
    paper = named.text(read.source)
    if paper:
        pairs.append((_("On the word of"), paper))
    yield Pairs((*pairs, (_("Its hash"), (Span(base64_text.encode(leaf), code=True),))))
    yield Para(
        _(
            "If this is not what you asked for, say so to whoever entered it, or to any officer. Nothing is ever "
            "edited: what is right is entered beside it, and both stay."
        )
    )
    yield Para(_("Keep this page. With the number and the hash anybody can find the entry and prove it."), "small")
    yield Signatures((_("Entered by"), _("Received by")))
