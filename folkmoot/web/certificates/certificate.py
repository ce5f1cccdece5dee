"""A certificate of one entry: what it says, its proof, the checkpoint that fixes it, and how anybody checks it."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from folkmoot.core.record import base64_text
from folkmoot.door.models import Entry
from folkmoot.paper.document import Block, Exact, Heading, Items, Pairs, Para, Span
from folkmoot.web import words
from folkmoot.web.certificates.checkpoint import signed
from folkmoot.web.counted import counted
from folkmoot.web.naming import Asked, names
from folkmoot.web.page import Sight, charter_of, look
from folkmoot.web.paper import count_blocks, on_paper
from folkmoot.web.proof import Proof, prove
from folkmoot.web.record import rows_of
from folkmoot.web.telling import authorities


@require_safe
def certificate(request: HttpRequest, index: int) -> HttpResponse:
    """One entry with its proof as a PDF, for whoever may read the entry."""
    sight = look(request)
    row, shown = entry_of(sight, index)
    title = _("Entry {index}").format(index=words.number(index))
    blocks = _blocks(sight, row, shown)
    return on_paper(request, sight, f"entry-{index}", title, blocks, kicker=_("Certificate of an entry of the record"))


def entry_of(sight: Sight, index: int) -> tuple[Entry, Mapping[str, Any]]:
    """An entry and what this reader sees of it. Raises Http404 where that is not the whole of it."""
    row = Entry.objects.filter(index=index).first() if index < sight.head.size else None
    if row is None:
        raise Http404
    (shown,) = rows_of(sight, [row])
    if not shown["whole"]:
        raise Http404
    return row, shown


def _blocks(sight: Sight, row: Entry, shown: Mapping[str, Any]) -> Iterator[Block]:
    read = shown["read"]
    found = charter_of(row.charter)
    asked = Asked()
    asked.entry([read.body, read.source], read.by)
    named = names(sight, asked, found)
    yield Para(shown["says"], "lead")
    yield Pairs(
        (
            (_("Entered"), shown["when"]),
            (_("By"), authorities(read.by, named, followed=read.cause is not None)),
            (_("Verdict"), str(words.VERDICTS[read.verdict["value"]][1])),
        )
    )
    count = counted(sight, [row.index]).get(row.index)
    if count is not None:
        yield from count_blocks(count)
    rules = [(article, says) for _rule, article, says in words.rules(read.verdict, found)]
    if rules:
        yield Heading(_("Under which articles"))
        lines = (_("Article {number}: {says}").format(number=article, says=says) for article, says in rules)
        yield Items(tuple((Para(line, "small"),) for line in lines))
    yield from _proof(sight, row, prove(row, sight.head))


def _proof(sight: Sight, row: Entry, proof: Proof) -> Iterator[Block]:
    yield Heading(_("Proof"))
    if not proof.holds:
        yield Para(
            _(
                "Not proved: this entry does not lead to the root of the record. Something was changed after it was "
                "recorded; tell whoever runs this place."
            )
        )
        return
    says = _("This entry stands at position {index} of {count}. The checkpoint below is signed, and fixes all of them.")
    yield Para(says.format(index=words.number(row.index), count=words.number(sight.head.size)))
    yield from signed(sight.head)
    yield Heading(_("How to check it"), 2)
    yield Para(
        _(
            "With the program: ask for an export of the record and verify it; it prints the same root. By hand: the "
            "leaf is SHA-256 of a zero byte and the exact line. At each step join the leaf, or what came of the step "
            "before, with the hash of that step, the left one first, behind a byte of one, and take SHA-256 again. At "
            "the end stands the root."
        )
    )
    pairs = [(_("Leaf"), proof.leaf)]
    pairs += [(_("Step {number}").format(number=n), step) for n, step in enumerate(proof.path, 1)]
    yield Pairs(
        tuple((name, (Span(base64_text.encode(each), code=True),)) for name, each in (*pairs, (_("Root"), proof.root)))
    )
    yield Heading(_("The exact line"), 2)
    yield Para(
        _("The words of people stand in it as commitments: they can be erased, and the proof still holds."), "small"
    )
    yield Exact(bytes(row.line).decode("utf-8"))
