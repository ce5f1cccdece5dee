# ruff: noqa: E501  # a sentence stands on one line, as it is read
"""What a refusal says in Spanish, word for word under the model, and for whatever else can be asked."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from folkmoot.core.charter.asking import answer, question
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.check import check
from folkmoot.core.charter.english.findings import FINDINGS as ENGLISH_FINDINGS
from folkmoot.core.charter.english.verdicts import NUMBERS as ENGLISH_NUMBERS
from folkmoot.core.charter.english.verdicts import REASONS as ENGLISH_REASONS
from folkmoot.core.charter.english.verdicts import WANTS as ENGLISH_WANTS
from folkmoot.core.charter.judging import Question, Reason, decide
from folkmoot.core.charter.languages import LANGUAGES, spoken
from folkmoot.core.charter.read import read, read_file
from folkmoot.core.charter.spanish import verdicts
from folkmoot.core.charter.spanish.findings import FINDINGS
from folkmoot.core.charter.test_laws import cases
from folkmoot.core.charter.test_spanish import CLUMSY, ENGLISH, SHIPPED, figures, own_words
from folkmoot.core.charter.who import who_may


@pytest.fixture(scope="module")
def model() -> Charter:
    return read_file(Path(__file__).parents[3] / "charters" / "model.md")


def test_every_key_of_a_reason_and_of_a_finding_has_its_spanish() -> None:
    assert list(verdicts.REASONS) == list(ENGLISH_REASONS)
    assert list(verdicts.NUMBERS) == list(ENGLISH_NUMBERS)
    assert list(verdicts.WANTS) == list(ENGLISH_WANTS)
    assert list(FINDINGS) == list(ENGLISH_FINDINGS)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (
            {"act": "instruct", "by": {"body": "steering"}, "object": ["member", "holder:appeals"]},
            [
                "El artículo 6 (no_reversal) prohíbe a cualquiera dar instrucciones a un miembro del tribunal «Appeals Committee»."
            ],
        ),
        (
            {
                "act": "expel",
                "by": {"body": "steering"},
                "object": "member",
                "decision": {"yes": 10, "no": 1, "present": 11},
            },
            [
                "Ningún artículo da al comité «Steering Committee» la facultad de expulsar a un miembro; el artículo 6 la da al panel «Grievance Panel»."
            ],
        ),
        (
            {
                "act": "expel",
                "by": {"body": "grievance"},
                "object": "member",
                "facts": {"ground": ["faction"], "find": False},
                "decision": {"yes": 5, "no": 1, "present": 6},
            },
            [
                "El artículo 7 (no_faction_offence) prohíbe a cualquiera expulsar a un miembro por motivo de «forming or joining a tendency or faction».",
                "El artículo 6 (sanction) lo permite tras una resolución; no es así.",
                "El artículo 6 (sanction) pide un quórum de 7; hubo 6.",
                "El artículo 6 (sanction) necesita 6 votos a favor, de 9 puestos; hubo 5.",
            ],
        ),
        (
            {
                "act": "admit",
                "by": {"body": "branch"},
                "object": "member",
                "facts": {"own_unit": False, "objection_days": 1, "entitled": 20},
                "decision": {"yes": 5, "no": 6, "present": 11},
            },
            [
                "El artículo 1 (member) alcanza solo a su propia unidad; esto queda fuera de ella.",
                "El artículo 1 (member) deja 7 días para objeciones; ha pasado 1 día.",
                "El artículo 1 (member) necesita 6 votos a favor, de 11 votos emitidos; hubo 5.",
            ],
        ),
        (
            {
                "act": "recall",
                "by": {"electorate": "membership"},
                "object": "holder:appeals",
                "facts": {"initiative": 9, "entitled": 100, "days_since": 31},
                "decision": {"yes": 9, "no": 0},
            },
            [
                "El artículo 9 (recall) quiere que lo pidan 10; lo pidieron 9.",
                "El artículo 9 (recall) deja 30 días para ello; han pasado 31 días.",
                "El artículo 9 (recall) pide que participen 20 personas; lo hicieron 9.",
            ],
        ),
        (
            {"act": "lapse", "by": {"clock": True}, "object": "member", "facts": {"arrears_days": 180}},
            ["El artículo 1 (member) espera a que las cuotas lleven más de 180 días vencidas; llevan 180 días."],
        ),
        (
            {"act": "admit", "by": {"body": "branch"}, "object": "member", "facts": {"dissolved": True}},
            ["La organización está disuelta (artículo 14); ya solo se puede llevar su registro."],
        ),
        (
            {"act": "find", "object": "member", "told": True, "facts": {"notice_days": 14, "hearing": True}},
            [
                "El artículo 6 (find) da esa facultad al panel «Grievance Panel»; no se sabe quién lo hizo.",
                "El artículo 6 (find) lo permite si la persona concernida puede llevar acompañante; no se sabe si es así.",
            ],
        ),
        (
            {
                "act": "overturn",
                "by": {"body": "appeals"},
                "object": "decision:appeals",
                "facts": {"new_evidence": True},
            },
            [
                "El artículo 6 (reopen) pide un quórum de 5; no se sabe cuántas personas hubo.",
                "El artículo 6 (reopen) necesita 5 votos a favor; no se sabe el resultado.",
            ],
        ),
    ],
)  # fmt: skip
def test_a_refusal_can_be_read_out_in_spanish(model: Charter, asked: dict[str, Any], says: list[str]) -> None:
    found = decide(model, question(asked, model))
    assert [reason.said("es") for reason in found.because] == says
    assert answer(found, "es")["because"] == says


@given(cases)
def test_every_reason_says_the_same_in_both_languages(case: tuple[Charter, Question]) -> None:
    for reason in decide(*case).because:
        said = reason.said("es")
        assert reason.said("en") == reason.says
        assert said.endswith(".")
        assert "  " not in said
        assert ENGLISH.findall(own_words(said.replace(f"({(reason.rule or ' ').partition(' ')[2]})", ""))) == [], said
        assert CLUMSY.findall(said) == [], said
        assert figures(said) == figures(reason.says), said


def test_a_reason_that_was_kept_as_json_has_its_english_alone(model: Charter) -> None:
    asked = question({"act": "expel", "by": {"body": "steering"}, "object": "member"}, model)
    (reason,) = decide(model, asked).because
    assert Reason.from_json(reason.to_json()) == reason
    assert Reason.from_json(reason.to_json()).said("es") == reason.says


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_whoever_may_is_the_same_in_both_languages(path: Path) -> None:
    shipped = read_file(path)
    for verb in spoken("en").words.verbs:
        spanish, english = who_may(shipped, verb, language="es"), who_may(shipped, verb)
        assert [(each.article, each.rule, each.on) for each in spanish] == [
            (each.article, each.rule, each.on) for each in english
        ]
        for each in spanish:
            assert ENGLISH.findall(own_words(f"{each.who} {each.majority or ''} {each.says}")) == []


EVERY_FINDING = """## Article 1. A
After 5 days the court decides.
```toml charter
[[body]]
id = "court"
quorum = { share = "1/2" }
[[majority]]
id = "half"
share = "1/2"
[[power]]
id = "one"
who = "cort"
act = "spend"
max_days = 9
text_only = true
[[power]]
id = "two"
who = "court"
act = "expel"
max_days = 3
[[power]]
id = "three"
who = "court"
act = "expel"
[[prohibition]]
id = "never"
act = "expel"
```
## Article 2. B
The court again.
"""


def test_findings_are_the_same_in_both_languages() -> None:
    found = read(EVERY_FINDING)
    spanish, english = check(found, "es"), check(found)
    assert sorted((each.code, each.line) for each in spanish) == sorted((each.code, each.line) for each in english)
    assert {each.code for each in spanish} == {
        "undefined",
        "text-only",
        "prose-mismatch",
        "conflict",
        "dead-rule",
        "unreviewable",
    }
    for each in spanish:
        assert ENGLISH.findall(own_words(each.says.replace("¿se quería decir court?", ""))) == [], each.says
    assert [each.says for each in spanish if each.code in ("conflict", "dead-rule")] == [
        "1 two da una facultad que nunca se cumple: 1 never la prohíbe por entero (expulsar a un miembro).",
        "1 three da una facultad que nunca se cumple: 1 never la prohíbe por entero (expulsar a un miembro).",
        "1 two y 1 three dicen cosas distintas de lo mismo: expulsar a un miembro. Cualquiera serviría; ¿cuál se quiere?",
    ]


def test_the_words_of_the_vocabulary_are_there_in_every_language() -> None:
    for language in LANGUAGES:
        words = spoken(language).words
        assert words.fact("hearing") == words.facts["hearing"]
        assert words.fact("expel") == words.done_before.format(words.verbs["expel"])
    assert spoken("es").words.fact("expel") == "se hizo antes sobre este objeto: expulsar a un miembro"
