"""Every rule says itself in words that can be read out at a meeting, in the reader's language."""

from collections.abc import Callable, Mapping
from typing import Any

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.english import speaking as english
from folkmoot.core.charter.rules import Rule
from folkmoot.core.charter.spanish import speaking as spanish

_SAID: Mapping[str, tuple[Mapping[type[Rule], Callable[[Any, Any], str]], Callable[[Charter], Any], str]] = {
    "en": (english.SENTENCES, english.Names, "(The program cannot enforce this; people must.)"),
    "es": (spanish.SENTENCES, spanish.Names, "(El programa no puede hacerlo cumplir; deben hacerlo las personas.)"),
}
LANGUAGES = tuple(_SAID)
"""A language is a folder of whole sentences, one function for each kind; nothing is glued together across languages."""


def sentence(rule: Rule, charter: Charter, language: str = "en") -> str:
    """The rule in words. A rule marked `text_only` says that nobody enforces it but people. Raises ValueError."""
    known(language)
    saying, names, by_people = _SAID[language]
    said = saying[type(rule)](rule, names(charter))
    return f"{said} {by_people}" if rule.text_only else said


def known(language: str) -> str:
    """The language itself, if charters speak it. Raises ValueError."""
    if language not in LANGUAGES:
        raise ValueError(f'a charter does not speak "{language}"; it speaks {", ".join(LANGUAGES)}')
    return language
