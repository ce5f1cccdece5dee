"""The Markdown around the rules: articles, their prose, and the fenced blocks, each with its place in the file."""

import re
from dataclasses import dataclass, field
from itertools import islice

from folkmoot.core.charter.errors import Error

MAX_BYTES = 1_048_576
CHARTER = "toml charter"
OPENING = f"```{CHARTER}"
HEADING_EXAMPLE = "## Article 1. Members"

_HEADING = re.compile(r"## (?:Article|Artículo) ([1-9][0-9]{0,3}[a-z]?)(?:\.)?(?: +(.*))?")
_LIKE_HEADING = re.compile(r"\s*#{1,6}\s*(?:article|art[ií]culo)\b", re.IGNORECASE)
_OTHER_HEADING = re.compile(r"##? ")
_FENCE = re.compile(r"((?:[ \t>]|[*+-][ \t]|[0-9]{1,9}[.)][ \t])*)(`{3,}|~{3,})(.*)")
_LIKE_RULES = re.compile(
    r"\s*\[\[?\s*[a-z_]+(?:\s*\.\s*[a-z_]+)*\s*\]\]?\s*(?:#.*)?"  # a table
    r"|\s*[a-z_]+\s*=\s*(?:[\[{\"']|true\b|false\b|[0-9]).*"  # a field
    r"|.*\btoml\s+chart.*",
    re.IGNORECASE,
)
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Block:
    """The rules under an article: what stands between two fences, and the line of the file where it begins."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Article:
    """A numbered part of a charter: prose for people, blocks for the door."""

    number: str
    title: str
    line: int
    lines: tuple[tuple[int, str], ...] = ()
    blocks: tuple[Block, ...] = ()

    @property
    def prose(self) -> str:
        """The words of the article, without its rules."""
        return "\n".join(text for _, text in self.lines).strip()


@dataclass(frozen=True, slots=True)
class Scanned:
    """A charter as Markdown. `outside` is prose that belongs to no article."""

    title: str
    outside: tuple[tuple[int, str], ...]
    articles: tuple[Article, ...]


@dataclass(slots=True)
class _Scan:
    """What has been found so far; a scan goes through the lines once."""

    name: str
    lines: list[str]
    errors: list[Error] = field(default_factory=list)
    title: str = ""
    outside: list[tuple[int, str]] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    heading: tuple[str, str, int] | None = None
    prose: list[tuple[int, str]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    def wrong(self, line: int, column: int, says: str) -> None:
        self.errors.append(Error(self.name, line, column, says))

    def close_article(self) -> None:
        if self.heading is None:
            self.outside += self.prose
        else:
            self.articles.append(Article(*self.heading, tuple(self.prose), tuple(self.blocks)))
        self.heading, self.prose, self.blocks = None, [], []


def decode(data: bytes, name: str) -> tuple[str, list[Error]]:
    """The text of a file that must be UTF-8 without BOM, and what is wrong with it otherwise."""
    if len(data) > MAX_BYTES:
        size = f"the file is too long; a charter has at most {MAX_BYTES:,} bytes (1 MiB)"
        return "", [Error(name, 1, 1, size)]
    if data.startswith(b"\xef\xbb\xbf"):
        return "", [Error(name, 1, 1, "the file begins with a byte order mark (BOM); save it as UTF-8 without BOM")]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        start = data.rfind(b"\n", 0, problem.start) + 1
        column = len(data[start : problem.start].decode("utf-8")) + 1
        return "", [Error(name, line, column, "this is not UTF-8; save the file as UTF-8 without BOM")]


def scan(text: str, name: str) -> tuple[Scanned, list[Error]]:
    """Every article with its prose and its blocks. Whatever could be meant for rules but is no block is an error."""
    found = _Scan(name, text.split("\n"))
    _unseen(found, text)
    index = 0
    while index < len(found.lines):
        index = _take(found, index)
    found.close_article()
    _each_number_once(found)
    if not found.articles and not found.errors:
        found.wrong(1, 1, f'found no article; one begins with a line as "{HEADING_EXAMPLE}"')
    return Scanned(found.title, tuple(found.outside), tuple(found.articles)), found.errors


def _unseen(found: _Scan, text: str) -> None:
    for match in islice(_UNSEEN.finditer(text), 20):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        if match[0] == "\r":
            found.wrong(line, column, "a line ends in the Windows way (CR LF); save the file with Unix line ends (LF)")
        else:
            found.wrong(line, column, f"found a character that nobody sees (U+{ord(match[0]):04X}); take it out")


def _take(found: _Scan, index: int) -> int:
    """Take in the line at `index`, or the whole fenced block that begins there; the index of what comes next."""
    line = found.lines[index]
    fence = _FENCE.fullmatch(line)
    if fence is not None:
        return _take_fence(found, index, fence[1], fence[2], fence[3].strip())
    heading = _HEADING.fullmatch(line)
    if heading is not None:
        found.close_article()
        found.heading = (heading[1], (heading[2] or "").strip(), index + 1)
    elif _LIKE_HEADING.match(line):
        found.wrong(index + 1, 1, f'this looks like the heading of an article; write it as "{HEADING_EXAMPLE}"')
    elif _OTHER_HEADING.match(line):
        found.close_article()
        found.title = found.title or line.removeprefix("#").removeprefix("#").strip()
    else:
        _take_prose(found, index)
    return index + 1


def _take_prose(found: _Scan, index: int) -> None:
    line = found.lines[index]
    if _LIKE_RULES.fullmatch(line):
        found.wrong(index + 1, 1, f'this looks like a rule outside of a block; a block begins with "{OPENING}"')
    elif "<!--" in line:
        column = line.index("<!--") + 1
        found.wrong(index + 1, column, "a comment would be read by nobody who reads the charter; take it out")
    found.prose.append((index + 1, line))


def _take_fence(found: _Scan, index: int, margin: str, marks: str, info: str) -> int:
    here = index + 1
    end = _end_of_fence(found.lines, index, marks)
    inside = found.lines[here:end]
    if end == len(found.lines):
        found.wrong(here, len(margin) + 1, f"this fence is never closed; a line with only {marks} closes it")
    elif info in ("", "text") and not any(_LIKE_RULES.fullmatch(line) for line in inside):
        found.prose += [(here + 1 + at, line) for at, line in enumerate(inside)]
    elif found.lines[index] != OPENING:
        found.wrong(here, len(margin) + 1, _not_a_block(margin, marks, info))
    elif found.lines[end] != marks:
        found.wrong(end + 1, 1, f"close the block with {marks} at the margin and nothing else on the line")
    elif found.heading is None:
        found.wrong(here, 1, f'these rules stand under no article; put them under a line as "{HEADING_EXAMPLE}"')
    else:
        found.blocks.append(Block("\n".join([*inside, ""]), here + 1))
    return end + 1


def _end_of_fence(lines: list[str], index: int, marks: str) -> int:
    """The index of the line that closes the fence, or that of the end of the text."""
    closing = re.compile(rf"[ \t>]*{re.escape(marks[0])}{{{len(marks)},}}[ \t]*")
    return next((at for at in range(index + 1, len(lines)) if closing.fullmatch(lines[at])), len(lines))


def _not_a_block(margin: str, marks: str, info: str) -> str:
    """Why this fence holds no rules: they must never be lost in silence."""
    if info == CHARTER and margin:
        return f'this block is indented, quoted or in a list; begin its line with "{OPENING}"'
    if info == CHARTER:
        return f'found {marks}{info}; a block begins with exactly "{OPENING}"'
    return f'found a fence marked "{info}"; rules are marked "{CHARTER}", and a charter has no others but "text"'


def _each_number_once(found: _Scan) -> None:
    first: dict[str, int] = {}
    for article in found.articles:
        if article.number in first:
            found.wrong(
                article.line, 4, f"article {article.number} stands twice; first in line {first[article.number]}"
            )
        first.setdefault(article.number, article.line)
