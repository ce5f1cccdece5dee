"""A small record to try things on: Ada founds, Ben joins and is erased, Bram is complained of, Kit is refused.

Ada's name, in the public founding, is for members; why Ben was admitted is for the steering committee.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest

from folkmoot.core.record.archive import Archive, write_archive
from folkmoot.core.record.canonical import Json, encode
from folkmoot.core.record.checkpoint import Checkpoint
from folkmoot.core.record.commitment import commit
from folkmoot.core.record.entry import Entry
from folkmoot.core.record.export import bare_line, write_export
from folkmoot.core.record.merkle import Frontier, leaf_hash
from folkmoot.core.record.note import SigningKey
from folkmoot.core.record.report import Fault, Report
from folkmoot.core.record.text import Reserved, Text

ADA, BEN, BRAM, KIT = ("p:" + name.ljust(22, "-") for name in ("Ada", "Ben", "Bram", "Kit"))
CHARTER = b"# Charter of the Moot\n\n## Article 1. Name\n\nThe name is the Moot.\n"
KEY = SigningKey("moot.example/log", sha256(b"a key that everybody knows").digest())
ERASED = {(1, "body.name")}
PUBLIC = ("public", "members")
BATCH_NAME = {"name": "Gil"}
DIRECTORY = b"PK\x01\x02"


@dataclass
class Sample:
    """A record under construction. `texts` opens every commitment, erased or not; nothing here is random.

    `kept_for` are the record classes of the texts that have another than their entry.
    """

    key: SigningKey = KEY
    entries: list[Entry] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    attachments: dict[str, bytes] = field(default_factory=dict)
    kept_for: dict[tuple[int, str], str] = field(default_factory=dict)

    def attach(self, content: bytes) -> str:
        name = sha256(content).hexdigest()
        self.attachments[name] = content
        return name

    def commit(self, path: str, value: Json, *, kept_for: str | None = None) -> str:
        """A commitment that stands at this path of the next entry, with its text kept."""
        index = len(self.entries)
        if kept_for is not None:
            self.kept_for[index, path] = kept_for
        salt = sha256(f"{index} {path}".encode()).digest()
        self.texts.append(Text(index, path, salt, value))
        return commit(salt, value)

    def add(self, act: str, body: dict[str, Json], **changes: object) -> Entry:
        index = len(self.entries)
        usual = Entry(
            index=index,
            at=f"2026-{5 + index // 28:02}-{index % 28 + 1:02}T18:30:00Z",
            kind="live" if index else "founding",
            act=act,
            body=body,
            by={"as": ["office:secretary"], "person": ADA},
            charter=self.attach(CHARTER),
            code="0.0.0",
            record_class="members",
            facts={"member": True, "notice_days": 14},
            verdict={"value": "allowed", "rules": ["6 admit"]},
        )
        entry = replace(usual, **changes)  # type: ignore[arg-type]
        self.entries.append(entry)
        return entry

    def lines(self, classes: Collection[str] | None = None) -> list[bytes]:
        whole = [entry.line() for entry in self.entries]
        return [
            line if classes is None or entry.record_class in classes else bare_line(leaf_hash(line))
            for entry, line in zip(self.entries, whole, strict=True)
        ]

    def leaves(self) -> list[bytes]:
        return [leaf_hash(entry.line()) for entry in self.entries]

    def checkpoint(self) -> Checkpoint:
        frontier = Frontier.empty().extend(self.leaves())
        return Checkpoint(self.key.name, frontier.size, frontier.root())

    def export(self, *, classes: Collection[str] | None = None, without: Collection[tuple[int, str]] = ()) -> bytes:
        """The export for a reader of these record classes, `without` the texts at these places."""
        shown = {entry.index for entry in self.entries if classes is None or entry.record_class in classes}
        out = BytesIO()
        write_export(
            out,
            lines=self.lines(classes),
            checkpoint=self.checkpoint().signed(self.key),
            key=self.key.verifier,
            texts=[
                self.shown(text, classes)
                for text in sorted(self.texts, key=lambda text: text.place)
                if text.entry in shown and text.place not in without
            ],
            attachments=self.attachments,
        )
        return out.getvalue()

    def shown(self, text: Text, classes: Collection[str] | None) -> Text | Reserved:
        """The text, or what says for whom it is kept."""
        kept_for = self.kept_for.get(text.place)
        if classes is None or kept_for is None or kept_for in classes:
            return text
        return Reserved(text.entry, text.field, kept_for)


def unzipped(data: bytes) -> dict[str, bytes]:
    """The members of a canonical zip."""
    archive = Archive(BytesIO(data), "export.zip")
    return {name: archive.read(name) for name in archive.members}


def zipped(contents: dict[str, bytes]) -> bytes:
    """The canonical zip of these members."""
    out = BytesIO()
    write_archive(out, [(name, BytesIO(content)) for name, content in contents.items()])
    return out.getvalue()


def region(data: bytes, position: int) -> set[str]:
    """The words of which one must name a position of an export: the member, or the part of the zip."""
    for member in Archive(BytesIO(data), "export.zip").members.values():
        if position < member.start + member.size:
            in_header = {"local header", member.name, f"at byte {member.offset + 1:,}"}
            return in_header if position < member.start else {member.name.split("/")[0]}
    return {"directory", f"at byte {data.index(DIRECTORY) + 1:,}"}


def codes(report: Report) -> list[str]:
    """The codes of the faults."""
    return [fault.code for fault in report.faults]


def only_fault(report: Report) -> Fault:
    """The fault, where there is exactly one."""
    assert not report.holds
    assert len(report.faults) == 1, report.faults
    return report.faults[0]


@pytest.fixture
def sample() -> Sample:
    """Eight entries; the name of entry 1 is erased by entry 6; entries 5 and 7 are not for members."""
    moot = Sample()
    moot.add(
        "constitution.found",
        {
            "charter": moot.attach(CHARTER),
            "members": [{"name": moot.commit("body.members.0.name", "Ada", kept_for="members"), "person": ADA}],
            "name": moot.commit("body.name", "The Moot"),
        },
        record_class="public",
    )
    moot.add("members.admit", {"person": BEN, "class": "full", "name": moot.commit("body.name", "Ben")})
    moot.add(
        "history.note",
        {"what": moot.commit("body.what", "Twelve people met in a kitchen.")},
        kind="told",
        on="1977-03~",
        source=moot.commit("source", {"title": "A newsletter", "page": 3}),
        record_class="public",
        verdict={"value": "undetermined", "rules": [], "missing": ["quorate"], "verb": "note"},
    )
    reason = "body.carries.0.fields.reason"
    why = moot.commit(reason, "Yes", kept_for="body:steering")
    moot.add("bodies.decide", {"body": "steering", "carries": [{"act": "members.admit", "fields": {"reason": why}}]})
    row = Text(4, "body.rows:1.who", sha256(b"a row").digest(), BATCH_NAME)
    batch = {"class": "full", "who": commit(row.salt, row.value)}
    moot.texts.append(row)
    moot.add("members.import", {"rows": moot.attach(encode(batch) + b"\n")}, cause=3)
    moot.add("grievances.complain", {"of": BRAM}, record_class="sealed:appeals", matter=5)
    moot.add("members.erase", {"erases": [[1, "body.name"]]}, by={"as": ["self"], "person": BEN, "for": BEN})
    moot.add(
        "grievances.overturn",
        {"finding": 5},
        kind="refused",
        record_class="sealed:appeals",
        by={"as": ["body:appeals@3"], "person": KIT},
        verdict={"value": "refused", "rules": ["9 no_reversal"], "verb": "overturn"},
    )
    return moot


@pytest.fixture
def file(tmp_path: Path) -> Callable[[bytes], Path]:
    """Writes bytes to a file called export.zip."""

    def write(content: bytes) -> Path:
        path = tmp_path / "export.zip"
        path.write_bytes(content)
        return path

    return write
