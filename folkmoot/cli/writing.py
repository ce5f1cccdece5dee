"""Writes a new file whole, or leaves none; over nothing that is there."""

import argparse
from collections.abc import Callable
from typing import BinaryIO

from folkmoot.cli import saying


def written(args: argparse.Namespace, write: Callable[[BinaryIO, Callable[[int], None]], int], says: str) -> int:
    """Let `write` fill the file that was asked for, and say the size that it gives; the exit status.

    `write` is given the file and what to call for each step with how many there are. `says` has places for the size
    and the file.
    """
    from folkmoot.cli.waiting import progress

    try:
        with args.file.open("xb") as out, progress(f"Writing {args.file.name}", args.json) as each:
            size = write(out, each)
    except FileExistsError:
        return saying.bad_input(args, f"{args.file}: is there already; choose another name")
    except LookupError as error:
        args.file.unlink()
        return saying.failed(args, error)
    except BaseException:
        args.file.unlink(missing_ok=True)  # half a file is none
        raise
    if args.json:
        saying.print_json({"ok": True, "size": size, "file": str(args.file)})
    else:
        print(says.format(size=f"{size:,}", file=args.file))
    return saying.DONE
