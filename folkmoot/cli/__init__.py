"""`folkmoot`: the command line. What needs neither a database nor Django starts without them.

Exit status: 0 done, 1 failed, 2 bad input, 3 refused by the charter.
"""

import argparse
from collections.abc import Sequence

from folkmoot import __version__
from folkmoot.cli import charter, organisation, verify


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    parser = argparse.ArgumentParser(
        prog="folkmoot", description="Runs a democratic membership organisation by its own charter."
    )
    parser.add_argument("--version", action="version", version=f"folkmoot {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in (charter, verify, organisation):
        command.add(commands)
    args = parser.parse_args(arguments)
    status: int = args.run(args)
    return status
