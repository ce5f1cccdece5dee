"""A language that nobody speaks: all that is said in it stands between marks. What stands outside is in one language.

Names, numbers and what people wrote may stand outside. They are known from the record and its charter.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from typing import Any
from zoneinfo import available_timezones

import pytest
from django.utils import translation

from folkmoot.core.charter import languages
from folkmoot.core.charter.charter import Charter
from folkmoot.door.models import KeptText
from folkmoot.languages import LANGUAGES
from folkmoot.web.tongues import TONGUES
from tests.catalogues import READ_OUT

OPEN, CLOSE = "⟦", "⟧"
APART = re.compile(r"[\s\d.,;:·()“”\"'’–…|/&#%=?!✓✕▲▼<>+*_-]+")
LETTERS = re.compile(r"[^\W\d_]")
EXACT = re.compile(r"\d{4}-\d\d-\d\d(T[\d:.]+(Z|\+\d\d:\d\d))?|\b[0-9a-f]{64}\b|\bp:[\w-]{22}")
BETWEEN = re.compile(r"[,;·()–|]|: ")
LONG = 24
"""A run of words so long is taken for what somebody wrote if it stands anywhere in what is known."""


def speak(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on all that is said through gettext, by the core and by the tongues, stands between marks."""
    active: Any = translation._trans  # type: ignore[attr-defined]
    for name in ("gettext", "ngettext", "pgettext", "npgettext"):
        monkeypatch.setattr(active, name, _said(getattr(active, name)))
    for name, way in vars(TONGUES["en"]).items():
        if callable(way) and getattr(way, "__module__", "") == TONGUES["en"].__name__ and not isinstance(way, type):
            monkeypatch.setattr(TONGUES["en"], name, _said(way))
    monkeypatch.setattr(TONGUES["en"], "BASES", _marked(dict(TONGUES["en"].BASES)))
    monkeypatch.setitem(languages._SPOKEN, "en", _marked(languages.spoken("en"), keep={"names"}))


def mark(said: str) -> str:
    return f"{OPEN}{said}{CLOSE}" if LETTERS.search(said) else said


def _said(way: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *args, **kwargs: _marked(way(*args, **kwargs))


def _marked(found: Any, keep: frozenset[str] | set[str] = frozenset()) -> Any:
    """Whatever it is, with marks around every string that it holds or makes."""
    if isinstance(found, str):
        return type(found)(mark(found)) if type(found) is not str else mark(found)
    if isinstance(found, dict):
        return {name: _marked(each) for name, each in found.items()}
    if is_dataclass(found) and not isinstance(found, type):
        names = [field.name for field in fields(found) if field.name not in keep]
        return replace(found, **{name: _marked(getattr(found, name)) for name in names})
    return _said(found) if callable(found) else found


class Known:
    """What may stand outside: what people wrote, what the charter says and names, the names of languages and acts."""

    def __init__(self, charters: list[Charter], more: list[str]) -> None:
        texts = [
            *KeptText.objects.values_list("text", flat=True),
            *(name for _, name in LANGUAGES),
            *available_timezones(),
            *more,
        ]
        for charter in charters:
            texts += [charter.text, charter.title, *(article.title for article in charter.articles)]
            texts += [str(getattr(rule, "name", None) or rule.id) for rule in charter.rules]
        self.whole = {_plain(each) for each in texts}
        self.run = " ".join(_plain(each) for each in texts)

    def has(self, said: str) -> bool:
        """Whether somebody wrote this."""
        plain = _plain(said)
        return plain in self.whole or (len(plain) >= LONG and plain in self.run)


def _plain(said: str) -> str:
    return " ".join(APART.sub(" ", said).split()).casefold()


def outside(sent: str, known: Known) -> list[str]:
    """The words of a page that no language says, and that nobody wrote."""
    page = _Page()
    page.feed(sent)
    page.close()
    runs = (run for said in (*page.said, *page.heard) for run in _between(said) if not known.has(run))
    parts = (part for run in runs for part in BETWEEN.split(EXACT.sub("", run)))
    return [part.strip() for part in parts if LETTERS.search(part) and not known.has(part)]


def _between(said: str) -> Iterator[str]:
    """What stands outside the marks, run by run."""
    depth, run = 0, ""
    for sign in said:
        if sign == OPEN:
            depth += 1
        elif sign == CLOSE:
            depth -= 1
        elif depth <= 0:
            run += sign
        if sign in (OPEN, CLOSE) and depth in (0, 1) and run:
            yield run
            run = ""
    if run:
        yield run


class _Page(HTMLParser):
    """Collects what is read out, run by run; code, what was typed and what stands in a form are nobody's language."""

    SILENT = frozenset({"code", "pre", "script", "style", "textarea", "kbd"})

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = [""]
        self.heard: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.SILENT:
            self.open.append(tag)
        self.heard += [value for name, value in attrs if name in READ_OUT and value]

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open:
            return
        if self.said[-1].count(OPEN) > self.said[-1].count(CLOSE):
            self.said[-1] += data  # a tag stands inside what is said
        else:
            self.said.append(data)
