"""`folkmoot completion SHELL`: the script by which a shell completes commands, options, acts and files."""

import argparse
from collections.abc import Iterator

from folkmoot.cli import faults, helping, saying
from folkmoot.cli.data_folder import load

SHELLS = ("bash", "zsh", "tcsh")
FILES = frozenset({"FILE", "CHARTER", "NEW", "QUESTION.json", "HISTORY", "KEY"})
"""What stands in help where the path of a file is taken."""


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser of `folkmoot`."""
    completion = subparsers.add_parser(
        "completion",
        help="print the script by which a shell completes commands",
        description="Print the script by which a shell completes commands, their options, the names of acts, and "
        "files. It knows the acts of this version: print it again after an upgrade.",
        epilog=helping.ending(
            "folkmoot completion bash > ~/.local/share/bash-completion/completions/folkmoot",
            "folkmoot completion zsh > ~/.zsh/_folkmoot",
            "folkmoot completion tcsh > ~/.folkmoot.tcsh",
        ),
    )
    completion.add_argument("shell", metavar="SHELL", choices=SHELLS, help="bash, zsh or tcsh")
    completion.set_defaults(run=run, json=False)


def run(args: argparse.Namespace) -> int:
    """Print it; the exit status."""
    return faults.said(args, lambda: _print(args.shell), opening=load)


def _print(shell: str) -> int:
    import shtab

    from folkmoot.cli import parser
    from folkmoot.door.act import REGISTER

    whole = parser()
    verbs = sorted({each.verb for each in REGISTER.values()})
    for action in actions(whole):
        if action.metavar in FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
        elif action.metavar == "ACT":
            action.choices = sorted(REGISTER)
        elif action.metavar == "VERB":
            action.choices = verbs
    print(shtab.complete(whole, shell=shell))
    return saying.DONE


def actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Every argument of a command and of the commands below it."""
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from actions(command)
