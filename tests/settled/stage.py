"""Stages for the settled rules: charters with one thing changed, and bodies that are filled."""

from typing import Any

from folkmoot import shipped
from tests.cast import MEMBERS, NORTH, SEATS, Moot, found

MODEL = (shipped("charters") / "model.md").read_text()
CLUB = (shipped("charters") / "club.md").read_text()

COMMITTEE = ("Ada", "Ben", "Bram")


def changed(text: str, *changes: tuple[str, str]) -> bytes:
    """A charter with some of its lines changed."""
    for old, new in changes:
        assert text.count(old) == 1, (text.count(old), old)
        text = text.replace(old, new)
    return text.encode()


def club(text: str | bytes = CLUB, **more: Any) -> Moot:
    """A club of four, with Ada as its secretary and a committee of three."""
    given = {
        "units": (),
        "members": dict.fromkeys((*COMMITTEE, "Ines")),
        "seats": (("Ada", "secretary", None), *((name, "committee", None) for name in COMMITTEE)),
    }
    return found(text.encode() if isinstance(text, str) else text, **{**given, **more})


def with_panel(text: str | bytes = MODEL, **more: Any) -> Moot:
    """The cast, and nine more members of North Branch, who are the Grievance Panel."""
    panel = tuple((f"Panellist {n}", "grievance", None) for n in range(9))
    members = MEMBERS | {name: NORTH for name, _, _ in panel}
    charter = text.encode() if isinstance(text, str) else text
    return found(charter, **{"seats": (*SEATS, *panel), "members": members, **more})
