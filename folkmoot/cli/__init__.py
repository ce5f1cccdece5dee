"""`folkmoot`: the command line. What needs neither a database nor Django starts without them."""

import os
import sys
from collections.abc import Sequence

from folkmoot import __version__
from folkmoot.cli import (
    acts,
    backup,
    charter,
    completion,
    demo,
    enact,
    export,
    helping,
    importing,
    init,
    replay,
    rotate_key,
    saying,
    serve,
    tick,
    verify,
    work,
)

COMMANDS = (
    demo,
    charter,
    verify,
    acts,
    enact,
    init,
    serve,
    importing,
    replay,
    tick,
    work,
    export,
    backup,
    rotate_key,
    completion,
)

GROUPS = {
    "for everybody": ("demo", "charter", "verify"),
    "for whoever acts": ("acts", "ask", "enact"),
    "for whoever runs it": (
        "init", "serve", "import", "replay", "tick", "work", "export", "backup", "restore", "rotate-key",
        "completion",
    ),
}  # fmt: skip

ABOUT = """Runs a democratic membership organisation by its own charter.

One organisation lives in one data folder: FOLKMOOT_HOME, else folkmoot-data. `charter` and `verify` need none: they
read files."""


def parser() -> helping.Parser:
    """The parser of all commands."""
    whole = helping.Parser(
        prog="folkmoot",
        description=ABOUT,
        epilog=helping.ending(
            "folkmoot demo",
            "folkmoot charter explain charters/model.md",
            "folkmoot verify record.zip",
            status=f"{saying.STATUS} `folkmoot COMMAND --help` says more.",
        ),
    )
    whole.add_argument("--version", action="version", version=f"folkmoot {__version__}", help="print the version")
    commands = whole.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add(commands)
    whole.groups = GROUPS
    return whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    args = parser().parse_args(arguments)
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
