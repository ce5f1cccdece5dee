# ruff: noqa: E501  # a small charter stands on one line beside what is said of it
from folkmoot.core.charter.analyses.conftest import Find, a_charter
from folkmoot.core.charter.analyses.entrenchment import is_no_cheaper
from folkmoot.core.charter.rules import Amendment

BASIC = """majority = [{ id = "half", share = "1/2", strict = true, base = "cast" }, { id = "most", share = "2/3", base = "cast" }]
body = [{ id = "congress", seats = 50, filled_by = "elected:membership" }]
"""
ORDINARY = '[[amendment]]\nid = "ordinary"\nwho = "congress"\nmajority = "half"\n'
GUARD = '[[amendment]]\nid = "guard"\nof = [{}]\nwho = "congress"\nmajority = "{}"\n'


def test_a_clause_in_an_article_that_it_does_not_guard_itself_leaks(find: Find) -> None:
    (found,) = find("entrenchment-leak", BASIC, ORDINARY + GUARD.format('"2"', "most"))
    assert (found.severity, found.articles, found.rules) == ("error", ("3",), ("3 guard", "3 ordinary"))
    assert found.says == (
        "3 guard guards article 2, but article 3, where it stands itself, can be changed for less: "
        "whoever cannot change the one changes the other first."
    )
    assert found.trace == ("change article 3, by 3 ordinary", "change article 2, which nothing guards any more")
    assert find("entrenchment-leak", BASIC, ORDINARY + GUARD.format('"2", "3"', "most")) == []


def test_another_clause_that_is_as_dear_guards_it_as_well(find: Find) -> None:
    other = '[[amendment]]\nid = "own"\nof = "3"\nwho = "congress"\nmajority = "most"\nturnout = "1/3"\n'
    assert find("entrenchment-leak", BASIC, ORDINARY + GUARD.format('"2"', "most") + other) == []


def test_what_can_never_be_changed_must_say_so_of_itself(find: Find) -> None:
    fixed = '[[amendment]]\nid = "ordinary"\nwho = "congress"\nunamendable = [{}]\n'
    (found,) = find("entrenchment-leak", BASIC, fixed.format('"2"'))
    assert found.says == (
        "3 ordinary says that article 2 can never be changed, but article 3, where it says so, can: "
        "whoever wants to change the one changes the other first."
    )
    assert find("entrenchment-leak", BASIC, fixed.format('"2", "3"')) == []


def test_two_clauses_for_the_same_leave_the_cheaper_one(find: Find) -> None:
    two = ORDINARY + GUARD.format('"2", "3"', "most") + GUARD.format('"2", "3"', "half").replace("guard", "easy")
    (found,) = find("entrenchment-leak", BASIC, two)
    assert found.rules == ("3 guard", "3 easy")
    assert (
        find("entrenchment-leak", BASIC, two.replace('id = "easy"\nof = ["2", "3"]', 'id = "easy"\nof = ["1", "3"]'))
        == []
    )


def test_a_clause_is_no_cheaper_only_if_it_asks_for_everything_that_the_other_asks() -> None:
    fields = [
        'turnout = "1/3"',
        "deliberation_days = 90",
        "ballots = 2",
        'ratified_by = "membership"',
        'majority = "most"',
    ]
    for field in fields:
        charter = a_charter(
            BASIC,
            f'[[amendment]]\nid = "one"\nwho = "congress"\n[[amendment]]\nid = "two"\nwho = "congress"\n{field}\n',
        )
        one, two = charter.of(Amendment)
        assert (is_no_cheaper(charter, one, two), is_no_cheaper(charter, two, one)) == (False, True), field
