"""A whole count as a person hears it who has never seen one: eight candidates, four seats, 224 papers."""

from pathlib import Path

import pytest

from folkmoot.core.tally import count
from folkmoot.core.tally.poll import Candidate, Poll, papers
from folkmoot.core.tally.result import Result
from folkmoot.core.tally.results.data import to_json
from folkmoot.core.tally.results.explaining import LANGUAGES, text
from folkmoot.core.tally.results.replay import faults
from folkmoot.core.tally.results.tables.drawing import as_csv, terminal

TEXTS = Path(__file__).parent / "vectors"

NAMES = "Rosa Klein", "Tom Okafor", "Mia Brandt", "Ines Moreno", "Yusuf Demir", "Bo Larsen", "Karl Weiss", "Ann Doyle"
R, T, M, N, Y, B, K, A = range(8)
PAPERS = [
    *[(31, [R, M, N]), (22, [R, N, M]), (9, [R, T]), (11, [R, M, Y]), (8, [R])],
    *[(18, [T, B, Y]), (12, [T, A, M]), (5, [T]), (16, [M, N, R]), (9, [M, Y])],
    *[(13, [N, M]), (4, [N, R, A]), (21, [Y, K, B]), (5, [Y])],
    *[(9, [B, T, Y]), (7, [B, Y]), (3, [B]), (8, [K, Y, T]), (3, [K, N])],
    *[(5, [A, T, N]), (3, [A, M]), (2, [A])],
]


@pytest.fixture(scope="module")
def committee() -> Result:
    candidates = tuple(Candidate(name) for name in NAMES)
    poll = Poll(candidates, 4, papers(PAPERS), title="Tenants' Union, Central Branch: the committee")
    return count(poll, "stv-scottish")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_count_is_told_so_that_a_newcomer_knows_why_the_last_seat_went_where_it_went(committee, language):
    assert text(committee, language) == (TEXTS / f"committee.{language}.txt").read_text(encoding="utf-8")


def test_its_table_stands_in_eighty_columns_and_more(committee):
    drawn = terminal(committee, width=80)
    assert drawn == (TEXTS / "committee.table.txt").read_text(encoding="utf-8")
    assert max(map(len, drawn.splitlines())) <= 80


def test_its_sheet_holds_every_amount_exactly(committee):
    rows = [line.split(",") for line in as_csv(committee).splitlines()]
    assert {len(row) for row in rows} == {2 + 2 * len(committee.stages) - 1}
    assert rows[4][:6] == ["Yusuf Demir", "elected (7)", "26", "", "26", ""]
    assert rows[-1][2::2] == ["224"] * 7


def test_another_program_adds_it_up_to_the_same(committee):
    assert faults(to_json(committee)) == ()
