"""Reads about tendencies: which there are, what each claimed and was given; who belongs, for whoever may know."""

from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Schema

from folkmoot.api.calling import caller
from folkmoot.api.paging import After, Limit, Page, turned
from folkmoot.api.reads.reading import read, words
from folkmoot.api.shape import NotDone
from folkmoot.deliberation import reads
from folkmoot.deliberation.models import Claim as ClaimRow
from folkmoot.deliberation.models import Tendency as TendencyRow
from folkmoot.door.occasion import born_of
from folkmoot.web.page import Sight
from folkmoot.web.readable import readable
from folkmoot.web.tendencies.tendency import shows_members


class Tendency(Schema):
    """A tendency: when it was announced, formed and ended, as far as it is known; and how many belong to it."""

    key: int
    kind: str
    name: str | None
    platform: str | None
    announced: str
    announced_by: int | None
    formed: str | None
    ended: str | None
    how: str | None
    members: int
    entry: int


class Belonging(Schema):
    """Somebody who belongs to a tendency."""

    person: str
    since: date


class TendencyClaim(Schema):
    """What was claimed for a tendency: owed since `day`, until it is `given`."""

    key: int
    tendency: int | None
    due: str
    amount: int | None
    unit: int | None
    day: date
    by_day: date | None
    given: date | None
    entry: int


class TendencyWithClaims(Tendency):
    """A tendency, all that it claimed, and who belongs to it; None where that is not for the caller to know."""

    claims: list[TendencyClaim]
    belonging: list[Belonging] | None


def add(api: NinjaAPI) -> None:
    """Add these reads."""

    @read(api, "/tendencies", Page[Tendency], "tendencies")
    def tendencies(request: HttpRequest, limit: Limit, after: After) -> Page[Tendency]:
        """Every tendency that there is or was, the one announced last first."""
        sight = caller(request).sight
        rows, following = turned(readable(reads.tendencies(), sight), after, limit, newest=True)
        return Page[Tendency](items=_tendencies(sight, rows), next=following)

    @read(api, "/tendencies/owed", Page[TendencyClaim], "tendencies")
    def owed(request: HttpRequest, limit: Limit, after: After) -> Page[TendencyClaim]:
        """What is owed to tendencies today."""
        sight = caller(request).sight
        rows, following = turned(readable(reads.owed(sight.today), sight), after, limit)
        return Page[TendencyClaim](items=[_claim(row) for row in rows], next=following)

    @read(api, "/tendencies/{key}", TendencyWithClaims, "tendencies")
    def tendency(request: HttpRequest, key: int) -> TendencyWithClaims:
        """One tendency, what it claimed, and who belongs to it where the caller may know."""
        sight = caller(request).sight
        found = list(readable(TendencyRow.objects.filter(pk=key), sight)) if 0 <= key < 2**53 else []
        if not found:
            raise NotDone(404, _("There is no such tendency, or the charter keeps it from this caller."))
        (said,) = _tendencies(sight, found)
        claims = [_claim(row) for row in readable(reads.claims(key), sight)]
        belonging = None
        if shows_members(sight, found[0]):
            rows = reads.of_tendency(key, sight.today)
            belonging = [Belonging(person=row.person, since=row.since) for row in rows]
        return TendencyWithClaims(**said.dict(), claims=claims, belonging=belonging)


def _tendencies(sight: Sight, rows: list[TendencyRow]) -> list[Tendency]:
    says, counts = words(sight, rows, "name", "platform"), reads.counts(sight.today)
    return [
        Tendency(
            key=row.pk,
            kind=row.kind,
            name=says(row.name),
            platform=says(row.platform),
            announced=row.announced_edtf,
            announced_by=row.announced_by,
            formed=row.formed_edtf or None,
            ended=row.ended_edtf or None,
            how=row.how or None,
            members=counts.get(row.pk, 0),
            entry=born_of(row.pk),
        )
        for row in rows
    ]


def _claim(row: ClaimRow) -> TendencyClaim:
    return TendencyClaim(
        key=row.pk,
        tendency=row.tendency,
        due=row.due,
        amount=row.amount,
        unit=row.unit,
        day=row.day,
        by_day=row.by_day,
        given=row.given,
        entry=born_of(row.pk),
    )
