"""`/complaints/<key>`: one case, as its parties and those who judge it may read it; nobody else finds it.

Where it stands, what comes next and by when, who judges it and who stands aside and why, what was decided, what may be
done in it now, and who has read it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from folkmoot.core.record.entry import Entry as RecordEntry
from folkmoot.door.act import REGISTER
from folkmoot.door.models import Entry
from folkmoot.door.rows import rows
from folkmoot.grievances import readers
from folkmoot.grievances.models import Appeal, Evidence, Finding, Measure, Party, Sanction, Statement
from folkmoot.grievances.panel import panel
from folkmoot.grievances.reads import is_open
from folkmoot.members.readings import readings_of_case
from folkmoot.web import words
from folkmoot.web.grievances import doing, parts, stands
from folkmoot.web.grievances.sanctioned import measures, sanctions, waiting
from folkmoot.web.grievances.saying import ROLES
from folkmoot.web.naming import Asked, Names, names
from folkmoot.web.offering import offers
from folkmoot.web.page import look, page
from folkmoot.web.telling import tell_all
from folkmoot.web.tongues import tongue

MOST_READINGS = 50


@dataclass(frozen=True, slots=True)
class Bench:
    """Who judges a case before one body: by name, and who stands aside and why."""

    body: str
    sits: list[str]
    aside: list[str]
    called: list[str]
    seats: int


@never_cache
@require_safe
def case(request: HttpRequest, key: int) -> HttpResponse:
    """One case, as far as whoever reads has a part in it."""
    sight = look(request)
    one = parts.seen(sight, key)
    if not one.reads:
        return page(request, "grievances/asked", sight, **_asked(request, one))
    entries = parts.entries_of(one)
    there = [panel(one.case, sight.today, verb=each.verb, body=each.body, unit=each.unit) for each in _benches(one)]
    people = {person for each in there for person in (*each.members, *each.aside)}
    asked = Asked(people=people | {each.person for each in rows(Party, case=key) if each.person})
    asked.units = {each.unit for each in there if each.unit is not None}
    statements, files = rows(Statement, case=key), rows(Evidence, case=key)
    asked.texts = {one.case.statement, *(each.text for each in statements)}
    decided = (*rows(Finding, case=key), *rows(Sanction, case=key))
    asked.texts |= {row.reasons for row in decided if isinstance(row, Finding | Sanction)}
    asked.texts |= {row.shows for row in files}
    asked.people |= {row.person for row in files}
    asked.texts |= {row.what for row in rows(Measure, case=key)}
    asked.texts |= {row.what for row in rows(Measure, case=key)} | {row.grounds for row in rows(Appeal, case=key)}
    named = names(sight, asked)
    context: dict[str, Any] = {
        "one": one,
        "state": stands.state(one.case, named, sight.today),
        "coming": list(stands.coming(one.case, sight.today)),
        "course": [each for each in stands.course(one.case, sight.today) if each.state == "done"],
        "parties": _parties(one, named),
        "benches": [_bench(each, named) for each in there],
        "statement": named.text(one.case.statement),
        "statements": [
            {"who": named.person(row.person), "day": row.day, "text": named.text(row.text)} for row in statements
        ],
        "files": [
            {"key": row.pk, "who": named.person(row.person), "day": row.day, "shows": named.text(row.shows)}
            for row in files
        ],
        "findings": _findings(one, named),
        "sanctions": [(said, named.text(row.reasons), row) for row, said in sanctions(one, named)],
        "appeals": [(row, named.person(row.person), named.text(row.grounds)) for row in rows(Appeal, case=key)],
        "measures": list(measures(one, named)),
        "waiting": [(row, tongue().deed(row.verb)) for row in waiting(entries)],
        "readings": _readings(one),
        "happened": _happened(one, entries),
        "offers": offers(request, sight, doing.examples(one)),
        "decisions": doing.decisions(one),
        "open": is_open(one.case, sight.today),
    }
    return page(request, "grievances/case", sight, **context)


def _benches(one: parts.Seen) -> list[Any]:
    return [each for each in readers.benches(one.case, one.sight.today) if each.body]


def _asked(request: HttpRequest, one: parts.Seen) -> dict[str, Any]:
    """What somebody is told who is asked to stand by a complaint, or is called to be heard: no more than that."""
    days = [each.day for each in parts.calls(one.case, one.sight.person or "")]
    name = "grievances.support" if one.part == parts.ASKED else "grievances.add_statement"
    given = {name: {"case": one.case.pk} | ({"statement": "…"} if one.part == parts.CALLED else {})}
    known = {name: fields for name, fields in given.items() if name in REGISTER}
    return {"one": one, "days": days, "asked": one.part == parts.ASKED, "offers": offers(request, one.sight, known)}


def _parties(one: parts.Seen, named: Names) -> list[tuple[str, str]]:
    """Who is what in the case. Of who is complained about as the holder of an office, the office."""
    found = list[tuple[str, str]]()
    for each in rows(Party, case=one.case.pk):
        said = named.person(each.person) if each.person else capfirst(named.seat(each.seat, each.unit))
        if each.since is not None:
            found.append((said, str(ROLES[each.role])))
    return found


def _bench(found: Any, named: Names) -> Bench:
    return Bench(
        capfirst(named.seat(found.body, found.unit)),
        sorted((named.person(each) for each in found.members), key=str.casefold),
        [why.says(named.person(each)).shown() for each, why in found.aside.items()],
        [named.person(each) for each in sorted(found.called)],
        len(found.sitting),
    )


def _findings(one: parts.Seen, named: Names) -> list[Mapping[str, Any]]:
    """What was decided in the case, whether it stands, and the decision that it is from."""
    found = list[Mapping[str, Any]]()
    for row in rows(Finding, case=one.case.pk):
        whom = named.person(row.person) if row.person else named.seat(row.seat, row.unit) if row.seat else ""
        found.append({"row": row, "whom": whom, "reasons": named.text(row.reasons)})
    return found


def _readings(one: parts.Seen) -> list[dict[str, Any]] | None:
    """Who else read in the case and on which day, for its parties; whoever judges it need not see that."""
    if one.part == parts.JUDGE:
        return None
    found = [each for each in readings_of_case(one.number) if each.reader != one.sight.person][:MOST_READINGS]
    named = names(one.sight, Asked(people={each.reader for each in found}))
    return [{"who": named.person(each.reader), "day": each.day} for each in found]


def _happened(one: parts.Seen, entries: list[Entry]) -> list[dict[str, Any]]:
    """What was entered in the case, the latest first, in sentences."""
    read = [RecordEntry.parse(bytes(each.line)) for each in entries]
    said = tell_all(one.sight, read)
    zone = one.sight.zone
    told = [
        {"says": says, "index": row.index, "at": words.moment(row.at, zone)}
        for row, says in zip(entries, said, strict=True)
    ]
    return told[::-1]
