"""What the package says through gettext, found by reading its code and its templates; and what its catalogues hold."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import polib
from django.template.base import Lexer, Token, TokenType
from django.templatetags.i18n import BlockTranslateNode
from django.utils.translation import trim_whitespace

from folkmoot.languages import PACKAGE, catalogues

SPOKEN = {"gettext": 1, "gettext_lazy": 1, "gettext_noop": 1, "ngettext": 2, "ngettext_lazy": 2}
IN_CONTEXT = {"pgettext": 2, "pgettext_lazy": 2, "npgettext": 3, "npgettext_lazy": 3}
KINDS = ("html", "txt", "xml")
"""The endings of templates that Django fills."""

TRANSLATION = "django.utils.translation"

_TRANSLATE = re.compile(r"""(?:translate|trans)\s+("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')(.*)""", re.DOTALL)
_CONSTANT = re.compile(r"""(_\()?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")
_CONTEXT = re.compile(r"""\bcontext\s+["'](.*?)["']""")
_PLACE = re.compile(r"%\((\w+)\)[sd]|\{(\w+)[^{}]*\}")
_LETTER = re.compile(r"[^\W\d_]")
_ATTRIBUTE = re.compile(r"""[\w-]+="[^"]*\"""")  # of a tag that another template begins
READ_OUT = frozenset({"title", "alt", "aria-label", "placeholder", "label", "aria-description"})
"""The attributes that a reader hears or sees."""


@dataclass(frozen=True, order=True)
class Message:
    """A string that somebody may read: its form for many, if it has one, and its context."""

    one: str
    many: str = ""
    context: str = ""


def spoken() -> dict[Message, str]:
    """Every string of the package that goes through gettext, with a file in which it does."""
    found: dict[Message, str] = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        if not file.name.startswith(("test_", "conftest")):
            found |= {each: _place(file) for each in of_code(file.read_text("utf-8"))}
    for file in templates():
        found |= {each: _place(file) for each in of_template(file.read_text("utf-8"))}
    return found


def templates() -> list[Path]:
    """Every template of the package."""
    return sorted(file for folder in PACKAGE.rglob("templates") for kind in KINDS for file in folder.rglob(f"*.{kind}"))


def _place(file: Path) -> str:
    return file.relative_to(PACKAGE).as_posix()


def of_code(source: str) -> Iterator[Message]:
    """The constants that a module hands to a function of gettext, by whatever name it has that."""
    tree = ast.parse(source)
    names = {
        each.asname or each.name: each.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == TRANSLATION
        for each in node.names
    }
    for node in ast.walk(tree):
        called = names.get(node.func.id, "") if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
        many = SPOKEN.get(called) or IN_CONTEXT.get(called)
        if not isinstance(node, ast.Call) or not many:
            continue
        given = [each.value for each in node.args[:many] if isinstance(each, ast.Constant)]
        strings = [each for each in given if isinstance(each, str)]
        if len(strings) == many:
            context, strings = (strings[0], strings[1:]) if called in IN_CONTEXT else ("", strings)
            yield Message(strings[0], strings[1] if len(strings) == 2 else "", context)


def of_template(source: str) -> Iterator[Message]:
    """The strings of the translate tags, of the blocktranslate tags, and of `_("…")` in any tag."""
    tokens = iter(Lexer(source).tokenize())
    for token in tokens:
        if token.token_type not in (TokenType.BLOCK, TokenType.VAR):
            continue
        tag = token.contents
        if tag.startswith("blocktrans"):
            yield _block(token.split_contents(), tokens)
        elif found := _TRANSLATE.fullmatch(tag):
            context = _CONTEXT.search(found[2])
            yield Message(_constant(found[1]), "", context[1] if context else "")
        for marked, constant in _CONSTANT.findall(tag):
            if marked:
                yield Message(_constant(constant))


def _constant(written: str) -> str:
    quote = written[0]
    return written[1:-1].replace(f"\\{quote}", quote).replace("\\\\", "\\")


def _block(words: list[str], tokens: Iterator[Token]) -> Message:
    """The string of a blocktranslate: read on to its end."""
    one: list[Token] = []
    many: list[Token] = []
    into = one
    for token in tokens:
        if token.token_type == TokenType.BLOCK:
            if token.contents.startswith("endblocktrans"):
                break
            into = many  # plural
        else:
            into.append(token)
    node = BlockTranslateNode({}, one, many)
    said = [node.render_token_list(each)[0] if each else "" for each in (one, many)]
    if "trimmed" in words:
        said = [trim_whitespace(each) for each in said]
    context = words[words.index("context") + 1].strip("\"'") if "context" in words else ""
    return Message(said[0], said[1], context)


def places(said: str) -> list[str]:
    """The named places of a string: `%(who)s` and `{who}`."""
    return sorted({one or other for one, other in _PLACE.findall(said)})


def kept(language: str) -> Iterator[tuple[Path, polib.POEntry]]:
    """Every entry of the catalogues of a language."""
    for file in catalogues():
        if file.parent.parent.name == language:
            yield from ((file, entry) for entry in polib.pofile(str(file)))


def loose(source: str) -> list[str]:
    """The words of a template that no tag translates: between tags, in attributes that are read out, as constants."""
    plain: list[str] = []
    constants: list[str] = []
    tokens = iter(Lexer(source).tokenize())
    for token in tokens:
        if token.token_type == TokenType.TEXT:
            plain.append(token.contents)
            continue
        if token.token_type == TokenType.BLOCK and token.contents.startswith("blocktrans"):
            _block(token.split_contents(), tokens)
        if token.token_type != TokenType.COMMENT:
            constants += _spoken_constants(token.contents)
            plain.append("\ue000")
    reader = _Loose()
    reader.feed("".join(plain))
    reader.close()
    return [*reader.found, *constants]


def _spoken_constants(tag: str) -> Iterable[str]:
    """The constants of a tag that look like something to read: of several words, or with a capital."""
    if _TRANSLATE.fullmatch(tag) or tag.startswith(("extends", "include", "load", "url ", "static")):
        tag = " ".join(re.findall(r"\bwith\b.*", tag)) if tag.startswith("include") else ""
    for marked, constant in _CONSTANT.findall(tag):
        said = _constant(constant)
        if said.isupper() and "_" in said:  # the name of a format
            continue
        if not marked and re.search(r"[^\W\d_]{2,}", said) and (" " in said.strip() or said[:1].isupper()):
            yield said


class _Loose(HTMLParser):
    """Collects what a reader would read."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = [*self.inside, tag] if tag in ("code", "style", "script") else self.inside
        self.found += [
            value for name, value in attrs if name in READ_OUT and value and _LETTER.search(value.replace("\ue000", ""))
        ]

    def handle_endtag(self, tag: str) -> None:
        if self.inside and self.inside[-1] == tag:
            self.inside = self.inside[:-1]

    def handle_data(self, data: str) -> None:
        said = _ATTRIBUTE.sub("", data.replace("\ue000", "")).strip()
        if not self.inside and _LETTER.search(said):
            self.found.append(said)
