"""Tendencies by the API: what each caller may know of them."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from folkmoot.api import tokens
from folkmoot.deliberation.acts import Claim
from folkmoot.deliberation.conftest import EIGHT, formed, with_eight

pytestmark = pytest.mark.django_db


def test_who_belongs_to_a_tendency_is_given_to_those_who_do_and_the_rest_to_members(client: Client) -> None:
    moot = with_eight()
    key = formed(moot)
    moot.enact(Claim(tendency=key, due="bulletin_share"), "Bram")

    def asked(name: str, path: str) -> Any:
        token = tokens.make(moot[name], "a program", tokens.scopes(), today=datetime.now(UTC).date())
        return client.get(f"/api{path}", headers={"authorization": f"Bearer {token}"}).json()

    (one,) = asked("Ben", "/tendencies")["items"]
    assert (one["key"], one["name"], one["members"], one["formed"]) == (key, "Rent strike", 9, "2026-05-01")
    (due,) = asked("Ben", "/tendencies/owed")["items"]
    assert (due["due"], due["given"], due["tendency"]) == ("bulletin_share", None, key)
    assert asked("Ben", f"/tendencies/{key}")["belonging"] is None
    belonging = [each["person"] for each in asked("Bram", f"/tendencies/{key}")["belonging"]]
    assert belonging == [moot[name] for name in ("Bram", *EIGHT)]


def test_a_stranger_is_given_none(client: Client) -> None:
    key = formed(with_eight())

    assert client.get("/api/tendencies").json()["items"] == []
    assert client.get(f"/api/tendencies/{key}").status_code == 404
