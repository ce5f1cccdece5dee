"""How English says what a check of a charter found."""

from collections.abc import Callable, Mapping

from folkmoot.core.charter.english.findings.assertions import ASSERTIONS
from folkmoot.core.charter.english.findings.control import CONTROL
from folkmoot.core.charter.english.findings.deciding import DECIDING
from folkmoot.core.charter.english.findings.differing import DIFFERING
from folkmoot.core.charter.english.findings.guarding import GUARDING
from folkmoot.core.charter.english.findings.standing_still import STANDING_STILL
from folkmoot.core.charter.english.findings.text import TEXT

FINDINGS: Mapping[str, Callable[..., str]] = {
    **TEXT,
    **CONTROL,
    **ASSERTIONS,
    **DIFFERING,
    **DECIDING,
    **STANDING_STILL,
    **GUARDING,
}
