"""`folkmoot export FILE`: write the record to a file that anybody can verify."""

import argparse
from pathlib import Path

from folkmoot.cli import faults, helping
from folkmoot.cli.writing import written


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
    export.add_argument("--all", action="store_true", help="every record class, not only what is public")
    export.add_argument("--json", action="store_true", help="print JSON")
    export.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the export; the exit status."""
    return faults.said(args, lambda: _export(args))


def _export(args: argparse.Namespace) -> int:
    from folkmoot.door.export import export

    says = "{size} entries written to {file}; check it with: folkmoot verify {file}"
    return written(args, lambda out, each: export(out, every_class=args.all, each=each), says)
