"""Checks one export: the signature, the log, the texts behind its commitments, the attachments, the profile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Protocol

from folkmoot.core.record import base64_text
from folkmoot.core.record.attached import commitments_in
from folkmoot.core.record.checkpoint import Checkpoint
from folkmoot.core.record.entry import Entry, attachments, commitments, erasures
from folkmoot.core.record.export import LOG, TEXTS, Export, profile
from folkmoot.core.record.handover import Keys, leads
from folkmoot.core.record.log import Log
from folkmoot.core.record.malformed import Malformed
from folkmoot.core.record.note import VerifierKey
from folkmoot.core.record.openings import Openings
from folkmoot.core.record.report import Faults, Report
from folkmoot.core.record.text import kept_for, read_texts

SHOWN: Final = 20


class Judge(Protocol):
    """Gives verdicts again. The record knows no charters: whoever does hands one to `verify`."""

    def __call__(self, entry: Entry, attachments: Mapping[str, bytes], /) -> str | None:
        """What is wrong with the verdict of an entry, or None. The attachments have their SHA-256 for names."""

    def says(self) -> Iterable[str]:
        """What was judged again and what could not be, when every entry has been met."""


class ExportCheck:
    """One export under verification."""

    def __init__(self, export: Export, trusted: VerifierKey | str | None, judge: Judge | None, faults: Faults) -> None:
        self.export = export
        self.faults = faults
        self.judge = judge
        self.trusted = trusted
        self.classes: set[str] = set()
        self.named: set[str] = set()
        self.searched: set[str] = set()
        self.missing = ""
        for member in export.spoiled:
            faults.add("checksum", f"{member}: the content was changed after it was written (its CRC-32 differs)")
        self.keys = Keys()
        self.key = self._key()
        self.head = self._head(self.key)
        self.openings = Openings(lambda: read_texts(export.texts(), file=TEXTS), faults)
        self.log = Log(LOG, faults, in_full=True, meet=self._meet)
        self.log.read(export.log())
        self._check_key()
        self.openings.end(self.classes)
        self._check_head()
        self._check_attachments()

    def _key(self) -> VerifierKey | None:
        try:
            key = self.export.key()
        except Malformed as error:
            self.faults.add("key", str(error))
            return None
        return key

    def _check_key(self) -> None:
        """Whether the key in the file is the one that the record comes to, and that the trusted one leads to."""
        if self.key is None:
            return
        last = self.keys.rotations[-1] if self.keys.rotations else None
        if last is not None and last.new != self.key:
            says = f"key: entry {last.entry} gave the log another key than the one in the file: {last.new.vkey}"
            self.faults.add("key", says, entry=last.entry)
        if self.trusted is None or leads(self.trusted, [self.key, *self.keys.led_from()]):
            return
        says, broken = (
            f"key: the log is signed for by another key than the one given: {self.key.vkey}",
            self.keys.broken(),
        )
        if broken is not None:
            says += f"; entry {broken.entry} changed the key without the former one's word"
        self.faults.add("key", says)
        if isinstance(self.trusted, VerifierKey):
            self.head = self._head(self.trusted)

    def _head(self, key: VerifierKey | None) -> Checkpoint | None:
        """The checkpoint, if this key signed it."""
        if key is None:
            return None
        try:
            return self.export.checkpoint(key)
        except Malformed as error:
            self.faults.add("checkpoint", str(error))
            return None

    def _meet(self, entry: Entry) -> None:
        self.classes.add(entry.record_class)
        wanted = dict(commitments(entry))
        self._name("charter", entry.charter, entry.index)
        for path, name in attachments(entry):
            if self._name(path, name, entry.index):
                wanted.update(commitments_in(self.export.attachments[name], path))
        self.openings.meet(entry.index, wanted)
        try:
            self.keys.meet(entry, self.export.attachments, self.key.name if self.key else "")
        except Malformed as error:
            self.faults.add("key", f"entry {entry.index}: {error}", entry=entry.index)
        for index, field in erasures(entry):
            self.openings.erase(entry.index, index, field)
        if self.judge is not None and (says := self.judge(entry, self.export.attachments)) is not None:
            self.faults.add("judged", f"entry {entry.index}: {says}", entry=entry.index)

    def _name(self, path: str, name: str, entry: int) -> bool:
        """Note that an entry names an attachment; whether it is here and was not named in a body before."""
        if name not in self.export.attachments:
            if name != self.missing:
                self.missing = name
                says = f"entry {entry}, {path}: the attachment {name} is not here"
                self.faults.add("attachment", says, entry=entry, field=path)
            return False
        self.named.add(name)
        if path == "charter" or name in self.searched:
            return False
        self.searched.add(name)
        return True

    def _check_head(self) -> None:
        if self.head is None or not self.log.ended:
            return
        size, root, signed = self.log.frontier.size, self.log.root(), base64_text.encode(self.head.root)
        if size != self.head.size:
            self.faults.add("size", f"the checkpoint is of {self.head.size:,} entries; the log has {size:,}")
        elif root != signed:
            says = f"the root of the log is {root}, that of the checkpoint {signed}"
            self.faults.add("root", f"{says}: an entry was changed after the checkpoint was signed")
        if self.faults.count == 0 and self.export.profile() != profile(self.head, self.classes):
            expected = profile(self.head, self.classes).decode().rstrip()
            self.faults.add("profile", f"profile: expected {expected}, which follows from the checkpoint and the log")

    def _check_attachments(self) -> None:
        for name in self.export.attachments:
            found = self.export.attachments.digest(name)
            if found != name:
                self.faults.add("attachment", f"attachments/{name}: the content has another SHA-256: {found}")
            if name not in self.named and self.faults.none("line"):
                self.faults.add("attachment", f"attachments/{name}: no entry that is given whole names it")

    def report(self) -> Report:
        """All that was found."""
        return Report(
            holds=self.faults.count == 0,
            says=tuple(self._says()),
            faults=tuple(self.faults.kept),
            fault_count=self.faults.count,
            size=self.log.frontier.size,
            root=self.log.root(),
            in_full=True,
            bare=self.log.bare,
            texts=self.openings.opened,
            withheld=len(self.openings.withheld),
            reserved=dict(sorted(self.openings.reserved.items())),
            origin=self.head.origin if self.head else None,
            fingerprint=self.key.fingerprint if self.key else None,
            trusted=self.trusted is not None and self.head is not None and self.faults.none("key"),
        )

    def _says(self) -> Iterator[str]:
        none, openings = self.faults.none, self.openings
        if none("checksum"):
            yield f"the zip is canonical, and its {len(self.export.archive.members):,} members are those of the format"
        yield from self.log.says()
        if self.head and none("size", "root", "line"):
            yield f"the root of the log is the one in the checkpoint of {self.head.origin}: {self.log.root()}"
        yield from self.keys.says()
        if self.head and none("key") and self.key:
            if self.trusted is not None and not leads(self.trusted, [self.key]):
                yield "the key that was given leads to the one that signed the checkpoint, by hand-overs in the record:"
                yield spaced(self.key.fingerprint)
            elif self.trusted is not None:
                yield "the checkpoint is signed by the key that was given"
            else:
                yield "the checkpoint is signed by the key in the file; compare its fingerprint with the minutes:"
                yield spaced(self.key.fingerprint)
        if none("lost", "text", "stray", "kept", "reserved", "line"):
            yield f"{openings.opened:,} texts are those that were committed to, and none is lost"
        for class_, count in sorted(openings.reserved.items())[:SHOWN]:
            yield f"{count:,} more {'texts' if count > 1 else 'text'}, not in this file: {kept_for(class_)}"
        for entry, field, by in openings.withheld[:SHOWN]:
            yield f"entry {entry}, {field}: withheld (entry {by} erased it)"
        if len(openings.withheld) > SHOWN:
            yield f"and {len(openings.withheld) - SHOWN:,} more texts are withheld"
        if none("attachment"):
            yield f"{len(self.export.attachments):,} attachments have the SHA-256 that they are named by"
        if self.judge is not None:
            yield from self.judge.says()


def spaced(fingerprint: str) -> str:
    """A fingerprint in groups of four, to be read out."""
    return " ".join(fingerprint[i : i + 4] for i in range(0, len(fingerprint), 4))
