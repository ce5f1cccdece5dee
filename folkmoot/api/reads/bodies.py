"""Reads about bodies: what each is, who sits in it, its meetings, and what it decided with which count."""

from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Schema

from folkmoot.api.calling import caller
from folkmoot.api.paging import After, Limit, Page, turned
from folkmoot.api.reads.people import Mandate, mandates_of
from folkmoot.api.reads.reading import read, words
from folkmoot.api.shape import NotDone
from folkmoot.bodies import reads as bodies_
from folkmoot.bodies.models import Decision as DecisionRow
from folkmoot.bodies.models import Meeting as MeetingRow
from folkmoot.core.charter.english.names import called
from folkmoot.core.charter.rules import Body as BodyRule
from folkmoot.core.charter.rules import Office
from folkmoot.door.occasion import born_of
from folkmoot.web.page import Sight
from folkmoot.web.readable import readable


class Body(Schema):
    """A body or an office, as the charter has it."""

    id: str
    kind: str
    name: str
    article: str
    seats: int | None
    one_for_each_unit: bool


class BodyWithHolders(Body):
    """A body or an office, and who holds its seats today; None where the charter keeps that from the caller."""

    holders: list[Mandate] | None


class Meeting(Schema):
    """A meeting that was called."""

    key: int
    body: str
    unit: int | None
    day: date
    called_on: date
    opened: bool
    quorate: bool | None
    agenda: str | None
    minutes_approved_on: date | None
    entry: int


class Decision(Schema):
    """A question, its count, and whether it was carried. The count is absent where a source tells none."""

    key: int
    body: str
    unit: int | None
    held_on: date
    question: str | None
    carried: bool
    yes: int | None
    no: int | None
    abstain: int | None
    present: int | None
    reported: bool
    meeting: int | None
    entry: int


def add(api: NinjaAPI) -> None:
    """Add these reads."""

    @read(api, "/bodies", list[Body], "bodies")
    def bodies(request: HttpRequest) -> list[Body]:
        """Every body and office of the charter in force."""
        charter = caller(request).sight.charter
        if charter is None:
            return []
        return [*map(_body, charter.of(BodyRule)), *map(_body, charter.of(Office))]

    @read(api, "/bodies/{id}", BodyWithHolders, "bodies")
    def body(request: HttpRequest, id: str) -> BodyWithHolders:
        """One body or office, and who holds its seats today."""
        sight = caller(request).sight
        rule = (sight.charter.body(id) or sight.charter.get(Office, id)) if sight.charter else None
        if rule is None:
            raise NotDone(404, _("The charter has no such body or office."))
        held = bodies_.in_force(sight.today).filter(seat=id).order_by("pk") if sight.may_read("mandates") else None
        holders = None if held is None else mandates_of(sight, list(held))
        return BodyWithHolders(**_body(rule).dict(), holders=holders)

    @read(api, "/meetings", Page[Meeting], "meetings")
    def meetings(request: HttpRequest, limit: Limit, after: After, body: str | None = None) -> Page[Meeting]:
        """The meetings that were called, the one called last first."""
        sight = caller(request).sight
        found = MeetingRow.objects.all() if body is None else MeetingRow.objects.filter(body=body)
        rows, following = turned(readable(found, sight), after, limit, newest=True)
        return Page[Meeting](items=_meetings(sight, rows), next=following)

    @read(api, "/meetings/{key}", Meeting, "meetings")
    def meeting(request: HttpRequest, key: int) -> Meeting:
        """One meeting."""
        sight = caller(request).sight
        found = readable(MeetingRow.objects.filter(pk=key), sight) if 0 <= key < 2**53 else []
        rows = _meetings(sight, list(found))
        if not rows:
            raise NotDone(404, _("There is no such meeting, or the charter keeps it from this caller."))
        return rows[0]

    @read(api, "/decisions", Page[Decision], "decisions")
    def decisions(
        request: HttpRequest, limit: Limit, after: After, body: str | None = None, carried: bool | None = None
    ) -> Page[Decision]:
        """What was decided, the decision entered last first."""
        sight = caller(request).sight
        found = DecisionRow.objects.all() if body is None else DecisionRow.objects.filter(body=body)
        found = found if carried is None else found.filter(carried=carried)
        rows, following = turned(readable(found, sight), after, limit, newest=True)
        return Page[Decision](items=_decisions(sight, rows), next=following)

    @read(api, "/decisions/{key}", Decision, "decisions")
    def decision(request: HttpRequest, key: int) -> Decision:
        """One decision."""
        sight = caller(request).sight
        found = readable(DecisionRow.objects.filter(pk=key), sight) if 0 <= key < 2**53 else []
        rows = _decisions(sight, list(found))
        if not rows:
            raise NotDone(404, _("There is no such decision, or the charter keeps it from this caller."))
        return rows[0]


def _body(rule: BodyRule | Office) -> Body:
    return Body(
        id=rule.id,
        kind=rule.kind,
        name=called(rule.id, rule.name),
        article=rule.article,
        seats=rule.seats if isinstance(rule, BodyRule) else 1,
        one_for_each_unit=bool(rule.many),
    )


def _meetings(sight: Sight, rows: list[MeetingRow]) -> list[Meeting]:
    says = words(sight, rows, "agenda")
    return [
        Meeting(
            key=row.pk,
            body=row.body,
            unit=row.unit,
            day=row.day,
            called_on=row.called_on,
            opened=row.opened,
            quorate=row.quorate,
            agenda=says(row.agenda),
            minutes_approved_on=row.approved_on,
            entry=born_of(row.pk),
        )
        for row in rows
    ]


def _decisions(sight: Sight, rows: list[DecisionRow]) -> list[Decision]:
    says = words(sight, rows, "question")
    return [
        Decision(
            key=row.pk,
            body=row.body,
            unit=row.unit,
            held_on=row.held_on,
            question=says(row.question),
            carried=row.carried,
            yes=row.yes,
            no=row.no,
            abstain=row.abstain,
            present=row.present,
            reported=row.reported,
            meeting=row.meeting,
            entry=born_of(row.pk),
        )
        for row in rows
    ]
