"""`folkmoot count FILE...`: who is elected, by which rule, and why; from files alone, without a database."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from folkmoot.cli import helping, saying
from folkmoot.cli.waiting import progress

if TYPE_CHECKING:
    from folkmoot.core.tally.lots import Draws
    from folkmoot.core.tally.poll import Poll
    from folkmoot.core.tally.result import Result

USUAL = {"ranked": "stv-scottish", "approval": "approval", "score": "score"}
"""The rule where none is asked for, by what the papers are."""

LONGEST = 1 << 20
"""How many bytes of lots or of quota rules are read."""


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser of `folkmoot`."""
    parser = subparsers.add_parser(
        "count",
        help="count ballots by a rule, and say why who is elected",
        description="Count files of ballots: BLT, PrefLib, CSV of cast votes, the layout of the Scottish council "
        "elections, or our own opened ballots, plain or packed with gzip.",
        epilog=helping.ending(
            "folkmoot count ward.blt --rule stv-scottish --explain",
            "folkmoot count wards/*.csv --seats 4 --json",
            "folkmoot count chair.csv --compare irv,schulze,borda",
            "folkmoot count committee.toi --rule seq-pav --set equal=approve --svg committee.svg",
            status="Exit status: 0 done, 2 where a file is no poll or cannot be counted so. `folkmoot count --rules` "
            "lists the rules, each with its source and settings.",
        ),
    )
    parser.add_argument("file", metavar="FILE", nargs="*", type=Path, help="a file of ballots, or several")
    parser.add_argument("--rule", metavar="RULE", help="the rule, else the usual one for such papers")
    parser.add_argument("--seats", metavar="N", type=int, help="how many seats, else as many as the file says")
    parser.add_argument(
        "--set", metavar="NAME=VALUE", action="append", default=[], help="a setting of the rule, as often as needed"
    )
    parser.add_argument("--lots", metavar="LOTS", type=Path, help="the lots that were drawn beforehand: a draw a line")
    parser.add_argument("--quota-rules", metavar="QUOTAS", type=Path, help="floors and ceilings for who is elected")
    parser.add_argument("--compare", metavar="R1,R2", help="what each of these rules would have given")
    parser.add_argument("--language", metavar="CODE", default="en", choices=("en", "es"), help="of sentences: en or es")
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="print the result as JSON, a line to a file")
    shape.add_argument("--csv", action="store_true", help="print the stages as CSV")
    shape.add_argument("--html", action="store_true", help="print the stages as a table in HTML")
    shape.add_argument("--explain", action="store_true", help="tell the count in sentences")
    parser.add_argument("--svg", metavar="OUT", type=Path, help="draw the count into a file")
    parser.add_argument("--rules", action="store_true", help="list the rules instead")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Count and print; the exit status."""
    if args.rules:
        print("\n".join(_rules()))
        return saying.DONE
    if not args.file:
        return saying.bad_input(args, "expected a FILE of ballots, or --rules")
    if args.svg and len(args.file) > 1:
        return saying.bad_input(args, f"--svg draws one count, and {len(args.file)} files were given")
    status = saying.DONE
    with progress(f"Counting {len(args.file)} files") as each:
        for file in args.file:
            each(len(args.file))
            status = max(status, _count(args, file))
    return status


def _count(args: argparse.Namespace, file: Path) -> int:
    from folkmoot.core.tally import read
    from folkmoot.core.tally.asked import BadCount

    try:
        poll = read(file, seats=args.seats)
        if args.compare:
            _compare(args, file, poll, args.compare.split(","))
        else:
            _print(args, file, _counted(args, poll, args.rule or USUAL[poll.kind]))
    except OSError as error:
        return _wrong(args, file, f"{error.filename or file}: cannot be read: {error.strerror or error}")
    except BadCount as error:
        return _wrong(args, file, f"{file}: {error}")
    except ValueError as error:  # BadPoll, BadLots, BadQuotas, NoSuchRule: each says where it is, in a line
        return _wrong(args, file, str(error))
    return saying.DONE


def _counted(args: argparse.Namespace, poll: "Poll", name: str) -> "Result":
    from folkmoot.core.tally import count
    from folkmoot.core.tally.rules import rule

    known = {each.name for each in rule(name).settings}
    given = dict(_setting(each) for each in args.set)
    settings = {key: value for key, value in given.items() if not args.compare or key in known}
    quotas = None
    if args.quota_rules:
        from folkmoot.core.tally.quotas.reading import read as read_quotas

        quotas = read_quotas(args.quota_rules)
    return count(poll, name, seats=args.seats, lots=_lots(args, poll), quotas=quotas, **settings)


def _setting(written: str) -> tuple[str, str | int]:
    name, equals, value = written.partition("=")
    if not (name and equals and value):
        raise ValueError(f"--set {written}: expected NAME=VALUE")
    return name, int(value) if value.isascii() and value.isdigit() and len(value) < 10 else value


def _lots(args: argparse.Namespace, poll: "Poll") -> "Draws | None":
    if args.lots is None:
        return None
    from folkmoot.core.tally.drawn import BadLots, read_lots

    try:
        return read_lots(_text(args.lots), poll.names)
    except BadLots as error:
        raise BadLots(f"{args.lots}, {error}" if str(error).startswith("line") else f"{args.lots}: {error}") from None


def _text(file: Path) -> str:
    with file.open("rb") as opened:
        held = opened.read(LONGEST + 1)
    if len(held) > LONGEST:
        raise ValueError(f"{file}: expected at most {LONGEST:,} bytes")
    try:
        return held.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"{file}: expected text in UTF-8; byte {error.start} is none") from None


def _print(args: argparse.Namespace, file: Path, result: "Result") -> None:
    if args.svg:
        from folkmoot.core.tally.results.pictures.drawing import picture

        args.svg.write_text(picture(result, args.language), encoding="utf-8")
    if args.json:
        _line({"file": str(file), **_data(result)})
        return
    if args.csv or args.html:
        from folkmoot.core.tally.results.tables.drawing import as_csv, as_html

        print((as_csv if args.csv else as_html)(result, args.language), end="")
        return
    if len(args.file) > 1:
        print(f"{file}\n")
    if args.explain:
        from folkmoot.core.tally.results.explaining import text

        print(text(result, args.language))
    else:
        from folkmoot.core.tally.results.tables.drawing import terminal

        print(terminal(result, args.language))


def _compare(args: argparse.Namespace, file: Path, poll: "Poll", names: list[str]) -> None:
    """What each rule would have given, or why it cannot count this."""
    found: dict[str, Result | str] = {}
    for name in names:
        try:
            found[name] = _counted(args, poll, name)
        except ValueError as error:
            found[name] = str(error)
    if args.json:
        told = [
            {"rule": name, "error": {"says": each}} if isinstance(each, str) else _data(each)
            for name, each in found.items()
        ]
        _line({"file": str(file), "compared": told})
        return
    print(f"{file}: {poll.papers.count:,} papers")
    wide = max(len(name) for name in names)
    for name, each in found.items():
        print(f"  {name:<{wide}}  {each if isinstance(each, str) else _who(each)}")
    counted = [set(each.elected) for each in found.values() if not isinstance(each, str)]
    always = sorted(set.intersection(*counted)) if counted else []
    if len(counted) > 1:
        print(f"  by all of them: {', '.join(poll.names[each] for each in always) or 'nobody'}")


def _who(result: "Result") -> str:
    return ", ".join(result.names) + (" (a lot decided)" if result.lots else "")


def _data(result: "Result") -> dict[str, Any]:
    from folkmoot.core.tally.results.data import to_json

    return to_json(result)


def _line(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(errors="backslashreplace").decode())


def _wrong(args: argparse.Namespace, file: Path, says: str) -> int:
    """Say it in one line, and go on with the next file."""
    if args.json:
        _line({"file": str(file), "error": {"says": says}})
    else:
        print(f"folkmoot: {says}", file=sys.stderr)
    return saying.BAD_INPUT


def _rules() -> Iterator[str]:
    from folkmoot.core.tally.rules import rules

    for rule in rules().values():
        yield f"{rule.id}: {rule.name} ({'one seat' if rule.seats == 'one' else 'several seats'}; {rule.kind})"
        yield f"    {rule.source}"
        for setting in rule.settings:
            yield f"    {setting.name}={setting.default}" + (
                f"  or {', '.join(choice for choice in setting.choices if choice != setting.default)}"
                if len(setting.choices) > 1
                else ""
            )
