"""Entering whom a meeting elected: one decision that carries an election for each seat, with its count."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from folkmoot.bodies.acts.deciding import Decide
from folkmoot.bodies.acts.seating import Elect
from folkmoot.core.charter.rules import Body
from folkmoot.door.act import BadAct, Carried, encode
from folkmoot.door.enact import enact
from folkmoot.door.refusal import Refused
from folkmoot.members.models import Person
from folkmoot.web.choices import Choices, Options
from folkmoot.web.forms import Field
from folkmoot.web.naming import Asked, names
from folkmoot.web.page import Sight, look, page
from folkmoot.web.possible import says
from folkmoot.web.reach import Reach
from folkmoot.web.rehearsing import DONE
from folkmoot.web.tongues import tongue

COMMITTEE, MEETING = "committee", "meeting"
MOST_SEATS = 50
MOST_PEOPLE = 1_000
NUMBERS = ("present", "yes", "no")


def elected(sight: Sight) -> Body | None:
    """The committee that a meeting of all members elects, as in a charter that was drawn up here."""
    rule = sight.charter.body(COMMITTEE) if sight.charter else None
    assembly = sight.charter.body(MEETING) if sight.charter else None
    return rule if isinstance(rule, Body) and assembly is not None and rule.seats else None


def may_elect(sight: Sight) -> bool:
    """Whether whoever reads enters what that meeting decides."""
    if sight.charter is None or sight.person is None or elected(sight) is None:
        return False
    return Reach(sight.charter, sight.reader.standing.hats).enters(MEETING)


@require_http_methods(["GET", "HEAD", "POST"])
def committee(request: HttpRequest) -> HttpResponse:
    """Say who was elected, and with which count."""
    sight = look(request)
    rule = elected(sight)
    if rule is None or not may_elect(sight) or sight.charter is None or sight.person is None:
        raise Http404
    choices = Choices(sight, sight.charter, sight.person)
    seats = min(rule.seats or 0, MOST_SEATS)
    fault = ""
    if request.method == "POST":
        try:
            done = enact(_decision(request, seats, choices), person=sight.person, at=sight.now)
            request.session[DONE] = [done.index, *done.followed]
            return redirect("body", COMMITTEE)
        except BadAct as error:
            fault = says(error, choices)["says"]
        except Refused as refused:
            fault = " ".join(refused.shown())
    context = {"form": list(_form(request, seats, choices)), "fault": fault}
    context["what"] = capfirst(tongue().the(sight.charter, MEETING))
    return page(request, "starting/committee", sight, status=422 if fault else 200, **context)


def _form(request: HttpRequest, seats: int, choices: Choices) -> list[Field]:
    labels = {"present": _("How many were present"), "yes": _("Votes for them"), "no": _("Votes against them")}
    form = [_field(request, name, labels[name], "number", "0" if name == "no" else "") for name in NUMBERS]
    people = _people(choices)
    for n in range(seats):
        field = _field(request, f"seat-{n}", _("Seat {number}").format(number=n + 1), "people", "")
        form.append(Field(**{name: getattr(field, name) for name in Field.__slots__} | {"options": people}))
    return form


def _people(choices: Choices) -> Options:
    """Whom a seat can be given to: everybody, where an organisation has just begun; else whoever holds a seat."""
    there = list(Person.objects.order_by().values_list("reference", flat=True)[: MOST_PEOPLE + 1])
    if len(there) > MOST_PEOPLE:
        return choices.people
    called = names(choices.sight, Asked(people=set(there)), choices.charter).people
    return sorted(called.items(), key=lambda each: each[1].casefold())


def _field(request: HttpRequest, name: str, label: str, control: str, usual: str) -> Field:
    values = (request.POST.get(name, usual),)
    return Field(name=name, label=label, hint="", control=control, required=False, options=[], values=values)


def _decision(request: HttpRequest, seats: int, choices: Choices) -> Decide:
    """The decision of the meeting. Raises BadAct."""
    counted: dict[str, Any] = {}
    for name in NUMBERS:
        written = request.POST.get(name, "").strip()
        if not written.isascii() or not written.isdigit() or len(written) > 9:
            raise BadAct(_("Write how many were present, for and against, in digits."))
        counted[name] = int(written)
    known = {person for person, _name in _people(choices)}
    people = [each for n in range(seats) if (each := request.POST.get(f"seat-{n}", ""))]
    if not people or len(set(people)) < len(people) or not known.issuperset(people):
        raise BadAct(_("Choose who was elected, each person once."))
    carries = tuple(
        Carried(act="bodies.elect", fields=encode(Elect(person=person, seat=COMMITTEE))) for person in people
    )
    return Decide(body=MEETING, question=_("Who is elected to the committee?"), carries=carries, **counted)
