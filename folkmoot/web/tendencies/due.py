"""What is owed and what was given, in words; and whether whoever reads may enter that it is given."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import ngettext

from folkmoot.core.charter.compiled import CompiledPower
from folkmoot.core.charter.conditions import claimed
from folkmoot.deliberation.models import Claim, Tendency
from folkmoot.door.occasion import born_of
from folkmoot.web import words
from folkmoot.web.naming import Names
from folkmoot.web.page import Sight
from folkmoot.web.tongues import tongue


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One claim as a page shows it. `give` is the form on which it is entered as given, for whoever owes it."""

    says: str
    of: str
    tendency: int | None
    by: str
    day: date
    by_day: date | None
    is_late: bool
    given: date | None
    where: str
    text: str
    entry: int
    given_in: int | None
    owed_by: str
    give: str


def dues(sight: Sight, rows: Iterable[Claim], named: Names) -> list[Due]:
    """Each claim, in its order."""
    return [_due(sight, row, named) for row in rows]


def _due(sight: Sight, row: Claim, named: Names) -> Due:
    of = named.tendencies.get(-1 if row.tendency is None else row.tendency)
    powers = _powers(sight, row, of.kind if of is not None else "")
    may_give = row.given is None and not sight.is_dissolved and any(_wears(sight, power, row) for power in powers)
    return Due(
        says=what(row, named),
        of=named.tendency(row.tendency) if row.tendency is not None else "",
        tendency=row.tendency,
        by=named.person(row.person) if row.person else "",
        day=row.day,
        by_day=row.by_day,
        is_late=row.given is None and row.by_day is not None and row.by_day < sight.today,
        given=row.given,
        where=named.text(row.where),
        text=named.text(row.text),
        entry=born_of(row.pk),
        given_in=row.given_in,
        owed_by=words.listing(dict.fromkeys(tongue().who(sight.charter, each.who) for each in powers)),
        give=f"{reverse('act', args=['deliberation.honour'])}?claim={row.pk}" if may_give else "",
    )


def gives(sight: Sight) -> bool:
    """Whether whoever reads holds an office or a seat of those who owe what is claimed."""
    found = sight.charter.compiled.of("honour").powers if sight.charter else ()
    return any(hat.authority in power.holders for power in found for hat in sight.reader.standing.hats)


def what(row: Claim, named: Names) -> str:
    """`20 minutes to speak at a convention`, `2 speakers sent to North Branch`, `space in the bulletin`."""
    if row.due == "convention_minutes" and row.amount is not None:
        said = ngettext(
            "{count} minute to speak at a convention", "{count} minutes to speak at a convention", row.amount
        )
        return said.format(count=words.number(row.amount))
    if row.due == "reporters" and row.amount is not None and row.unit is not None:
        said = ngettext("{count} speaker sent to {unit}", "{count} speakers sent to {unit}", row.amount)
        return words.fill(said, count=words.number(row.amount), unit=named.unit(row.unit))
    return str(tongue().due(row.due))


def _powers(sight: Sight, row: Claim, kind: str) -> list[CompiledPower]:
    """By which powers it is entered as given."""
    found = sight.charter.compiled.of("honour").powers if sight.charter else ()
    on = {"member"} if row.tendency is None else {"faction", f"faction:{kind}"}
    return [each for each in found if claimed(each.conditions) == row.due and not on.isdisjoint(each.objects)]


def _wears(sight: Sight, power: CompiledPower, row: Claim) -> bool:
    hats = sight.reader.standing.hats
    return any(hat.authority in power.holders and hat.unit in (None, row.unit) for hat in hats)


def kinds(sight: Sight, row: Tendency) -> tuple[str, ...]:
    """What the charter in force gives such a tendency for the asking."""
    found = sight.charter.compiled.of("claim").powers if sight.charter else ()
    on = {"faction", f"faction:{row.kind}"}
    given = (claimed(each.conditions) for each in found if not on.isdisjoint(each.objects))
    return tuple(dict.fromkeys(each for each in given if each is not None))
