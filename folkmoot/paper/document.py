"""What a printed document is made of: a title, and blocks of a few kinds. No block holds any markup."""

from typing import Literal

from msgspec import Struct

Size = Literal["a4", "us-letter"]


class Span(Struct, frozen=True, omit_defaults=True):
    """A piece of running text that is not plain."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    href: str = ""


Text = str | tuple[str | Span, ...]


class Block(Struct, frozen=True, tag_field="kind"):
    """A part of a document."""


class Heading(Block, frozen=True, tag="heading"):
    """A heading of level 1 to 3 below the title."""

    text: str
    level: int = 1


class Para(Block, frozen=True, tag="para"):
    """A paragraph: plain, in smaller type, as what leads, or as figures."""

    text: Text
    style: Literal["plain", "small", "lead", "figures"] = "plain"


class Items(Block, frozen=True, tag="items"):
    """A list; each item is a few blocks."""

    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False
    start: int = 1


class Note(Block, frozen=True, tag="note"):
    """What stands beside the text: smaller, behind a rule."""

    blocks: tuple[Block, ...]


class Bar(Block, frozen=True, tag="bar"):
    """A count as a bar: yes, no and abstained as shares of its whole, and where the yes that were needed lie."""

    yes: float
    no: float
    abstain: float
    mark: float | None
    alt: str


class Pairs(Block, frozen=True, tag="pairs"):
    """Names and what they stand for, one below the other."""

    pairs: tuple[tuple[str, Text], ...]


class Table(Block, frozen=True, tag="table"):
    """Rows under a head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Exact(Block, frozen=True, tag="exact"):
    """Signs that must be copied as they are, broken where the line ends."""

    text: str
    large: bool = False


class Signatures(Block, frozen=True, tag="signatures"):
    """Lines to sign on."""

    names: tuple[str, ...]


class Document(Struct, frozen=True, kw_only=True):
    """A whole document. `foot` says where it comes from; `page` how its pages are numbered: `page {n} of {all}`."""

    title: str
    organisation: str
    blocks: tuple[Block, ...]
    language: str = "en"
    paper: Size = "a4"
    kicker: str = ""
    standing: str = ""
    foot: str = ""
    page: str = "{n} / {all}"
