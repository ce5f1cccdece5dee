"""A charter that is written in Spanish: its headings, its numbers, its names."""

import pytest

from folkmoot.core.charter.check import check
from folkmoot.core.charter.prose import numbers
from folkmoot.core.charter.read import read
from folkmoot.core.charter.sentences import sentence

CHARTER = """# Estatuto del club

## Artículo 1. Dirección

El Comité Directivo tiene 5 puestos, que elige la asamblea general por 2 años, según el artículo 2.
La Comisión de Cuentas tiene 3 puestos. Este texto se adoptó el 14 de mayo de 2019.

```toml charter
[[body]]
id = "direccion"
name = "Comité Directivo"
kind = "committee"
seats = 5
filled_by = "elected:asamblea"
term_months = 24
[[body]]
id = "cuentas"
name = "Comisión de Cuentas"
seats = 3
```

## Artículo 2. Asamblea general

La asamblea general puede expulsar a un miembro con 20 000 votos a favor.

```toml charter
[[body]]
id = "asamblea"
name = "asamblea general"
kind = "assembly"
composed_of = "all members"
[[majority]]
id = "muchos"
count = 20000
[[power]]
id = "expulsar"
who = "asamblea"
act = "expel"
on = "member"
majority = "muchos"
```
""".replace("20 000", "20\u00a0000")


def test_a_charter_in_spanish_is_read_and_its_prose_says_what_its_rules_say() -> None:
    charter = read(CHARTER)
    assert [(each.number, each.title) for each in charter.articles] == [("1", "Dirección"), ("2", "Asamblea general")]
    assert [each.says for each in check(charter, "es") if each.code == "prose-mismatch"] == []


def test_its_rules_say_themselves_with_its_own_names() -> None:
    charter = read(CHARTER)
    assert [sentence(rule, charter, "es") for rule in charter.rules] == [
        "Existe un comité, el Comité Directivo, de 5 puestos. Sus puestos se cubren por elección de la asamblea "
        "general, por 2 años.",
        "Existe un órgano, la Comisión de Cuentas, de 3 puestos.",
        "Existe la asamblea general, que reúne a todos los miembros.",
        "«muchos» significa al menos 20\u00a0000 votos.",
        "La asamblea general puede expulsar a un miembro por al menos 20\u00a0000 votos.",
    ]


def test_what_its_rules_lack_is_found() -> None:
    found = check(read(CHARTER.replace("tiene 3 puestos", "tiene 4 puestos")), "es")
    assert "el artículo 1 dice «4», y ninguna de sus reglas tiene ese número." in [each.says for each in found]


@pytest.mark.parametrize(
    "prose",
    [
        "según el artículo 5",
        "los artículos 1, 5 y 7 a 9",
        "el 14 de mayo de 2019",
        "desde mayo de 2019",
        "en 2019",
        "el 3 de septiembre",
    ],
)
def test_references_and_dates_in_spanish_are_no_numbers_of_rules(prose: str) -> None:
    assert list(numbers(((1, prose),))) == []


@pytest.mark.parametrize(
    ("prose", "text", "values"),
    [
        ("por 2 años", "2 años", (2, 24)),
        ("con 3 semanas de aviso", "3 semanas", (3, 21)),
        ("el 10 por ciento de los miembros", "10 por ciento", (0.1,)),
        ("hasta 20\u00a0000 por vez", "20 000", (20_000,)),
        ("según el artículo 5 y 30 días", "30", (30,)),
    ],
)
def test_numbers_in_spanish_prose_are_read(prose: str, text: str, values: tuple[float, ...]) -> None:
    (said,) = numbers(((1, prose),))
    assert (said.text, [float(value) for value in said.values]) == (text, list(map(float, values)))
