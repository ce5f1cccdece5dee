"""docs/record-format.md says what the program does."""

import zipfile
from base64 import b64decode
from hashlib import sha256
from pathlib import Path

from folkmoot.core.record import archive, canonical, commitment, entry, export, merkle, note, text, verify
from folkmoot.core.record.fields import FIELDS, KINDS, VERDICTS

HERE = Path(__file__).parent
PAGE = (HERE.parents[2] / "docs/record-format.md").read_text(encoding="utf-8")
EXAMPLE = HERE / "vectors/record_small.zip"


def test_the_example_of_the_page_is_what_this_program_writes(sample):
    assert EXAMPLE.read_bytes() == sample.export(classes=["public", "members"], without={(1, "body.name")})


def test_the_page_quotes_the_example_as_it_is():
    with zipfile.ZipFile(EXAMPLE) as archive:
        members = {name: archive.read(name).decode() for name in archive.namelist()}
    lines = members["log.jsonl"].split("\n")
    leaf = sha256(b"\x00" + lines[1].encode()).hexdigest()
    name, _, key = members["key"].strip().split("+", 2)
    fingerprint = sha256(f"{name}\n".encode() + b64decode(key)).hexdigest()
    groups = " ".join(fingerprint[i : i + 4] for i in range(0, 64, 4))
    quoted = [
        lines[1],
        leaf,
        lines[5],
        members["key"],
        members["texts.jsonl"].split("\n")[0],
        next(line for line in members["texts.jsonl"].split("\n") if '"class"' in line),
        groups,
        members["profile"],
    ]
    for piece in [*quoted, *members["checkpoint"].split("\n")]:
        assert f"\n    {piece.strip()}\n" in PAGE or not piece
    assert f"{EXAMPLE.stat().st_size:,} bytes" in PAGE


def test_the_page_names_the_limits_that_hold():
    assert (entry.MAX_LINE, commitment.MAX_VALUE, text.MAX_TEXT_LINE) == (65_535, 1_048_576, 1_114_112)
    assert (archive.MAX_MEMBERS, archive.MAX_NAME, export.MAX_ATTACHMENT) == (10_000, 100, 64 << 20)
    assert (canonical.MAX_DEPTH, canonical.MAX_INT, note.MAX_NOTE) == (32, 2**53 - 1, 65_536)
    assert (note.MAX_NAME, merkle.HASH_SIZE, verify.GLANCE_ABOVE) == (200, 32, 64 << 20)
    for limit in ("65,535", "1,048,576", "1,114,112", "10,000", "100 characters", "64 MiB", "32 deep", "65,536"):
        assert limit in PAGE


def test_the_page_names_every_field_and_every_fault():
    for name in (*FIELDS, *KINDS, *VERDICTS):
        assert f"`{name}`" in PAGE
    program = "".join(path.read_text(encoding="utf-8") for path in HERE.glob("*.py") if "test_" not in path.name)
    codes = {piece.split('"')[0] for piece in program.split('faults.add("')[1:]}
    assert len(codes) > 12
    assert {code for code in codes if f"[{code}]" not in PAGE} == set()
