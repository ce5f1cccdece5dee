"""What empowers an act."""

from datetime import timedelta

import pytest

from folkmoot.bodies.acts.ending import StandDown
from folkmoot.constitution.acts import Amend
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.conftest import charter_text
from folkmoot.core.charter.errors import CharterError
from folkmoot.core.charter.facts import Facts
from folkmoot.core.charter.judging import Authority, Counts, Question, decide, weigh
from folkmoot.core.charter.read import read
from folkmoot.core.charter.sentences import sentence
from folkmoot.core.charter.vocabulary import VERBS
from folkmoot.door.act import REGISTER
from folkmoot.door.charters import attach
from folkmoot.members.acts import Suspend, Transfer
from tests.cast import NORTH, SOUTH
from tests.settled.stage import CLUB, MODEL, changed, club, with_panel

# A1


@pytest.mark.parametrize(
    ("listed", "other"),
    [
        ('act = "instruct"\non = "staff"\n', 'act = "order_about"\non = "staff"\n'),
        ('on = "staff"', 'on = "servants"'),
        ('requires = ["new_evidence"]', 'requires = ["a_good_mood"]'),
    ],
)
def test_a_charter_that_names_a_verb_an_object_or_a_fact_that_nobody_listed_is_no_charter(listed, other):
    with pytest.raises(CharterError, match=other.split('"')[1]):
        read(changed(MODEL, (listed, other)))


def test_the_name_of_an_act_is_its_organs_and_the_charter_names_the_verb_alone():
    assert all(declared.name == f"{declared.organ}.{declared.name.split('.')[1]}" for declared in REGISTER.values())
    assert all("." not in declared.verb for declared in REGISTER.values())
    with pytest.raises(CharterError, match=r'found "bodies.instruct"'):
        read(changed(MODEL, ('act = "spend"\n', 'act = "bodies.instruct"\n')))


# A2


def test_a_verdict_needs_nothing_of_a_charter_but_its_compiled_rules():
    charter = read(MODEL)
    holders = {authority for power in charter.powers for authority in power.holders}
    values = {True: "allowed", False: "refused", None: "undetermined"}
    for verb in VERBS:
        for holder in sorted(holders | {Authority("self")}):
            question = Question(verb, frozenset({holder}), Facts({"member", "holder:appeals"}), Counts(9, 1, 0, 10))
            assert values[weigh(charter.compiled, question).value] == decide(charter, question).value


@pytest.mark.parametrize(
    ("kind", "table"),
    [
        ("deliberation", {"before": "steering", "days": 90}),
        ("publication", {"id": "paper", "edited_by": "steering"}),
        ("apportionment", {"to": "steering", "base": "membership", "per": 15, "method": "ratio-up"}),
        ("recusal", {"in": ["find"], "when": ["party"], "effect": "leave"}),
    ],
)
def test_a_rule_whose_organ_is_not_built_is_read_says_itself_and_gives_nothing(kind, table):
    basis = [
        ("class", {"id": "member"}),
        ("electorate", {"id": "membership", "of": ["member"]}),
        ("body", {"id": "steering", "seats": 5}),
    ]
    without, charter = read(charter_text(*basis)), read(charter_text(*basis, (kind, table)))
    (rule,) = (each for each in charter.rules if each.kind == kind)

    assert sentence(rule, charter).endswith(".")
    assert _bare(charter) == _bare(without)


def _bare(charter: Charter) -> set[str]:
    return {f"{each.rule} {each.verb}" for each in (*charter.powers, *charter.prohibitions)}


def test_a_clerical_act_stands_under_the_verb_of_what_it_serves():
    shared = {
        "bodies.open_meeting": "bodies.convene",
        "bodies.note_quorum": "bodies.convene",
        "branches.restore": "branches.suspend",
        "constitution.end_emergency": "constitution.declare_emergency",
        "history.retract": "history.note_event",
    }
    assert {name: REGISTER[name].verb for name in shared} == {
        name: REGISTER[principal].verb for name, principal in shared.items()
    }


# A4


def test_a_prohibition_narrower_than_a_power_is_an_exception_to_it(db, refused):
    """The panel may suspend members, but not those who judge."""
    moot = with_panel()
    until = moot.today + timedelta(days=9)

    with refused("6 no_reversal", trace=True):
        moot.decide("grievance", Suspend(person=moot["Ines"], until=until), yes=9, by="Panellist 0")
    decided = moot.decide("grievance", Suspend(person=moot["Bram"], until=until), yes=9, by="Panellist 0")

    assert [each.verdict["rules"] for each in moot.followed(decided)] == [["6 interim"]]


