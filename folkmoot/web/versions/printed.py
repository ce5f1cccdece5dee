"""The charter on paper: the prose as adopted, and under each article in smaller type what the program reads in it."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from folkmoot.constitution import reads as constitution
from folkmoot.constitution.models import Version
from folkmoot.core.charter.charter import Charter
from folkmoot.door.occasion import born_of
from folkmoot.paper.document import Block, Exact, Heading, Items, Note, Para
from folkmoot.paper.prose import prose
from folkmoot.web import words
from folkmoot.web.page import Sight, charter_of, look
from folkmoot.web.paper import on_paper
from folkmoot.web.versions.adopted import nth


@require_safe
def charter(request: HttpRequest) -> HttpResponse:
    """The charter in force as a PDF."""
    sight = look(request)
    row = constitution.versions().last()
    if row is None:
        raise Http404
    return _printed(request, sight, row, _("Charter, in force from {day}"))


@require_safe
def version(request: HttpRequest, number: int) -> HttpResponse:
    """A version of the charter as a PDF."""
    row, _before, last = nth(number)
    kicker = _("Charter, in force from {day}") if number == last else _("Charter, an earlier version, from {day}")
    return _printed(request, look(request), row, kicker)


def _printed(request: HttpRequest, sight: Sight, row: Version, kicker: str) -> HttpResponse:
    found = charter_of(row.charter)
    if found is None:
        raise Http404
    return on_paper(
        request,
        sight,
        f"charter-{row.from_day}",
        found.title,
        _blocks(found, row),
        kicker=kicker.format(day=words.day(row.from_day)),
        foot=_("In force from {day}; entry {entry} of the record").format(
            day=words.day(row.from_day), entry=words.number(born_of(row.pk))
        ),
    )


def _blocks(found: Charter, row: Version) -> Iterator[Block]:
    for article in found.articles:
        yield Heading(_("Article {number}. {title}").format(number=article.number, title=article.title))
        yield from prose(article.prose)
        said = [words.rule_says(rule, found) for rule in found.rules_of(article.number)]
        if said:
            items = Items(tuple((Para(each),) for each in said))
            yield Note((Para(_("What the program reads in this article:")), items))
    yield Para(
        _("This is the text that was adopted, without its rules as a program writes them. SHA-256 of the whole text:"),
        "small",
    )
    yield Exact(row.charter)
