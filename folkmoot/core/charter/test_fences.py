import pytest

from folkmoot.core.charter.fences import MAX_BYTES, decode, scan

OTHERS = 'rules are marked "toml charter", and a charter has no others but "text"'
RULE = '```toml charter\n[[body]]\nid = "a"\n```\n'


def errors(text: str) -> list[tuple[int, str]]:
    decoded, wrong = decode(text.encode(), "c")
    if not wrong:
        _, wrong = scan(decoded, "c")
    return [(error.line, error.says) for error in wrong]


def test_articles_hold_their_prose_and_their_blocks() -> None:
    scanned, wrong = scan(
        f"# The club\n\nWhy.\n\n## Article 1. Members\n\nWho.\n\n{RULE}## Article 2 Money\nNone.\n", "c"
    )
    assert wrong == []
    assert scanned.title == "The club"
    assert [(article.number, article.title, article.line) for article in scanned.articles] == [
        ("1", "Members", 5),
        ("2", "Money", 13),
    ]
    assert scanned.articles[0].prose == "Who."
    assert [(block.text, block.line) for block in scanned.articles[0].blocks] == [('[[body]]\nid = "a"\n', 10)]
    assert scanned.articles[1].prose == "None."


@pytest.mark.parametrize(
    ("fence", "says"),
    [
        ("```toml charte", f'found a fence marked "toml charte"; {OTHERS}'),
        ("```toml", f'found a fence marked "toml"; {OTHERS}'),
        ("``` toml charter", 'found ```toml charter; a block begins with exactly "```toml charter"'),
        ("```toml charter ", 'found ```toml charter; a block begins with exactly "```toml charter"'),
        ("````toml charter", 'found ````toml charter; a block begins with exactly "```toml charter"'),
        ("~~~toml charter", 'found ~~~toml charter; a block begins with exactly "```toml charter"'),
        ("  ```toml charter", 'this block is indented, quoted or in a list; begin its line with "```toml charter"'),
        ("\t```toml charter", 'this block is indented, quoted or in a list; begin its line with "```toml charter"'),
        ("- ```toml charter", 'this block is indented, quoted or in a list; begin its line with "```toml charter"'),
        ("> ```toml charter", 'this block is indented, quoted or in a list; begin its line with "```toml charter"'),
        ("1. ```toml charter", 'this block is indented, quoted or in a list; begin its line with "```toml charter"'),
    ],
)  # fmt: skip
def test_a_fence_that_is_almost_a_block_is_an_error_with_its_line(fence: str, says: str) -> None:
    marks = "~~~" if "~" in fence else "````" if "````" in fence else "```"
    assert errors(f'## Article 1. A\n\n{fence}\n[[body]]\nid = "a"\n{marks}\n')[0] == (3, says)


def test_a_fence_without_a_mark_that_holds_rules_is_an_error() -> None:
    assert errors('## Article 1. A\n```\n[[body]]\nid = "a"\n```\n')[0][0] == 2


def test_a_fence_of_plain_text_is_prose() -> None:
    scanned, wrong = scan("## Article 1. A\n```text\nbox -> box\n```\n", "c")
    assert wrong == []
    assert scanned.articles[0].prose == "box -> box"


def test_a_fence_that_is_never_closed_is_an_error_at_its_opening() -> None:
    assert errors("## Article 1. A\n\n```toml charter\n[[body]]\n") == [
        (3, "this fence is never closed; a line with only ``` closes it")
    ]


def test_a_block_is_closed_at_the_margin() -> None:
    assert errors("## Article 1. A\n```toml charter\n[[body]]\n    ```\n") == [
        (4, "close the block with ``` at the margin and nothing else on the line")
    ]


@pytest.mark.parametrize(
    "line", ["[[power]]", 'act = "expel"', "  [[ power ]]", "``toml charter", "on = [", "seats = 5"]
)
def test_rules_outside_of_a_block_are_an_error(line: str) -> None:
    assert errors(f"## Article 1. A\n\nProse.\n{line}\n") == [
        (4, 'this looks like a rule outside of a block; a block begins with "```toml charter"')
    ]


@pytest.mark.parametrize(
    "heading",
    ["# Article 2", "### Article 2", "##Article 2", "## article 2", "## Article II", " ## Article 2", "## Article 2:"],
)  # fmt: skip
def test_a_heading_that_is_almost_an_article_is_an_error(heading: str) -> None:
    assert errors(f"## Article 1. A\n\n{heading}\n") == [
        (3, 'this looks like the heading of an article; write it as "## Article 1. Members"')
    ]


def test_rules_under_no_article_are_an_error() -> None:
    says = 'these rules stand under no article; put them under a line as "## Article 1. Members"'
    assert errors(f"# Club\n\n{RULE}\n## Article 1. A\n") == [(3, says)]
    assert errors(f"## Article 1. A\n\n## Annex\n\n{RULE}") == [(5, says)]


def test_an_article_stands_once() -> None:
    assert errors("## Article 1. A\n## Article 1. B\n") == [(2, "article 1 stands twice; first in line 1")]


def test_a_comment_is_an_error_because_nobody_reads_it() -> None:
    assert errors("## Article 1. A\nSeen <!-- unseen -->\n") == [
        (2, "a comment would be read by nobody who reads the charter; take it out")
    ]


def test_a_text_without_articles_is_no_charter() -> None:
    assert errors("Hello.\n") == [(1, 'found no article; one begins with a line as "## Article 1. Members"')]


def test_windows_line_ends_are_refused_with_the_first_line() -> None:
    line, says = errors("## Article 1. A\r\nB\r\n")[0]
    assert (line, says) == (1, "a line ends in the Windows way (CR LF); save the file with Unix line ends (LF)")


@pytest.mark.parametrize("character", ["\u202e", "\u200b", "\ufeff", "\x00", "\u2028", "\x85"])
def test_characters_that_nobody_sees_are_refused(character: str) -> None:
    assert errors(f"## Article 1. A\nab{character}c\n") == [
        (2, f"found a character that nobody sees (U+{ord(character):04X}); take it out")
    ]


def test_a_byte_order_mark_is_refused() -> None:
    _, wrong = decode(b"\xef\xbb\xbf# A", "c")
    assert [error.says for error in wrong] == [
        "the file begins with a byte order mark (BOM); save it as UTF-8 without BOM"
    ]


def test_bytes_that_are_not_utf_8_are_refused_with_line_and_column() -> None:
    _, wrong = decode("# é\nab".encode() + b"\xff", "c")
    assert [(error.line, error.column) for error in wrong] == [(2, 3)]


def test_a_file_that_is_too_long_is_refused() -> None:
    _, wrong = decode(b"a" * (MAX_BYTES + 1), "c")
    assert [error.says for error in wrong] == ["the file is too long; a charter has at most 1,048,576 bytes (1 MiB)"]
