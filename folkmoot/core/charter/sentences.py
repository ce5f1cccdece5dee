"""Every rule says itself in words that can be read out at a meeting, in the reader's language."""

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.languages import LANGUAGES, spoken
from folkmoot.core.charter.rules import Rule

__all__ = ["LANGUAGES", "sentence"]


def sentence(rule: Rule, charter: Charter, language: str = "en") -> str:
    """The rule in words. A rule marked `text_only` says that nobody enforces it but people."""
    saying = spoken(language)
    said = saying.rules[type(rule)](rule, saying.names(charter))
    return f"{said} {saying.by_people}" if rule.text_only else said
