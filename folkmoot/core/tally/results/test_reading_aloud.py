"""A whole count as a person hears it who has never seen one: eight candidates, four seats, 224 papers."""

from pathlib import Path

import pytest

from folkmoot.core.tally import count, read
from folkmoot.core.tally.result import Result
from folkmoot.core.tally.results.data import to_json
from folkmoot.core.tally.results.explaining import LANGUAGES, text
from folkmoot.core.tally.results.pictures.drawing import picture
from folkmoot.core.tally.results.replay import faults
from folkmoot.core.tally.results.tables.drawing import as_csv, terminal

TEXTS = Path(__file__).parent / "vectors"

ROOT = Path(__file__).parents[4]


@pytest.fixture(scope="module")
def committee() -> Result:
    return count(read(ROOT / "polls" / "committee.blt"), "stv-scottish")


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


def test_the_picture_in_the_documents_is_what_the_code_draws(committee):
    drawn = (ROOT / "docs" / "pictures" / "count.svg").read_text(encoding="utf-8")
    assert drawn == picture(committee)
