"""`folkmoot acts [ACT]`: every act that there is, or one with its fields."""

import argparse
from typing import TYPE_CHECKING

from folkmoot.cli import faults, helping, saying
from folkmoot.cli.data_folder import load

if TYPE_CHECKING:
    from folkmoot.door.act import Declaration


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser of `folkmoot`."""
    acts = subparsers.add_parser(
        "acts",
        help="list every act, or one with its fields",
        description="List every act, or one with its fields: what it changes, who hears of it, which verb of a charter "
        "allows it.",
        epilog=helping.ending("folkmoot acts", "folkmoot acts members.apply", "folkmoot acts members.apply --json"),
    )
    acts.add_argument("act", metavar="ACT", nargs="?", help="the name of an act, as members.apply")
    acts.add_argument("--json", action="store_true", help="print JSON")
    acts.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """List them; the exit status."""
    return faults.said(args, lambda: _one(args) if args.act else _all(args), opening=load)


def _all(args: argparse.Namespace) -> int:
    from folkmoot.door.act import REGISTER

    declared = [REGISTER[name] for name in sorted(REGISTER)]
    if args.json:
        saying.print_json({"ok": True, "acts": [{"act": each.name, "says": each.sentence} for each in declared]})
        return saying.DONE
    wide = max(len(each.name) for each in declared)
    organ = ""
    for each in declared:
        if each.organ != organ:
            print(f"\n{each.organ}" if organ else each.organ)
        organ = each.organ
        print(f"  {each.name:{wide}}  {each.sentence}")
    return saying.DONE


def _one(args: argparse.Namespace) -> int:
    from folkmoot.door.act import declaration
    from folkmoot.door.docs import fields, section

    declared = declaration(args.act)
    rows = list(fields(declared))
    if args.json:
        said = [{"field": each.name, "is": each.form, "required": each.required, "text": each.text} for each in rows]
        saying.print_json({"ok": True, **_heading(declared), "fields": said})
        return saying.DONE
    print(f"{declared.name}\n  {declared.sentence}")
    for name in ("Changes", "Shows"):
        print(f"  {name}: {section(declared, name)}")
    print(f"  In a charter: {declared.verb} on {declared.on}. It leaves: {declared.record}.")
    wide = max((len(each.name) for each in rows), default=0)
    for each in rows:
        needed = "" if each.required else " (may be left out)"
        print(f"  {each.name:{wide}}  {each.form}{needed}{f': {each.says}' if each.says else ''}")
    return saying.DONE


def _heading(declared: "Declaration") -> dict[str, str]:
    return {
        "act": declared.name,
        "says": declared.sentence,
        "verb": declared.verb,
        "on": declared.on,
        "record": declared.record,
    }
