"""Letters about cases: that something waits in one. Whoever else reads such a letter learns no more than that.

Neither the case nor anybody in it is named, and the letter leads to signing in. Nobody is written to of it on paper:
whoever posts letters would learn who has a part in a case.
"""

from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.core.record.entry import Entry
from folkmoot.door.occasion import ROWS_AN_ENTRY
from folkmoot.door.rows import rows
from folkmoot.grievances.models import Appeal, Case, Party
from folkmoot.grievances.readers import judges, parts
from folkmoot.mail.contacts import contacts_of
from folkmoot.mail.letters import Letters, Told, writes
from folkmoot.mail.queue import Words

BEGUN, CALLED, IN_TURN = "grievances.complain", "grievances.call_hearing", "grievances.call_alternate"
STEPS = (
    "grievances.acknowledge",
    "grievances.support",
    "grievances.add_statement",
    "grievances.add_evidence",
    "grievances.measure",
    "grievances.lift_measure",
    "grievances.find",
    "grievances.sanction",
    "grievances.enforce",
    "grievances.appeal",
    "grievances.withdraw_appeal",
    "grievances.run_out",
    "grievances.stay",
    "grievances.uphold",
    "grievances.overturn",
    "grievances.vary",
    "grievances.remit",
    "grievances.reopen",
    "grievances.withdraw",
    "grievances.close",
)
"""What each who reads a case is told of. Papers that are only put in order concern nobody but who does it."""


@writes(BEGUN, CALLED, IN_TURN, *STEPS)
def _in_a_case(told: Told) -> Iterator[Letters]:
    """To whoever has a part in the case by then, but for who did it."""
    case = _case(told.entry)
    if case is not None:
        by = {told.entry.by.get("person"), told.entry.by.get("for")}
        yield Letters(_by_mail(_concerned(case, told) - by), "cases", lambda: _waits(told))


def _waits(told: Told) -> Words:
    return told.words(
        _("Something waits for you"),
        _("Something waits in a case of yours. What it is can be read by you alone, once you have signed in."),
        link=f"{reverse('sign-in')}?next={reverse('now')}",
    )


def _case(entry: Entry) -> Case | None:
    """The case of an entry; None, where it belongs to none."""
    key = entry.index * ROWS_AN_ENTRY if entry.act == BEGUN else entry.body.get("case")
    appeal = entry.body.get("appeal")
    if isinstance(appeal, int):
        key = next((each.case for each in rows(Appeal, id=appeal)), None)
    return next(iter(rows(Case, id=key)), None) if isinstance(key, int) else None


def _concerned(case: Case, told: Told) -> set[str | None]:
    """Who reads the case by now; of who does not, whoever this asks to stand by it or calls to be heard."""
    found = {each.person for each in rows(Party, case=case.pk) if each.person}
    there: set[str | None] = {each for each in found if parts(case, each, told.day)}
    there |= judges(case, told.day)
    if told.entry.act == BEGUN:
        there |= {each.person for each in rows(Party, case=case.pk, role="supporter")}
    if told.entry.act == CALLED:
        there |= set(told.entry.body.get("people", ()))  # type: ignore[arg-type]
    return there


def _by_mail(people: Iterable[str | None]) -> list[str]:
    """Those of the people who are reached by mail."""
    some = sorted(each for each in people if each)
    contacts = contacts_of(some)
    return [each for each in some if each in contacts and contacts[each].address and not contacts[each].on_paper]
