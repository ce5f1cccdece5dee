"""`folkmoot backup FILE` and `folkmoot restore FILE`: everything in one file, and back again."""

import argparse
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from folkmoot.cli import faults, helping, saying
from folkmoot.cli.writing import written

if TYPE_CHECKING:
    from folkmoot.core.record.checkpoint import Checkpoint
    from folkmoot.door.backup import Declare


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add both commands to the parser of `folkmoot`."""
    backup = subparsers.add_parser(
        "backup",
        help="write everything to one file",
        description="Write the record, the tables, the words, accounts and addresses to one file, from SQLite or "
        "PostgreSQL, while the pages are served. It holds all that members trusted the organisation with, and no keys: "
        "keep it as safe as the database, and the log's key apart from it.",
        epilog=helping.ending("folkmoot backup 2026-05-01.backup"),
    )
    backup.add_argument("file", metavar="FILE", type=Path, help="the file to write; it must not exist")
    backup.add_argument("--json", action="store_true", help="print JSON")
    backup.set_defaults(run=lambda args: faults.said(args, lambda: _backup(args)))

    restore = subparsers.add_parser(
        "restore",
        help="bring a backup back into an empty data folder",
        description="Bring a backup back, into SQLite or PostgreSQL, where no record is yet. Words that the record "
        "erased stay erased, every table is made again from the record and compared, and nothing is brought back that "
        "lies behind a checkpoint that was published. All of it, or none of it.",
        epilog=helping.ending(
            "folkmoot restore 2026-05-01.backup",
            "folkmoot restore 2026-05-01.backup --checkpoint printed.txt",
            "folkmoot restore 2026-05-01.backup --checkpoint printed.txt --fork 'The disk broke.' --by Ada",
        ),
    )
    restore.add_argument("file", metavar="FILE", type=Path, help="what `folkmoot backup` wrote")
    restore.add_argument(
        "--checkpoint", metavar="FILE", type=Path, help="the last checkpoint that was published: its lines, as printed"
    )
    restore.add_argument(
        "--fork",
        metavar="WHY",
        help="the backup lies behind the checkpoint, and nothing newer is left: go on from it, and enter that, and why",
    )
    restore.add_argument("--by", metavar="PERSON", help="who declares the fork: a reference, or in a rehearsal a name")
    restore.add_argument("--json", action="store_true", help="print JSON")
    restore.set_defaults(run=lambda args: faults.said(args, lambda: _restore(args)))


def _backup(args: argparse.Namespace) -> int:
    from folkmoot.door.backup import back_up

    def write(out: BinaryIO, each: Callable[[int], None]) -> int:
        args.file.chmod(0o600)
        return back_up(out, each)

    return written(args, write, "{size} entries and all that is kept beside them written to {file}")


def _fork(args: argparse.Namespace) -> "Declare | None":
    """What enters the fork, once everything is back; None where none is declared."""
    from folkmoot.cli.asked import Roll
    from folkmoot.core.record import base64_text
    from folkmoot.door.enact import enact
    from folkmoot.door.forking import Fork

    if args.fork is None:
        return None

    def declare(published: "Checkpoint") -> None:
        act = Fork(size=published.size, root=base64_text.encode(published.root), why=args.fork)
        enact(act, person=Roll().reference(args.by), at=datetime.now(UTC))

    return declare


def _restore(args: argparse.Namespace) -> int:
    from folkmoot.cli.waiting import progress
    from folkmoot.core.record.malformed import Malformed
    from folkmoot.door.backup import BadBackup, restore
    from folkmoot.door.log_key import published

    checkpoint = None
    if args.fork is not None and (args.checkpoint is None or args.by is None):
        return saying.bad_input(args, "expected --checkpoint FILE and --by PERSON with --fork WHY")
    if args.by is not None and args.fork is None:
        return saying.bad_input(args, "expected --fork WHY with --by PERSON: a restore enters nothing else")
    try:
        if args.checkpoint is not None:
            checkpoint = published(args.checkpoint.read_text(encoding="utf-8"))
        with args.file.open("rb") as file, progress(f"Reading {args.file.name}", args.json) as each:
            done = restore(file, checkpoint, each, fork=_fork(args))
    except (Malformed, UnicodeDecodeError) as error:
        return saying.bad_input(args, f"{args.checkpoint}: {error}")
    except BadBackup as error:
        return saying.bad_input(args, f"{args.file}: {error}")
    if args.json:
        found = {"ok": True, "size": done.size, "root": done.root, "erasures": done.erasures}
        saying.print_json(found | ({"fork": done.size} if args.fork is not None else {}))
    else:
        print(f"{done.size:,} entries are back; the root is {done.root}")
        print(f"Erased again: the words of {done.erasures:,} entries." if done.erasures else "Nothing had been erased.")
        if args.fork is not None:
            print(f"Entry {done.size} declares the fork. Print a checkpoint, and say to whoever has one what is gone.")
        if checkpoint is None:
            print("Compare size and root with the last checkpoint that was published: --checkpoint does it for you.")
    return saying.DONE
