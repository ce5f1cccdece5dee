"""Reads about lots: who is in each, from where its seed is taken, and, once it is drawn, the order that it gave."""

from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Schema

from folkmoot.api.calling import caller
from folkmoot.api.paging import After, Limit, Page, turned
from folkmoot.api.reads.reading import read, words
from folkmoot.api.shape import NotDone
from folkmoot.bodies.lots import in_the_lot
from folkmoot.bodies.models import Drawn as DrawnRow
from folkmoot.bodies.models import Lot as LotRow
from folkmoot.door.occasion import born_of
from folkmoot.web.page import Sight
from folkmoot.web.readable import readable


class Lot(Schema):
    """A lot for so many seats. `names` is the SHA-256 of the list; with the `seed` anybody draws it again."""

    key: int
    seat: str
    unit: int | None
    seats: int
    names: str
    published_on: date
    seed_on: date
    seed_from: str | None
    seed: str | None
    drawn_on: date | None
    replaced: bool
    entry: int


class Drawn(Schema):
    """What a lot gave somebody: their place in its order, and whether they were `seated`, `alternate` or `passed`."""

    rank: int
    person: str
    outcome: str


class LotWithList(Lot):
    """A lot with everybody who is in it, as the list has them, and, once it is drawn, those whom it reached."""

    people: list[str]
    drawn: list[Drawn]


def add(api: NinjaAPI) -> None:
    """Add these reads."""

    @read(api, "/lots", Page[Lot], "lots")
    def lots(request: HttpRequest, limit: Limit, after: After) -> Page[Lot]:
        """Every lot, the one published last first."""
        sight = caller(request).sight
        rows, following = turned(readable(LotRow.objects.order_by("pk"), sight), after, limit, newest=True)
        return Page[Lot](items=_lots(sight, rows), next=following)

    @read(api, "/lots/{key}", LotWithList, "lots")
    def lot(request: HttpRequest, key: int) -> LotWithList:
        """One lot, who is in it, and whom it reached."""
        sight = caller(request).sight
        found = list(readable(LotRow.objects.filter(pk=key), sight)) if 0 <= key < 2**53 else []
        if not found:
            raise NotDone(404, _("There is no such lot, or the charter keeps it from this caller."))
        (said,) = _lots(sight, found)
        reached = DrawnRow.objects.filter(lot=key).order_by("rank")
        drawn = [Drawn(rank=each.rank, person=each.person, outcome=each.outcome) for each in reached]
        return LotWithList(**said.dict(), people=in_the_lot(found[0]), drawn=drawn)


def _lots(sight: Sight, rows: list[LotRow]) -> list[Lot]:
    says = words(sight, rows, "seed_from")
    return [
        Lot(
            key=row.pk,
            seat=row.seat,
            unit=row.unit,
            seats=row.seats,
            names=row.names,
            published_on=row.published_on,
            seed_on=row.seed_on,
            seed_from=says(row.seed_from),
            seed=row.seed or None,
            drawn_on=row.drawn_on,
            replaced=row.replaced,
            entry=born_of(row.pk),
        )
        for row in rows
    ]
