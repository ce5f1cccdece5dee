"""What others may ask of tendencies. Who belongs to one is for those who belong to it: pages ask `shows_members` first.

Somebody belongs from the day on which they joined, until they leave, and no longer than they are a member: whoever
comes back to the organisation comes back to no tendency.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet

from folkmoot.bodies.models import Meeting
from folkmoot.core.charter import rules
from folkmoot.core.charter.charter import Charter
from folkmoot.deliberation.models import Belonging, Claim, Origin, Tendency, Where
from folkmoot.door.act import Missing
from folkmoot.door.classes import case_class
from folkmoot.door.occasion import born_of
from folkmoot.door.prepared import DAY, Day, Given, Prepared
from folkmoot.door.reading import tells_classes
from folkmoot.door.rows import rows
from folkmoot.door.together import Listed, together
from folkmoot.members import reads as members


def tendency(key: int) -> Tendency:
    """The tendency with this key, ended or not. Raises Missing."""
    found = rows(Tendency, id=key)
    if not found:
        raise Missing("field tendency: there is no tendency {key}", key=key)
    return found[0]


def tendencies() -> QuerySet[Tendency]:
    """Every tendency that there is or was here, in the order of entry."""
    return Tendency.objects.order_by("pk")


def standing(day: date) -> QuerySet[Tendency]:
    """Those that have been announced, and have not ended, on a day."""
    return tendencies().filter(Q(ended=None) | Q(ended__gt=day), announced__lte=day)


def rule_of(row: Tendency, charter: Charter) -> rules.Faction | None:
    """What a charter says of such tendencies; nothing, where it has no rule of that name any more."""
    return charter.get(rules.Faction, row.kind)


def places(key: int) -> tuple[str, ...]:
    """Where those who announced it mostly were, as commitments."""
    return tuple(Where.objects.filter(tendency=key).order_by("pk").values_list("name", flat=True))


def belongings(day: Day) -> QuerySet[Belonging]:
    """Who belongs to which tendency on a day, in the order in which they joined."""
    still = members.members_on(day).filter(person=OuterRef("person"), since__lte=OuterRef("since"))
    found = Belonging.objects.filter(Q(left=None) | Q(left__gt=day), Exists(still), since__lte=day)
    return found.order_by("pk")


def of_tendency(key: int, day: date) -> QuerySet[Belonging]:
    """Who belongs to it on a day."""
    return belongings(day).filter(tendency=key)


def belonging(key: int, person: str, day: date) -> Belonging | None:
    """What makes somebody belong to a tendency on a day, if they do."""
    return of_tendency(key, day).filter(person=person).first()


def belonged(person: str, day: date) -> list[Belonging]:
    """Every tendency to which somebody belonged by a day, the one joined last first; whether they still do or not."""
    (found,) = together(asked_for_belonged(person, day))
    return found


def asked_for_belonged(person: str, day: date) -> Listed:
    """What `belonged` asks, to be asked together with other things."""
    found = Belonging.objects.filter(person=person, since__lte=day).order_by("-pk")
    return Listed(found, ("belonged", person, day), lasts=True)


def belongs_to(person: str, day: date) -> frozenset[int]:
    """The tendencies to which somebody belongs on a day."""
    return frozenset(row.tendency for row in of_person().rows(person=person, day=day))


@cache
def of_person() -> Prepared[Belonging]:
    """What makes somebody belong to tendencies on a day, as a query."""
    return Prepared(belongings(DAY).filter(person=Given("person", CharField())))


@tells_classes
def classes(person: str, day: date, charter: Charter) -> list[str]:
    """The record classes of what is done within the tendencies to which somebody belongs."""
    return [case_class(born_of(key)) for key in belongs_to(person, day)]


def counts(day: date) -> Mapping[int, int]:
    """How many belong to each tendency on a day: one query. One to which nobody belongs is absent."""
    found = belongings(day).order_by().values("tendency").annotate(members=Count("id"))
    return dict(found.values_list("tendency", "members"))


def shows_members(row: Tendency, charter: Charter, reader: str | None, day: date) -> bool:
    """Whether a reader may know who belongs to it: because they do, or because the charter has it declared.

    What a tendency must declare is for members to read; that its reader is one is for the page to know.
    """
    rule = rule_of(row, charter)
    if rule is not None and "members" in rule.declares:
        return True
    return reader is not None and belonging(row.pk, reader, row.ended - timedelta(1) if row.ended else day) is not None


def before_convention(charter: Charter, day: date) -> bool:
    """Whether a convention has been called by a day that meets only after it."""
    congresses = [body.id for body in charter.of(rules.Body) if body.sort == "congress"]
    return Meeting.objects.filter(body__in=congresses, called_on__lte=day, day__gt=day).exists()


def claims(key: int | None = None) -> QuerySet[Claim]:
    """Everything that tendencies, or this one, have claimed, in the order of entry."""
    found = Claim.objects.exclude(tendency=None) if key is None else Claim.objects.filter(tendency=key)
    return found.order_by("pk")


def claims_of_member(person: str) -> QuerySet[Claim]:
    """Everything that somebody has claimed for themselves, in the order of entry."""
    return Claim.objects.filter(tendency=None, person=person).order_by("pk")


def owed(day: date) -> QuerySet[Claim]:
    """What is owed to tendencies on a day: claimed, not given yet, and the tendency has not ended."""
    ended = Tendency.objects.filter(ended__lte=day).values("pk")
    return claims().filter(given=None, day__lte=day).exclude(tendency__in=ended)


def origins() -> QuerySet[Origin]:
    """The tendencies in other organisations from which this one comes, in the order of entry."""
    return Origin.objects.order_by("pk")
