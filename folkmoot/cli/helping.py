"""How help reads: a width that can be read, commands in groups, and examples that stay as they are written."""

import argparse
import shutil
from collections.abc import Mapping, Sequence
from textwrap import fill
from typing import Any

from folkmoot.cli import saying

WIDTH = 98


class Layout(argparse.HelpFormatter):
    """Fills paragraphs, and leaves lines that are indented as they are."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28, width=min(WIDTH, shutil.get_terminal_size().columns - 2))

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        parts = text.split("\n\n")
        return "\n\n".join(part if "\n  " in part else fill(" ".join(part.split()), width) for part in parts)


class Parser(argparse.ArgumentParser):
    """The parser of a command. That of `folkmoot` itself shows its commands in groups."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**{"formatter_class": Layout, "add_help": False, **given})
        self._positionals.title = "what it takes"
        self.add_argument("-h", "--help", action="help", help="show this help")
        self.groups: Mapping[str, Sequence[str]] = {}

    def format_help(self) -> str:
        """The help, as it is printed."""
        if not self.groups:
            return super().format_help()
        commands = next(each for each in self._actions if isinstance(each, argparse._SubParsersAction))
        said = {each.dest: each for each in commands._get_subactions()}
        layout = self._get_formatter()
        layout.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        layout.add_text(self.description)
        for title, names in self.groups.items():
            layout.start_section(title)
            layout.add_arguments([said[name] for name in names])
            layout.end_section()
        layout.start_section("options")
        layout.add_arguments([each for each in self._actions if each.option_strings])
        layout.end_section()
        layout.add_text(self.epilog)
        return layout.format_help()


def ending(*examples: str, status: str = saying.STATUS) -> str:
    """What stands at the end of a command's help: how it is written, and how it ends."""
    lines = "".join(f"\n  {each}" for each in examples)
    return f"{'Example' if len(examples) == 1 else 'Examples'}:{lines}\n\n{status}"
