"""Pages on paper: a document from what a page knows, in the reader's language, on the paper that was asked for."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from folkmoot.paper.document import Bar, Block, Document, Para, Size
from folkmoot.paper.printing import printed
from folkmoot.web import words
from folkmoot.web.counted import Counted
from folkmoot.web.page import Sight

SIZES: dict[str, Size] = {"a4": "a4", "letter": "us-letter"}


def on_paper(
    request: HttpRequest, sight: Sight, name: str, title: str, blocks: Iterable[Block], *, kicker: str, foot: str = ""
) -> HttpResponse:
    """A document as a PDF, to be shown by the browser; `name` is that of its file. `?paper=letter` asks for letter."""
    document = Document(
        title=title,
        organisation=sight.name,
        blocks=tuple(blocks),
        language=get_language() or "en",
        paper=SIZES.get(request.GET.get("paper", ""), "a4"),
        kicker=kicker,
        standing=_("A rehearsal: nothing here happened") if sight.head.rehearsal else "",
        foot=foot or as_of(sight),
        page=_("page {n} of {all}"),
    )
    response = HttpResponse(printed(document), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response


def as_of(sight: Sight) -> str:
    """Where what is printed comes from: the record, and how long it was then."""
    return _("From the record, which held {count} entries.").format(count=words.number(sight.head.size))


def count_blocks(count: Counted | None) -> tuple[Block, ...]:
    """A count as it is printed: a bar, and the line that says it."""
    if count is None:
        return (Para(_("No count is known."), "small"),)
    if count.bar is None:
        return (Para(count.says, "figures"),)
    bar, whole = count.bar, count.bar.width
    mark = None if bar.mark is None else bar.mark / whole
    drawn = Bar(bar.yes / whole, bar.no / whole, bar.abstain / whole, mark, bar.alt)
    return (drawn, Para(count.says, "figures"))
