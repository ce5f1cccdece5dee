"""One POST for each act of the register, and one that only asks: made in one loop from the declarations."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any

import msgspec
from django.http import HttpRequest
from django.utils.translation import gettext as _
from msgspec import Meta
from ninja import NinjaAPI, Schema, Status

from folkmoot.api.calling import caller
from folkmoot.api.shape import WRONGS, NotDone, Wrong
from folkmoot.bodies.weighing import adopting
from folkmoot.core.charter.asking import answer
from folkmoot.door import case_files
from folkmoot.door.act import REGISTER, Act, Declaration, Person, decode
from folkmoot.door.charters import attach
from folkmoot.door.draw import Draw
from folkmoot.door.enact import Attested, ask, enact
from folkmoot.door.saying import charters_language

MOST_BYTES = 1 << 20
NEW = "new"


class For(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """For whom a recorder enters an act on oneself, and where their own word lies."""

    person: Person | Annotated[str, Meta(pattern="^new$")]
    paper: Annotated[str, Meta(min_length=1, max_length=2_000)]


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is sent: the act's fields; the same `request` gives the same entry; `for`, where a recorder enters it."""

    fields: dict[str, Any] = {}
    request: Annotated[str, Meta(min_length=1, max_length=64, pattern="^[A-Za-z0-9:_.-]+$")] | None = None
    attested: For | None = msgspec.field(name="for", default=None)


class Done(Schema):
    """The entry that the act left, those that followed from it, and whether the same request had been met before."""

    ok: bool = True
    act: str
    entry: int
    followed: list[int]
    again: bool
    people: dict[str, str] | None = None


class Answer(Schema):
    """What the charter says: the verdict, its articles and rules, the reasons in words, the facts that are missing."""

    ok: bool = True
    verdict: str
    articles: list[str]
    rules: list[str]
    because: list[str]
    missing: list[str]
    adopting: dict[str, Any] | None = None
    """Of what would bring a charter: what a check finds in it, and how it differs from the one in force."""


class Attached(Schema):
    """The SHA-256 by which an act names the file."""

    ok: bool = True
    sha256: str


def add(api: NinjaAPI) -> None:
    """Add two operations for each act but the founding, which no token can be older than; and one for files."""
    for declared in sorted(REGISTER.values(), key=lambda each: each.name):
        if declared.verb != "found":
            _add(api, declared)
    api.post(
        "/files",
        response={200: Attached, 413: Wrong, **WRONGS},
        operation_id="attach",
        summary="Keep a file beside the record, for an act that names it.",
        tags=["files"],
        openapi_extra={"requestBody": {"required": True, "content": {"application/octet-stream": {}}}},
    )(_attach)
    api.post(
        "/case-files",
        response={200: Attached, 413: Wrong, **WRONGS},
        operation_id="hand_in",
        summary="Keep a file, encrypted, until an act in a case names it: a PDF, a PNG, a JPEG or plain text.",
        tags=["files"],
        openapi_extra={"requestBody": {"required": True, "content": {"application/octet-stream": {}}}},
    )(_hand_in)


def schemas() -> dict[str, Any]:
    """The JSON schemas of every act's request, and of what they share, as components of the OpenAPI document."""
    types = [_asked_for(each) for each in REGISTER.values() if each.verb != "found"]
    _refs, components = msgspec.json.schema_components(types, ref_template="#/components/schemas/{name}")
    return components


def _asked_for(declared: Declaration) -> type[msgspec.Struct]:
    """The request of one act: what is sent, with the fields of that act in their place."""
    needed = any(each.required for each in msgspec.structs.fields(declared.type))
    fields = ("fields", declared.type) if needed else ("fields", declared.type, declared.type())
    rest = [each for each in msgspec.structs.fields(Asked) if each.name != "fields"]
    made = msgspec.defstruct(
        _request_name(declared),
        [fields, *((each.name, each.type, msgspec.field(name=each.encode_name, default=None)) for each in rest)],
        forbid_unknown_fields=True,
        kw_only=True,
    )
    made.__doc__ = declared.sentence
    return made


def _request_name(declared: Declaration) -> str:
    return declared.name.title().replace(".", "").replace("_", "") + "Request"


def _add(api: NinjaAPI, declared: Declaration) -> None:
    body = {"$ref": f"#/components/schemas/{_request_name(declared)}"}
    sent = {"requestBody": {"required": True, "content": {"application/json": {"schema": body}}}}
    name, summary, tags = declared.name, declared.sentence, [declared.organ]
    wrongs = {413: Wrong, **WRONGS}
    api.post(
        f"/acts/{name}",
        response={200: Done, 201: Done, **wrongs},
        operation_id=name,
        summary=summary,
        tags=tags,
        openapi_extra=sent,
    )(_enacts(declared))
    api.post(
        f"/acts/{name}/ask",
        response={200: Answer, **wrongs},
        operation_id=f"{name}.ask",
        summary=f"Only ask: {summary}",
        tags=tags,
        openapi_extra=sent,
    )(_asks(declared))


def _enacts(declared: Declaration) -> Callable[[HttpRequest], Any]:
    def enacts(request: HttpRequest) -> Status[dict[str, Any]]:
        act, person, asked, deputy, now = _read(request, declared)
        attested = Attested(deputy, asked.attested.paper) if asked.attested else None
        done = enact(act, person=person, at=now, request=asked.request, attested=attested)
        found = {"act": done.act, "entry": done.index, "followed": list(done.followed), "again": done.again}
        people = {"people": {NEW: person}} if _is_new(asked) else {}
        return Status(200 if done.again else 201, found | people)

    return enacts


def _asks(declared: Declaration) -> Callable[[HttpRequest], Any]:
    def asks(request: HttpRequest) -> dict[str, Any]:
        act, person, _asked, _deputy, now = _read(request, declared)
        verdict = ask(act, person=person, at=now)
        return {"ok": True, **answer(verdict), "adopting": adopting(act, charters_language())}

    return asks


def _read(request: HttpRequest, declared: Declaration) -> tuple[Act, str, Asked, str, datetime]:
    """The act, who does it, what was sent, who sent it, and when."""
    called = caller(request)
    sender = called.acts(declared.organ)
    try:
        asked = msgspec.json.decode(_bytes(request) or b"{}", type=Asked)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise NotDone(422, _("This is no request: {why}").format(why=error)) from None
    person, fields = sender, asked.fields
    if asked.attested is not None:
        person = Draw().person() if _is_new(asked) else asked.attested.person
        fields = {name: person if value == NEW and name == "person" else value for name, value in fields.items()}
    return decode(declared.name, fields), person, asked, sender, called.sight.now


def _is_new(asked: Asked) -> bool:
    return asked.attested is not None and asked.attested.person == NEW


def _attach(request: HttpRequest) -> dict[str, Any]:
    caller(request).acts("constitution")
    content = _bytes(request)
    if not content:
        raise NotDone(422, _("expected the bytes of a file"))
    return {"sha256": attach(content)}


def _hand_in(request: HttpRequest) -> dict[str, Any]:
    called = caller(request)
    called.acts("grievances")
    content = request.read(case_files.MOST_BYTES + 1)
    if len(content) > case_files.MOST_BYTES:
        raise NotDone(413, _("expected at most {most} bytes").format(most=f"{case_files.MOST_BYTES:,}"))
    return {"sha256": case_files.wait(content, called.sight.today)}


def _bytes(request: HttpRequest) -> bytes:
    if int(request.headers.get("Content-Length") or 0) > MOST_BYTES:
        raise NotDone(413, _("expected at most {most} bytes").format(most=f"{MOST_BYTES:,}"))
    return request.body
