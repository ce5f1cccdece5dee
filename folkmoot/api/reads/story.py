"""Reads of the history: the profile, the timeline, claims, and notable people, each with its source."""

from django.http import HttpRequest
from ninja import NinjaAPI, Schema

from folkmoot.api.calling import Caller, caller
from folkmoot.api.reads.reading import read
from folkmoot.history import reads as history


class Value(Schema):
    """One value of the profile: words, a date as far as it is known (EDTF), or the id of a body."""

    field: str
    says: str | None
    date: str | None
    until: str | None
    body: str | None
    said_by: str | None
    source: str | None
    entry: int


class Party(Schema):
    """Somebody who had a part in what happened."""

    part: str
    name: str | None


class Happening(Schema):
    """Something that happened."""

    topic: str
    date: str
    until: str | None
    says: str | None
    place: str | None
    parties: list[Party]
    source: str | None
    entry: int


class Claim(Schema):
    """What somebody said, and about which entry."""

    said_by: str | None
    date: str
    says: str | None
    about: int | None
    source: str | None
    entry: int


class Notable(Schema):
    """Somebody known outside, and what they were to the organisation."""

    name: str | None
    description: str | None
    relation: str
    since: str | None
    until: str | None
    source: str | None
    entry: int


def add(api: NinjaAPI) -> None:
    """Add these reads."""

    @read(api, "/history/profile", list[Value], "history")
    def profile(request: HttpRequest) -> list[Value]:
        """What an encyclopaedia's box says of the organisation."""
        if not _may_read(caller(request)):
            return []
        return [
            Value(
                field=each.field,
                says=each.says,
                date=each.date.text if each.date else None,
                until=each.until.text if each.until else None,
                body=each.body or None,
                said_by=each.said_by,
                source=each.source,
                entry=each.entry,
            )
            for values in history.profile().fields.values()
            for each in values
        ]

    @read(api, "/history/timeline", list[Happening], "history")
    def timeline(request: HttpRequest, topic: str | None = None) -> list[Happening]:
        """What happened, in the order of its dates."""
        if not _may_read(caller(request)):
            return []
        return [
            Happening(
                topic=each.topic,
                date=each.date.text,
                until=each.until.text if each.until else None,
                says=each.text,
                place=each.place,
                parties=[Party(part=party.part, name=party.name) for party in each.parties],
                source=each.source,
                entry=each.entry,
            )
            for each in history.timeline(topic=topic)
        ]

    @read(api, "/history/claims", list[Claim], "history")
    def claims(request: HttpRequest, about: int | None = None) -> list[Claim]:
        """What was said, about one entry if it is named."""
        if not _may_read(caller(request)) or (about is not None and not 0 <= about < 2**53):
            return []
        return [
            Claim(
                said_by=each.said_by,
                date=each.date.text,
                says=each.text,
                about=each.about,
                source=each.source,
                entry=each.entry,
            )
            for each in history.claims(about)
        ]

    @read(api, "/history/people", list[Notable], "history")
    def notable_people(request: HttpRequest) -> list[Notable]:
        """Who is known outside, and what they were to the organisation."""
        if not _may_read(caller(request)):
            return []
        return [
            Notable(
                name=each.name,
                description=each.description,
                relation=each.relation,
                since=each.since.text if each.since else None,
                until=each.until.text if each.until else None,
                source=each.source,
                entry=each.entry,
            )
            for each in history.notable_people()
        ]


def _may_read(called: Caller) -> bool:
    return called.sight.may_read("history")
