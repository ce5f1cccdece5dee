"""What is printed: the same data make the same bytes, tagged, in the reader's language; words are never markup."""

import re
import shutil
import subprocess

import pytest

from folkmoot.paper.document import Bar, Document, Exact, Heading, Items, Note, Pairs, Para, Signatures, Span, Table
from folkmoot.paper.letters import Labels, Letter, Letters, labels, letters
from folkmoot.paper.printing import printed
from folkmoot.paper.prose import plain, prose

MARKUP = '#panic() #read("/etc/passwd") *bold* _it_ $x^2$ @ref <label> \\ // gone /* gone */ = Head " \' [x] {y}'


def document(*blocks, **more):
    return Document(**{"title": "Minutes", "organisation": "The Federation", "blocks": blocks, **more})


def said(pdf):
    """The words of a PDF."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext reads the words back; it is not installed here")
    found = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(found.stdout.decode().split())


EVERY_KIND = (
    Heading("Decisions"),
    Para("Plain"),
    Para(("Leads ", Span("here", bold=True, italic=True, href="https://example.org"), Span("x", code=True)), "lead"),
    Items(((Para("One"), Bar(0.5, 0.25, 0.25, 0.6, "A bar: 2 yes, 1 no")), (Para("Two"),)), True, 3),
    Note((Para("A rule"), Items(((Para("of it"),),)))),
    Pairs((("Root", "abc"),)),
    Table(("Day", "Size"), (("1 May", "3"), ("2 May", "4"))),
    Exact("moot.example/log\n1000"),
    Signatures(("Chair", "Secretary")),
)


def test_every_kind_of_block_is_set_and_tagged():
    pdf = printed(document(*EVERY_KIND))
    assert pdf.startswith(b"%PDF-1.7")
    assert b"/MarkInfo" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf


def test_the_same_data_make_the_same_bytes():
    assert printed(document(*EVERY_KIND)) == printed(document(*EVERY_KIND))


def test_the_words_of_members_are_never_read_as_markup():
    pdf = printed(document(Para(MARKUP), Items(((Para(MARKUP),),)), title=MARKUP, foot=MARKUP, standing=MARKUP))
    words = said(pdf)
    assert words.count('#panic() #read("/etc/passwd") *bold* _it_ $x^2$ @ref <label> \\ // gone /* gone */ =') >= 4
    assert "root:" not in words


@pytest.mark.parametrize(("paper", "box"), [("a4", "595.27"), ("us-letter", "612")])
def test_it_is_printed_on_a4_and_on_letter_paper(paper, box):
    pdf = printed(document(Para("x"), paper=paper))
    assert re.search(rb"/MediaBox ?\[0 0 ([\d.]+)", pdf)[1].decode().startswith(box)


def test_a_document_names_its_language():
    assert re.search(rb"/Lang ?\(es\)", printed(document(Para("Acta"), language="es")))


def test_a_letter_for_each_on_a_page_of_its_own():
    each = [
        Letter(to=(f"Ada {n}", "1 Dock Road"), title="Your branch meets", blocks=plain("On Thursday.\n\nCome."))
        for n in range(3)
    ]
    sheaf = Letters(title="Letters", sender=("The Federation",), letters=tuple(each))
    pdf = letters(sheaf)
    assert letters(sheaf) == pdf
    assert len(re.findall(rb"/Type ?/Page\b(?!s)", pdf)) == 3


@pytest.mark.parametrize(("paper", "pages"), [("a4", 2), ("us-letter", 1)])
def test_labels_fill_the_sheets_that_are_sold(paper, pages):
    sheet = Labels(title="Labels", addresses=tuple((f"Ada {n}", "1 Dock Road") for n in range(22)), paper=paper)
    assert len(re.findall(rb"/Type ?/Page\b(?!s)", labels(sheet))) == pages


def test_prose_becomes_blocks_and_its_tags_stay_words():
    text = (
        "Anyone *may* **apply**: see [us](https://example.org).\n\n- one\n- `two`\n\n> quoted\n\n"
        "<b>tag</b> [x](javascript:alert(1))"
    )
    first, items, quoted, tags = prose(text)
    assert first == Para(
        ("Anyone ", Span("may", italic=True), " ", Span("apply", bold=True), ": see ",
         Span("us", href="https://example.org"), ".")
    )  # fmt: skip
    assert items == Items(((Para(("one",)),), (Para((Span("two", code=True),)),)))
    assert quoted == Note((Para(("quoted",)),))
    assert isinstance(tags, Para)
    assert "".join(each if isinstance(each, str) else each.text for each in tags.text).startswith("<b>tag</b> ")
