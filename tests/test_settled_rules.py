"""The page of the settled rules: every rule has a test whose name says it, or names what it waits for."""

import ast
import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "rules.md").read_text()

NUMBERS = [
    f"{letter}{n}" for letter, most in zip("ABCDEH", (8, 12, 5, 11, 4, 8), strict=True) for n in range(1, most + 1)
]
ORGANS = {"elections"}
GENERIC = {"works", "work", "ok", "basic", "basics", "simple", "misc", "smoke", "happy", "edge", "case", "cases"}


@dataclass
class Rule:
    """One rule of the page, and what stands under it."""

    number: str
    says: str
    tests: list[str] = field(default_factory=list)
    waits: list[str] = field(default_factory=list)


def read(page: str) -> list[Rule]:
    """The rules of a page. Every line of a list is a rule, a test or what it waits for, or it is a fault."""
    number, rules = "", []
    for line in page.splitlines():
        if heading := re.fullmatch(r"### ([A-EH]\d+)", line):
            number = heading[1]
        elif rule := re.fullmatch(r"- (\S.*)", line):
            rules.append(Rule(number, rule[1]))
        elif test := re.fullmatch(r"  - `([\w/]+\.py::test_\w+)`", line):
            rules[-1].tests.append(test[1])
        elif waits := re.fullmatch(r"  - waits for (\w+): .+", line):
            rules[-1].waits.append(waits[1])
        else:
            assert not line.lstrip().startswith("-"), line
    return rules


RULES = read(PAGE)
NAMED = sorted({test for rule in RULES for test in rule.tests})


@cache
def functions(path: str) -> dict[str, ast.FunctionDef]:
    """The tests of a file, by name."""
    tree = ast.parse((ROOT / path).read_text())
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def like(name: str) -> list[str]:
    """Where a test of this name stands now, or tests of nearly this name: for whoever moves or renames one."""
    files = (*(ROOT / "folkmoot").rglob("test_*.py"), *(ROOT / "tests").rglob("test_*.py"))
    known = {each: file for file in files for each in functions(file.relative_to(ROOT).as_posix())}
    near = get_close_matches(name, known, 3)
    return [f"{known[each].relative_to(ROOT).as_posix()}::{each}" for each in near]


def holds_something(name: str, there: dict[str, ast.FunctionDef]) -> bool:
    """Whether a test could fail: it, or a function beside it that it calls, asserts or expects a refusal."""
    expects = {"raises", "refused"}
    for node in ast.walk(there[name]):
        called = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
        if isinstance(node, ast.Assert) or called in expects:
            return True
        if called in there and called != name and holds_something(called, there):
            return True
    return False


def is_a_sentence(test: str) -> bool:
    """Whether the name of a test says something: at least three words, none of which says nothing."""
    words = test.partition("::test_")[2].split("_")
    return len(words) >= 3 and GENERIC.isdisjoint(words)


def test_every_number_of_the_settled_rules_stands_on_the_page_in_order():
    assert re.findall(r"^### (.+)$", PAGE, re.MULTILINE) == NUMBERS
    assert {rule.number for rule in RULES} == set(NUMBERS)


def test_every_rule_has_a_test_or_names_what_it_waits_for():
    assert [rule.says for rule in RULES if not rule.tests and not rule.waits] == []
    assert [rule.says for rule in RULES if not rule.says.endswith(".")] == []


def test_nothing_waits_for_what_is_built_already():
    waits = {each for rule in RULES for each in rule.waits}
    assert waits <= ORGANS
    assert {organ for organ in ORGANS if (ROOT / "folkmoot" / organ).exists()} == set()


@pytest.mark.parametrize("named", NAMED)
def test_every_test_that_the_page_names_is_there_and_could_fail(named):
    path, _, name = named.partition("::")
    there = functions(path) if (ROOT / path).exists() else {}
    assert name in there, f"docs/rules.md names a test that is not there; like it are {like(name)}"
    assert holds_something(name, there)


def test_the_name_of_every_test_says_its_rule():
    assert [named for named in NAMED if not is_a_sentence(named)] == []


def test_every_test_of_the_settled_rules_stands_on_the_page():
    here = {
        f"{file.relative_to(ROOT).as_posix()}::{name}"
        for file in sorted((ROOT / "tests" / "settled").glob("test_*.py"))
        for name in functions(file.relative_to(ROOT).as_posix())
        if name.startswith("test_")
    }
    assert here - set(NAMED) == set()


@pytest.mark.parametrize(
    ("line", "tests", "waits"),
    [
        ("  - `a/b.py::test_it_is_so`", ["a/b.py::test_it_is_so"], []),
        ("  - waits for elections: votes", [], ["elections"]),
    ],
)
def test_a_page_is_read_by_its_lists(line, tests, waits):
    (rule,) = read(f"### A1\n\n- It is so.\n{line}\n")
    assert (rule.number, rule.says, rule.tests, rule.waits) == ("A1", "It is so.", tests, waits)


@pytest.mark.parametrize(
    "line", ["  - see the code", "  - `test_it_is_so`", "  - waits for something", "   - `a.py::test_a_b_c`"]
)
def test_a_line_that_names_neither_a_test_nor_what_is_awaited_is_found(line):
    with pytest.raises(AssertionError):
        read(f"### A1\n\n- It is so.\n{line}\n")


@pytest.mark.parametrize("name", ["test_a5", "test_it_works_as_it_should", "test_deciding", "test_edge_case_of_votes"])
def test_a_name_that_says_nothing_is_found(name):
    assert not is_a_sentence(f"a.py::{name}")


def test_a_test_that_cannot_fail_is_found():
    there = {
        node.name: node
        for node in ast.parse("def says(): print('so')\ndef test_it_is_so(): says()").body
        if isinstance(node, ast.FunctionDef)
    }
    assert not holds_something("test_it_is_so", there)


def test_the_page_on_running_says_where_the_log_key_lies_and_what_its_loss_means():
    section = (ROOT / "docs" / "running.md").read_text().partition("## The log's key\n")[2].partition("\n## ")[0]

    assert "`log-key`" in section
    assert "If it is lost" in section
