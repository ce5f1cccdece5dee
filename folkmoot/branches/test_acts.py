"""The units of a founding, and what becomes of them."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from folkmoot.branches.acts import CharterUnit, Disaffiliate, Suspend
from folkmoot.branches.models import Unit
from folkmoot.branches.reads import may_act, units
from folkmoot.constitution.acts import FirstMember, FirstUnit, Found
from folkmoot.core.charter.judging import Authority
from folkmoot.door.act import Missing
from folkmoot.door.charters import attach
from folkmoot.door.draw import Draw
from folkmoot.door.enact import enact
from folkmoot.door.occasion import Hat
from folkmoot.door.refusal import Refused

AT = datetime(2026, 5, 1, 18, tzinfo=UTC)
MODEL = Path(__file__).parents[2] / "charters" / "model.md"


@pytest.fixture
def ada(db: None) -> str:
    """The founder of an organisation of two branches."""
    ada = Draw("branches").person()
    found = Found(
        charter=attach(MODEL.read_bytes()),
        name="Federation",
        origin="federation.example",
        members=(FirstMember(person=ada, name="Ada", class_="member", unit=1),),
        units=(FirstUnit(kind="branch", name="South Branch"), FirstUnit(kind="branch", name="North Branch")),
    )
    enact(found, person=ada, at=AT)
    return ada


def test_the_units_of_the_founding_are_keyed_by_their_place_in_it(ada: str) -> None:
    assert list(units(date(2026, 5, 1)).values_list("pk", "kind", "how")) == [
        (0, "branch", "founded"),
        (1, "branch", "founded"),
    ]


def test_a_unit_keeps_its_name_as_a_commitment(ada: str) -> None:
    names = [unit.name for unit in Unit.objects.all()]
    assert [(name[:2], len(name)) for name in names] == [("c:", 45), ("c:", 45)]


@pytest.mark.usefixtures("ada")
@pytest.mark.parametrize("act", [Suspend(unit=0, until=date(2026, 6, 1), reason="x"), Disaffiliate(unit=0, reason="x")])
def test_nobody_ends_or_suspends_a_branch_without_a_decision(act: Suspend | Disaffiliate, ada: str) -> None:
    with pytest.raises(Refused):
        enact(act, person=ada, at=AT)
    assert may_act(0, date(2026, 5, 2))


def test_too_few_do_not_make_a_branch(ada: str) -> None:
    steering = frozenset({Hat(Authority("body", "steering"))})
    with pytest.raises(Refused) as refused:
        enact(CharterUnit(kind="branch", name="West", members=(ada,)), person=ada, hats=steering, at=AT)
    assert "2 branch" in refused.value.verdict.rules


def test_a_unit_that_is_not_there_is_missing(ada: str) -> None:
    with pytest.raises(Missing):
        enact(Disaffiliate(unit=7, reason="x"), person=ada, at=AT)
