# ruff: noqa: E501  # a small charter stands on one line beside what is said of it
import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.charter.check import check
from folkmoot.core.charter.conftest import any_rule, charter_text
from folkmoot.core.charter.errors import CharterError
from folkmoot.core.charter.finding import Finding
from folkmoot.core.charter.read import read

BODIES = '[[body]]\nid = "steering"\nname = "Steering Committee"\nkind = "committee"\n[[body]]\nid = "convention"\nname = "Convention"\n'
POWER = '[[power]]\nid = "lead"\nwho = "steering"\nact = "instruct"\non = "decision:convention"\n'


def findings(rules: str, prose: str = "") -> list[Finding]:
    return check(read(f"## Article 1. A\n{prose}\n```toml charter\n{rules}```\n"))


def said(rules: str, prose: str = "", *, severity: str = "error") -> list[str]:
    return [finding.says for finding in findings(rules, prose) if finding.severity == severity]


def test_a_name_that_nothing_defines_is_an_error_with_the_closest_name() -> None:
    rules = BODIES + POWER.replace('"steering"', '"stering"')
    assert findings(rules, "The Steering Committee and the Convention.")[-1] == Finding(
        code="undefined",
        severity="error",
        articles=("1",),
        rules=("1 lead",),
        says='1 lead names "stering", but there is no body or electorate or office or class or unit of that name'
        "; did you mean steering?",
        line=11,
    )


def test_a_definition_that_nothing_uses_is_a_note() -> None:
    assert said(BODIES, "The Steering Committee and the Convention.", severity="note") == [
        'the body "steering" is defined, and no rule uses it.',
        'the body "convention" is defined, and no rule uses it.',
    ]
    assert said(BODIES + POWER, "The Steering Committee and the Convention.", severity="note") == []


def test_a_rule_does_not_use_itself() -> None:
    assert (
        said('[[body]]\nid = "a"\nvacancy = "coopt:a"\n', "A.", severity="note")[0]
        == 'the body "a" is defined, and no rule uses it.'
    )


@pytest.mark.parametrize(
    ("rules", "missing"),
    [
        ('[[prohibition]]\nid = "p"\nact = "expel"\nbecause = "faction"\n', "ground"),
        ('[[prohibition]]\nid = "p"\nact = "expel"\nexcept = "other"\n', "power"),
        ('[[power]]\nid = "p"\nwho = "clock"\nact = "lapse"\nmajority = "half"\n', "majority"),
        ('[[power]]\nid = "p"\nwho = "clock"\nact = "lapse"\nquorum = "half"\n', "quorum"),
        ('[[power]]\nid = "p"\nwho = "clock"\nact = "lapse"\nsubject_to = "veto"\n', "check"),
        ('[[power]]\nid = "p"\nwho = "clock"\nact = "lapse"\non = "unit:branch"\n', "unit"),
        ('[[amendment]]\nwho = "clock"\nof = "9"\n', "article"),
        ('[[class]]\nid = "m"\neligibility = "grown"\n', "term"),
        ('[[office]]\nid = "a"\nduties = "note"\ndeputises_for = "b"\n', "office"),
        ('[[appeal]]\nfrom = "a"\nto = "none"\n', "body or office"),
    ],
)
def test_names_of_every_kind_are_looked_up(rules: str, missing: str) -> None:
    assert [text for text in said(rules) if "but there is no " + missing + " of that name" in text] != []


def test_the_clock_and_fixed_words_are_no_names() -> None:
    assert (
        said('[[power]]\nid = "p"\nwho = "clock"\nact = "lapse"\n[[body]]\nid = "b"\nconvenes = "self"\n', "B.") == []
    )


def test_a_share_of_nothing_is_an_error() -> None:
    assert said('[[majority]]\nid = "m"\nshare = "1/2"\n', "1/2") == [
        'the majority "m" does not say what it is a share of; expected a field as base = "cast".'
    ]
    assert said('[[body]]\nid = "b"\nquorum = { share = "1/2" }\n', "B 1/2") == [
        'the quorum of 1 b does not say what it is a share of; expected base = "seats".'
    ]
    assert said('[[body]]\nid = "b"\nquorum = { count = 3 }\n[[majority]]\nid = "m"\ncount = 3\n', "B 3") == []


def test_turnout_and_a_second_call_have_their_base() -> None:
    ballot = '[[class]]\nid = "m"\n[[electorate]]\nid = "all_of_us"\nof = "m"\n[[power]]\nid = "p"\nwho = "all_of_us"\nact = "recall"\nquorum = "1/5"\n'
    assert said(ballot, "1/5") == []
    second = '[[meeting]]\nof = "b"\nsecond_call = { after_days = 3, quorum = "1/5" }\n[[body]]\nid = "b"\n'
    assert said(second + 'quorum = { share = "1/2", base = "seats" }\n', "B 1/2 3 1/5") == []
    assert len(said(second, "B 3 1/5")) == 1


def test_a_quorum_that_is_not_said_to_be_measured_is_a_note() -> None:
    quorum = '[[body]]\nid = "b"\nvacancy = "lot"\nquorum = { count = 3'
    assert "the quorum of 1 b does not say when it is measured; it holds throughout." in said(
        quorum + " }\n", "B 3", severity="note"
    )
    assert said(quorum + ', measured_at = "opening" }\n', "B 3", severity="note") == [
        'the body "b" is defined, and no rule uses it.'
    ]


def test_words_only_is_a_note() -> None:
    assert [
        finding.code for finding in findings('[[power]]\nid = "p"\nwho = "clock"\nact = "lapse"\ntext_only = true\n')
    ] == ["text-only"]


