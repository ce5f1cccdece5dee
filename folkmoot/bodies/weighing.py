"""What an act would bring that proposes, confirms or adopts a charter, by itself or carried by a decision."""

from typing import Any

from folkmoot.bodies.acts.deciding import Decide
from folkmoot.constitution.acts import Amend, ProposeAmendment, Ratify
from folkmoot.constitution.reads import in_force, text_proposed
from folkmoot.core.charter.differing import diff, known
from folkmoot.door.act import Act
from folkmoot.door.charters import adopted


def adopting(act: Act, language: str = "en") -> dict[str, Any] | None:
    """What a check finds in the charter, and how it differs from the one in force; None for any other act."""
    for each in act.acts() if isinstance(act, Decide) else [act]:
        text = _text(each)
        if text:
            new, old = adopted(text), adopted(in_force())
            findings = [finding.to_json() for finding in known(new, language)]
            return {"charter": text, "findings": findings, "diff": diff(old, new, language).to_json()}
    return None


def _text(act: Act) -> str:
    if isinstance(act, Amend | ProposeAmendment):
        return act.charter
    return text_proposed(act.of) if isinstance(act, Ratify) else ""
