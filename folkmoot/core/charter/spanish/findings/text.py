"""How Spanish says what a check found in the text: names, bases, prose, clashes."""

from collections.abc import Callable, Mapping, Sequence

from folkmoot.core.charter.spanish.numbers import figure, listing
from folkmoot.core.charter.spanish.vocabulary import VERBS

KINDS = {
    "apportionment": "reparto de representación",
    "article": "artículo",
    "body": "órgano",
    "check": "control",
    "class": "clase de miembros",
    "electorate": "electorado",
    "faction": "fracción",
    "ground": "motivo",
    "majority": "mayoría",
    "office": "cargo",
    "order": "reglamento",
    "power": "facultad",
    "quorum": "quórum",
    "term": "término",
    "unit": "clase de unidad",
}
"""The kinds of rule that others name."""


def name_undefined(cite: str, name: str, kinds: Sequence[str], near: Sequence[str]) -> str:
    ending = f"; ¿se quería decir {' o '.join(near)}?" if near else "."
    return (
        f"{cite} nombra «{name}», pero no existe {listing([_kind(each) for each in kinds], 'o')} con ese nombre{ending}"
    )


def _kind(kind: str) -> str:
    return KINDS.get(kind, f"«{kind}»")


def unused(kind: str, name: str) -> str:
    return f"se define «{name}» ({_kind(kind)}), y ninguna regla usa ese nombre."


def majority_of_what(id: str) -> str:
    return f'la mayoría «{id}» no dice de qué es una parte; se esperaba un campo como base = "cast".'


def quorum_of_what(cite: str) -> str:
    return f'el quórum de {cite} no dice de qué es una parte; se esperaba base = "seats".'


def quorum_when(cite: str) -> str:
    return f"el quórum de {cite} no dice cuándo se mide; rige en todo momento."


def words_only(cite: str) -> str:
    return f"{cite} es solo texto: el programa no puede hacerlo cumplir."


def number_in_prose(article: str, text: str) -> str:
    return f"el artículo {article} dice «{text}», y ninguna de sus reglas tiene ese número."


def number_in_rule(cite: str, numbers: str) -> str:
    return f"{cite} dice {numbers}, y el texto de su artículo no."


def body_in_prose(article: str, name: str) -> str:
    return f"el artículo {article} habla de «{name}», y ninguna de sus reglas lo hace."


def body_in_rule(cite: str, name: str) -> str:
    return f"{cite} nombra «{name}», y el texto de su artículo no."


def conflict(one: str, other: str, over: str) -> str:
    return f"{one} y {other} dicen cosas distintas de lo mismo: {_over(over)}. Cualquiera serviría; ¿cuál se quiere?"


def dead_rule(one: str, other: str, over: str) -> str:
    return f"{one} da una facultad que nunca se cumple: {other} la prohíbe por entero ({_over(over)})."


def too_large(rules: int, holders: int) -> str:
    return (
        f"este estatuto tiene más de {figure(rules)} reglas, o más de {figure(holders)} órganos y cargos: solo se "
        "comprobó su texto, y no lo que unas pocas personas podrían hacer con él."
    )


def _over(name: str) -> str:
    """A verb in words; else the field of a rule, as it is written."""
    return VERBS.get(name, f"«{name}»")


TEXT: Mapping[str, Callable[..., str]] = {
    "name_undefined": name_undefined,
    "unused": unused,
    "majority_of_what": majority_of_what,
    "quorum_of_what": quorum_of_what,
    "quorum_when": quorum_when,
    "words_only": words_only,
    "number_in_prose": number_in_prose,
    "number_in_rule": number_in_rule,
    "body_in_prose": body_in_prose,
    "body_in_rule": body_in_rule,
    "conflict": conflict,
    "dead-rule": dead_rule,
    "too_large": too_large,
}
