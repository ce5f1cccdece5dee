# ruff: noqa: E501  # a small charter stands on one line beside what is said of it
from folkmoot.core.charter.analyses.conftest import Find

BODIES = """[[body]]
id = "board"
seats = 5
filled_by = "elected:membership"
[[body]]
id = "appeals"
seats = 5
filled_by = "{}"
[[power]]
id = "expel"
who = "{}"
act = "expel"
on = "member"
"""
APPEAL = '[[appeal]]\nfrom = "board"\nto = "appeals"\n{}\n'


def rules(filled_by: str = "elected:membership", who: str = "board") -> str:
    return BODIES.format(filled_by, who)


def test_an_expulsion_without_an_appeal_is_a_warning(find: Find) -> None:
    (found,) = find("unreviewable", rules())
    assert (found.severity, found.rules) == ("warning", ("2 expel",))
    assert found.says == (
        "by 2 expel, the board may expel a member, and nobody else ever looks at it again: there is no appeal against it."
    )
    assert find("unreviewable", rules() + APPEAL.format("")) == []


def test_an_appeal_against_something_else_is_none(find: Find) -> None:
    assert len(find("unreviewable", rules() + APPEAL.format('on = "censure"'))) == 1
    assert find("unreviewable", rules() + APPEAL.format('on = ["censure", "expel"]')) == []


def test_an_appeal_to_those_whom_one_commands_is_none(find: Find) -> None:
    (found,) = find("unreviewable", rules("appointed:board") + APPEAL.format(""))
    assert found.says == (
        "by 2 expel, the board may expel a member, and an appeal against it goes only to the appeals, whom they command."
    )


def test_what_all_members_decide_has_nobody_above_it(find: Find) -> None:
    assert find("unreviewable", rules(who="membership")) == []
