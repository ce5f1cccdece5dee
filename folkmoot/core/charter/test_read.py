# ruff: noqa: E501  # an error stands on one line, as it is printed
import time
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.conftest import any_rule, charter_text
from folkmoot.core.charter.errors import CharterError
from folkmoot.core.charter.read import read
from folkmoot.core.charter.rules import Body, Election, Majority, Meeting, Power, Recusal, Unit
from folkmoot.core.charter.values import Object, Who

HEAD = "# C\n\n## Article 1. A\n\n```toml charter\n"
"""Five lines, so that the first line of rules is line 6."""


def charter(rules: str) -> Charter:
    return read(f"{HEAD}{rules}\n```\n")


def errors(rules: str) -> list[str]:
    """What is wrong with the rules, as a person reads it, the first line of rules being line 6."""
    with pytest.raises(CharterError) as caught:
        charter(rules)
    return [str(error) for error in caught.value.errors]


def tried(text: str) -> Charter | CharterError:
    try:
        return read(text)
    except CharterError as problem:
        return problem


def test_a_rule_becomes_a_typed_rule_with_its_place() -> None:
    found = charter('[[power]]\nid = "lead"\nwho = "steering"\nact = "instruct"\non = ["staff", "holder:appeals"]')
    assert found.of(Power) == (
        Power(
            article="1",
            id="lead",
            line=6,
            who=(Who("steering"),),
            act=("instruct",),
            on=(Object("staff"), Object("holder", "appeals")),
        ),
    )
    assert found.of(Power)[0].cite == "1 lead"


def test_tables_and_lists_of_tables_are_read_alike() -> None:
    many = charter('[[unit]]\nid = "a"\n[[unit]]\nid = "b"\nparent = "a"')
    one = charter('unit = [{ id = "a" }, { id = "b", parent = "a" }]')
    assert [(rule.id, rule.parent) for rule in many.of(Unit)] == [(rule.id, rule.parent) for rule in one.of(Unit)]


def test_a_rule_without_an_id_is_named_after_its_kind_and_place() -> None:
    found = charter(
        '[[meeting]]\nof = "convention"\n[[meeting]]\nof = "convention"\n[[election]]\nfills = "steering"\n'
        '[[recusal]]\nin = ["find", "overturn"]\nwhen = "party"\neffect = "leave"'
    )
    assert [rule.id for rule in found.of(Meeting)] == ["meeting-convention", "meeting-convention-2"]
    assert [rule.id for rule in found.of(Election)] == ["election-steering"]
    assert [rule.id for rule in found.of(Recusal)] == ["recusal-find"]


def test_a_charter_is_known_by_the_hash_of_its_bytes() -> None:
    text = f'{HEAD}[[body]]\nid = "é_"\n```\n'.replace("é_", "a")
    assert read(text).hash == read(text.encode()).hash == sha256(text.encode()).hexdigest()
    assert read(text + "\n").hash != read(text).hash


def test_rules_of_several_blocks_and_articles_belong_together() -> None:
    found = read(
        '## Article 1. A\n```toml charter\n[[body]]\nid = "a"\n```\nmore\n```toml charter\n[[body]]\nid = "b"\n```\n'
        '## Article 2. B\n```toml charter\n[[body]]\nid = "c"\n```\n'
    )
    assert [(rule.article, rule.id, rule.line) for rule in found.of(Body)] == [
        ("1", "a", 3),
        ("1", "b", 8),
        ("2", "c", 13),
    ]
    assert found.body("c") is found.get(Body, "c")
    assert found.body("d") is None


