"""The description is true: it validates, names every act, and no call that it describes is answered otherwise."""

from collections.abc import Iterator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, given, settings
from openapi_spec_validator import validate
from schemathesis.specs.openapi.checks import positive_data_acceptance

from folkmoot.api import tokens
from folkmoot.api.conftest import tokens_today
from folkmoot.door.act import REGISTER
from tests.cast import Moot


def test_the_description_is_openapi_3_1(db: None, client: Client) -> None:
    found = client.get("/api/openapi.json").json()
    validate(found)
    assert found["openapi"].startswith("3.1")


def test_every_act_but_the_founding_has_its_post(db: None, client: Client) -> None:
    paths = client.get("/api/openapi.json").json()["paths"]
    posts = {path.removeprefix("/api/acts/") for path in paths if path.startswith("/api/acts/")}
    acts = {each.name for each in REGISTER.values() if each.verb != "found"}
    assert posts == acts | {f"{name}/ask" for name in acts}


def test_every_field_of_an_act_is_described(db: None, client: Client) -> None:
    schemas = client.get("/api/openapi.json").json()["components"]["schemas"]
    request = schemas["MembersApplyRequest"]
    fields = schemas[request["properties"]["fields"]["$ref"].rpartition("/")[2]]
    assert "name" in fields["required"]
    assert set(request["properties"]) == {"fields", "request", "for"}


@pytest.fixture
def described(moot: Moot) -> Iterator[schemathesis.BaseSchema]:
    """The description, as a program reads it; the connection stays that of the test."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/openapi.json", get_wsgi_application())
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.slow
def test_every_call_is_answered_as_described(described: schemathesis.BaseSchema, moot: Moot) -> None:
    token = tokens.make(moot["Ada"], "a program", tokens.scopes(), today=tokens_today())
    called = set()
    for found in described.get_all_operations():
        operation = found.ok()

        @settings(max_examples=5, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def answered(case: schemathesis.Case) -> None:
            # what a form allows, the organisation need not have: a cursor, a person, a meeting
            headers = {"Authorization": f"Bearer {token}"}
            case.call_and_validate(headers=headers, excluded_checks=[positive_data_acceptance])

        answered()
        called.add(operation.label)
    assert len(called) > 2 * (len(REGISTER) - 10)
