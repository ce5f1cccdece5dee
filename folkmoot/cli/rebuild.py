"""Makes the tables again from the record, for `folkmoot verify --rebuild`."""

import argparse

from folkmoot.cli import faults, saying


def run_rebuild(args: argparse.Namespace) -> int:
    """Make the tables again from the record and say where they differ."""
    return faults.said(args, lambda: _rebuild(args))


def _rebuild(args: argparse.Namespace) -> int:
    from folkmoot.door.models import Head
    from folkmoot.door.rebuild import rebuild

    if not Head.objects.filter(size__gt=0).exists():
        return saying.bad_input(args, "there is nothing to rebuild: nothing is founded yet")
    found = rebuild()
    holds = all(fault.note for fault in found)
    if args.json:
        saying.print_json({"holds": holds, "faults": [str(fault) for fault in found]})
    else:
        print("\n".join(map(str, found)) or "the tables are what the record makes them")
    return saying.DONE if holds else saying.FAILED
