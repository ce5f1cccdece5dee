"""`folkmoot export FILE`: write the record to a file that anybody can verify."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from folkmoot.cli import faults, helping
from folkmoot.cli.writing import written

if TYPE_CHECKING:
    from folkmoot.door.reading import Reader


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser of `folkmoot`."""
    export = subparsers.add_parser(
        "export",
        help="write the record to a file that anybody can verify",
        description="Write the record as a zip that `folkmoot verify` checks without a server: whole entries that are "
        "public, bare leaf hashes for the rest, and only the words that are public: where others stand it says for "
        "whom they are kept.",
        epilog=helping.ending("folkmoot export record.zip", "folkmoot export everything.zip --all"),
    )
    export.add_argument("file", metavar="FILE", type=Path, help="the zip to write; it must not exist")
    for_whom = export.add_mutually_exclusive_group()
    for_whom.add_argument("--all", action="store_true", help="every record class but cases, not only what is public")
    for_whom.add_argument("--for", metavar="PERSON", dest="reader", help="what this person may read, with their cases")
    export.add_argument("--json", action="store_true", help="print JSON")
    export.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the export; the exit status."""
    return faults.said(args, lambda: _export(args))


def _export(args: argparse.Namespace) -> int:
    from folkmoot.door.export import export
    from folkmoot.door.reading import STRANGER

    says = "{size} entries written to {file}; check it with: folkmoot verify {file}"

    def write(out: BinaryIO, each: Callable[[int], None]) -> int:
        reader = _reader(args.reader) if args.reader else STRANGER
        return export(out, every_class=args.all, reader=reader, each=each)

    return written(args, write, says)


def _reader(written: str) -> "Reader":
    """Whoever is meant, as a reader; the parties of the cases that they read see that it was done."""
    from datetime import UTC, datetime

    from folkmoot.cli.asked import Roll
    from folkmoot.door.charters import adopted
    from folkmoot.door.classes import case_of
    from folkmoot.door.models import Head
    from folkmoot.door.reading import reader
    from folkmoot.members.readings import note_reading, of_case

    head = Head.objects.filter(size__gt=0).first()
    if head is None or head.at is None:
        raise LookupError("there is nothing to export: nothing is founded yet")
    charter = adopted(head.charter)
    now = head.at if head.rehearsal else datetime.now(UTC)
    found = reader(Roll().reference(written), now.astimezone(charter.timezone).date(), charter)
    for opened in {case_of(each) for each in found.classes} - {None}:
        note_reading(found.person, of_case(opened or 0), now.date())
    return found
