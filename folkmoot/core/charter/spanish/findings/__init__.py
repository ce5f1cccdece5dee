"""How Spanish says what a check of a charter found."""

from collections.abc import Callable, Mapping

from folkmoot.core.charter.spanish.findings.assertions import ASSERTIONS
from folkmoot.core.charter.spanish.findings.control import CONTROL
from folkmoot.core.charter.spanish.findings.deciding import DECIDING
from folkmoot.core.charter.spanish.findings.differing import DIFFERING
from folkmoot.core.charter.spanish.findings.guarding import GUARDING
from folkmoot.core.charter.spanish.findings.standing_still import STANDING_STILL
from folkmoot.core.charter.spanish.findings.text import TEXT

FINDINGS: Mapping[str, Callable[..., str]] = {
    **TEXT,
    **CONTROL,
    **ASSERTIONS,
    **DIFFERING,
    **DECIDING,
    **STANDING_STILL,
    **GUARDING,
}
