"""How many we are: counts from the roll, and what sources say, each with its qualifier and its source."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from folkmoot.core.charter.english.names import called
from folkmoot.core.charter.rules import MemberClass
from folkmoot.door.edtf import partial_date
from folkmoot.door.occasion import born_of
from folkmoot.door.texts import sources
from folkmoot.members import reads
from folkmoot.web import words
from folkmoot.web.naming import Asked, names
from folkmoot.web.page import Sight, look, page
from folkmoot.web.plot import Estimated, plot
from folkmoot.web.record import A_PAGE

FIGURES, ROLL = "membership_figures", "roll"


@require_safe
def members(request: HttpRequest) -> HttpResponse:
    """The figures; and in a rehearsal the roll."""
    sight = look(request)
    found = figures(sight)
    roll = _roll(sight, request.GET.get("page", "1")) if sight.may_read(ROLL) else {}
    return page(request, "members", sight, figures=found, **roll)


def figures(sight: Sight) -> dict[str, Any] | None:
    """The picture and the tables of the membership; None where this reader may not see the figures."""
    if not sight.may_read(FIGURES):
        return None
    steps = reads.sizes()
    estimates, departures = list(reads.estimates()), list(reads.departures())
    told = sources(born_of(key) for key in (*(row.pk for row in estimates), *(row.pk for row in departures)))
    texts = [text for row in estimates for text in (row.said_by, row.stated_in)]
    texts += [text for row in departures for text in (row.said_by, row.stated_in, row.of, row.destination)]
    said = sight.words(texts)
    points = [
        {
            "when": words.partial(row.date),
            "says": words.estimate(row.members, row.share, row.qualifier),
            "said_by": said.get(row.said_by, ""),
            "peak": row.peak,
            "source": told.get(born_of(row.pk)) or said.get(row.stated_in, ""),
            "entry": born_of(row.pk),
        }
        for row in estimates
    ]
    left = [
        {
            "when": ("from " if row.onwards else "") + words.partial(row.date) + (" on" if row.onwards else ""),
            "says": words.left(row.members, row.share, row.qualifier, said.get(row.of, ""), row.how),
            "where": said.get(row.destination, ""),
            "said_by": said.get(row.said_by, ""),
            "source": told.get(born_of(row.pk)) or said.get(row.stated_in, ""),
            "entry": born_of(row.pk),
        }
        for row in departures
    ]
    return {
        "plot": plot(steps, [_estimated(row) for row in estimates if row.members is not None], sight.today),
        "steps": [{"day": day, "says": words.day(day), "size": words.number(size)} for day, size in reversed(steps)],
        "estimates": points,
        "departures": left,
        "now": words.number(steps[-1][1]) if steps else "",
    }


def _estimated(row: Any) -> Estimated:
    when = partial_date(row.date)
    says = words.estimate(row.members, None, row.qualifier).removesuffix(" members")
    return Estimated(when.earliest or when.latest, when.latest, row.members, row.qualifier, says)


def _roll(sight: Sight, asked: str) -> dict[str, Any]:
    """One page of the roll of today, by the order of entry."""
    running = reads.members_on(sight.today)
    count = running.count()
    pages = max(1, -(-count // A_PAGE))
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 0
    if not 1 <= number <= pages:
        raise Http404
    rows = list(running[(number - 1) * A_PAGE : number * A_PAGE])
    asked_for = Asked(people={row.person for row in rows}, units={row.unit for row in rows if row.unit is not None})
    named = names(sight, asked_for)
    roll = [
        {
            "name": named.person(row.person, "name withheld"),
            "class": _class(sight, row.class_id),
            "unit": named.unit(row.unit, "") if row.unit is not None else "",
            "since": words.day(row.since),
        }
        for row in rows
    ]
    newer, older = number - 1, number + 1 if number < pages else None
    return {
        "roll": roll,
        "count": words.number(count),
        "number": number,
        "pages": pages,
        "newer": newer,
        "older": older,
    }


def _class(sight: Sight, id_: str) -> str:
    rule = sight.charter.get(MemberClass, id_) if sight.charter else None
    return called(id_, rule.name if rule else None)
