"""`folkmoot`: the command line. What needs neither a database nor Django starts without them."""

import argparse
import os
import sys
from collections.abc import Sequence

from folkmoot import __version__
from folkmoot.cli import (
    acts,
    backup,
    charter,
    demo,
    enact,
    export,
    importing,
    init,
    replay,
    saying,
    serve,
    tick,
    verify,
    work,
)

COMMANDS = (demo, charter, verify, replay, enact, acts, export, backup, importing, init, serve, tick, work)

ABOUT = """Runs a democratic membership organisation by its own charter.

One organisation lives in one data folder: FOLKMOOT_HOME, else folkmoot-data.
`charter` and `verify` need none: they read files."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    parser = argparse.ArgumentParser(
        prog="folkmoot",
        description=ABOUT,
        epilog=f"{saying.STATUS} `folkmoot COMMAND --help` says more.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"folkmoot {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add(commands)
    args = parser.parse_args(arguments)
    try:
        status: int = args.run(args)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read us has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return saying.FAILED
    except KeyboardInterrupt:
        print("folkmoot: interrupted", file=sys.stderr)
        return saying.FAILED
    return status
