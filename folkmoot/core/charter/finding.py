"""What a check of a charter can find."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from folkmoot.core.charter.rules import Rule

SEVERITIES = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Say:
    """What a finding says, by its key, in one language; and how that language calls what the charter names."""

    findings: Mapping[str, Callable[..., str]]
    names: Any

    def __getitem__(self, key: str) -> Callable[..., str]:
        return self.findings[key]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that whoever adopts a charter should know. `trace` is a chain of acts that shows it.

    `about` names the bodies and offices that it is about, so that a picture can mark them.
    """

    code: str
    severity: str
    articles: tuple[str, ...]
    rules: tuple[str, ...]
    says: str
    line: int
    trace: tuple[str, ...] = ()
    about: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {
            "code": self.code,
            "severity": self.severity,
            "articles": list(self.articles),
            "rules": list(self.rules),
            "says": self.says,
            "line": self.line,
            "trace": list(self.trace),
        }


def of_rule(code: str, severity: str, rule: Rule, says: str) -> Finding:
    """A finding about one rule."""
    return Finding(code, severity, (rule.article,), (rule.cite,), says, rule.line)
