"""A plugin for pytest: whatever the cast does goes through every door first, and leaves the same entries each time.

`tests/test_doors.py` runs the tests of every act with it. Each act of somebody of the cast is done by the page, by the
API, by the command line and by a history file, undone each time, and compared with what the door itself leaves: all of
it but the time, and the commitments, whose salts are drawn anew.
"""

import io
import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

REPORT = "FOLKMOOT_DOORS"
FILE = re.compile("[0-9a-f]{64}")
COMMITMENT = re.compile(r'"c:[A-Za-z0-9_-]{43}"')

seen: dict[str, set[str]] = {}
Lines = list[str]


@pytest.fixture(autouse=True)
def _every_door(monkeypatch: pytest.MonkeyPatch) -> None:
    from folkmoot.cli import data_folder
    from tests.cast import Moot

    done = Moot.enact

    def enact(moot: Moot, act: Any, by: str | None = None, hats: Any = None) -> Any:
        if by is not None and hats is None and act.declared.verb != "found":
            _compare(moot, act, moot[by])
        return done(moot, act, by, hats)

    monkeypatch.setattr(data_folder, "migrate", lambda: None)
    monkeypatch.setattr(Moot, "enact", enact)


def pytest_sessionfinish() -> None:
    """Say which acts went through which doors."""
    if REPORT in os.environ:
        Path(os.environ[REPORT]).write_text(json.dumps({name: sorted(doors) for name, doors in seen.items()}))


def _compare(moot: Any, act: Any, person: str) -> None:
    """Hold what each door leaves of an act against what `enact` leaves. What `enact` refuses is for its own test."""
    from folkmoot.door.act import BadAct, Carried
    from folkmoot.door.refusal import Refused

    try:
        expected = _left(moot, lambda: _itself(moot, act, person))
    except (Refused, BadAct):
        return
    for name, through in DOORS.items():
        if name == "page" and not _fits(act):
            continue
        assert _left(moot, lambda through=through: through(moot, act, person)) == expected, f"{act} through the {name}"  # type: ignore[misc]
        seen.setdefault(act.declared.name, set()).add(name)
        for each in getattr(act, "carries", ()):
            assert isinstance(each, Carried)
            seen.setdefault(each.act, set()).add(name)


def _left(moot: Any, does: Callable[[], None]) -> Lines:
    """The entries that something leaves, without times and commitments; it is undone again."""
    from django.db import transaction

    from folkmoot.door.models import Entry

    before = moot.size()
    with transaction.atomic(), _clock(moot.now):
        does()
        lines = [bytes(row.line).decode() for row in Entry.objects.filter(index__gte=before).order_by("index")]
        transaction.set_rollback(True)
    return [json.dumps(json.loads(COMMITMENT.sub('"c:"', line)) | {"at": ""}, sort_keys=True) for line in lines]


@contextmanager
def _clock(now: datetime) -> Iterator[None]:
    """Let a rehearsal stand just before the moment at which the cast acts: pages and the API act a minute later."""
    from folkmoot.door.guard import door_open
    from folkmoot.door.models import Head

    with door_open():
        Head.objects.update(at=now - timedelta(minutes=1))
    yield


def _itself(moot: Any, act: Any, person: str) -> None:
    from folkmoot.door.enact import enact

    enact(act, person=person, at=moot.now)


def _api(moot: Any, act: Any, person: str) -> None:
    from django.test import Client

    from folkmoot.api import tokens
    from folkmoot.door.act import encode

    token = tokens.make(person, "a program", tokens.scopes(), today=datetime.now(UTC).date())
    answer = Client().post(
        f"/api/acts/{act.declared.name}",
        json.dumps({"fields": encode(act)}),
        content_type="application/json",
        headers={"authorization": f"Bearer {token}"},
    )
    assert answer.status_code == 201, answer.content


def _command(moot: Any, act: Any, person: str) -> None:
    from folkmoot import cli
    from folkmoot.door.act import encode

    asked = json.dumps({"act": act.declared.name, "by": person, "fields": encode(act)})
    given, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(asked.encode()))
    try:
        with redirect_stdout(io.StringIO()) as out, redirect_stderr(out):
            status = cli.main(["enact", "--file", "-", "--at", moot.now.isoformat(), "--json"])
    finally:
        sys.stdin = given
    assert status == 0, out.getvalue()


