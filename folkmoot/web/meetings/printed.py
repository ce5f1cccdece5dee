"""The minutes of a meeting on paper: the same steps that its page shows."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from folkmoot.bodies.models import Meeting
from folkmoot.paper.document import Block, Heading, Items, Para, Signatures, Span
from folkmoot.paper.prose import plain
from folkmoot.web import words
from folkmoot.web.meetings.course import Course, Step, course, title
from folkmoot.web.meetings.meeting import found
from folkmoot.web.meetings.when import held_at
from folkmoot.web.naming import Asked, names
from folkmoot.web.page import Sight, look
from folkmoot.web.paper import count_blocks, on_paper


@require_safe
def minutes(request: HttpRequest, key: int) -> HttpResponse:
    """The minutes as a PDF, as far as this reader may read them."""
    sight = look(request)
    row = found(sight, key)
    named = names(sight, Asked(units=set() if row.unit is None else {row.unit}))
    told = course(sight, row)
    says = _("Minutes") if row.approved_on else _("Minutes, not approved yet")
    blocks = _blocks(row, told, sight)
    return on_paper(request, sight, f"minutes-{row.day}", title(row, named, words.day(row.day)), blocks, kicker=says)


def _blocks(row: Meeting, told: Course, sight: Sight) -> Iterator[Block]:
    yield Para(held_at(row, sight) + (f"\n{told.place}" if told.place else ""), "lead")
    if told.present:
        yield Para(_("There when it was opened: {people}.").format(people=told.present))
    if told.counted_in_private:
        yield Para(_("Who was there is not public."))
    yield Heading(_("Agenda"))
    if told.agenda:
        yield Items(tuple((Para(item),) for item in told.agenda), ordered=True)
    else:
        yield Para(_("The call names no agenda."))
    yield Heading(_("What happened"))
    yield Items(tuple(tuple(_step(step)) for step in told.steps), ordered=True)
    if told.minutes:
        yield Heading(_("As they were approved"))
        yield from plain(told.minutes)
    yield Signatures((_("In the chair"), _("Took the minutes")))


def _step(step: Step) -> Iterator[Block]:
    if step.key is None:
        yield Para(step.says)
    else:
        yield Para((Span(f"{step.says}: ", bold=True), step.question))
        yield from count_blocks(step.count)
        if step.aside:
            yield Para(step.aside)
        hidden = _("What followed is not public.")
        carried = tuple((Para(each["says"] if each["whole"] else hidden),) for each in step.carried)
        if carried:
            yield Items(carried)
    proof = _("Entry {index}").format(index=words.number(step.entry))
    yield Para(f"{step.at} · {proof}" if step.at else proof, "small")
