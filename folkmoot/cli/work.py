"""`folkmoot work`: write the letters that the record calls for and send them; `folkmoot serve` does it by itself."""

import argparse
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from folkmoot.cli import faults, helping, saying
from folkmoot.cli.beside import beside

if TYPE_CHECKING:
    from folkmoot.mail.queue import Round

SECONDS = 5.0
LOG = logging.getLogger("folkmoot.mail")
FAULT = "letters could not be sent; it is tried again in %s seconds"


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser of `folkmoot`."""
    work = subparsers.add_parser(
        "work",
        help="write and send letters",
        description="Write the letters that the record calls for and send those that are due, until Ctrl-C. Several "
        "workers may run beside each other and beside `folkmoot serve`, which does it by itself.",
        epilog=helping.ending("folkmoot work", "folkmoot work --once --json"),
    )
    work.add_argument("--once", action="store_true", help="one round, and end")
    work.add_argument("--json", action="store_true", help="print JSON (with --once)")
    work.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Work until interrupted, or once; the exit status."""
    return faults.said(args, lambda: _work(args))


def _work(args: argparse.Namespace) -> int:
    if args.once:
        found = _round()
        if args.json:
            saying.print_json({"ok": True, "sent": found.sent, "failed": found.failed, "later": found.later})
        else:
            print(f"{found.sent:,} letters sent, {found.later:,} to be tried again, {found.failed:,} failed.")
        return saying.DONE
    with postman():
        while True:
            time.sleep(3600)


@contextmanager
def postman(every: float = SECONDS) -> Iterator[None]:
    """Write and send, in a thread of this process, until the end of the block."""
    with beside("postman", lambda stop: _round(), every, LOG, FAULT):
        yield


def _round() -> "Round":
    from folkmoot.mail.postman import round_

    return round_(datetime.now(UTC))
