"""The languages that charters speak. Whoever shows words of the core to a reader passes the reader's language."""

from collections.abc import Mapping

from folkmoot.core.charter.english.speaking import ENGLISH
from folkmoot.core.charter.language import Language
from folkmoot.core.charter.spanish.speaking import SPANISH

_SPOKEN: Mapping[str, Language] = {"en": ENGLISH, "es": SPANISH}

LANGUAGES = tuple(_SPOKEN)
"""A language is a folder of whole sentences, one function for each kind; nothing is glued together across languages."""


def spoken(language: str) -> Language:
    """The language of this code, `en` or `es`. Raises ValueError for one that charters do not speak."""
    if language not in _SPOKEN:
        raise ValueError(f'a charter does not speak "{language}"; it speaks {", ".join(LANGUAGES)}')
    return _SPOKEN[language]
