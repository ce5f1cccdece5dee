"""`folkmoot import members FILE`: bring in a list of members; nothing is written before you have seen what would be."""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from folkmoot.cli import faults, helping, saying

if TYPE_CHECKING:
    from folkmoot.importing.draft import Draft
    from folkmoot.importing.looking import Choices
    from folkmoot.importing.table import Table

SHOWN = 10
LISTED = 100
"""How many rows of a sort are shown on a terminal, and listed in JSON."""


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser of `folkmoot`."""
    command = subparsers.add_parser(
        "import", help="bring in a list of members", description="Bring in a list of members, or undo it."
    )
    what = command.add_subparsers(required=True, metavar="WHAT")
    members = what.add_parser(
        "members",
        help="bring in a list of members from a CSV file",
        description="Bring in a list of members from a CSV file, as one act. What is new, the same, changed or doubled "
        "is shown first, and nothing is written before you say so. The columns are known by their headings, in English "
        "or Spanish; --map says it of others.",
        epilog=helping.ending(
            "folkmoot import members list.csv",
            "folkmoot import members list.csv --by ada@example.org --yes",
            'folkmoot import members list.csv --map "Chapter=branch" --map "Shoe size=skip"',
        ),
    )
    members.add_argument("file", metavar="FILE", type=Path, help="the list, as CSV: one row for each person")
    members.add_argument("--by", metavar="PERSON", help="who does it: a reference (p:...) or an e-mail address")
    members.add_argument(
        "--map", metavar="COLUMN=FIELD", action="append", default=[], help="what a column holds, or COLUMN=skip"
    )
    members.add_argument("--branch", metavar="NAME", help="the branch of those for whom the list names none")
    members.add_argument("--month-first", action="store_true", default=None, help="3/1/2019 is the first of March")
    members.add_argument(
        "--shared-email", action="store_true", help="people who share only an e-mail address are not the same"
    )
    members.add_argument("--eligible", action="store_true", help="state that all meet the conditions of the charter")
    members.add_argument("--leave-out", action="store_true", help="leave out the rows in which something is wrong")
    members.add_argument(
        "--contacts", action="store_true", help="take over e-mail, telephone and address of known members, too"
    )
    members.add_argument("--yes", action="store_true", help="admit them without asking")
    members.add_argument("--json", action="store_true", help="print JSON")
    members.set_defaults(run=run)
    undo = what.add_parser(
        "undo",
        help="undo that a list was brought in",
        description="Undo that a list was brought in, until something was done with one of its people.",
        epilog=helping.ending("folkmoot import undo 214 --by ada@example.org"),
    )
    undo.add_argument("entry", metavar="ENTRY", type=int, help="the index of the entry that admitted the list")
    undo.add_argument("--by", metavar="PERSON", required=True, help="who does it")
    undo.add_argument("--json", action="store_true", help="print JSON")
    undo.set_defaults(run=run_undo)


def run(args: argparse.Namespace) -> int:
    """Look at a list, and bring it in if that is wanted; the exit status."""
    return faults.said(args, lambda: _members(args))


def run_undo(args: argparse.Namespace) -> int:
    """Undo that a list was brought in; the exit status."""
    return faults.said(args, lambda: _undo(args))


def _members(args: argparse.Namespace) -> int:
    from folkmoot.importing.draft import Draft
    from folkmoot.importing.faults import BadFile

    with tempfile.TemporaryDirectory(prefix="folkmoot-import-") as folder:
        draft = Draft(Path(folder) / "draft.sqlite3")
        try:
            return _looked_at(args, draft)
        except BadFile as bad:
            return saying.bad_input(args, bad, file=bad.file, row=bad.fault.row)
        finally:
            draft.close()


def _looked_at(args: argparse.Namespace, draft: "Draft") -> int:
    from folkmoot.door.act import BadAct
    from folkmoot.door.charters import adopted
    from folkmoot.door.models import Head
    from folkmoot.importing.looking import look
    from folkmoot.importing.table import lines, open_table

    head = Head.objects.filter(pk=Head.THE_ONE).first()
    if head is None or not head.charter:
        raise BadAct("nothing is founded yet: `folkmoot init` founds an organisation")
    charter, now = adopted(head.charter), _now(head)
    person = _person(args.by) if args.by else None
    table = open_table(args.file)
    choices = _choices(args, table)
    with progress(f"Reading {args.file.name}", lines(args.file), args.json) as each:
        look(table, choices, draft, charter, now, each)
    counts, wrong = draft.counts(), draft.count_faults()
    if not args.json:
        print("\n".join(_seen(table, choices, draft)))
    if wrong and not args.leave_out:
        says = f"{args.file.name}: {wrong} things are wrong; mend them, or leave those rows out with --leave-out"
        if not args.json:
            print("\n".join(_wrong(draft, wrong)), file=sys.stderr)
        listed = [{"row": each.row, "column": each.column, "says": each.says} for each in draft.faults()]
        return saying.bad_input(args, says, file=args.file.name, faults=listed)
    shape = _shape(table, choices, draft)
    changed = counts["changed"] + counts["same"] if args.contacts else 0
    if not counts["new"] and not changed:
        return _said(args, shape, "Nobody in it is new. Nothing is written.")
    if not _wanted(args, counts["new"]):
        return _said(args, shape, "Nothing is written. With --yes they are admitted.")
    if person is None:
        raise BadAct("expected --by PERSON: who admits them")
    return _admitted(args, draft, shape, person, now)


def _admitted(args: argparse.Namespace, draft: "Draft", shape: dict[str, Any], person: str, now: datetime) -> int:
    from folkmoot.importing.admitting import admit, take_over

    if not draft.count("new"):
        return _said(args, {**shape, "written": True}, f"The addresses of {take_over(draft)} members are kept.")
    with progress("Admitting", draft.count("new"), args.json) as each:
        found = admit(draft, person=person, at=now, eligible=args.eligible, contacts=args.contacts, each=each)
    undo = f"folkmoot import undo {found.done.index} --by {args.by}"
    says = f"{found.members:,} members are admitted: entry {found.done.index}.\nTo undo it: {undo}"
    return _said(args, {**shape, "written": True, "entry": found.done.index, "undo": undo}, says)


def _undo(args: argparse.Namespace) -> int:
    from folkmoot.door.models import Head
    from folkmoot.door.occasion import ROWS_AN_ENTRY
    from folkmoot.importing.admitting import undo

    head = Head.objects.filter(pk=Head.THE_ONE).first() or Head()
    done = undo(args.entry * ROWS_AN_ENTRY, person=_person(args.by), at=_now(head))
    says = f"The list of entry {args.entry} is undone: entry {done.index}."
    return _said(args, {"ok": True, "entry": done.index}, says)


def _now(head: Any) -> datetime:
    """Now; in a rehearsal, the time at which it stands."""
    return head.at if head.rehearsal and head.at is not None else datetime.now(UTC)


def _person(written: str) -> str:
    """The reference of whoever is named by a reference, an e-mail address or, in a rehearsal, a name."""
    from folkmoot.cli.asked import Roll
    from folkmoot.door.act import BadAct
    from folkmoot.mail.contacts import person_of

    if "@" not in written:
        return Roll().reference(written)
    found = person_of(written)
    if found is None:
        raise BadAct(f"--by {written}: nobody is reached there, or more than one person")
    return found


def _choices(args: argparse.Namespace, table: "Table") -> "Choices":
    from folkmoot.door.act import BadAct
    from folkmoot.door.charters import adopted
    from folkmoot.door.models import Head
    from folkmoot.importing.columns import guessed, renamed
    from folkmoot.importing.folding import folded
    from folkmoot.importing.looking import Choices, place

    head = Head.objects.get()
    charter = adopted(head.charter)
    there = place(charter, _now(head).astimezone(charter.timezone).date())
    unit = None
    if args.branch is not None:
        unit = there.units.get(folded(args.branch))
        if unit is None:
            raise BadAct(f"--branch {args.branch}: there is no {there.unit_called} called so")
    fields = guessed(table.columns, classes=len(set(there.classes.values())))
    fields = renamed(table.name, table.columns, fields, args.map)
    return Choices(tuple(fields), unit, shared_email=args.shared_email, month_first=args.month_first)


def _seen(table: "Table", choices: "Choices", draft: "Draft") -> Iterator[str]:
    """What was found in a list, for people."""
    from folkmoot.importing.columns import SKIP

    used = [f"{name} = {field}" for name, field in zip(table.columns, choices.fields, strict=True) if field != SKIP]
    left = ", ".join(name for name, field in zip(table.columns, choices.fields, strict=True) if field == SKIP)
    yield f"Columns: {', '.join(used)}{'; left out: ' * bool(left)}{left}."
    if any(field in ("joined", "applied") for field in choices.fields):
        yield f"Dates such as 3/1/2019 are read {'month' if draft.kept()['month_first'] else 'day'} first."
    counts = draft.counts()
    for outcome, says in (
        ("new", "new"),
        ("same", "known, and the same"),
        ("changed", "known, and changed; the record is not touched by that"),
        ("duplicate", "duplicates, left out"),
        ("left", "no members any more, left out"),
    ):
        if counts[outcome]:
            yield f"{counts[outcome]:>8,}  {says}"
            shown = _people(draft, outcome, SHOWN)
            yield from (f"          row {each['row']}: {each['name']}. {each['why']}".rstrip(". ") for each in shown)
            if counts[outcome] > len(shown):
                yield f"          and {counts[outcome] - len(shown):,} more"


def _wrong(draft: "Draft", wrong: int) -> Iterator[str]:
    found = draft.faults(SHOWN * 2)
    yield from (str(each) for each in found)
    if wrong > len(found):
        yield f"and {wrong - len(found):,} more"


def _people(draft: "Draft", outcome: str, most: int) -> list[dict[str, Any]]:
    from folkmoot.importing.matching import explained

    return [
        {"row": row["row"], "name": row["name"], "why": why, "differs": (row["differs"] or "").split()}
        for row, why in explained(draft, draft.people(outcome, most=most))
    ]


def _shape(table: "Table", choices: "Choices", draft: "Draft") -> dict[str, Any]:
    return {
        "ok": True,
        "written": False,
        "file": table.name,
        "encoding": table.encoding,
        "columns": dict(zip(table.columns, choices.fields, strict=True)),
        "counts": draft.counts(),
        "faults": draft.count_faults(),
        "changed": _people(draft, "changed", LISTED),
        "duplicates": _people(draft, "duplicate", LISTED),
    }


def _wanted(args: argparse.Namespace, new: int) -> bool:
    """Whether they are to be admitted: said beforehand, or asked for now."""
    if args.yes or args.json or not sys.stdin.isatty():
        return bool(args.yes)
    return input(f"Admit {new:,} members? [y/N] ").strip().lower() in ("y", "yes")


def _said(args: argparse.Namespace, shape: dict[str, Any], says: str) -> int:
    if args.json:
        saying.print_json(shape)
    else:
        print(says)
    return saying.DONE


@contextmanager
def progress(says: str, total: int, quiet: bool) -> Iterator[Callable[[int], None]]:
    """A bar on a terminal for long work. What it gives is told how many rows are done."""
    if quiet or not sys.stderr.isatty():
        yield lambda count: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(says, total=total)
        yield lambda count: bar.update(task, completed=count) if count % 100 == 0 else None
