"""The prose of a charter, or of a member, as blocks to print: Markdown by the same tokens that make the pages."""

from collections.abc import Iterable

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from folkmoot.paper.document import Block, Exact, Heading, Items, Note, Para, Span, Text

MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable("image")
WEB = ("https://", "http://", "mailto:")


def prose(markdown: str) -> tuple[Block, ...]:
    """Markdown as blocks. Tags of HTML are words like any other; a link that leads nowhere safe is its words alone."""
    return _blocks(SyntaxTreeNode(MARKDOWN.parse(markdown)).children)


def plain(text: str) -> tuple[Block, ...]:
    """Words that somebody typed, as paragraphs; nothing in them is read as markup."""
    return tuple(Para(" ".join(each.split())) for each in text.split("\n\n") if each.strip())


def _blocks(nodes: Iterable[SyntaxTreeNode]) -> tuple[Block, ...]:
    return tuple(found for node in nodes if (found := _block(node)) is not None)


def _block(node: SyntaxTreeNode) -> Block | None:
    if node.type == "paragraph":
        return Para(_text(node))
    if node.type == "heading":
        said = _text(node)
        return Heading("".join(each if isinstance(each, str) else each.text for each in said), 2)
    if node.type in ("bullet_list", "ordered_list"):
        items = tuple(_blocks(item.children) for item in node.children)
        return Items(items, node.type == "ordered_list", int(node.attrs.get("start", 1)))
    if node.type == "blockquote":
        return Note(_blocks(node.children))
    if node.type in ("fence", "code_block"):
        return Exact(node.content.rstrip("\n"))
    return None


def _text(node: SyntaxTreeNode) -> Text:
    found: list[str | Span] = []
    for inline in node.children:
        for child in inline.children:
            found += _spans(child)
    return tuple(found)


def _spans(node: SyntaxTreeNode, bold: bool = False, italic: bool = False, href: str = "") -> list[str | Span]:
    if node.type in ("softbreak", "hardbreak"):
        return [" " if node.type == "softbreak" else "\n"]
    if node.type == "code_inline":
        return [Span(node.content, bold, italic, True, href)]
    if node.type == "text":
        return [Span(node.content, bold, italic, False, href) if bold or italic or href else node.content]
    bold, italic = bold or node.type == "strong", italic or node.type == "em"
    if node.type == "link":
        asked = str(node.attrs.get("href", ""))
        href = asked if asked.startswith(WEB) else ""
    return [each for child in node.children for each in _spans(child, bold, italic, href)]
