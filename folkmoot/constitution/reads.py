"""What the rest of the house may ask of the constitution."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from django.db.models import Q, QuerySet

from folkmoot.constitution.models import Emergency as EmergencyRow
from folkmoot.constitution.models import Interpretation, Organisation, Proposal, Ratification, Version
from folkmoot.core.charter import rules
from folkmoot.core.charter.changes import Change, changes
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.facts import Value
from folkmoot.core.charter.rules import Emergency
from folkmoot.door.charters import adopted
from folkmoot.door.occasion import Occasion
from folkmoot.door.prepared import DAY, Prepared
from folkmoot.door.standing import tells_circumstances


def organisation() -> Organisation | None:
    """The organisation as it was founded, or None before that."""
    return next(iter(founding().rows()), None)


@cache
def founding() -> Prepared[Organisation]:
    """The one row of the founding, as a query."""
    return Prepared(Organisation.objects.order_by("pk")[:1])


def versions() -> QuerySet[Version]:
    """Every charter that was ever in force, the oldest first."""
    return Version.objects.order_by("id")


def in_force() -> str:
    """The hash of the charter in force; empty before the founding."""
    last = versions().last()
    return "" if last is None else last.charter


def in_force_on(day: date) -> str | None:
    """The hash of the charter in force at the end of a day; None before the founding."""
    return versions().filter(from_day__lte=day).values_list("charter", flat=True).last()


def proposals() -> QuerySet[Proposal]:
    """What was put forward and is not carried out, the oldest first: changes of the charter, or the end."""
    return Proposal.objects.filter(adopted_on=None).order_by("id")


def text_proposed(key: int) -> str:
    """The hash of the charter that a proposal would bring; empty where there is none."""
    return Proposal.objects.filter(pk=key).values_list("charter", flat=True).first() or ""


def changes_proposed(proposal: Proposal) -> tuple[Change, ...]:
    """What a proposal would change of the charter in force, article by article, in sentences."""
    return changes(adopted(in_force()), adopted(proposal.charter)) if proposal.charter else ()


def changes_adopted(version: Version) -> tuple[Change, ...]:
    """What a version changed of the one before it; nothing, for the first."""
    before = Version.objects.filter(pk__lt=version.pk).order_by("pk").last()
    return () if before is None else changes(adopted(before.charter), adopted(version.charter))


def last_word(article: str, charter: Charter) -> Interpretation | None:
    """The latest ruling on an article by whom the charter lets others rule only until then, if there is one."""
    until = [rule.until for rule in charter.of(rules.Interpretation) if rule.until]
    return Interpretation.objects.filter(article=article, by__in=until).order_by("id").last()


def rulings(charter: Charter) -> list[Interpretation]:
    """The rulings that stand, by article and age: those that whoever has the last word left standing."""
    standing = []
    for row in Interpretation.objects.order_by("article", "id"):
        last = last_word(row.article, charter)
        if last is None or row.by == last.by or row.pk > last.pk:
            standing.append(row)
    return standing


def is_ratified(key: int) -> bool:
    """Whether a proposal or an emergency has been confirmed."""
    return Ratification.objects.filter(of=key).exists()


def emergency_on(day: date) -> EmergencyRow | None:
    """The emergency that runs on a day: not over, not ended, and confirmed or still within the time for it."""
    for row in _running().rows(day=day):
        if row.confirm_by is None or day <= row.confirm_by or is_ratified(row.id):
            return row
    return None


@cache
def _running() -> Prepared[EmergencyRow]:
    begun = EmergencyRow.objects.filter(from_day__lte=DAY, until_day__gt=DAY)
    return Prepared(begun.filter(Q(ended_on=None) | Q(ended_on__gt=DAY)).order_by("-id"))


def renewed_on(day: date) -> EmergencyRow | None:
    """The emergency that a declaration on this day would renew: it runs, or ran until the day before."""
    return emergency_on(day) or emergency_on(day - timedelta(days=1))


@tells_circumstances
def emergency(verb: str, occasion: Occasion) -> Mapping[str, Value]:
    """Whether an emergency runs, for the verbs that an emergency would give. Of told acts, no row says nothing."""
    if not any(verb in rule.grants for rule in occasion.charter.of(Emergency)):
        return {}
    running = emergency_on(occasion.today) is not None
    return {"emergency": True} if running else {} if occasion.told else {"emergency": False}
