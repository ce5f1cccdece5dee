"""Reads about complaints: the cases in which the caller has a part, and what came of cases, without names."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Schema

from folkmoot.api.calling import caller
from folkmoot.api.reads.reading import read
from folkmoot.api.shape import WRONGS, NotDone
from folkmoot.door.rows import rows
from folkmoot.grievances.models import Case as CaseRow
from folkmoot.grievances.models import Evidence as EvidenceRow
from folkmoot.grievances.models import Finding as FindingRow
from folkmoot.grievances.reads import is_open, steps
from folkmoot.web.casefiles.giving import given, sent
from folkmoot.web.grievances import parts, register
from folkmoot.web.page import Sight


class CaseStep(Schema):
    """One step of a case: by when it is due, and when it was done."""

    step: str
    due_on: date
    met_on: date | None


class CaseFinding(Schema):
    """What was found of one respondent; whether it stands."""

    key: int
    person: str
    seat: str
    upheld: bool | None
    reasons: str | None
    day: date
    decision: int | None
    stands: bool


class Evidence(Schema):
    """A file that somebody handed in; it is given at `/case-files/{key}`. What it shows is absent if it was erased."""

    key: int
    person: str
    role: str
    day: date
    shows: str | None


class Case(Schema):
    """A case in which the caller has a part: `judge`, `complainant`, `supporter`, `respondent`, `asked` or `called`."""

    key: int
    entry: int
    part: str
    open: bool
    opened_on: date
    body: str | None
    statement: str | None
    steps: list[CaseStep]
    findings: list[CaseFinding]
    evidence: list[Evidence]


class Outcome(Schema):
    """What came of one case, as far as the charter has it published; what followed, each in a sentence."""

    case: int
    body: str
    outcome: str
    followed: list[str]
    day: date
    reasons: str


class Figure(Schema):
    """How many cases of a year came to an outcome; fewer than `least` are not counted."""

    year: int
    outcome: str
    count: int


class Register(Schema):
    """The register of outcomes."""

    outcomes: list[Outcome]
    figures: list[Figure]
    least: int


def add(api: NinjaAPI) -> None:
    """Add these reads."""

    @read(api, "/cases", list[Case], "cases")
    def cases(request: HttpRequest) -> list[Case]:
        """The cases in which the caller has a part, the latest first."""
        sight = caller(request).sight
        return [_case(sight, each) for each in parts.cases_of(sight)]

    @read(api, "/cases/outcomes", Register, "cases")
    def outcomes(request: HttpRequest) -> Register:
        """What came of cases, as far as the charter has it published; without names, and counted from five upwards."""
        return Register(**register.as_rows(caller(request).sight))

    @read(api, "/cases/{key}", Case, "cases")
    def case(request: HttpRequest, key: int) -> Case:
        """One case in which the caller has a part. To everybody else there is none."""
        sight = caller(request).sight
        row = next(iter(rows(CaseRow, id=key)), None) if 0 <= key < 2**53 else None
        part = parts.part_of(sight, row) if row is not None else ""
        if row is None or not part:
            raise NotDone(404, _("There is no such case."))
        return _case(sight, parts.Seen(sight, row, part))

    @api.get(
        "/case-files/{key}",
        response={200: None, **WRONGS},
        operation_id="case_file",
        summary="A file that was handed in as evidence in a case in which the caller has a part.",
        tags=["cases"],
    )
    def case_file(request: HttpRequest, key: int) -> HttpResponse:
        found = given(caller(request).sight, key)
        if found is None:
            raise NotDone(404, _("There is no such file."))
        response = sent(found)
        response["Cache-Control"] = "private, no-store"
        return response


def _case(sight: Sight, one: parts.Seen) -> Case:
    """A case, as far as the caller reads it; who is only asked or called learns no more than that."""
    row, found = one.case, rows(FindingRow, case=one.case.pk) if one.reads else []
    files = rows(EvidenceRow, case=row.pk) if one.reads else []
    in_it = [row.statement, *(each.reasons for each in found), *(each.shows for each in files)]
    said = sight.words(in_it) if one.reads else {}
    return Case(
        key=row.pk,
        entry=one.number,
        part=one.part,
        open=is_open(row, sight.today),
        opened_on=row.opened_on,
        body=row.body if one.reads else None,
        statement=said.get(row.statement),
        steps=[CaseStep(step=each.step, due_on=each.due_on, met_on=each.met_on) for each in steps(row)]
        if one.reads
        else [],
        findings=[
            CaseFinding(
                key=each.pk,
                person=each.person,
                seat=each.seat,
                upheld=each.upheld,
                reasons=said.get(each.reasons),
                day=each.day,
                decision=each.decision,
                stands=each.ended_on is None,
            )
            for each in found
        ],
        evidence=[
            Evidence(key=each.pk, person=each.person, role=each.role, day=each.day, shows=said.get(each.shows))
            for each in files
        ],
    )
