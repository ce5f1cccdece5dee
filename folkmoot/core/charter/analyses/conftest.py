"""Charters of a few lines for the analyses."""

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.read import read


def charter(*rules: str) -> Charter:
    """Each rule is `kind: fields`, a field after another with a semicolon between; all stand in article 1."""
    split = (rule.split(": ", 1) for rule in rules)
    blocks = ("\n".join([f"[[{kind}]]", *fields.split("; ")]) for kind, fields in split)
    return read("## Article 1. A\n\n```toml charter\n" + "\n\n".join(blocks) + "\n```\n")
