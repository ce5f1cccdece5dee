# ruff: noqa: E501  # a sentence stands on one line, as it is read
import re

import pytest
from hypothesis import given

from folkmoot.core.charter import vocabulary
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.conftest import any_rule, charter_text
from folkmoot.core.charter.english.deeds import DEEDS, REQUIREMENTS
from folkmoot.core.charter.english.speaking import SENTENCES
from folkmoot.core.charter.errors import CharterError
from folkmoot.core.charter.read import read
from folkmoot.core.charter.rules import KINDS, Rule
from folkmoot.core.charter.sentences import sentence

CAST = """
[[body]]
id = "appeals"
name = "Appeals Committee"
kind = "tribunal"
[[body]]
id = "steering"
name = "Steering Committee"
[[body]]
id = "branch"
name = "branch"
many = true
[[class]]
id = "member"
[[electorate]]
id = "membership"
of = "member"
[[majority]]
id = "two_thirds"
share = "2/3"
base = "cast"
[[majority]]
id = "majority_of_seats"
share = "1/2"
strict = true
base = "seats"
"""


def charter(rule: str) -> Charter:
    return read(f"## Article 6. A\n```toml charter\n{rule}\n{CAST}```\n")


def say(rule: str) -> str:
    """What the first rule says, in company of a few bodies and majorities."""
    found = charter(rule)
    return sentence(found.rules[0], found)


def test_every_kind_has_a_sentence() -> None:
    assert set(SENTENCES) == set(KINDS.values())


def test_every_verb_and_every_fact_that_may_be_required_has_its_words() -> None:
    assert set(DEEDS) == set(vocabulary.VERBS)
    assert set(REQUIREMENTS) == {name for name in vocabulary.FACTS if vocabulary.may_be_required(name)}


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        (
            '[[power]]\nid = "p"\nwho = "appeals"\nact = "overturn"\non = "decision:appeals"\nmajority = "majority_of_seats"\nrequires = ["appeal", "reasons_published"]',
            "The Appeals Committee may overturn a finding of the Appeals Committee by a majority of its seats, on an appeal, with published reasons.",
        ),
        (
            '[[power]]\nid = "p"\nwho = ["steering", "branch:10", "membership:5%"]\nact = "convene"\non = "meeting:appeals"',
            "The Steering Committee, 10 branches together or 5% of the membership may call a meeting of the Appeals Committee.",
        ),
        (
            '[[power]]\nid = "p"\nwho = "membership"\nact = "remove"\non = "holder:steering"\nmajority = "two_thirds"\nquorum = "1/5"\ninitiative = "10%"\nwithin_days = 30',
            "The membership may in a ballot remove a member of the Steering Committee by two thirds of the votes cast, if at least a fifth of those entitled to vote take part, once a tenth of them ask for it, within 30 days.",
        ),
        (
            '[[power]]\nid = "p"\nwho = "steering"\nact = "spend"\non = "funds"\nlimit = 20000',
            "The Steering Committee may spend money, up to 20,000 at once.",
        ),
        (
            '[[prohibition]]\nid = "p"\nact = ["expel", "suspend_member", "censure"]\non = "member"\nbecause = "faction"\n[[charter]]\ngrounds = { id = "faction", means = "forming a faction" }',
            "Nobody may, because of forming a faction, expel, suspend or censure a member.",
        ),
        (
            '[[prohibition]]\nid = "p"\nwho = ["steering", "branch"]\nact = "instruct"\non = ["holder:appeals", "staff"]',
            "Neither the Steering Committee nor a branch may instruct a member of the Appeals Committee or staff.",
        ),
        (
            '[[right]]\nof = "minority:10%"\nto = "named_vote"\nexercised_by = "request"',
            "A minority of at least a tenth has the right to a vote by name, for the asking and by nobody's leave.",
        ),
        (
            '[[recusal]]\nin = ["find", "overturn"]\nwhen = ["party", "named"]\neffect = "leave"',
            "When it comes to a finding or an overturning, whoever is a party or is named in the case must leave.",
        ),
        (
            '[[incompatible]]\nbodies = ["appeals", "steering"]\nwithin_months = 24',
            "Nobody may serve in the Appeals Committee and the Steering Committee, nor in one within 2 years of the other.",
        ),
        (
            '[[term]]\nid = "good_standing"\nmeans = { status = "member", arrears_days = 30 }',
            '"good standing" means somebody who is a member and owes dues for no more than 30 days.',
        ),
        (
            '[[amendment]]\nof = ["5", "6"]\nwho = "steering"\nmajority = "two_thirds"\nratified_by = "membership"\nturnout = "1/3"',
            "The Steering Committee may change articles 5 and 6 of this charter by two thirds of the votes cast. The membership must confirm it, with at least a third of those entitled taking part.",
        ),
        (
            '[[check]]\nid = "veto"\nkind = "veto"\nby = "membership"\nover = "affiliate"\nwithin_days = 30\nif_silent = "passes"',
            "The membership may stop it when others join another organisation, within 30 days. If they say nothing, it stands.",
        ),
    ],
)  # fmt: skip
def test_rules_say_themselves_in_plain_words(rule: str, says: str) -> None:
    assert say(rule) == says


def test_words_only_says_so() -> None:
    assert say('[[power]]\nid = "p"\nwho = "steering"\nact = "dissolve"\ntext_only = true').endswith(
        "dissolve the organisation. (The program cannot enforce this; people must.)"
    )


def test_a_name_that_is_not_defined_is_said_to_be_so() -> None:
    assert say('[[power]]\nid = "p"\nwho = "sterring"\nact = "dissolve"') == (
        '"sterring" (not defined) may dissolve the organisation.'
    )


def test_a_language_that_is_not_there_is_refused() -> None:
    found = charter('[[power]]\nid = "p"\nwho = "steering"\nact = "dissolve"')
    with pytest.raises(ValueError, match='a charter does not speak "tlh"; it speaks en, es'):
        sentence(found.rules[0], found, "tlh")


def reads_well(said: str) -> None:
    assert said[0].isupper() or not said[0].isalpha()
    assert said.endswith((".", ".)"))
    assert re.search(r"None|True|False|\{|\}|\(\)|  |\.\.|,\.| ,|Fraction|\bwho who\b", said) is None, said
    assert re.search(r"[a-z]_[a-z]", said) is None, said


@given(any_rule())
def test_every_rule_that_can_be_read_says_itself(drawn: tuple[str, dict[str, object]]) -> None:
    try:
        found = read(charter_text(drawn))
    except CharterError:
        return
    reads_well(sentence(found.rules[0], found))


def test_every_rule_of_the_model_says_itself(model_text: str) -> None:
    model = read(model_text)
    said: dict[str, Rule] = {}
    for rule in model.rules:
        words = sentence(rule, model)
        reads_well(words)
        assert "not defined" not in words
        assert words not in said
        said[words] = rule
