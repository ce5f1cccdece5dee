"""Short charters, each with one kind of finding, and each with a twin that one rule has mended."""

from dataclasses import replace
from pathlib import Path

import pytest

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.check import check
from folkmoot.core.charter.read import read_file
from folkmoot.core.charter.rules import Rule

MENDED = "-mended"
FAULTY = sorted(path for path in (Path(__file__).parent / "charters").glob("*.md") if MENDED not in path.stem)


def rules(charter: Charter) -> dict[tuple[str, str], Rule]:
    return {(rule.kind, rule.id): replace(rule, line=0) for rule in charter.rules}


def test_there_are_ten_of_them_and_each_has_its_twin() -> None:
    assert len(FAULTY) == 10
    assert all(path.with_stem(path.stem + MENDED).exists() for path in FAULTY)


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.stem)
def test_each_has_one_kind_of_finding_and_its_twin_mended_by_one_rule_has_none(path: Path) -> None:
    faulty, mended = read_file(path), read_file(path.with_stem(path.stem + MENDED))
    assert {finding.code for finding in check(faulty)} == {path.stem}
    assert check(mended) == []
    before, after = rules(faulty), rules(mended)
    assert len([name for name in before | after if before.get(name) != after.get(name)]) == 1
