"""`folkmoot`: the command line. What needs neither a database nor Django starts without them."""

import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module

from folkmoot import __version__
from folkmoot.cli import helping, saying

GROUPS: Mapping[str, Mapping[str, str]] = {
    "for everybody": {"demo": "demo", "charter": "charter", "count": "count", "verify": "verify"},
    "for whoever acts": {"acts": "acts", "ask": "enact", "enact": "enact"},
    "for whoever runs it": {
        "init": "init",
        "serve": "serve",
        "import": "importing",
        "replay": "replay",
        "tick": "tick",
        "work": "work",
        "export": "export",
        "backup": "backup",
        "restore": "backup",
        "rotate-key": "rotate_key",
        "completion": "completion",
    },
}
"""The commands as help lists them, each with the module that adds it."""

MODULES: Mapping[str, str] = {name: module for group in GROUPS.values() for name, module in group.items()}

ABOUT = """Runs a democratic membership organisation by its own charter.

One organisation lives in one data folder: FOLKMOOT_HOME, else folkmoot-data. `charter`, `count` and `verify`
need none: they read files."""


def parser(only: str | None = None) -> helping.Parser:
    """The parser of all commands, or of one: then no module is loaded but that one's."""
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
    for module in dict.fromkeys(MODULES.values()) if only is None else [MODULES[only]]:
        import_module(f"folkmoot.cli.{module}").add(commands)
    whole.groups = {title: tuple(names) for title, names in GROUPS.items()} if only is None else {}
    return whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    args = parser(given[0] if given and given[0] in MODULES else None).parse_args(given)
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
