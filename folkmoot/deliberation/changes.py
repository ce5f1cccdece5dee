"""What the acts do to the rows of tendencies."""

from folkmoot.core.charter.rules import Faction
from folkmoot.deliberation.models import Belonging, Tendency
from folkmoot.deliberation.reads import of_tendency
from folkmoot.door.occasion import Occasion


def belong(tendency: int, person: str, occasion: Occasion) -> None:
    """Enter that somebody belongs to it; with so many as the charter asks it is formed, on that day."""
    Belonging.objects.create(id=occasion.key(), tendency=tendency, person=person, since=occasion.today)
    row = Tendency.objects.get(pk=tendency)
    rule = occasion.charter.get(Faction, row.kind)
    enough = 1 if rule is None else rule.min_members or 1
    if row.formed is None and of_tendency(tendency, occasion.today).count() >= enough:
        row.formed, row.formed_edtf = occasion.today, as_known(occasion)
        row.save()


def part(row: Belonging | None, occasion: Occasion) -> None:
    """Enter that somebody belongs to it no more. One of whom only a source knows had no row."""
    if row is not None:
        row.left = occasion.today
        row.save()


def settle(tendency: int, occasion: Occasion) -> None:
    """End a tendency in which nobody is left, or which more than half of those who belong to it want to end."""
    there = list(of_tendency(tendency, occasion.today))
    wanting = [row for row in there if row.wants_end is not None]
    if not there:
        end(tendency, "leave", occasion)
    elif 2 * len(wanting) > len(there):
        end(tendency, "dissolve", occasion)


def end(tendency: int, how: str, occasion: Occasion, *, by: str | None = None) -> None:
    """Enter that it is no more."""
    Tendency.objects.filter(pk=tendency).update(
        ended=occasion.today, ended_edtf=as_known(occasion), how=how, ended_by=by or ""
    )


def as_known(occasion: Occasion) -> str:
    """The date of a deed as far as it is known."""
    return occasion.on or occasion.today.isoformat()