@pytest.mark.parametrize(
    ("rules", "says"),
    [
        ('[[bodi]]\nid = "a"', 'charter:6:3: found a rule of kind "bodi", which does not exist; did you mean body?'),
        ('[[body]]\nid = "a"\nsaets = 3', 'charter:8:1: found a field "saets", which body does not have; did you mean seats?'),
        ('[[body]]\nid = "a"\nseats = "3"', 'charter:8:1: found "3"; expected a whole number of seats from 1 to 100,000'),
        ('[[body]]\nid = "a"\nseats = 3.0', "charter:8:1: found 3.0, a number with a decimal point; expected a whole number of seats from 1 to 100,000"),
        ('[[body]]\nid = "a"\nseats = true', "charter:8:1: found true; expected a whole number of seats from 1 to 100,000"),
        ('[[body]]\nid = "a"\nholdover_days = -1', "charter:8:1: found the number -1; expected a whole number of days from 0 to 36,500"),
        ('[[body]]\nid = "a"\nkind = "comittee"', 'charter:8:1: found "comittee"; expected one of "assembly", "congress", "committee", "panel", "tribunal"; did you mean committee?'),
        ('[[body]]\nid = "Steering"', 'charter:7:1: found "Steering"; expected an id in lower-case letters, digits and single underscores, as "steering"'),
        ('[[body]]\nid = "clock"', 'charter:7:1: found "clock"; expected an id in lower-case letters, digits and single underscores, as "steering"'),
        ("[[body]]\nseats = 3", 'charter:6:1: this body has no id; expected a field as id = "steering"'),
        ('[body]\nid = "a"', "charter:6:2: write each rule of this kind under a line [[body]], or body = [ { ... } ]"),
        ('body = "a"', "charter:6:1: write each rule of this kind under a line [[body]], or body = [ { ... } ]"),
        ("body = []", "charter:6:1: this list of rules of kind body is empty; take it out"),
        ('[[power]]\nid = "p"\nwho = "a"\nact = "expell"', 'charter:9:1: found "expell"; expected one of'),
        ('[[power]]\nid = "p"\nwho = "a"\nact = ["expel", "expel"]', 'charter:9:17: "expel" stands twice in this list'),
        ('[[power]]\nid = "p"\nwho = []\nact = "expel"', "charter:8:1: found a list of 0; expected 1 to 200; where there is none, take it out"),
        ('[[power]]\nid = "p"\nact = "expel"', "charter:6:1: the field who is missing: who may do it"),
        ('[[power]]\nid = "p"\nwho = "a"\nact = "expel"\non = ["member", "holdr:a"]', 'charter:10:17: found "holdr:a"; expected an object, as "holder:appeals"; did you mean holder?'),
        ('[[power]]\nid = "p"\nwho = "a"\nact = "expel"\nquorum = { shar = "1/2" }', 'charter:10:12: found a field "shar", which quorum does not have; did you mean share?'),
        ('[[power]]\nid = "p"\nwho = "a"\nact = "expel"\nquorum = {}', "charter:10:1: this quorum says neither share nor count; expected share = \"1/2\" or count = 5"),
        ('[[power]]\nid = "p"\nwho = "a"\nact = "expel"\nquorum = 0.5', 'charter:10:1: found 0.5, a number with a decimal point; expected a quorum as { share = "1/2", base = "seats" }, a share as "1/5", or the id of a rule of kind quorum'),
        ('[[majority]]\nid = "m"\nbase = "cast"', 'charter:6:1: this majority says neither share nor count; expected share = "1/2" or count = 5'),
        ('[[majority]]\nid = "m"\nshare = "1/2"\ncount = 4', "charter:9:1: this majority says both share and count; expected one of them"),
        ('[[charter]]\nadopted = 2024-05-01T10:00:00', "charter:7:1: found a date with a time of day; expected a date as 2024-05-01, or \"2013-11\" in quotes when only that much is known"),
        ('[[charter]]\ntimezone = "Europe/Atlantis"', 'charter:7:1: "Europe/Atlantis" is a time zone that this machine does not know'),
        ('[[charter]]\ntitle = "a"\n[[charter]]\ntitle = "b"', "charter:8:1: a charter has one [[charter]] at most; the first is in line 6"),
        ('[[body]]\nid = "a"\n[[body]]\nid = "a"', 'charter:8:1: the body "a" stands twice; first in line 6'),
        ('[[unit]]\nid = "a"\nparent = "b"\n[[unit]]\nid = "b"\nparent = "a"', "charter:6:1: `parent` of unit goes round in a circle: a > b > a"),
        ('[[unit]]\nid = "a"\nparent = "a"', "charter:6:1: `parent` of unit goes round in a circle: a > a"),
        ('[[majority]]\nid = "a"\nshare = "1/2"\nalso = "a"', "charter:6:1: `also` of majority goes round in a circle: a > a"),
        ('[[incompatible]]\nbodies = ["a"]', "charter:6:1: name at least two bodies or offices that exclude each other"),
        ('[[emergency]]\ndeclared_by = "a"\nmax_days = 3\nratified_by = "b"', "charter:6:1: the field ratified_within_days is missing: days in which they must, or it ends"),
        ('[[body]]\nid = "a', "charter:7:8: a text in quotes is never closed"),
        ('[[body]]\nid = "a"\nid = "b"', "charter:8:9: this field stands twice"),
        ('[[body]]\nid "a"', 'charter:7:4: found no "=" after the name of a field'),
        ('[[body]]\nid = a', 'charter:7:6: expected a value: text in "quotes", a whole number, true, false, a date, a [list] or a {table}'),
        ('[[charter]]\nadopted = 2024-02-30', "charter:7:11: this is no date of the calendar; one is written 2024-05-01"),
        ('[[body]]\nid = "a" seats = 3', "charter:7:10: found more on the line than a field and its value"),
        ("body = [{ id = 1 }, ", "charter:6:21: expected a value: text in \"quotes\", a whole number, true, false, a date, a [list] or a {table} (found the end of the block)"),
        ("body = " + "[" * 9 + "]" * 9, "charter:6:16: lists and tables lie more than 8 deep in each other"),
        ("body = " + "9" * 5_000, "charter:6:8: a word of more than 100 characters"),
        (" . ".join("abcdefghijk") + " = 1", "charter:6:3: a name of more than nine parts"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place_and_what_was_expected(rules: str, says: str) -> None:
    found = errors(rules)
    assert len(found) == 1
    assert found[0] == says or (says.endswith("one of") and found[0].startswith(says))


def test_every_error_is_given_in_the_order_of_the_text() -> None:
    assert errors('[[body]]\nid = "a"\nseats = 0\n[[power]]\nid = "p"\nwho = "A"\nact = "expell"')[:2] == [
        'charter:8:1: found the number 0; expected a whole number of seats from 1 to 100,000',
        'charter:11:1: found "A"; expected who may do it: a body, an electorate, an office, a class or a unit, as "membership:5%"',
    ]  # fmt: skip


def test_an_error_in_one_block_does_not_hide_those_of_another() -> None:
    with pytest.raises(CharterError) as caught:
        read("## Article 1. A\n```toml charter\nbody = [\n```\n```toml charter\n[[bodi]]\n```\n```x\n```\n")
    assert [error.line for error in caught.value.errors] == [3, 6, 8]


def test_a_majority_without_a_base_can_be_read_and_is_for_the_check() -> None:
    assert charter('[[majority]]\nid = "m"\nshare = "1/2"').of(Majority)[0].base is None


def test_more_errors_than_anybody_reads_are_cut_short() -> None:
    found = errors("\n".join(f"[[x{n}]]" for n in range(500)))
    assert len(found) == 101
    assert found[-1].endswith("and more; mend these first")


@given(rules=st.lists(any_rule(), max_size=4))
def test_rules_of_every_kind_are_read_or_refused_with_reasons(rules: list[tuple[str, dict[str, object]]]) -> None:
    found = tried(charter_text(*rules))
    assert found.errors if isinstance(found, CharterError) else len(found.rules) == len(rules)


@given(st.binary(max_size=400))
def test_random_bytes_are_refused_and_never_crash(data: bytes) -> None:
    with pytest.raises(CharterError):
        read(data)


PIECES = st.sampled_from(
    ["\n", "```\n", "```toml charter\n", "## Article 2. B\n", "[[power]]\n", "[", "]", "{", "}", '"', "'", "=", ",", ".", "#", "\\", '"""', "'''",
     "act = ", "expel", "9" * 30, "1979-05-27", "é", "\u202e", "\r", "\x00", "id = ", "body", "-", "on = ["]
)  # fmt: skip


@given(edits=st.lists(st.tuples(st.integers(0, 100_000), st.integers(0, 60), PIECES), min_size=1, max_size=6))
def test_a_charter_cut_and_patched_anywhere_is_read_or_refused(
    model_text: str, edits: list[tuple[int, int, str]]
) -> None:
    text = model_text
    for at, length, piece in edits:
        at %= len(text) + 1
        text = text[:at] + piece + text[at + length :]
    found = tried(text)
    if isinstance(found, Charter):
        assert found.text == text
    else:
        lines = text.count("\n") + 1
        assert all(1 <= error.line <= lines and error.column >= 1 and error.says for error in found.errors)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000_000,
        "## Article 1. A\n" * 60_000,
        "### Article\n" * 80_000,
        HEAD + "[" * 900_000 + "\n```\n",
        HEAD + "a." * 400_000 + "a = 1\n```\n",
        HEAD + "a" + " " * 900_000 + ". a = 1\n```\n",
        HEAD + "[[power]]\nfoe = 1\n" * 50_000 + "```\n",
        HEAD + '[[power]]\nid = "p"\nwho = "a"\nact = [' + '"expel",' * 100_000 + "]\n```\n",
        HEAD + "".join(f'[[unit]]\nid = "u{n}"\nparent = "u{n + 1}"\n' for n in range(20_000)) + "```\n",
        HEAD + "x = '''" + "''x" * 300_000 + "\n```\n",
        HEAD + 'x = """' + '""x' * 300_000 + "\n```\n",
        "```" * 300_000,
        "toml " * 200_000,
        "- " * 500_000 + "```",
        HEAD + "[[body]]\n```\n" + "```toml charter\n```\n" * 50_000,
        "\u202e" * 300_000,
    ],
    ids=lambda text: repr(text[:60]),
)  # fmt: skip
def test_nothing_takes_for_ever(text: str) -> None:
    start = time.process_time()
    with pytest.raises(CharterError):
        read(text)
    assert time.process_time() - start < 10


def test_the_model_is_read_in_tens_of_milliseconds(model_text: str) -> None:
    read(model_text)
    start = time.process_time()
    read(model_text)
    assert time.process_time() - start < 0.25
