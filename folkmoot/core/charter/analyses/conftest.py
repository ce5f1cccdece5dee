"""Charters of a few lines for the analyses, and what is found in them of one kind."""

from collections.abc import Callable

import pytest

from folkmoot.core.charter.analyses.structure import STRUCTURE
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.finding import Finding, Say
from folkmoot.core.charter.languages import spoken
from folkmoot.core.charter.read import read

MEMBERS = """
class = [{ id = "member", rights = ["vote"] }]
electorate = [{ id = "membership", of = "member", expected = 1000 }]
"""


def a_charter(*articles: str) -> Charter:
    """Members, and the rules of each article under its own number."""
    text = "".join(f"## Article {n}. A\n```toml charter\n{rules}\n```\n" for n, rules in enumerate(articles, 2))
    return read(f"## Article 1. Members\n```toml charter\n{MEMBERS}```\n{text}")


def charter(*rules: str) -> Charter:
    """Each rule is `kind: fields`, a field after another with a semicolon between; all stand in article 1."""
    split = (rule.split(": ", 1) for rule in rules)
    blocks = ("\n".join([f"[[{kind}]]", *fields.split("; ")]) for kind, fields in split)
    return read("## Article 1. A\n\n```toml charter\n" + "\n\n".join(blocks) + "\n```\n")


Find = Callable[..., list[Finding]]


@pytest.fixture
def find() -> Find:
    """The findings of one code in a charter with these rules, an article each."""

    def found(code: str, *articles: str, language: str = "en") -> list[Finding]:
        small, speaking = a_charter(*articles), spoken(language)
        say = Say(speaking.findings, speaking.names(small))
        return [each for analysis in STRUCTURE for each in analysis(small, say) if each.code == code]

    return found
