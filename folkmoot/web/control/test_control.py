"""The picture of who commands whom, the same as a list, and the findings: on the charter's page and in the API."""

import re

import pytest
from django.utils import translation

from folkmoot import shipped
from folkmoot.core.charter.analyses.control import Edge
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.read import read_file
from folkmoot.web.control.drawing import Drawing, drawing, ordered, strongest
from folkmoot.web.control.shown import Shown, shown


@pytest.fixture(scope="module")
def model() -> Charter:
    return read_file(shipped("charters") / "model.md")


@pytest.fixture(scope="module")
def as_worked() -> Charter:
    return read_file(shipped("charters") / "as-worked.md")


def of(found: Charter, language: str = "en") -> Shown:
    with translation.override(language):
        there = shown(found)
    assert there is not None
    return there


def over(found: Charter, source: str, language: str = "en") -> list[tuple[str, str, tuple[str, ...]]]:
    return [(each.target_name, each.what, each.articles) for each in of(found, language).over if each.source == source]


def edge(kind: str, source: str, target: str, **more: bool) -> Edge:
    return Edge(kind, source, target, ("1 a",), **more)  # type: ignore[arg-type]


def test_what_one_body_may_do_to_another_stands_in_one_line_with_its_articles(model: Charter) -> None:
    assert over(model, "steering") == [
        ("Branch secretary", "can command it and gives it orders", ("11",)),
        ("General Secretary", "can command it, fills its seats, empties its seats and gives it orders", ("4", "11")),
    ]
    assert over(model, "appeals") == [("Grievance Panel", "hears appeals against it", ("6",))]


def test_the_list_is_spanish_where_the_page_is(as_worked: Charter) -> None:
    assert over(as_worked, "steering", "es")[1] == (
        "National Appeals Committee",
        "puede mandar, llena sus puestos, puede expulsar a quienes lo integran y le da órdenes",
        ("3", "4"),
    )


def test_a_name_bears_the_numbers_of_the_findings_about_it(as_worked: Charter, model: Charter) -> None:
    found = of(as_worked)
    marks = {line.id: line.marks for line in found.picture.lines}
    numbers = {f"{each.shape}{each.number}" for each in found.findings if "steering" in each.finding.about}
    assert set(marks["steering"]) >= numbers
    assert len(numbers) > 3
    assert [each.number for each in found.findings] == list(range(1, len(found.findings) + 1))
    severities = [each.finding.severity for each in found.findings]
    assert severities == sorted(severities)  # errors before warnings
    assert [line.marks for line in of(model).picture.lines] == [()] * len(of(model).picture.lines)


def test_whoever_commands_stands_above_and_a_circle_has_an_order_too() -> None:
    edges = [edge("commands", "b", "a"), edge("appoints", "c", "b")]
    assert ordered(["a", "b", "c"], edges) == ["c", "b", "a"]
    assert ordered(["a", "b"], [edge("commands", "b", "a"), edge("commands", "a", "b")]) == ["a", "b"]


def test_between_two_names_the_strongest_arrow_is_drawn() -> None:
    edges = [
        edge("removes", "a", "b"),
        edge("commands", "a", "b"),
        edge("removes", "a", "c", by_expulsion=True),
        edge("commands", "a", "d", amends=True),
        edge("commands", "a", "e", by_expulsion=True),
        edge("reviews", "a", "b"),
    ]
    assert [(each.kind, each.target) for each in strongest(edges)] == [("commands", "b"), ("commands", "e")]


def test_everything_that_is_drawn_lies_on_the_picture(model: Charter, as_worked: Charter) -> None:
    for picture in (of(model).picture, of(as_worked).picture, crowded()):
        for arrow in picture.arrows:
            xs, ys = coordinates(arrow.path)
            assert 0 <= min(ys) <= max(ys) <= picture.height
            reach = 0.75 * xs[1] + 0.25 * xs[0]  # where the curve turns
            assert 0 <= reach <= picture.width
        assert {line.y for line in picture.lines} == set(range(28, picture.height, 46))


def crowded() -> Drawing:
    ids = [f"body_{number}" for number in range(12)]
    edges = [edge("commands", one, other) for one in ids for other in ids if one != other]
    return drawing(dict.fromkeys(ids, "A body with a name that is longer than its line"), edges, (), {})


def coordinates(path: str) -> tuple[list[int], list[int]]:
    numbers = [int(each) for each in re.findall(r"-?\d+", path)]
    return numbers[::2], numbers[1::2]


def test_a_long_name_is_cut_on_the_picture_alone() -> None:
    assert crowded().lines[0].name == "A body with a name that is…"


def test_the_charters_page_has_the_picture_the_list_and_what_was_found(moot, client) -> None:
    page = client.get("/charter").content.decode()
    assert page.count("<svg viewBox") == 6
    assert re.findall(r'<text x="\d+" dx="5" dy="-5">(.*?)</text>', page)[0] == "Membership"
    assert '<a href="/bodies/steering">Steering Committee</a> over <a href="/bodies/general_secretary">' in page
    assert "Nothing that should be mended." in page
    assert "style=" not in page


def test_without_a_charter_there_is_no_picture(db, client) -> None:
    assert "<svg viewBox" not in client.get("/charter").content.decode()


def test_the_api_gives_the_edges_and_the_findings(moot, client) -> None:
    found = client.get("/api/charter/control").json()
    assert sorted(found) == ["charter", "edges", "findings"]
    assert found["findings"] == []
    assert {
        "kind": "commands",
        "source": "membership",
        "target": "appeals",
        "rules": ["5 elect_appeals"],
        "by_expulsion": False,
    } in found["edges"]


def test_before_the_founding_the_api_says_that_there_is_no_charter(db, client) -> None:
    assert client.get("/api/charter/control").status_code == 404
