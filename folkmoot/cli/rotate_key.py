"""`folkmoot rotate-key`: give the log another key, as an act of the record; or the cases another key."""

import argparse
from datetime import UTC, datetime

from folkmoot.cli import faults, helping, saying


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser of `folkmoot`."""
    parser = subparsers.add_parser(
        "rotate-key",
        help="change the key that signs the record's checkpoints",
        description="Draw a new key, have the former one sign for it, enter that in the record, and put the new key in "
        "its place. The former one stays beside it as log-key.former-1, -2 and so on. Stopped at any point, it can be "
        "begun again. With --cases it is the key under which the words and files of cases lie encrypted: the new one "
        "comes first in its file (FOLKMOOT_CASE_KEY_FILE), the former ones stay there for backups from before.",
        epilog=helping.ending(
            "folkmoot rotate-key --by Ada", "folkmoot rotate-key --by Ada --lost", "folkmoot rotate-key --cases"
        ),
    )
    whose = parser.add_mutually_exclusive_group(required=True)
    whose.add_argument("--by", metavar="PERSON", help="who does it: a reference, or in a rehearsal a name")
    whose.add_argument("--cases", action="store_true", help="the key of the cases, which is no act of the record")
    parser.add_argument("--lost", action="store_true", help="the former key is lost, and nobody can sign with it")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=lambda args: faults.said(args, lambda: _of_cases(args) if args.cases else _rotate(args)))


def _rotate(args: argparse.Namespace) -> int:
    from folkmoot.cli.asked import Roll
    from folkmoot.core.record.verify_export import spaced
    from folkmoot.door.enact import enact
    from folkmoot.door.models import Head
    from folkmoot.door.rotating import rotate

    if not Head.objects.filter(size__gt=0).exists():
        return saying.failed(args, "there is no log whose key could be changed: nothing is founded yet")
    person = Roll().reference(args.by)
    left = rotate(lambda act: enact(act, person=person, at=datetime.now(UTC)), lost=args.lost)
    if args.json:
        found = {"ok": True, "entry": left.done.index, "key": left.key.vkey, "fingerprint": left.key.fingerprint}
        saying.print_json(found | {"handed_over": left.handed_over})
        return saying.DONE
    said = "the former key signed for it" if left.handed_over else "without the word of the former key, which is lost"
    print(f"The log has a new key (entry {left.done.index}), {said}.")
    print("Read its fingerprint into the minutes, and keep a copy of log-key apart from the data folder:")
    print(spaced(left.key.fingerprint))
    return saying.DONE


def _of_cases(args: argparse.Namespace) -> int:
    from folkmoot.door.case_key import key_file
    from folkmoot.door.casefile import change_key, unreadable

    done, left = change_key(), unreadable()
    if args.json:
        found = {"ok": True, "file": str(key_file()), "encrypted": done, "unreadable": left}
        saying.print_json(found)
        return saying.DONE
    print(f"The cases have a new key, the first line of {key_file()}; it took over {done:,} texts and files.")
    if left:
        print(f"{left:,} lie under a key that is not here, and cannot be read until it is copied back.")
    print("Keep a copy of the file apart from the data folder and its backups.")
    return saying.DONE