def test_a_prohibition_as_wide_as_a_power_leaves_nothing_of_it(db, refused):
    lead = '[[power]]\nid = "lead"'
    wide = '[[prohibition]]\nid = "nobody"\nact = "suspend_member"\non = "member"\n\n'
    moot = with_panel(changed(MODEL, (lead, wide + lead)))

    with refused("4 nobody", trace=True):
        suspend = Suspend(person=moot["Bram"], until=moot.today)
        moot.decide("grievance", suspend, yes=9, by="Panellist 0")


MORE_CLAUSES = (
    '[[amendment]]\nid = "change"',
    '[[amendment]]\nid = "conduct"\nof = "4"\nwho = "meeting"\nmajority = "all_but_few"\ndeliberation_days = 0\n\n'
    '[[majority]]\nid = "all_but_few"\nshare = "9/10"\nbase = "cast"\n\n[[amendment]]\nid = "change"',
)


@pytest.mark.parametrize(
    ("changes", "rules", "refused_by"),
    [
        ([("dues = 24", "dues = 36")], ["5 change"], None),
        ([("max_days = 30", "max_days = 20")], None, ["5 conduct"]),
        ([("dues = 24", "dues = 36"), ("max_days = 30", "max_days = 20")], None, ["5 conduct"]),
    ],
)
def test_a_clause_takes_its_articles_out_of_the_general_one_and_a_change_of_several_meets_each(
    db, refused, changes, rules, refused_by
):
    """Two thirds change the club's charter; Article 4 takes nine tenths. Three of four are for the change."""
    text = changed(CLUB, MORE_CLAUSES, ("deliberation_days = 14", "deliberation_days = 0")).decode()
    moot = club(text)
    amend = Amend(charter=attach(changed(text, *changes)))

    decided = moot.decide("meeting", amend, yes=3, no=1)

    assert [each.verdict["rules"] for each in moot.followed(decided)] == ([rules] if rules else [])
    assert decided.facts["known"]["decide"] is (rules is not None)
    if refused_by is None:
        return
    carried = moot.followed(moot.decide("meeting", amend, yes=4))
    assert [set(each.verdict["rules"]) >= set(refused_by) for each in carried] == [True]


# A6


def test_an_act_on_a_judge_is_one_on_a_member_and_on_the_holder_of_that_seat(db):
    moot = with_panel()
    suspend = Suspend(person=moot["Ada"], until=moot.today)

    (entry,) = moot.followed(moot.decide("grievance", suspend, yes=9, by="Panellist 0"))

    assert entry.facts["on"] == ["holder:branch_secretary", "holder:general_secretary", "member"]


def test_of_a_body_that_each_unit_has_the_one_of_the_objects_own_unit_is_meant(moot, refused):
    """Sid is moved into North Branch: North Branch may do that, and South Branch may not."""
    with refused("2 own_affairs"):
        moot.decide("branch", Transfer(person=moot["Sid"], unit=NORTH), yes=2, unit=SOUTH, by="Sol")
    decided = moot.decide("branch", Transfer(person=moot["Sid"], unit=NORTH), yes=3, unit=NORTH)

    assert [each.verdict["rules"] for each in moot.followed(decided)] == [["2 own_affairs"]]


# A7


def test_whoever_gave_up_a_seat_is_a_member_as_everybody_else(db):
    moot = with_panel()
    moot.enact(StandDown(person=moot["Ines"], seat="appeals"), by="Ines")

    suspend = Suspend(person=moot["Ines"], until=moot.today)
    (entry,) = moot.followed(moot.decide("grievance", suspend, yes=9, by="Panellist 0"))

    assert (entry.facts["on"], entry.verdict["value"]) == (["member"], "allowed")


def test_who_gives_no_ground_live_has_none(db):
    moot = with_panel()
    suspend = Suspend(person=moot["Bram"], until=moot.today)

    (entry,) = moot.followed(moot.decide("grievance", suspend, yes=9, by="Panellist 0"))

    assert entry.facts["known"]["ground"] == []


# A8


@pytest.mark.parametrize(
    ("kind", "table", "field"),
    [
        ("body", {"id": "steering"}, "filled_by"),
        ("body", {"id": "steering"}, "vacancy"),
        ("body", {"id": "steering"}, "convenes"),
        ("appeal", {"from": "steering", "to": "none"}, "if_late"),
        ("power", {"id": "p", "who": ["steering"], "act": ["expel"]}, "requires"),
        ("power", {"id": "p", "who": ["steering"], "act": ["expel"]}, "initiative"),
        (
            "emergency",
            {"declared_by": ["steering"], "max_days": 3, "ratified_by": "a", "ratified_within_days": 1},
            "trigger",
        ),
        ("recusal", {"in": ["find"], "when": ["party"]}, "effect"),
    ],
)
def test_what_looks_open_takes_only_what_its_list_has(kind, table, field):
    with pytest.raises(CharterError, match="expected"):
        read(charter_text((kind, {**table, field: "as we see fit"})))
