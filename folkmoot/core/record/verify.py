"""Checks an export, or a bare log, from the file alone: no server, no account, no database."""

from __future__ import annotations

import re
from os import PathLike, fspath
from os.path import basename
from typing import BinaryIO, Final

from folkmoot.core.record import base64_text
from folkmoot.core.record.export import read_export
from folkmoot.core.record.lines import chunks
from folkmoot.core.record.log import Log
from folkmoot.core.record.malformed import Malformed
from folkmoot.core.record.merkle import EMPTY_ROOT
from folkmoot.core.record.note import VerifierKey
from folkmoot.core.record.report import Faults, Report
from folkmoot.core.record.verify_export import ExportCheck, Judge

GLANCE_ABOVE: Final = 64 << 20

_is_fingerprint = re.compile(r"[0-9a-f]{64}").fullmatch


def verify(
    path: str | PathLike[str], key: str | None = None, *, strict: bool = False, judge: Judge | None = None
) -> Report:
    """Whether the file holds, and if not, what does not and where.

    `key` is the verifier key to trust, or its fingerprint. An export is always read in full. A bare log is read in
    full up to GLANCE_ABOVE bytes; a longer one is hashed as stored and glanced at (see `glance`), unless `strict`.
    `judge` gives the verdicts of an export again; a bare log has no charters by which it could.
    Raises OSError if the file cannot be read, Malformed if `key` is no key; anything wrong with the file is a fault.
    """
    trusted = None if key is None else _trusted(key)
    name, faults = basename(fspath(path)), Faults()
    with open(path, "rb") as file:
        begin, length = file.read(1), file.seek(0, 2)
        file.seek(0)
        if begin == b"{":
            return _verify_log(file, name, trusted, strict or length <= GLANCE_ABOVE, faults)
        try:
            export = read_export(file, name)
        except Malformed as error:
            faults.add("archive", str(error))
            return _no_export(faults)
        return ExportCheck(export, trusted, judge, faults).report()


def _trusted(key: str) -> VerifierKey | str:
    """The key to trust, or its fingerprint in hex; spaces in a fingerprint do not count."""
    fingerprint = "".join(key.split()).lower()
    return fingerprint if _is_fingerprint(fingerprint) else VerifierKey.parse(key.strip())


def _verify_log(file: BinaryIO, name: str, trusted: VerifierKey | str | None, in_full: bool, faults: Faults) -> Report:
    log = Log(name, faults, in_full=in_full, meet=lambda entry: None)
    log.read(chunks(file))
    if trusted is not None:
        faults.add("key", "a bare log carries no checkpoint: the key cannot be tried")
    says = log.says()
    if not in_full:
        says.append("the lines were hashed as stored; only index and time were looked at (--strict reads all in full)")
    if log.ended:
        says.append(f"the root of these {log.frontier.size:,} lines is {log.root()}: compare it with a checkpoint")
        says.append("a bare log carries no texts and no attachments: whether they are kept was not checked")
        says.append("it carries no charters either: no verdict was judged again")
    return Report(
        holds=faults.count == 0,
        says=tuple(says),
        faults=tuple(faults.kept),
        fault_count=faults.count,
        size=log.frontier.size,
        root=log.root(),
        in_full=in_full,
        bare=log.bare,
    )


def _no_export(faults: Faults) -> Report:
    return Report(
        holds=False,
        says=(),
        faults=tuple(faults.kept),
        fault_count=faults.count,
        size=0,
        root=base64_text.encode(EMPTY_ROOT),
        in_full=True,
    )
