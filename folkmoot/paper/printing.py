"""Sets a document or a sheaf of letters as a tagged PDF. The same data make the same bytes."""

from pathlib import Path

import msgspec

from folkmoot.paper.document import Document

TEMPLATES = Path(__file__).parent / "templates"
TIME = 0
"""The time that a PDF says it was made: always the same, so that only what it says can change it."""


def printed(document: Document) -> bytes:
    """The document as a PDF."""
    return from_template("document", document)


def from_template(name: str, data: msgspec.Struct) -> bytes:
    """A PDF from the template of this name, which finds the data as JSON. It reads no other file and no network."""
    import typst  # 80 MB that few processes need

    made = typst.compile(
        TEMPLATES / f"{name}.typ",
        root=TEMPLATES,
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": msgspec.json.encode(data).decode()},
        pdf_standards=["ua-1"],
        timestamp=TIME,
    )
    assert isinstance(made, bytes)
    return made
