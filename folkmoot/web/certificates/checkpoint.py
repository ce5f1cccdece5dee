"""A checkpoint to print in a newsletter: how long the record is, what its root is, and the signature under that."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from folkmoot.core.record import base64_text
from folkmoot.door.log_key import checkpoint as checkpoint_of
from folkmoot.door.log_key import log_key
from folkmoot.door.models import Head
from folkmoot.paper.document import Block, Exact, Heading, Pairs, Para, Span
from folkmoot.web import words
from folkmoot.web.page import Sight, look
from folkmoot.web.paper import on_paper

SIGNS, GROUP = 16, 4


@require_safe
def checkpoint(request: HttpRequest) -> HttpResponse:
    """The checkpoint of the record as it stands, as a PDF. Everybody may have it."""
    sight = look(request)
    if not sight.head.size:
        raise Http404
    title = _("The record at {count} entries").format(count=words.number(sight.head.size))
    return on_paper(request, sight, f"checkpoint-{sight.head.size}", title, _blocks(sight), kicker=_("Checkpoint"))


def _blocks(sight: Sight) -> Iterator[Block]:
    yield Para(_("Whoever keeps this page can tell later whether anything recorded until then was changed or removed."))
    yield from figures(sight)
    yield Heading(_("What is signed"))
    yield from signed(sight.head)
    yield Heading(_("How to check it"))
    yield Para(
        _(
            "Ask for an export of the record, today or in ten years, and let any computer verify it. It says how many "
            "entries it holds and what their root is. The export of a day on which the record had this length has this "
            "root; one that is longer holds the same entries before its newer ones. If the root is another one, the "
            "record was changed."
        )
    )
    yield Exact("folkmoot verify record.zip")


def figures(sight: Sight) -> Iterator[Block]:
    """The figures that are compared: the number of entries, the root, and the signs of it that are read aloud."""
    root = base64_text.encode(checkpoint_of(sight.head).root)
    at = words.moment(sight.head.at, sight.zone) if sight.head.at else ""
    yield Pairs(
        (
            (_("Entries"), words.number(sight.head.size)),
            (_("The last one made"), at),
            (_("Root"), (Span(root, code=True),)),
            (_("Short code"), (Span(short(root), bold=True),)),
        )
    )
    yield Para(_("The short code is the beginning of the root, to be compared by telephone."), "small")


def short(root: str) -> str:
    """`c1In +6Xk bG+E eZvK`: the beginning of a root, in groups."""
    return " ".join(root[n : n + GROUP] for n in range(0, SIGNS, GROUP))


def signed(head: Head) -> Iterator[Block]:
    """The signed note, and the fingerprint of the key that signs; where the key lies elsewhere, what it would sign."""
    found = checkpoint_of(head)
    try:
        key = log_key(head.origin)
    except OSError:
        yield Exact(found.text())
        yield Para(_("The key that signs it does not lie on this server."), "small")
        return
    yield Exact(found.signed(key).rstrip("\n"))
    fingerprint = key.verifier.fingerprint
    grouped = " ".join(fingerprint[n : n + GROUP] for n in range(0, len(fingerprint), GROUP))
    yield Pairs(((_("Key’s fingerprint"), (Span(grouped, code=True),)),))
