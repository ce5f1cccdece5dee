"""The help of every command, as somebody reads it who has never run it."""

import argparse
import shlex

import pytest

from folkmoot import cli
from folkmoot.cli import helping

NO_JSON = {
    "folkmoot serve": "it says where the pages are, and runs until it is stopped",
    "folkmoot demo": "it says where the pages are, and runs until it is stopped",
    "folkmoot completion": "it prints a script for a shell",
}


def commands(parser, groups=False):
    """Every command that does something, by its words; and those that only hold others, if wanted."""
    below = [each for each in parser._actions if isinstance(each, argparse._SubParsersAction)]
    if not below or groups:
        yield parser.prog, parser
    for each in below:
        for command in each.choices.values():
            yield from commands(command, groups)


ALL = dict(commands(cli.parser(), groups=True))
RUN = dict(commands(cli.parser()))


@pytest.mark.parametrize("name", ALL)
def test_help_says_what_it_is_for_and_fits_a_hundred_columns(name, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    said = ALL[name].format_help()
    assert ALL[name].description.strip().endswith(".")
    assert [line for line in said.splitlines() if len(line) > 100] == []


@pytest.mark.parametrize("name", RUN)
def test_every_command_has_an_example_of_itself_and_says_how_it_ends(name):
    said = RUN[name].epilog
    assert f"\n  {name} " in f"{said} ".replace("\n", " \n")
    assert "\n\nExit status: 0 " in said


@pytest.mark.parametrize("name", RUN)
def test_every_command_has_json_for_scripts_or_a_reason_why_not(name):
    has_json = "--json" in RUN[name]._option_string_actions
    assert has_json is (name not in NO_JSON)


@pytest.mark.parametrize("name", RUN)
def test_every_argument_says_what_it_is(name):
    assert [each.dest for each in RUN[name]._actions if not each.help] == []


def test_the_main_help_shows_each_command_once_in_one_line_of_one_voice():
    parser = cli.parser()
    names = [name for group in parser.groups.values() for name in group]
    below = next(each for each in parser._actions if isinstance(each, argparse._SubParsersAction))
    assert sorted(names) == sorted(below.choices)
    lines = {each.dest: each.help for each in below._get_subactions()}
    said = parser.format_help()
    for says in lines.values():
        assert says[0].islower(), says
        assert not says.endswith("."), says
        assert said.count(says) == 1, says


def test_examples_stay_in_their_lines_and_paragraphs_are_filled():
    layout = helping.Layout("folkmoot")
    layout.add_text(f"One.\nTwo.\n\n{helping.ending('folkmoot a', 'folkmoot b', status='Ends.')}")
    assert layout.format_help() == "One. Two.\n\nExamples:\n  folkmoot a\n  folkmoot b\n\nEnds.\n"


def test_every_example_is_a_command_line_that_can_be_read():
    for parser in RUN.values():
        lines = [line.strip() for line in parser.epilog.splitlines() if line.startswith("  folkmoot ")]
        for line in lines:
            words = line.partition(" > ")[0].partition(" < ")[0]
            cli.parser().parse_args(shlex.split(words)[1:])
