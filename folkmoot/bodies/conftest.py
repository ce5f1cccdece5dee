"""What the tests of the bodies share: charters with one thing changed, and how a mandate stands."""

from datetime import date
from typing import Any

from folkmoot import shipped
from folkmoot.bodies.models import Mandate
from folkmoot.bodies.reads import in_force
from tests.cast import SEATS

MODEL = (shipped("charters") / "model.md").read_bytes()
OFFICERS = tuple(each for each in SEATS if each[1] in ("general_secretary", "branch_secretary"))
"""The seats of the cast without those of committees, so that a test fills what it needs."""


def changed(old: str, new: str) -> bytes:
    """The model charter with a line changed."""
    assert old.encode() in MODEL
    return MODEL.replace(old.encode(), new.encode(), 1)


def held(moot: Any, seat: str, day: date | None = None) -> list[str]:
    """Who holds a seat today, by name, in the order in which they came."""
    names = {reference: name for name, reference in moot.people.items()}
    return [names[each.person] for each in in_force(day or moot.today).filter(seat=seat)]


def mandate(moot: Any, name: str, seat: str) -> Mandate:
    """The latest mandate of somebody."""
    return Mandate.objects.filter(person=moot[name], seat=seat).latest("pk")
