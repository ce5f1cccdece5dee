"""`folkmoot tick`: let the clock enter what has fallen due; and the clock that does so while pages are served."""

import argparse
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import Event

from folkmoot.cli import faults, helping, saying
from folkmoot.cli.beside import beside

MINUTE = 60.0
LOG = logging.getLogger("folkmoot.clock")


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser of `folkmoot`."""
    tick = subparsers.add_parser(
        "tick",
        help="let the clock enter what has fallen due",
        description="Let the clock enter what has fallen due by now: ends of terms, of suspensions, of notice. "
        "`folkmoot serve` does it by itself.",
        epilog=helping.ending("folkmoot tick"),
    )
    tick.add_argument("--json", action="store_true", help="print JSON")
    tick.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Tick once; the exit status."""
    return faults.said(args, lambda: _tick(args))


def _tick(args: argparse.Namespace) -> int:
    from folkmoot.accounts.upkeep import upkeep
    from folkmoot.door.act import declaration
    from folkmoot.door.clock import tick
    from folkmoot.door.refusal import Refused

    found = list(tick(datetime.now(UTC)))
    upkeep()
    done = [each for each in found if not isinstance(each, Refused)]
    refused = [each for each in found if isinstance(each, Refused)]
    if args.json:
        entered = [{"entry": each.index, "act": each.act, "followed": list(each.followed)} for each in done]
        saying.print_json({"ok": True, "entered": entered, "refused": [each.to_json()["refused"] for each in refused]})
        return saying.DONE
    for each in done:
        print(f"Entry {each.index}: {declaration(each.act).sentence} ({each.act})")
    for one in refused:
        print(f"Not done: {one.act.declared.name}: {'; '.join(one.because)}")
    if not found:
        print("Nothing is due.")
    return saying.DONE


@contextmanager
def clock(every: float = MINUTE) -> Iterator[None]:
    """Tick at once and then every so many seconds, in a thread of this process, until the end of the block.

    Several such clocks may run: acts take turns, and to tick twice is to tick once.
    """
    with beside("clock", _beat, every, LOG, "the clock could not act; it tries again in %s seconds"):
        yield


def _beat(stop: Event) -> None:
    from folkmoot.accounts.upkeep import upkeep
    from folkmoot.door.clock import tick
    from folkmoot.web.drafts.keeping import forget_old

    now = datetime.now(UTC)
    for _ in tick(now):
        if stop.is_set():
            break
    upkeep()
    forget_old(now.date())
