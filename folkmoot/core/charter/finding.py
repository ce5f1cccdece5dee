"""What a check of a charter can find."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from folkmoot.core.charter.rules import Rule

SEVERITIES = ("error", "warning", "note")
Say = Mapping[str, Callable[..., str]]
"""What a finding says, by its key, in one language."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that whoever adopts a charter should know. `trace` is a chain of acts that shows it."""

    code: str
    severity: str
    articles: tuple[str, ...]
    rules: tuple[str, ...]
    says: str
    line: int
    trace: tuple[str, ...] = ()


def of_rule(code: str, severity: str, rule: Rule, says: str) -> Finding:
    """A finding about one rule."""
    return Finding(code, severity, (rule.article,), (rule.cite,), says, rule.line)
