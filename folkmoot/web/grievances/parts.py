"""What part whoever reads has in a case. Whoever has none finds no case: as if there were none."""

from dataclasses import dataclass
from functools import cached_property

from django.http import Http404

from folkmoot.core.charter.charter import Charter
from folkmoot.door.classes import case_of
from folkmoot.door.models import Entry
from folkmoot.door.occasion import ROWS_AN_ENTRY, born_of
from folkmoot.door.rows import rows
from folkmoot.door.unmoved import once
from folkmoot.grievances import readers
from folkmoot.grievances.models import Case, Heard, Hearing, Party
from folkmoot.grievances.reads import charter_of
from folkmoot.web.page import Sight

JUDGE, COMPLAINANT, SUPPORTER, RESPONDENT = "judge", "complainant", "supporter", "respondent"
ASKED, CALLED = "asked", "called"


@dataclass
class Seen:
    """A case as one reader finds it: as one who judges it or is a party to it.

    Who is asked to stand by a complaint (`asked`) or is `called` to a hearing reads that alone, and not the case.
    """

    sight: Sight
    case: Case
    part: str

    @cached_property
    def charter(self) -> Charter:
        return charter_of(self.case)

    @property
    def number(self) -> int:
        """How a case is called: by the number of the entry that began it."""
        return born_of(self.case.pk)

    @property
    def reads(self) -> bool:
        """Whether they read the case itself."""
        return self.part not in (ASKED, CALLED)


def seen(sight: Sight, key: int) -> Seen:
    """The case with this key, as whoever reads may find it. Raises Http404."""
    row = next(iter(rows(Case, id=key)), None)
    part = part_of(sight, row) if row is not None else ""
    if row is None or not part:
        raise Http404
    return Seen(sight, row, part)


def part_of(sight: Sight, case: Case) -> str:
    """What whoever reads is to a case; nothing, if they are nothing to it."""
    person = sight.person
    if person is None:
        return ""
    found = readers.parts(case, person, sight.today)
    there = {each.role for each in rows(Party, case=case.pk) if each.person == person and each.since is not None}
    if found == readers.ALL:
        return JUDGE
    if found:
        return next((each for each in (COMPLAINANT, SUPPORTER) if each in there), RESPONDENT)
    if any(each.person == person and each.since is None for each in rows(Party, case=case.pk)):
        return ASKED
    return CALLED if calls(case, person) else ""


def calls(case: Case, person: str) -> list[Hearing]:
    """The hearings of a case to which somebody is called."""
    held = rows(Hearing, case=case.pk)
    return [each for each in held if any(heard.person == person for heard in rows(Heard, hearing=each.pk))]


def cases_of(sight: Sight) -> list[Seen]:
    """Every case in which whoever reads has a part, the latest first."""
    if sight.person is None or sight.charter is None:
        return []
    found = readers.may_concern(sight.person, sight.today, sight.charter)
    some = ((each, part_of(sight, each)) for each in found)
    return sorted((Seen(sight, each, part) for each, part in some if part), key=lambda each: -each.case.pk)


def waiting_for(sight: Sight) -> list[Seen]:
    """The cases that bear on what needs whoever reads now. One query, where they have no part in any."""
    person = sight.person or ""
    keys = {number * ROWS_AN_ENTRY for each in sight.reader.classes if (number := case_of(each)) is not None}
    asked = Party.objects.filter(person=person, role__in=("supporter", "witness")).values_list("case", flat=True)
    keys |= once(("asked or called in", person), lambda: set(asked), lasting=True)
    some = ((each, part_of(sight, each)) for each in Case.objects.filter(pk__in=keys).order_by("pk")) if keys else ()
    return [Seen(sight, each, part) for each, part in some if part]


def entries_of(one: Seen) -> list[Entry]:
    """The entries of a case that whoever reads may read, in their order."""
    own = {each for each in one.sight.reader.classes if each.split(":")[:2] == ["case", str(one.number)]}
    return list(Entry.objects.filter(record_class__in=own).order_by("index"))
