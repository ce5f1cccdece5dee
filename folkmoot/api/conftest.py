"""Programs that call the API for the cast."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from folkmoot.api import tokens
from tests.cast import Moot

Call = Callable[..., tuple[int, Any]]


@pytest.fixture
def call(moot: Moot, client: Client) -> Call:
    """Calls a path for somebody of the cast, or for a stranger, and gives the status and what was answered.

    `fields` makes it an act; `scopes` is what the token was made for, everything if not said.
    """
    made: dict[Any, str] = {}

    def called(
        path: str, by: str | None = None, *, scopes: Any = None, token: str = "", **body: Any
    ) -> tuple[int, Any]:
        if by is not None and (by, scopes) not in made:
            made[by, scopes] = tokens.make(moot[by], "a program", scopes or tokens.scopes(), today=tokens_today())
        written = token or (made[by, scopes] if by is not None else "")
        headers = {"authorization": f"Bearer {written}"} if written else {}
        if body:
            answer = client.post(f"/api/{path}", json.dumps(body), content_type="application/json", headers=headers)
        else:
            answer = client.get(f"/api/{path}", headers=headers)
        return answer.status_code, answer.json()

    return called


def tokens_today() -> Any:
    """The day of this server's clock, by which tokens run out."""
    from datetime import UTC, datetime

    return datetime.now(UTC).date()
