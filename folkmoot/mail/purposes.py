"""What people are written to about. Each purpose but one can be switched off, with one click from the letter itself."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from folkmoot.mail.models import Unwanted

ACCOUNT = "account"
"""Codes and news of one's own account: whoever asked for them needs them."""

PURPOSES: dict[str, str | Promise] = {
    "own": _("what is decided about you: admission, transfers, seats, suspensions"),
    "meetings": _("meetings that you may attend"),
    "tasks": _("what waits for you, because of a seat or an office that you hold"),
    "cases": _("what waits in a case in which you have a part; by mail only"),
    "charter": _("proposals to change the charter, and changes of it"),
}


def unwanted(person: str) -> set[str]:
    """What a person does not want to be written about."""
    return set(Unwanted.objects.filter(person=person).values_list("purpose", flat=True))


def stop_writing(person: str, purpose: str) -> None:
    """Write to a person about this no more."""
    if purpose in PURPOSES:
        Unwanted.objects.get_or_create(person=person, purpose=purpose)


def want(person: str, wanted: set[str]) -> None:
    """Write to a person about these, and about nothing else that can be switched off."""
    Unwanted.objects.filter(person=person, purpose__in=wanted).delete()
    for purpose in PURPOSES.keys() - wanted:
        stop_writing(person, purpose)


def without_those_who_do_not_want(people: list[str], purpose: str) -> list[str]:
    """Those of the people who want to be written to about this; one query."""
    gone = set(Unwanted.objects.filter(person__in=people, purpose=purpose).values_list("person", flat=True))
    return [person for person in people if person not in gone]
