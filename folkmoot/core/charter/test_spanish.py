# ruff: noqa: E501  # a sentence stands on one line, as it is read
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from folkmoot.core.charter import rules
from folkmoot.core.charter import vocabulary as closed
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.conftest import any_rule, charter_text
from folkmoot.core.charter.english import deeds as english
from folkmoot.core.charter.errors import CharterError
from folkmoot.core.charter.read import read, read_file
from folkmoot.core.charter.sentences import sentence
from folkmoot.core.charter.spanish import deeds, vocabulary
from folkmoot.core.charter.spanish.nouns import Noun, noun
from folkmoot.core.charter.spanish.numbers import al, de, figure, listing
from folkmoot.core.charter.spanish.speaking import SENTENCES
from folkmoot.core.charter.test_sentences import charter, reads_well

SHIPPED = sorted((Path(__file__).parents[3] / "charters").glob("*.md"))
ENGLISH = re.compile(
    r"\b(the|an|of|or|and|may|must|by|with|if|within|for|from|member|members|not|is|are|who|whoever|it|to|in|on)\b",
    re.I,
)


CAST: tuple[tuple[str, dict[str, Any]], ...] = (
    ("body", {"id": "appeals", "name": "Appeals Committee", "kind": "tribunal"}),
    ("body", {"id": "steering", "name": "Comité Directivo"}),
    ("office", {"id": "secretary", "name": "General Secretary"}),
    ("office", {"id": "two", "name": "Tesorería", "many": True}),
    ("unit", {"id": "branch"}),
    ("class", {"id": "member"}),
    ("electorate", {"id": "membership", "of": "member"}),
    ("electorate", {"id": "one", "of": "member"}),
    ("majority", {"id": "simple", "share": "1/2", "strict": True, "base": "cast"}),
)
"""What a rule that is drawn may name, with names of every sort."""


def say(rule: str) -> str:
    found = charter(rule)
    return sentence(found.rules[0], found, "es")


CLUMSY = re.compile(r"\b(?:de|a) el\b|\by (?:i|hi)(?!e)|\bo (?:o|ho)|\ba a\b|\bde de\b|\bel una?\b|\bla un\b", re.I)
"""What Spanish never says: small words that have not given way, or that stand twice."""


def own_words(said: str) -> str:
    """A Spanish sentence less the words that a charter gives, which stand in quotation marks, and a time zone."""
    return re.sub(r"«[^»]*»|[A-Z]\w+/\w+", "", said)


def figures(said: str) -> list[str]:
    """Every number in digits, in order, whatever stands between its thousands."""
    return sorted(re.findall(r"\d+", re.sub(r"(?<=\d)[,\u00a0](?=\d)", "", said)))


def proper_names(charter: Charter) -> set[str]:
    named = (getattr(rule, "name", None) for rule in charter.rules)
    return {name for name in named if name and name != name.lower()}


def test_every_kind_has_a_spanish_sentence() -> None:
    assert set(SENTENCES) == set(rules.KINDS.values())


