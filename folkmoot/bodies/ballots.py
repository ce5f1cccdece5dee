"""Questions that the charter wants carried in several ballots: how many have carried this one, and how far apart."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from folkmoot.bodies.models import Ballot
from folkmoot.core.charter.facts import Value
from folkmoot.core.record import canonical
from folkmoot.door.act import Act, encode
from folkmoot.door.occasion import Hat, Occasion

REPEATED = frozenset({"dissolve", "amend_charter"})
"""The verbs of what a charter may want voted on more than once."""

ALL_BEFORE: dict[str, Value] = {"ballots": 2**31, "apart_days": 2**31}
"""As if every ballot that is asked for had been held before, and long ago."""


@dataclass(frozen=True, slots=True)
class InARow:
    """How many ballots in a row have carried a question, this one included, and days since the first of them."""

    ballots: int
    apart_days: int


def standing(act: Act, hat: Hat, occasion: Occasion) -> dict[str, Value]:
    """The facts on ballots that a live act is judged on when this ballot carries it."""
    if occasion.told or act.verb() not in REPEATED:
        return {}
    now = carried_now(act, hat, occasion.today)
    return {"ballots": now.ballots, "apart_days": now.apart_days}


def question(act: Act) -> str:
    """What the act would do, without its words: the same for each ballot on it."""
    said = {name: value for name, value in encode(act).items() if not str(value).startswith("c:")}
    return sha256(canonical.encode([act.declared.name, said])).hexdigest()


def carried_now(act: Act, hat: Hat, day: date) -> InARow:
    """How the question stands if a ballot carries it today."""
    held = Ballot.objects.filter(of=question(act), body=hat.authority.id, unit=hat.unit, day__lte=day)
    lost = held.filter(ballots=0).order_by("pk").last()
    row = list(held.filter(ballots__gt=0, pk__gt=-1 if lost is None else lost.pk).order_by("pk"))
    return InARow(len(row) + 1, (day - row[0].day).days if row else 0)