def test_a_number_in_the_prose_that_the_rules_lack_is_an_error_at_its_line() -> None:
    found = findings(
        '[[class]]\nid = "m"\nobjection_days = 14\nadmitted_by = "m"\n', "After 14 days,\nor 15, a member."
    )
    assert [
        (finding.severity, finding.line, finding.says) for finding in found if finding.code == "prose-mismatch"
    ] == [("error", 3, 'article 1 says "15", and no rule of it has that number.')]


def test_a_number_in_the_rules_that_the_prose_lacks_is_a_note() -> None:
    rules = '[[class]]\nid = "m"\nobjection_days = 14\nlapse_days = 90\nadmitted_by = "m"\n'
    assert said(rules, "Fourteen days.", severity="note") == [
        "1 m says 14, 90, and the prose of its article does not.",
        'the class "m" is defined, and no rule uses it.',
    ]


@pytest.mark.parametrize(
    "prose",
    [
        "See article 7, and articles 5, 6, 7 and 14 also.",
        "Under 6.2 of section 3 and § 12.".replace("6.2 of ", ""),
        "Since 28 March 2019, or 2019-03-28, or March 28, 2019, or March 2019, in 1977.",
        "1. First\n2) Second\n(3) Third",
        "At 18:30.",
        "Twelve members, two thirds of them.",
        "COVID-19 and B12 and 4x4",
    ],
)
def test_references_dates_list_markers_and_words_are_no_numbers(prose: str) -> None:
    assert said('[[power]]\nid = "p"\nwho = "clock"\nact = "lapse"\n', prose) == []


@pytest.mark.parametrize(
    ("prose", "field"),
    [
        ("20,000 at once", "limit = 20000"),
        ("10 % of them", 'initiative = "1/10"'),
        ("10 per cent of them", 'initiative = "10%"'),
        ("½ of them", 'initiative = "1/2"'),
        ("2 / 3 of them", 'initiative = "2/3"'),
        ("2/4 of them", 'initiative = "1/2"'),
        ("for 2 weeks", "max_days = 14"),
        ("a 3-day limit", "max_days = 3"),
        ("12.5% of them", 'initiative = "1/8"'),
    ],
)
def test_a_number_may_be_written_in_several_ways(prose: str, field: str) -> None:
    rules = f'[[power]]\nid = "p"\nwho = "clock"\nact = "lapse"\n{field}\n'
    assert [finding for finding in findings(rules, prose) if finding.code == "prose-mismatch"] == []


def test_years_in_the_prose_are_months_in_the_rules() -> None:
    body = '[[body]]\nid = "b"\nterm_months = 24\n'
    assert said(body, "B, for 2 years") == []
    assert len(said(body, "B, for 3 years")) == 1


def test_a_named_majority_lends_its_numbers_to_the_article_that_names_it() -> None:
    text = (
        "## Article 1. A\nBy 5 votes.\n```toml charter\n"
        '[[power]]\nid = "p"\nwho = "clock"\nact = "lapse"\nmajority = "five"\n```\n'
        '## Article 2. B\n5 votes.\n```toml charter\n[[majority]]\nid = "five"\ncount = 5\n```\n'
    )
    assert check(read(text)) == []


def test_a_body_in_the_prose_that_the_rules_lack_is_an_error() -> None:
    text = (
        f"## Article 1. A\nThe Steering Committee and the Convention.\n```toml charter\n{BODIES}{POWER}```\n"
        '## Article 2. B\nThe Steering\nCommittee pays.\n```toml charter\n[[power]]\nid = "p"\nwho = "convention"\nact = "spend"\n```\n'
    )
    assert [(finding.severity, finding.line, finding.says) for finding in check(read(text))] == [
        ("error", 18, "article 2 speaks of the Steering Committee, and no rule of it does."),
        ("note", 21, "2 p names the Convention, and the prose of its article does not."),
    ]


def test_the_longest_name_is_meant() -> None:
    rules = '[[body]]\nid = "a"\nname = "Appeals Committee"\n[[body]]\nid = "n"\nname = "National Appeals Committee"\n'
    assert "1 a names the Appeals Committee, and the prose of its article does not." in said(
        rules, "The National Appeals Committee.", severity="note"
    )


def test_what_there_is_one_of_in_each_unit_is_a_common_noun() -> None:
    branch = '## Article 1. A\nA branch.\n```toml charter\n[[unit]]\nid = "branch"\n[[body]]\nid = "branch"\nmany = true\n```\n'
    assert [
        finding for finding in check(read(f"{branch}## Article 2. B\nBranches pay.\n")) if finding.severity == "error"
    ] == []


@given(rules=st.lists(any_rule(), max_size=4), prose=st.text("15%/., article\n½()", max_size=60))
def test_the_check_of_anything_that_can_be_read_is_in_order(
    rules: list[tuple[str, dict[str, object]]], prose: str
) -> None:
    try:
        charter = read(charter_text(*rules, prose=prose))
    except CharterError:
        return
    found = check(charter)
    assert [finding.line for finding in found] == sorted(finding.line for finding in found)
    assert all(finding.says.endswith((".", "?")) for finding in found)


def test_a_charter_too_large_to_be_searched_is_told_so_at_once() -> None:
    offices = "".join(f'[[office]]\nid = "o{n}"\nfilled_by = "appointed:o{n}"\n' for n in range(121))
    (found,) = [each for each in findings(offices) if each.code == "too-large"]
    assert (found.severity, found.says) == (
        "warning",
        "this charter has more than 1,000 rules, or more than 120 bodies and offices: only its text was checked, and "
        "not what a few could do with it.",
    )
    assert {each.code for each in findings(offices)} == {"too-large", "prose-mismatch", "undefined"}
