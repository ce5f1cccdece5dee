"""`folkmoot verify FILE`: whether a record holds, what does not and where, in words."""

import argparse
from pathlib import Path

from folkmoot import __version__
from folkmoot.cli import helping, saying
from folkmoot.core.charter.replaying import Rejudging
from folkmoot.core.record.malformed import Malformed
from folkmoot.core.record.report import Report
from folkmoot.core.record.verify import verify

HOLDS, DOES_NOT = 0, 1


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser of `folkmoot`."""
    parser = subparsers.add_parser(
        "verify",
        help="check an export or a log, from the file alone",
        description="Check an export (a zip), or the log of one, without a server.",
        epilog=helping.ending(
            "folkmoot verify record.zip",
            "folkmoot verify record.zip --key printed-key.txt --json",
            "folkmoot verify --rebuild",
            status="Exit status: 0 if it holds, 1 if it does not, 2 if the file cannot be read or the key is none.",
        ),
    )
    parser.add_argument("file", metavar="FILE", nargs="?", help="an export, or a log.jsonl")
    parser.add_argument(
        "--rebuild", action="store_true", help="instead of a file: make the data folder's tables again, and compare"
    )
    parser.add_argument("--key", metavar="KEY", help="the key to trust: a verifier key, its fingerprint, or a file")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    parser.add_argument("--strict", action="store_true", help="read every line of a long log in full")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Verify and print; the exit status."""
    if args.rebuild:
        from folkmoot.cli.rebuild import run_rebuild  # loads Django only when it is asked for

        return run_rebuild(args)
    if args.file is None:
        return saying.bad_input(args, "expected a FILE to verify, or --rebuild")
    try:
        report = verify(args.file, _key(args.key), strict=args.strict, judge=Rejudging(__version__))
    except OSError as error:
        return saying.bad_input(args, f"{args.file}: cannot be read: {error.strerror or error}")
    except Malformed as error:
        return saying.bad_input(args, f"--key: {error}")
    if args.json:
        saying.print_json(report.to_json())
    else:
        print("\n".join(_lines(args.file, report)))
    return HOLDS if report.holds else DOES_NOT


def _key(given: str | None) -> str | None:
    """What was given, or what stands in the file that was given."""
    if given is None or "+" in given or not Path(given).is_file():
        return given
    with open(given, encoding="utf-8", errors="replace") as file:
        return file.read(1024)


def _lines(file: str, report: Report) -> list[str]:
    lines = [f"  {sentence}" for sentence in report.says]
    if report.holds:
        return [f"{file} holds.", *lines]
    lines = [*(f"  {fault.says}" for fault in report.faults)]
    if report.fault_count > len(report.faults):
        lines.append(f"  and {report.fault_count - len(report.faults):,} more faults")
    if report.says:
        lines += ["What was found to hold, or could be told:", *(f"  {sentence}" for sentence in report.says)]
    return [f"{file} DOES NOT HOLD.", *lines]
