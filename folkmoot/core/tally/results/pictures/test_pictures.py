"""Pictures: well-formed, described, without script and style, and every bar as long as its votes."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from folkmoot.core.tally.result import Chosen, Move, Result, Stage
from folkmoot.core.tally.results.explaining import LANGUAGES
from folkmoot.core.tally.results.pictures.drawing import alternative, kinds, picture
from folkmoot.core.tally.results.pictures.svg import COLOURS, at, shortened, wrapped

SVG = "{http://www.w3.org/2000/svg}"
ALLOWED = {"svg", "title", "desc", "g", "rect", "path", "text"}


def large(stages: int = 25, candidates: int = 20) -> Result:
    names = tuple(f"Candidate with a long name {n:02}" for n in range(candidates))
    votes = tuple(100 + n for n in range(candidates))
    first = Stage("first", votes, moves=tuple(Move(None, n, each, 1, each) for n, each in enumerate(votes)))
    rest = [
        Stage(
            "exclude",
            tuple(0 if n <= out else each for n, each in enumerate(votes)),
            of=(out,),
            excluded=(Chosen(out, "fewest"),),
            non_transferable=sum(votes[: out + 1]),
        )
        for out in range(min(stages - 1, candidates - 1))
    ]
    more = [Stage("surplus", rest[-1].votes, of=(candidates - 1,), non_transferable=rest[-1].non_transferable)] * (
        stages - 1 - len(rest)
    )
    return Result(
        "stv-scottish", 1, {}, 1, names, (candidates - 1,), sum(votes), stages=(first, *rest, *more), quota=500
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_well_formed_described_and_needs_no_style_script_or_other_file(
    transferred, compared, language
):
    hostile = replace(transferred, title="<&", candidates=("<script>", '"&', "Cleo"))
    for result in (hostile, compared, large()):
        for kind in kinds(result):
            root = ET.fromstring(picture(result, language, kind))
            tags = [each.tag.removeprefix(SVG) for each in root.iter()]
            assert set(tags) <= ALLOWED
            assert {name for each in root.iter() for name in each.attrib} & {"style", "href", "onclick"} == set()
            title, description = root[0], root[1]
            assert root.attrib["aria-labelledby"].split() == [title.attrib["id"], description.attrib["id"]]
            assert title.text
            assert description.text
            assert alternative(result, language)[-1]


def test_nothing_stands_outside_of_the_picture():
    root = ET.fromstring(picture(large()))
    width, height = int(root.attrib["width"]), int(root.attrib["height"])
    for each in root.iter(f"{SVG}rect"):
        x, y, wide, high = (float(each.attrib[name]) for name in ("x", "y", "width", "height"))
        assert (min(x, y, wide, high) >= 0, x + wide <= width, y + high <= height) == (True, True, True)
    for each in root.iter(f"{SVG}text"):
        assert (float(each.attrib["x"]) < width, float(each.attrib["y"]) < height) == (True, True)
    assert width <= 1500


def test_colours_are_plain_unless_a_page_gives_them(transferred):
    paints = set(re.findall(r'(?:fill|stroke)="([^"]*)"', picture(transferred)))
    assert paints == {"none", *COLOURS.values()}
    themed = set(re.findall(r'(?:fill|stroke)="([^"]*)"', picture(transferred, themed=True)))
    assert themed == {"none", *(f"var(--{name}, {colour})" for name, colour in COLOURS.items())}


def test_bars_are_as_long_as_the_votes_and_what_came_stands_behind_what_was_there(transferred):
    root = ET.fromstring(picture(transferred, kind="transfers"))
    (came,) = (each for each in root.iter(f"{SVG}g") if each.attrib.get("class") == "accent" and len(each) > 1)
    bars = [(float(each.attrib["x"]), float(each.attrib["width"])) for each in came]
    one_vote = (118 - 12) / 6
    assert [round(wide / one_vote, 1) for _, wide in bars] == [1.0, 4.0]


def test_the_two_who_contested_the_last_seat_stand_on_either_side_of_the_line(transferred):
    root = ET.fromstring(picture(transferred))
    said = [each.text for each in root.iter(f"{SVG}text")]
    assert [each for each in said if each in ("✓ Ada", "✓ Cleo", "Ben")] == ["✓ Ada", "✓ Cleo", "Ben"]
    assert "Why the last seat went to Cleo and not to Ben" in said


def test_where_one_is_elected_by_a_majority_the_line_is_at_half_of_what_counts():
    first = Stage("first", (4, 3, 3), moves=tuple(Move(None, n, each, 1, each) for n, each in enumerate((4, 3, 3))))
    last = Stage(
        "exclude",
        (4, 3, 0),
        of=(2,),
        non_transferable=3,
        excluded=(Chosen(2, "fewest"),),
        elected=(Chosen(0, "majority"),),
    )
    for half, long in (("continuing", ["5.0", "3.5"]), ("valid", ["5.0", "5.0"])):
        result = Result("irv", 1, {"half": half}, 1, ("Ada", "Ben", "Cleo"), (0,), 10, stages=(first, last))
        lines = re.findall(r'd="M([0-9.]+) [0-9.]+L\1 ', picture(result))
        left = 16 + 9 * 8 + 26
        places = sorted({float(each) for each in lines} - {float(lines[-1])})
        assert [f"{(place - left - 118 * n) * 5 / 106:.1f}" for n, place in enumerate(places)] == long


def test_the_matrix_frames_each_victory_once(compared):
    root = ET.fromstring(picture(compared))
    frames = [each for each in root.iter(f"{SVG}rect") if "fill-opacity" in each.attrib]
    assert [each.attrib["fill-opacity"] for each in frames] == ["0.30"] * 3


def test_seats_are_numbered_in_the_order_in_which_they_were_given():
    stages = tuple(Stage("seat", (3, 2), elected=(Chosen(each, "quotient"),)) for each in (0, 1, 0))
    result = Result("dhondt", 1, {}, 3, ("Ada", "Ben"), (0, 1, 0), 5, stages=stages, figures={"quotients": ()})
    said = [each.text for each in ET.fromstring(picture(result)).iter(f"{SVG}text")]
    assert [each for each in said if each.isdecimal()] == ["1", "3", "2"]


def test_a_picture_that_a_result_has_not_is_refused(transferred, compared):
    assert (kinds(transferred), kinds(compared)) == (("transfers", "seats"), ("pairs", "seats"))
    with pytest.raises(ValueError, match="this result has no picture of pairs; it has transfers, seats"):
        picture(transferred, kind="pairs")


def test_a_count_of_nothing_has_a_picture_too():
    for rule in ("stv-scottish", "schulze", "dhondt"):
        empty = Result(rule, 1, {}, 1, (), (), 0, figures={"matrix": ()} if rule == "schulze" else {})
        for kind in kinds(empty):
            assert ET.fromstring(picture(empty, kind=kind)).tag == f"{SVG}svg"


def test_texts_are_broken_between_words_and_names_are_cut():
    assert list(wrapped("one two three", 7)) == ["one two", "three"]
    assert (shortened("Ada", 3), shortened("Adalbert", 4)) == ("Ada", "Ada…")
    assert [at(each) for each in (0, 7, -1)] == ["0", "7", "-1"]
