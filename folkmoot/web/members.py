"""How many we are: counts from the roll, and what sources say, each with its qualifier and its source."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from folkmoot.door.edtf import partial_date
from folkmoot.door.occasion import born_of
from folkmoot.door.texts import sources
from folkmoot.door.together import Listed, together
from folkmoot.door.unmoved import once
from folkmoot.members import reads
from folkmoot.web import estimates, words
from folkmoot.web.importing.who import may_import
from folkmoot.web.inviting.who import may_invite
from folkmoot.web.offering import ESTIMATES, offers
from folkmoot.web.page import Sight, look, page
from folkmoot.web.plot import Estimated, plot
from folkmoot.web.roll.views import part
from folkmoot.web.tongues import language

FIGURES = "membership_figures"
SHOWN = 50
"""So many steps of the roll stand in the table."""


@require_safe
def members(request: HttpRequest) -> HttpResponse:
    """The figures, and the roll, each for whom the charter lets read it."""
    sight = look(request)
    found = figures(sight)
    open_to = offers(request, sight, ESTIMATES) if found is not None else []
    roll = part(request, sight)
    more = {"imports": may_import(sight), "may_invite": bool(roll) and may_invite(sight), **roll}
    return page(request, "members", sight, figures=found, offers=open_to, **more)


def figures(sight: Sight) -> dict[str, Any] | None:
    """The picture and the tables of the membership; None where this reader may not see the figures."""
    if not sight.may_read(FIGURES):
        return None
    said_of, departures = together(*asked_for_figures())[1:]
    steps = reads.sizes()
    told = sources(born_of(key) for key in (*(row.pk for row in said_of), *(row.pk for row in departures)))
    texts = [text for row in said_of for text in (row.said_by, row.stated_in)]
    texts += [text for row in departures for text in (row.said_by, row.stated_in, row.of, row.destination)]
    said = sight.words(texts)
    points = [
        {
            "when": words.partial(row.date),
            "exact": row.date,
            "says": estimates.estimate(row.members, row.share, row.qualifier),
            "said_by": said.get(row.said_by, ""),
            "peak": row.peak,
            "source": told.get(born_of(row.pk)) or said.get(row.stated_in, ""),
            "entry": born_of(row.pk),
        }
        for row in said_of
    ]
    left = [
        {
            "exact": row.date,
            "when": _("from {date} on").format(date=words.partial(row.date))
            if row.onwards
            else words.partial(row.date),
            "says": estimates.left(row.members, row.share, row.qualifier, said.get(row.of, ""), row.how),
            "where": said.get(row.destination, ""),
            "said_by": said.get(row.said_by, ""),
            "source": told.get(born_of(row.pk)) or said.get(row.stated_in, ""),
            "entry": born_of(row.pk),
        }
        for row in departures
    ]
    return {
        "plot": once(
            ("plot", language(), sight.today),
            lambda: plot(steps, [_estimated(row) for row in said_of if row.members is not None], sight.today),
            lasting=True,
        ),
        "steps": [
            {"day": day, "says": words.day(day), "size": words.number(size)} for day, size in reversed(steps[-SHOWN:])
        ],
        "estimates": points,
        "departures": left,
        "now": words.number(steps[-1][1]) if steps else "",
    }


def asked_for_figures() -> tuple[Listed, Listed, Listed]:
    """What the figures are made of: the roll over time, estimates and departures."""
    estimated = Listed(reads.estimates, "estimates", lasts=True)
    return reads.changes_of(), estimated, Listed(reads.departures, "departures", lasts=True)


def _estimated(row: Any) -> Estimated:
    when = partial_date(row.date)
    says = estimates.about(row.members, row.qualifier)
    return Estimated(when.earliest or when.latest, when.latest, row.members, row.qualifier, says)
