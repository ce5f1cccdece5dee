"""Every rule says itself in words that can be read out at a meeting, in the reader's language."""

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.english.names import Names
from folkmoot.core.charter.english.speaking import SENTENCES
from folkmoot.core.charter.rules import Rule

LANGUAGES = ("en",)
"""A language is a folder of whole sentences, one function for each kind; nothing is glued together across languages."""


def sentence(rule: Rule, charter: Charter, language: str = "en") -> str:
    """The rule in words. A rule marked `text_only` says that nobody enforces it but people."""
    if language not in LANGUAGES:
        raise ValueError(f'a charter does not speak "{language}"; it speaks {", ".join(LANGUAGES)}')
    said = SENTENCES[type(rule)](rule, Names(charter))
    return f"{said} (The program cannot enforce this; people must.)" if rule.text_only else said
