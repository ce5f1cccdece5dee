import pytest

from folkmoot import shipped
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.check import check
from folkmoot.core.charter.clashes import Clash, clashes
from folkmoot.core.charter.facts import Facts
from folkmoot.core.charter.judging import Authority, Question, decide
from folkmoot.core.charter.read import read

BODIES = (
    '[[body]]\nid = "steering"\n[[body]]\nid = "panel"\n[[majority]]\nid = "two_thirds"\nshare = "2/3"\nbase = "cast"\n'
)


def charter(rules: str) -> Charter:
    return read(f"## Article 1. A\n```toml charter\n{BODIES}{rules}```\n")


def power(id: str, who: str = "steering", act: str = "expel", on: str = "", more: str = "") -> str:
    return f'[[power]]\nid = "{id}"\nwho = "{who}"\nact = "{act}"\n' + (f'on = "{on}"\n' if on else "") + more


def prohibition(who: str = "", act: str = "expel", on: str = "", more: str = "") -> str:
    named = "".join(f'{key} = "{value}"\n' for key, value in (("who", who), ("on", on)) if value)
    return f'[[prohibition]]\nid = "never"\nact = "{act}"\n{named}{more}'


MAJORITY = 'majority = "two_thirds"\n'


@pytest.mark.parametrize(
    ("rules", "found"),
    [
        (power("a") + power("b", more=MAJORITY), [Clash("conflict", "1 a", "1 b", "expel")]),
        (power("a") + power("b"), []),
        (power("a") + power("b", who="panel", more=MAJORITY), []),
        (power("a") + power("b", on="holder:panel", more=MAJORITY), []),
        (power("a") + power("b", act="admit", more=MAJORITY), []),
        (power("a", more='requires = ["lapse"]\n') + power("b", more='requires = ["suspend_member"]\n'), []),
        (power("a", more='requires = ["lapse"]\n') + power("b"), [Clash("conflict", "1 a", "1 b", "expel")]),
    ],
    ids=[
        "another majority",
        "the same twice",
        "another holder",
        "another object",
        "another act",
        "each its case",
        "one asks for more",
    ],
)
def test_A4_two_powers_of_equal_scope_with_different_conditions_are_a_conflict(rules: str, found: list[Clash]) -> None:
    assert list(clashes(charter(rules))) == found


def test_A4_two_values_for_one_parameter_are_a_conflict() -> None:
    election = '[[election]]\nid = "{}"\nfills = "{}"\nnotice_days = {}\n'
    rules = (
        election.format("a", "steering", 14) + election.format("b", "steering", 7) + election.format("c", "panel", 7)
    )
    assert list(clashes(charter(rules))) == [Clash("conflict", "1 a", "1 b", "notice_days")]


@pytest.mark.parametrize(
    ("rules", "over"),
    [
        ('[[meeting]]\nid = "{}"\nof = "panel"\nnotice_days = {}\n', "notice_days"),
        ('[[deliberation]]\nid = "{}"\nbefore = "panel"\ndays = {}\n', "days"),
        ('[[transition]]\nid = "{}"\nholdover_days = {}\n', "holdover_days"),
    ],
)
def test_A4_meetings_discussions_and_transitions_have_one_value_each(rules: str, over: str) -> None:
    assert list(clashes(charter(rules.format("a", 7) + rules.format("b", 8)))) == [
        Clash("conflict", "1 a", "1 b", over)
    ]
    assert list(clashes(charter(rules.format("a", 7) + rules.format("b", 7)))) == []


def test_A4_what_is_open_in_one_place_of_the_record_is_not_sealed_in_another() -> None:
    record = '[[record]]\nid = "a"\npublic = ["roll"]\n[[record]]\nid = "b"\n{} = ["roll"]\n'
    assert list(clashes(charter(record.format("sealed")))) == [Clash("conflict", "1 a", "1 b", "roll")]
    assert list(clashes(charter(record.format("public")))) == []


@pytest.mark.parametrize(
    ("rules", "dead"),
    [
        (power("a", on="member") + prohibition(on="member"), True),
        (power("a", on="member") + prohibition(), True),
        (power("a", on="holder:panel") + prohibition(on="holder"), True),
        (power("a", on="member") + prohibition(on="holder:panel"), False),
        (power("a") + prohibition(on="member"), False),
        (power("a", on="member") + prohibition(who="panel", on="member"), False),
        (power("a", on="member") + prohibition(who="steering", on="member"), True),
        (power("a", on="member") + prohibition(on="member", more='except = "a"\n'), False),
        (power("a", on="member", act="admit") + prohibition(on="member"), False),
    ],
    ids=[
        "equal",
        "wider",
        "a whole kind",
        "narrower",
        "narrower than anything",
        "of others",
        "of the holder",
        "spared",
        "another act",
    ],
)
def test_A4_a_prohibition_as_wide_as_a_power_makes_it_dead_and_a_narrower_one_is_an_exception(
    rules: str, dead: bool
) -> None:
    assert list(clashes(charter(rules))) == [Clash("dead-rule", "1 a", "1 never", "expel")] * dead


def test_what_is_called_dead_is_refused_whatever_is_asked() -> None:
    text = charter(power("a", on="member") + prohibition(on="member"))
    asked = Question("expel", frozenset({Authority("body", "steering")}), Facts({"member"}))
    assert decide(text, asked).value == "refused"


def test_whoever_checks_a_charter_is_told_of_both_with_the_line() -> None:
    conflict = [each for each in check(charter(power("a") + power("b", more=MAJORITY))) if each.code == "conflict"]
    dead = [each for each in check(charter(power("a") + prohibition())) if each.code == "dead-rule"]
    assert [(each.severity, each.rules, each.line, each.says) for each in (*conflict, *dead)] == [
        (
            "warning",
            ("1 a", "1 b"),
            15,
            "1 a and 1 b say different things of the same: expel. Either would do; which one is meant?",
        ),
        ("warning", ("1 a", "1 never"), 11, "1 a gives a power that is never met: 1 never forbids all of it (expel)."),
    ]


@pytest.mark.parametrize("name", ["model.md", "club.md", "as-worked.md"])
def test_no_shipped_charter_clashes_with_itself(name: str) -> None:
    assert list(clashes(read((shipped("charters") / name).read_bytes()))) == []
