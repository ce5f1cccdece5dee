"""The charter: each article as adopted, beside the rules that the program reads in it."""

from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe
from markdown_it import MarkdownIt

from folkmoot.constitution import reads as constitution
from folkmoot.constitution.models import Interpretation
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.sentences import sentence
from folkmoot.door.occasion import born_of
from folkmoot.web import words
from folkmoot.web.control import shown as control
from folkmoot.web.page import Sight, look, page

MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable("image")


@require_safe
def charter(request: HttpRequest) -> HttpResponse:
    """Each article as adopted, beside the rules that the program reads in it."""
    sight = look(request)
    found = articles(sight.charter)
    rulings = _rulings(sight)
    shown = [{**each, "rulings": rulings.get(each["number"], [])} for each in found]
    earlier = [
        {"since": words.day(each.from_day), "hash": each.charter, "entry": born_of(each.pk)}
        for each in constitution.versions().reverse()
    ]
    found_of = control.shown(sight.charter)
    return page(request, "charter", sight, charter=sight.charter, articles=shown, versions=earlier, control=found_of)


def _rulings(sight: Sight) -> dict[str, list[dict[str, Any]]]:
    """What was ruled on each article, where this reader may read it."""
    rows = list(Interpretation.objects.order_by("pk"))
    said = sight.words(each.ruling for each in rows)
    found: dict[str, list[dict[str, Any]]] = {}
    for each in rows:
        if each.ruling in said:
            ruling = {"says": said[each.ruling], "day": words.day(each.day), "entry": born_of(each.pk)}
            found.setdefault(each.article, []).append(ruling)
    return found


def articles(found: Charter | None) -> tuple[dict[str, Any], ...]:
    """Every article, its prose as HTML and its rules as sentences."""
    return _articles(found, words.charters_language()) if found else ()


@lru_cache(maxsize=8)
def _articles(found: Charter, language: str) -> tuple[dict[str, Any], ...]:
    return tuple(
        {
            "number": article.number,
            "title": article.title,
            "prose": html(article.prose),
            "sentences": [sentence(rule, found, language) for rule in found.rules_of(article.number)],
        }
        for article in found.articles
    )


def html(prose: str) -> SafeString:
    """The prose of an article. Markdown with html=False escapes every tag, and its links cannot hold a script."""
    return mark_safe(MARKDOWN.render(prose))