def _file(moot: Any, act: Any, person: str) -> None:
    from folkmoot.door import replay
    from folkmoot.door.act import encode
    from folkmoot.door.draw import Draw
    from folkmoot.door.history_file import read_history
    from folkmoot.door.labels import Labels

    values = {"act": act.declared.name, "by": person, **encode(act)}
    block = "\n".join(f"{key} = {_toml(value)}" for key, value in values.items())
    at = moot.now.strftime("%Y-%m-%dT%H:%M:%SZ")
    with TemporaryDirectory() as folder:
        file = Path(folder) / "history.md"
        head = '```toml history\nseed = "doors"\nentered = 2026-01-01T00:00:00Z\ncharter = "model.md"\n```\n'
        file.write_text(f"# A history\n\n{head}\n```toml act\n{block}\nat = {at}\n```\n", encoding="utf-8")
        history = read_history(file)
    labels = Labels(Draw("doors"), lambda hash_: hash_)
    labels._people = {reference: reference for reference in _references(values)}
    replay._enact(history, history.acts[0], labels, Draw("doors"))


def _toml(value: Any) -> str:
    """A value as TOML writes it in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_toml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value)


def _references(value: Any) -> set[str]:
    if isinstance(value, dict):
        return {each for inner in value.values() for each in _references(inner)}
    if isinstance(value, list | tuple):
        return {each for inner in value for each in _references(inner)}
    return {value} if isinstance(value, str) and value.startswith("p:") else set()


def _page(moot: Any, act: Any, person: str) -> None:
    from django.test import Client

    from folkmoot.door.act import encode
    from folkmoot.web.page import ACTOR

    client = Client()
    session = client.session
    session[ACTOR] = person
    session.save()
    fields = encode(act)
    sent = dict(_typed({name: value for name, value in fields.items() if name != "carries"}))
    carries = fields.get("carries", ())
    if "carries" in type(act).__struct_fields__:
        sent["carries"] = carries[0]["act"] if carries else "nothing"
    for each in carries:
        sent |= dict(_typed(each["fields"], "carries.0."))
    sent |= {"confirmed": "yes"}
    answer = client.post(f"/do/{act.declared.name}", sent)
    assert answer.status_code == 302, answer.content.decode()


def _typed(fields: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """What somebody types and ticks for these fields."""
    for name, value in fields.items():
        if isinstance(value, bool):
            if value:
                yield prefix + name, "yes"
        elif isinstance(value, list | tuple) and value and isinstance(value[0], dict):
            for inner, part in value[0].items():
                yield f"{prefix}{name}.0.{inner}", "yes" if part is True else str(part)
        elif isinstance(value, str) and FILE.fullmatch(value):
            yield prefix + name, _attached(value)
        elif isinstance(value, list | tuple):
            yield prefix + name, _ticked(value) if _is_places(value) else value
        else:
            yield prefix + name, str(value)


def _is_places(value: Any) -> bool:
    return bool(value) and isinstance(value[0], list | tuple)


def _ticked(places: Any) -> list[str]:
    """The boxes to tick for these places: words that stand in two of them have one."""
    from folkmoot.members.own_words import repeated

    left, boxes = [tuple(each) for each in places], list[str]()
    while left:
        same = [left[0], *repeated(*left[0])]
        boxes.append(", ".join(f"{index} {path}" for index, path in same))
        left = [each for each in left if each not in same]
    return boxes


def _attached(hash_: str) -> str:
    """The text of a file, as somebody pastes it into a form."""
    from folkmoot.door.models import Attachment

    found = Attachment.objects.filter(sha256=hash_).first()  # a file of a case waits, and stands by its hash
    return hash_ if found is None else bytes(found.content).decode().removesuffix("\n")


def _fits(act: Any) -> bool:
    """Whether a page's form holds this act: it has one, with one thing to a list, and one act to a decision."""
    from folkmoot.door.act import declaration, encode
    from folkmoot.web.forms import has_form

    fields = encode(act)
    carries = fields.get("carries", ())
    forms = [act.declared, *(declaration(each["act"]) for each in carries)]
    lists = [value for each in (fields, *(each["fields"] for each in carries)) for value in each.values()]
    parts = [value for value in lists if isinstance(value, list | tuple) and value and isinstance(value[0], dict)]
    return len(carries) < 2 and all(map(has_form, forms)) and all(len(value) == 1 for value in parts)


DOORS = {"API": _api, "command": _command, "file": _file, "page": _page}
