"""The one shape of every answer that is no success, and the faults that give it."""

from typing import Any

from ninja import Schema

from folkmoot.door.refusal import Refused
from folkmoot.door.saying import charters_language


class Refusal(Schema):
    """What the charter refuses: the act, the articles, every reason in words, and the facts that were missing."""

    act: str
    articles: list[str]
    because: list[str]
    missing: list[str] | None = None


class Fault(Schema):
    """What was wrong with what was asked."""

    says: str


class Wrong(Schema):
    """Not done: refused by the charter, or not well asked."""

    ok: bool = False
    refused: Refusal | None = None
    error: Fault | None = None


class NotDone(Exception):
    """Something was not well asked: the status of the answer, and what was expected in words."""

    def __init__(self, status: int, says: str) -> None:
        super().__init__(says)
        self.status = status
        self.says = says


def wrong(says: str) -> dict[str, Any]:
    """The answer to what was not well asked."""
    return {"ok": False, "error": {"says": says}}


def refused(error: Refused) -> dict[str, Any]:
    """The answer to what the charter refuses."""
    return dict(error.to_json(charters_language()))


WRONGS: dict[int, type[Schema]] = {401: Wrong, 403: Wrong, 404: Wrong, 422: Wrong}
