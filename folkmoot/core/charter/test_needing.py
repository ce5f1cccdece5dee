"""What a vote must reach, against every count that `decide` allows."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.facts import Facts, Value
from folkmoot.core.charter.judging import Authority, Counts, Question, decide
from folkmoot.core.charter.needing import Need, asked, asked_of_any, least_yes
from folkmoot.core.charter.test_voting import COUNCIL, charter, with_power

FACTS: dict[str, Value] = {"entitled": 8, "members": 6, "units": 7, "units_yes": 4, "recused": 1, "second_call": False}


def question(counts: Counts, facts: Mapping[str, Value] = FACTS, by: Authority = COUNCIL) -> Question:
    return Question("hire", frozenset({by}), Facts({"staff"}, dict(facts)), counts)


def ruled(quorum: dict[str, Any] | None = None, **majority: Any) -> Charter:
    power: dict[str, Any] = {"majority": "so"} if quorum is None else {"majority": "so", "quorum": quorum}
    return with_power(("majority", {"id": "so", **majority}), **power)


def the_only(charter: Charter, counts: Counts, facts: Mapping[str, Value] = FACTS) -> tuple[Need, ...]:
    (needs,) = asked(charter, question(counts, facts))
    return needs


@pytest.mark.parametrize(
    "charter",
    [
        ruled(share="1/2", strict=True, base="cast"),
        ruled(share="2/3", base="cast", abstentions="against"),
        ruled(share="2/3", base="valid"),
        ruled(share="1/2", base="present", abstentions="ignored"),
        ruled(share="1/2", strict=True, base="present"),
        ruled(share="1/2", base="seats"),
        ruled(share="1/2", strict=True, base="entitled", abstentions="ignored"),
        ruled(share="1/3", base="members"),
        ruled(count=3, base="seats"),
        ruled(share="1/3", base="cast", min_yes=4),
        ruled(share="1/2", strict=True, turnout="1/2"),
        ruled({"share": "1/2", "base": "seats"}, share="1/2", strict=True),
        ruled({"count": 4, "base": "seats", "of": "participating"}, share="1/2"),
        ruled({"share": "1/2", "base": "entitled", "recused_count": True}, share="1/2"),
        with_power(
            ("majority", {"id": "a", "share": "1/2", "also": "b"}), ("majority", {"id": "b", "count": 4}), majority="a"
        ),
    ],
)
def test_the_least_yes_is_the_least_that_is_allowed(charter: Charter) -> None:
    seen = set()
    for votes in range(7):
        for abstain in range(3):
            for present in range(votes + abstain, 10):
                counts = [Counts(yes, votes - yes, abstain, present) for yes in range(votes + 1)]
                allowed = [each.yes for each in counts if decide(charter, question(each)).value == "allowed"]
                for each in counts:
                    needs = the_only(charter, each)
                    least = least_yes(needs)
                    enough = all(need.got >= need.least for need in needs if need.kind != "majority")  # type: ignore[operator]
                    assert least is not None
                    assert allowed == (list(range(least, votes + 1)) if enough else []), (counts, needs)
                    seen.add(bool(allowed))
    assert seen == {True, False}


@pytest.mark.parametrize("again", [True, False])
def test_the_quorum_is_the_least_present_with_which_it_is_allowed(again: bool) -> None:
    rules = (
        ("meeting", {"of": "council", "second_call": {"after_days": 1, "quorum": "1/5"}}),
        ("body", {"id": "board", "seats": 10, "quorum": {"share": "1/2", "base": "seats"}}),
        ("meeting", {"of": "board", "second_call": {"after_days": 1, "quorum": "1/5"}}),
    )
    charter = with_power(*rules[1:], who="board")
    by, facts = Authority("body", "board"), {**FACTS, "second_call": again}
    asks = [(present, question(Counts(2, 0, 0, present), facts, by)) for present in range(2, 11)]
    allowed = [present for present, each in asks if decide(charter, each).value == "allowed"]
    ((quorum, _),) = asked(charter, asks[0][1])
    assert quorum == Need("quorum", 2 if again else 5, 2, Fraction(1, 5 if again else 2), base="seats", whole=10)
    assert allowed == list(range(quorum.least or 0, 11))


def test_what_the_share_is_taken_of_is_told() -> None:
    (majority,) = the_only(ruled(share="1/2", strict=True), Counts(41, 12, 3, 61))
    assert majority == Need("majority", 27, 41, Fraction(1, 2), True, "cast", 53, abstentions_ignored=True)
    (majority,) = the_only(ruled(share="1/2", strict=True, abstentions="against"), Counts(41, 12, 3, 61))
    assert (majority.least, majority.whole) == (29, 56)


def test_units_are_counted_beside_votes() -> None:
    charter = with_power(
        ("majority", {"id": "so", "share": "1/2", "strict": True, "also": "units"}),
        ("majority", {"id": "units", "share": "2/3", "base": "units"}),
        majority="so",
    )
    votes, units = the_only(charter, Counts(6, 3))
    assert (units.least, units.got, units.whole, units.of_votes) == (5, 4, 7, False)
    assert least_yes((votes, units)) == votes.least == 5


def test_what_is_not_known_is_none() -> None:
    charter = ruled({"share": "1/2", "base": "entitled"}, share="1/2", base="members")
    quorum, majority = the_only(charter, Counts(2, 0), {})
    assert (quorum.least, quorum.got, quorum.whole) == (None, None, None)
    assert (majority.least, majority.got) == (None, 2)
    assert least_yes((quorum, majority)) is None
    assert least_yes(()) is None


def test_a_tie_that_was_decided_in_favour_is_told() -> None:
    charter = ruled(share="1/2", strict=True, tie="chair")
    broken, lost = (the_only(charter, Counts(2, 2), {"tie_broken": each})[0] for each in (True, False))
    assert (broken.by_tie, lost.by_tie) == (True, False)
    assert not the_only(charter, Counts(3, 1), {"tie_broken": True})[0].by_tie


def test_powers_that_ask_the_same_are_one_and_a_power_that_was_not_used_asks_nothing() -> None:
    power = {"who": ["council"], "act": ["hire"]}
    charter = with_power(
        ("majority", {"id": "unanimous", "share": "1/1"}),
        ("power", {"id": "other", **power}),
        ("power", {"id": "hard", "majority": "unanimous", **power}),
    )
    assert [least_yes(each) for each in asked(charter, question(Counts(2, 1)))] == [2]
    assert [least_yes(each) for each in asked(charter, question(Counts(1, 2)))] == [2, 3]


@pytest.mark.parametrize("articles", [("1",), ("2",), ("1", "2")])
def test_a_change_of_the_charter_must_meet_every_clause_that_it_touches(articles: tuple[str, ...]) -> None:
    ruled = charter(
        ("majority", {"id": "hard", "share": "3/4", "base": "seats"}),
        ("amendment", {"id": "ordinary", "who": ["council"]}),
        ("amendment", {"id": "named", "of": ["1"], "who": ["council"], "majority": "hard"}),
    )

    def amend(yes: int) -> Question:
        known: dict[str, Value] = {"articles": articles, "entitled": 10}
        return Question("amend_charter", frozenset({COUNCIL}), Facts({"charter"}, known), Counts(yes, 10 - yes, 0, 10))

    allowed = [yes for yes in range(11) if decide(ruled, amend(yes)).value == "allowed"]
    for yes in range(11):
        (needs,) = asked(ruled, amend(yes))
        assert least_yes(needs) == allowed[0] == (8 if "1" in articles else 6)


def test_without_a_vote_or_a_power_nothing_is_asked() -> None:
    charter = ruled(share="1/2")
    unvoted = Question("hire", frozenset({COUNCIL}), Facts({"staff"}))
    assert asked(charter, unvoted) == ()
    assert asked(charter, question(Counts(1, 0), by=Authority("body", "branch"))) == ()
    assert asked_of_any(charter, question(Counts(1, 0), by=Authority("body", "branch"))) == ()


def test_what_any_power_asks_leaves_out_what_the_act_is_done_on() -> None:
    charter = with_power(on="staff")
    elsewhere = Question("hire", frozenset({COUNCIL}), Facts(), Counts(2, 1))
    assert asked(charter, elsewhere) == ()
    assert [least_yes(each) for each in asked_of_any(charter, elsewhere)] == [2]


def test_a_power_that_depends_on_more_than_the_vote_counts_only_where_there_is_no_other() -> None:
    harder = ("power", {"id": "late", "who": ["council"], "act": ["hire"], "majority": "four", "requires": ["hearing"]})
    rules = (("majority", {"id": "four", "count": 4}), harder)
    alone = charter(*rules)
    assert [least_yes(each) for each in asked_of_any(alone, question(Counts(2, 1)))] == [4]
    assert [least_yes(each) for each in asked_of_any(with_power(*rules), question(Counts(2, 1)))] == [2]
