from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.charter.analyses.calendars import Span, negative_circle
from folkmoot.core.charter.analyses.conftest import Find, a_charter

CONGRESS = """[[body]]
id = "congress"
seats = 50
filled_by = "elected:membership"
[[meeting]]
id = "yearly"
of = "congress"
every_months = 12
notice_days = {notice}
{more}
"""


def congress(notice: int = 30, more: str = "") -> str:
    return CONGRESS.format(notice=notice, more=more)


EMERGENCY = """[[emergency]]
id = "storm"
declared_by = "membership"
max_days = 60
ratified_by = "congress"
ratified_within_days = 21
"""


def test_a_body_with_a_longer_notice_cannot_confirm_in_time(find: Find) -> None:
    (found,) = find("impossible-calendar", congress(22), EMERGENCY)
    assert (found.severity, found.rules) == ("error", ("2 yearly", "3 storm"))
    assert found.trace == (
        "the congress meets only on 22 days of notice (2 yearly)",
        "the congress must confirm the emergency within 21 days (3 storm)",
    )
    assert found.says == (
        "these days cannot all be kept, they are 1 day too few: the congress meets only on 22 days of notice "
        "(2 yearly); the congress must confirm the emergency within 21 days (3 storm)."
    )
    assert find("impossible-calendar", congress(21), EMERGENCY) == []


@pytest.mark.parametrize(
    ("rule", "possible"),
    [
        ('motion = [{{ of = "congress", deadline_days = {} }}]\n', 30),
        ('deliberation = [{{ before = "congress", days = {} }}]\n', 372),
        ('[[motion]]\nof = "congress"\ndeadline_days = 14\namendment_deadline_days = {}\n', 14),
    ],
    ids=["motions before the call", "discussion before the last congress", "amendments before motions"],
)
def test_what_must_come_before_a_meeting_has_its_time(find: Find, rule: str, possible: int) -> None:
    assert find("impossible-calendar", congress(), rule.format(possible)) == []
    assert len(find("impossible-calendar", congress(), rule.format(possible + 1))) == 1


def test_papers_of_a_meeting_cannot_go_out_before_it_is_called(find: Find) -> None:
    assert find("impossible-calendar", congress(30, "documents_days = 30")) == []
    assert len(find("impossible-calendar", congress(30, "documents_days = 31"))) == 1


def test_nominations_lie_between_the_notice_and_the_vote(find: Find) -> None:
    election = (
        '[[election]]\nfills = "congress"\nnotice_days = 45\nnominations = {{ opens_days = {}, closes_days = {} }}\n'
    )
    assert find("impossible-calendar", congress(), election.format(45, 45)) == []
    assert len(find("impossible-calendar", congress(), election.format(46, 46))) == 1
    assert len(find("impossible-calendar", congress(), election.format(20, 21))) == 1


def test_a_roll_cannot_be_fixed_on_two_days(find: Find) -> None:
    electorate = '[[electorate]]\nid = "voters"\nof = "member"\nrecord_date_event = "notice"\nrecord_date_days = {}\n'
    election = '[[election]]\nfills = "congress"\nelectorate = "voters"\nnotice_days = 45\n'
    assert find("impossible-calendar", congress(), electorate.format(45), election) == []
    assert len(find("impossible-calendar", congress(), electorate.format(44), election)) == 1


@pytest.mark.parametrize(
    ("rule", "possible"),
    [
        ('appeal = [{{ from = "congress", to = "congress", decide_within_days = {} }}]\n', 30),
        ('check = [{{ id = "c", kind = "veto", by = "congress", over = "spend", within_days = {} }}]\n', 30),
        ('power = [{{ id = "p", who = "congress", act = "spend", within_days = {} }}]\n', 30),
        ('power = [{{ id = "p", who = "member", act = "spend", within_days = {}, notice_days = 10 }}]\n', 10),
        ('grievance = [{{ received_by = "congress", steps = [{{ step = "find", days = {} }}] }}]\n', 30),
    ],
    ids=["appeal", "check", "power", "own notice", "finding"],
)
def test_whoever_must_decide_in_time_can_be_called_in_time(find: Find, rule: str, possible: int) -> None:
    assert find("impossible-calendar", congress(), rule.format(possible)) == []
    assert len(find("impossible-calendar", congress(), rule.format(possible - 1))) == 1


RULE = a_charter().rules[0]


@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(-3, 3)).filter(lambda each: each[0] != each[1]),
        max_size=9,
    )
)
def test_a_circle_is_found_just_where_trying_every_circle_finds_one(lines: list[tuple[int, int, int]]) -> None:
    spans = [Span((str(one),), (str(other),), days, RULE, ("", "", days)) for one, other, days in lines]
    least: dict[tuple[int, int], int] = {}
    for one, other, days in lines:
        least[one, other] = min(days, least.get((one, other), days))
    circles = [
        way
        for size in (2, 3, 4)
        for way in permutations(range(4), size)
        if all(pair in least for pair in zip(way, way[1:] + way[:1], strict=True))
        and sum(least[pair] for pair in zip(way, way[1:] + way[:1], strict=True)) < 0
    ]
    found = negative_circle(spans)
    assert bool(found) == bool(circles)
    if found:
        assert sum(span.days for span in found) < 0
        assert all(one.later == other.earlier for one, other in zip(found, found[1:] + found[:1], strict=True))
