"""What each language does in its own way."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from folkmoot import shipped
from folkmoot.core.charter.read import read_file
from folkmoot.core.charter.rules import Unit
from folkmoot.web import estimates, words
from folkmoot.web.naming import Names
from folkmoot.web.tongues import english, spanish

MODEL = read_file(shipped("charters") / "model.md")


@pytest.fixture
def named():
    return Names(MODEL, {}, {3: "North Branch"}, {}, {}, {}, {}, {})


def test_spanish_joins_a_place_to_what_stands_before_it():
    assert spanish.fill("a {who} de {body}", who="el reloj", body="el comité") == "al reloj del comité"
    assert spanish.fill("De {body}: «de {words}»", body="la mesa", words="él") == "De la mesa: «de él»"
    assert english.fill("to {who}", who="el reloj") == "to el reloj"


def test_lists_end_as_the_language_ends_them():
    assert english.listing(["1", "6", "9"]) == "1, 6 and 9"
    assert spanish.listing(["Ada", "Kit", "Ines"]) == "Ada, Kit e Ines"
    assert spanish.listing(["seis", "ocho"], "or") == "seis u ocho"


def test_numbers_are_grouped_as_the_language_groups_them():
    assert [each.number(1301) for each in (english, spanish)] == ["1,301", "1301"]
    assert [each.number(20000) for each in (english, spanish)] == ["20,000", "20\u00a0000"]


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", "Thursday 14 May 2026, 18:00, Chicago time"),
        ("es", "jueves 14 de mayo de 2026, 18:00, hora de Chicago"),
    ],
)
def test_a_time_is_said_in_the_zone_of_the_reader(language, says):
    with override(language):
        assert words.moment(datetime(2026, 5, 14, 23, tzinfo=UTC), ZoneInfo("America/Chicago")) == says


@pytest.mark.parametrize(
    ("edtf", "in_english", "in_spanish"),
    [
        ("1977-03-12", "on 12 March 1977", "el 12 de marzo de 1977"),
        ("2014-03", "in March 2014", "en marzo de 2014"),
        ("1991~", "about 1991", "hacia 1991"),
        ("1977-03-12~", "about 12 March 1977", "hacia el 12 de marzo de 1977"),
        ("../2013", "no later than 2013", "a más tardar en 2013"),
        ("2013?", "in 2013, uncertain", "en 2013, sin certeza"),
    ],
)
def test_a_date_is_said_as_far_as_it_is_known(edtf, in_english, in_spanish):
    with override("en"):
        assert words.during(edtf) == in_english
    with override("es"):
        assert words.during(edtf) == in_spanish


def test_estimates_and_votes_are_whole_phrases():
    with override("es"):
        assert estimates.estimate(150, None, "about") == "cerca de 150 miembros"
        assert estimates.left(None, "1/3", "up_to", how="resign") == "hasta un tercio de los miembros renunciaron"
        assert estimates.units(None, "several", "", "secciones") == "cierto número de secciones se fueron"
        assert estimates.votes({"yes": 9, "no": 2, "abstain": 1}) == "9 a favor, 2 en contra y 1 abstención"


def test_seats_are_called_as_a_sentence_needs_them(named):
    with override("en"):
        said = [named.seat("steering"), named.place("steering"), named.role("branch_secretary", 3)]
        assert said == [
            "the Steering Committee",
            "a member of the Steering Committee",
            "branch secretary of North Branch",
        ]
        assert (named.seat("branch", 3), named.seat("branch")) == ("North Branch", "a branch")
    with override("es"):
        said = [named.seat("steering"), named.place("steering"), named.role("steering")]
        assert said == [
            "el comité «Steering Committee»",
            "un puesto en el comité «Steering Committee»",
            "miembro del comité «Steering Committee»",
        ]
        assert named.role("branch_secretary", 3) == "secretaría de sección de North Branch"
        assert named.holder("general_secretary") == "quien ocupa el cargo «General Secretary»"


def test_units_are_nouns_with_their_gender():
    rule = MODEL.of(Unit)[0]
    assert english.unit(rule).another == "another branch"
    assert spanish.unit(rule).another == "otra sección"