def test_every_word_of_the_vocabulary_has_its_spanish() -> None:
    lists = ("VERBS", "OBJECTS", "FACTS", "RECORD_NAMES", "RIGHTS", "CLAIMS", "UNIT_KINDS", "METHODS", "APPORTIONING")
    for name in (*lists, "BASES"):
        assert list(getattr(vocabulary, name)) == list(getattr(closed, name)), name
    assert set(vocabulary.TYPES) == {each.name for each in closed.Type}
    assert list(deeds.DEEDS) == list(english.DEEDS)
    assert list(deeds.REQUIREMENTS) == list(english.REQUIREMENTS)


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        (
            '[[power]]\nid = "p"\nwho = "appeals"\nact = "overturn"\non = "decision:appeals"\nmajority = "majority_of_seats"\nrequires = ["appeal", "reasons_published"]',
            "El tribunal «Appeals Committee» puede anular una resolución del tribunal «Appeals Committee» por la mayoría de sus puestos, en apelación, con motivos publicados.",
        ),
        (
            '[[power]]\nid = "p"\nwho = ["steering", "branch:10", "membership:5%"]\nact = "convene"\non = "meeting:appeals"',
            "El órgano «Steering Committee», 10 secciones juntas o el 5\u00a0% de la membresía pueden convocar una reunión del tribunal «Appeals Committee».",
        ),
        (
            '[[power]]\nid = "p"\nwho = "membership"\nact = "remove"\non = "holder:steering"\nmajority = "two_thirds"\nquorum = "1/5"\ninitiative = "10%"\nwithin_days = 30',
            "La membresía puede, en votación, destituir a un miembro del órgano «Steering Committee» por dos tercios de los votos emitidos, con participación de al menos un quinto de quienes tienen derecho a voto, a solicitud de un décimo de sus integrantes, en el plazo de 30 días.",
        ),
        (
            '[[power]]\nid = "p"\nwho = "steering"\nact = "spend"\non = "funds"\nlimit = 20000',
            "El órgano «Steering Committee» puede gastar dinero, hasta 20\u00a0000 por vez.",
        ),
        (
            '[[prohibition]]\nid = "p"\nact = ["expel", "suspend_member", "censure"]\non = "member"\nbecause = "faction"\n[[charter]]\ngrounds = { id = "faction", means = "forming a faction" }',
            "Nadie puede, por motivo de «forming a faction», expulsar, suspender o amonestar a un miembro.",
        ),
        (
            '[[prohibition]]\nid = "p"\nwho = ["steering", "branch"]\nact = "instruct"\non = ["holder:appeals", "staff"]',
            "Ni el órgano «Steering Committee» ni una sección pueden dar instrucciones a un miembro del tribunal «Appeals Committee» o al personal.",
        ),
        (
            '[[right]]\nof = "minority:10%"\nto = "named_vote"\nexercised_by = "request"',
            "Una minoría de al menos un décimo tiene derecho a una votación nominal, con solo pedirlo y sin permiso de nadie.",
        ),
        (
            '[[recusal]]\nin = ["find", "overturn"]\nwhen = ["party", "named"]\neffect = "leave"',
            "Cuando se trata de una resolución o una anulación, quien es parte o aparece con su nombre en el caso debe retirarse.",
        ),
        (
            '[[incompatible]]\nbodies = ["appeals", "steering"]\nwithin_months = 24',
            "Nadie puede servir en el tribunal «Appeals Committee» y en el órgano «Steering Committee», ni en un puesto antes de 2 años de dejar el otro.",
        ),
        (
            '[[term]]\nid = "good_standing"\nmeans = { status = "member", arrears_days = 30 }',
            "«good standing» significa alguien que es miembro y no debe cuotas de más de 30 días.",
        ),
        (
            '[[amendment]]\nof = ["5", "6"]\nwho = "steering"\nmajority = "two_thirds"\nratified_by = "membership"\nturnout = "1/3"',
            "El órgano «Steering Committee» puede reformar los artículos 5 y 6 de este estatuto por dos tercios de los votos emitidos. La membresía debe confirmarlo, con participación de al menos un tercio de quienes tienen derecho a voto.",
        ),
        (
            '[[check]]\nid = "veto"\nkind = "veto"\nby = "membership"\nover = "affiliate"\nwithin_days = 30\nif_silent = "passes"',
            "La membresía puede impedirlo cuando otros deciden afiliarse a otra organización, en el plazo de 30 días. Si guardan silencio, vale.",
        ),
        (
            '[[power]]\nid = "p"\nwho = "steering"\nact = "dissolve"\ntext_only = true',
            "El órgano «Steering Committee» puede disolver la organización. (El programa no puede hacerlo cumplir; deben hacerlo las personas.)",
        ),
        (
            '[[power]]\nid = "p"\nwho = "sterring"\nact = "dissolve"',
            "«sterring» (sin definir) puede disolver la organización.",
        ),
        (
            '[[office]]\nid = "p"\nname = "General Secretary"\nduties = ["convene"]\nremoved_by = "branch"',
            "Existe un cargo «General Secretary». Quien ocupa el cargo «General Secretary» puede convocar una reunión. Una sección puede destituir a su titular.",
        ),
    ],
)  # fmt: skip
def test_rules_say_themselves_in_plain_spanish(rule: str, says: str) -> None:
    assert say(rule) == says


@pytest.mark.parametrize(
    ("name", "the", "all"),
    [
        ("Comité Directivo", "el Comité Directivo", "los Comités Directivos"),
        ("Comisión de Garantías", "la Comisión de Garantías", "las Comisiones de Garantías"),
        ("sección local", "la sección local", "las secciones locales"),
        ("branch", "la sección", "las secciones"),
        ("Branch Council", "el órgano «Branch Council»", "los órganos «Branch Council»"),
        ("Las Dieciséis", "el órgano «Las Dieciséis»", "los órganos «Las Dieciséis»"),
    ],
)
def test_a_name_takes_its_article_from_its_own_first_word_or_from_what_it_is(name: str, the: str, all: str) -> None:
    found = noun(name, Noun("órgano", "órganos"))
    assert (found.the, found.all) == (the, all)


def test_an_office_that_is_called_by_an_unknown_name_is_spoken_of_by_whoever_holds_it() -> None:
    found = noun("Tesorero", Noun("cargo", "cargos", held=True))
    assert (found.the, found.some, found.all) == (
        "quien ocupa el cargo «Tesorero»",
        "quien ocupa un cargo «Tesorero»",
        "quienes ocupan los cargos «Tesorero»",
    )
    assert noun("Tesorería", Noun("cargo", "cargos", held=True)).the == "la Tesorería"


def test_small_words_give_way_to_the_sound_that_follows() -> None:
    assert (de("el comité"), de("la mesa"), al("el comité"), al("un miembro")) == (
        "del comité",
        "de la mesa",
        "al comité",
        "a un miembro",
    )
    assert (listing(["padre", "hijo"]), listing(["agua", "hielo"])) == ("padre e hijo", "agua y hielo")
    assert (listing(["7", "8"], "o"), listing(["una", "otra"], "o")) == ("7 u 8", "una u otra")
    assert (figure(1234), figure(20_000)) == ("1234", "20\u00a0000")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_rule_of_every_shipped_charter_says_the_same_in_spanish(path: Path) -> None:
    shipped = read_file(path)
    for rule in shipped.rules:
        said, in_english = sentence(rule, shipped, "es"), sentence(rule, shipped)
        reads_well(said)
        assert "sin definir" not in said
        assert ENGLISH.findall(own_words(said)) == [], said
        assert CLUMSY.findall(said) == [], said
        assert figures(said) == figures(in_english), said
        for name in proper_names(shipped):
            assert (f"«{name}»" in said) == (name in in_english), (name, said)


@given(any_rule())
def test_every_rule_that_can_be_read_says_itself_in_spanish(drawn: tuple[str, dict[str, object]]) -> None:
    try:
        found = read(charter_text(drawn, *CAST))
    except CharterError:
        return
    said = sentence(found.rules[0], found, "es")
    reads_well(said)
    assert ENGLISH.findall(own_words(said)) == [], said
    assert CLUMSY.findall(said) == [], said
    assert figures(said) == figures(sentence(found.rules[0], found)), said
