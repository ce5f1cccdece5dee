"""What was decided to be done in a case, in words: sanctions, and measures that hold for a while."""

from collections.abc import Iterable, Iterator, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.bodies.models import Waiting
from folkmoot.door.models import Entry
from folkmoot.door.occasion import ROWS_AN_ENTRY
from folkmoot.door.rows import rows
from folkmoot.grievances.models import Measure, Sanction
from folkmoot.web import words
from folkmoot.web.grievances import parts
from folkmoot.web.naming import Names

DECIDED: Mapping[str, words.Said] = {
    "censure": gettext_lazy("{who} is censured."),
    "suspend_member": gettext_lazy("{who} is suspended until {until}."),
    "expel": gettext_lazy("{who} is expelled."),
}


def sanctions(one: parts.Seen, named: Names) -> Iterator[tuple[Sanction, str]]:
    """Each sanction with what it is and whether it has effect."""
    for row in rows(Sanction, case=one.case.pk):
        given = {"who": named.person(row.person), "until": words.day(row.until_day or row.day)}
        said = words.fill(str(DECIDED.get(row.verb, DECIDED["censure"])), **given)
        yield row, " ".join(filter(None, (said, _effect(row))))


def _effect(row: Sanction) -> str:
    if row.ended_on is not None:
        return _("It holds no more since {day}.").format(day=words.day(row.ended_on))
    if row.lapses_on is not None and row.from_day is None:
        return _("It is suspended, and lapses after {day}.").format(day=words.day(row.lapses_on))
    return ""


def waiting(entries: Iterable[Entry]) -> list[Waiting]:
    """What was decided in a case and is not done yet, since one may still appeal, or somebody has."""
    taken = [each.index * ROWS_AN_ENTRY for each in entries if each.act == "bodies.decide"]
    return list(Waiting.objects.filter(decision__in=taken, outcome="").order_by("pk"))


def measures(one: parts.Seen, named: Names) -> Iterator[str]:
    """Each measure, and until when it holds."""
    for row in rows(Measure, case=one.case.pk):
        given = {"who": named.person(row.person), "until": words.day(row.until_day), "what": named.text(row.what)}
        if row.ended_on is not None:
            yield words.fill(_("A measure on {who} was ended on {day}."), day=words.day(row.ended_on), **given)
        elif row.suspends:
            yield words.fill(_("{who} is suspended until {until}, while the complaint is looked into."), **given)
        else:
            yield words.fill(_("Until {until}, for {who}: {what}"), **given)
