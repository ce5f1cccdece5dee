"""The roll of one branch, a page at a time, for whoever may read it."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from folkmoot.core.charter.rules import MemberClass
from folkmoot.door.models import KeptText
from folkmoot.members import reads
from folkmoot.members.models import Membership, Person
from folkmoot.members.readings import ROLL, note_reading
from folkmoot.web.naming import Names
from folkmoot.web.page import Sight
from folkmoot.web.searching import matches, typed
from folkmoot.web.tongues import tongue
from folkmoot.web.turning import Turn, turn


@dataclass(frozen=True, slots=True)
class Roll:
    """One page of it; no `turn` for who may not read it. `asked` is the name that was looked for."""

    rows: list[Membership] = field(default_factory=list)
    turn: Turn | None = None
    asked: str = ""

    def said(self, sight: Sight, named: Names) -> list[dict[str, Any]]:
        """The rows as the page shows them."""
        return [
            {
                "person": row.person,
                "name": named.person(row.person, _("name withheld")),
                "class": _class(row, sight),
                "since": row.since,
            }
            for row in self.rows
        ]


def roll_of(request: HttpRequest, sight: Sight, unit: int) -> Roll:
    """The page of the roll that is asked for; of those with a name, if one is looked for."""
    if not sight.may_read(ROLL):
        return Roll()
    note_reading(sight.person, ROLL, sight.today)
    running, asked = reads.members_on(sight.today, unit=unit), typed(request.GET.get("name", ""))
    if asked:
        running = running.filter(person__in=_named(asked, sight, unit))
    turned = turn(request, running.count())
    return Roll(list(running[turned.start : turned.stop]), turned, asked)


def _named(asked: str, sight: Sight, unit: int) -> list[str]:
    """Who in the branch has such a name, which this reader may read; two queries."""
    there = Person.objects.filter(reference__in=reads.members_on(sight.today, unit=unit).values("person"))
    names = dict(there.values_list("name", "reference"))
    texts = KeptText.objects.filter(commitment__in=there.values("name"), record_class__in=sight.reader.classes)
    return [names[commitment] for commitment, said in texts.values_list("commitment", "text") if matches(asked, said)]


def _class(row: Membership, sight: Sight) -> str:
    rule = sight.charter.get(MemberClass, row.class_id) if sight.charter else None
    said: str = tongue().class_(rule, row.class_id)
    return said
