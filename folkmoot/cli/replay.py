"""`folkmoot replay FILE [--under CHARTER]`: live a history again, or ask what another charter would have said of it."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from folkmoot.cli import faults, helping, saying
from folkmoot.cli.data_folder import load
from folkmoot.cli.waiting import progress

if TYPE_CHECKING:
    from folkmoot.door.whatif import Again


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser of `folkmoot`."""
    replay = subparsers.add_parser(
        "replay",
        help="fill the empty record of the data folder from a history file",
        description="Fill the empty record of the data folder from a history file. With --under, write nothing: replay "
        "the history aside and say what another charter would have said of each act.",
        epilog=helping.ending(
            "folkmoot replay histories/small.md",
            "folkmoot replay histories/iso.md --under charters/model.md --map recorder=general_secretary",
        ),
    )
    replay.add_argument("file", metavar="FILE", type=Path, help="a history: Markdown with fenced `toml act` blocks")
    replay.add_argument("--under", metavar="CHARTER", type=Path, help="the charter that judges every act again")
    replay.add_argument(
        "--map",
        metavar="OLD=NEW",
        action="append",
        default=[],
        help="with --under: what the history calls OLD is NEW in that charter; may be given again",
    )
    replay.add_argument("--json", action="store_true", help="print JSON")
    replay.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Replay, or judge again; the exit status."""
    if args.under is None:
        if args.map:
            return saying.bad_input(args, "--map says what names mean under another charter: give it with --under")
        return faults.said(args, lambda: fill(args))
    return faults.said(args, lambda: _under(args), opening=load)


def fill(args: argparse.Namespace) -> int:
    """Replay a history into the data folder, which is open, and say what it left."""
    from folkmoot.door.replay import replay

    with progress(f"Replaying {args.file.name}", args.json) as each:
        left = replay(args.file, each=lambda _, of: each(of))
    if args.json:
        saying.print_json({"ok": True, "size": left.size, "root": left.root, "refused": left.refused})
    else:
        also = f"; {left.refused} refused as the history expects" if left.refused else ""
        print(f"{left.size} entries, root {left.root}{also}")
    return saying.DONE


def _under(args: argparse.Namespace) -> int:
    from folkmoot.core.charter.read import read_file
    from folkmoot.door.whatif import BadMap, what_if

    names = dict[str, str]()
    for written in args.map:
        old, equals, new = written.partition("=")
        if not (old and equals and new) or old in names:
            return saying.bad_input(args, f"--map {written}: expected OLD=NEW, once for each OLD")
        names[old] = new
    charter = read_file(args.under)
    try:
        with progress(f"Replaying {args.file.name} under {args.under.name}", args.json) as each:
            judged = what_if(args.file, charter, names, each=each)
    except BadMap as bad:
        return saying.bad_input(args, bad)
    counts = {value: sum(each.verdict.value == value for each in judged) for value in VALUES}
    if args.json:
        found: dict[str, Any] = {"ok": True, "under": charter.hash, "acts": len(judged), **counts}
        saying.print_json({**found, "differing": [each.to_json() for each in judged if _is_told(each)]})
    else:
        print("\n".join([*_lines(args.file.name, judged), _summary(judged, counts, args.under.name)]))
    return saying.DONE


VALUES = {"allowed": "allowed", "refused": "refused", "undetermined": "not determined"}


def _is_told(each: "Again") -> bool:
    return each.verdict.value != "allowed" or each.was != each.verdict.value


def _lines(file: str, judged: "list[Again]") -> Iterator[str]:
    """What differs, by the first line of which it is said; acts of which the same is said share it."""
    same: dict[object, list[Again]] = {}
    for each in judged:
        if _is_told(each):
            same.setdefault((each.act, each.was, each.verdict, each.elsewhere), []).append(each)
    for group in same.values():
        first, lines = group[0], [str(each.line) for each in group]
        would = VALUES[first.verdict.value]
        was = "" if first.was == first.verdict.value else f", {VALUES[first.was]} by its own charter"
        rules = f": {', '.join(f'Article {rule}' for rule in first.verdict.rules)}" if first.verdict.rules else ""
        where = f"line {lines[0]}" if len(lines) == 1 else f"lines {', '.join(lines)}"
        yield f"{file}, {where}: {first.act} {would}{was}{rules}"
        yield from (f"  {reason.says}" for reason in first.verdict.because)
        if first.elsewhere:
            yield f"  That charter has no {', '.join(first.elsewhere)}."
    lost = sorted({each.partition(":")[2] for group in same.values() for each in group[0].elsewhere})
    if lost:
        yield f"If it calls them otherwise, say so: {' '.join(f'--map {name}=NEW' for name in lost)}"


def _summary(judged: "list[Again]", counts: dict[str, int], under: str) -> str:
    said = ", ".join(f"{counts[value]:,} {words}" for value, words in VALUES.items())
    return f"Of {len(judged):,} acts under {under}: {said}."
