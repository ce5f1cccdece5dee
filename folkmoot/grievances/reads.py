"""What the rest of the house may ask of the cases."""

from datetime import date

from folkmoot.core.charter.charter import Charter
from folkmoot.door.act import Missing
from folkmoot.door.charters import adopted
from folkmoot.door.models import Entry
from folkmoot.door.occasion import born_of
from folkmoot.door.rows import rows
from folkmoot.grievances.models import Case, Finding, Party, Step

PARTIES = ("complainant", "supporter", "respondent")


def case(key: int) -> Case:
    """The case with this key. Raises Missing."""
    found = rows(Case, id=key)
    if not found:
        raise Missing("field case: there is no case {case}", case=key)
    return found[0]


def charter_of(case: Case) -> Charter:
    """The charter that judges a case: the one that was in force on the day of the complaint."""
    return adopted(Entry.objects.using("default").values_list("charter", flat=True).get(index=born_of(case.pk)))


def parties(case: Case, *roles: str) -> list[Party]:
    """The parties of a case in the order in which they came, or those in these roles. Who was only asked is none."""
    return [each for each in rows(Party, case=case.pk) if each.role in (roles or PARTIES) and each.since is not None]


def people(case: Case, *roles: str) -> frozenset[str]:
    """The people among the parties of a case, or in these roles."""
    return frozenset(each.person for each in parties(case, *roles) if each.person)


def findings(case: Case) -> list[Finding]:
    """What was found in a case, and stands."""
    return [each for each in rows(Finding, case=case.pk) if each.ended_on is None]


def steps(case: Case) -> list[Step]:
    """The steps of a case, in the order of the charter."""
    return rows(Step, case=case.pk)


def asked_to_speak(person: str) -> list[int]:
    """The open cases in which somebody may speak who does not read them: asked to stand by one, or a witness."""
    some = [each for each in rows(Party, person=person) if each.role in ("supporter", "witness")]
    return [each.case for each in some if case(each.case).closed_on is None]


def is_open(case: Case, day: date) -> bool:
    """Whether more may be done in a case on a day."""
    return case.opened_on <= day and (case.closed_on is None or day < case.closed_on)
