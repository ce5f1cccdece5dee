"""The tendency that an act concerns, as the charter sees it: its kind, and who belongs to it."""

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.facts import Facts, Value
from folkmoot.core.charter.rules import Faction
from folkmoot.deliberation import reads
from folkmoot.deliberation.models import Belonging, Tendency
from folkmoot.door.act import BadAct, Missing
from folkmoot.door.occasion import Occasion
from folkmoot.members.subject import oneself, running


def kind_of(named: str | None, charter: Charter, *, told: bool) -> str:
    """The rule that a new tendency falls under: the one that is named, or the only one. Raises Missing or BadAct.

    A source may tell of one for which the charter had no rule.
    """
    kinds = [rule.id for rule in charter.of(Faction) if not rule.text_only]
    if named in kinds:
        return named or ""
    if named is None and len(kinds) == 1:
        return kinds[0]
    if told and named is None:
        return ""
    if not kinds:
        raise Missing("the charter says nothing of tendencies: an article would have to say who may form one")
    if named is None:
        raise BadAct("field faction: expected one of {kinds}", kinds=", ".join(kinds))
    raise Missing("field faction: expected one of {kinds}", kinds=", ".join(kinds))


def of_kind(kind: str) -> set[str]:
    """What a tendency of this kind is to the charter."""
    return {f"faction:{kind}"} if kind else {"faction"}


def there(key: int, occasion: Occasion) -> Tendency:
    """The tendency, which has not ended. Raises Missing or BadAct."""
    row = reads.tendency(key)
    if row.announced > occasion.today:
        raise Missing("field tendency: it had not been announced yet on {today}", today=occasion.today)
    if row.ended is not None:
        raise BadAct("field tendency: it ended on {ended}", ended=row.ended)
    return row


def whose(named: str | None, occasion: Occasion) -> str | None:
    """The member whose act on themselves it is; None only where a source does not say. Raises Missing or BadAct."""
    if occasion.told and named is None:
        return None
    person = oneself(named, occasion)
    running(person, occasion)
    return person


def own(key: int, person: str | None, occasion: Occasion) -> Belonging | None:
    """What makes them belong to it. Raises BadAct where they do not; None where only a source knows of it."""
    row = None if person is None else reads.belonging(key, person, occasion.today)
    if row is None and not occasion.told:
        raise BadAct("field tendency: this is done by those who belong to it")
    return row


def facts_of(row: Tendency, occasion: Occasion, **known: Value) -> Facts:
    """A tendency as the object of an act. How many belong to it, no row tells where a source told of it."""
    if not occasion.told:
        known["tendency_members"] = reads.of_tendency(row.pk, occasion.today).count()
    elif row.announced_by is not None:
        known["tendency_members"] = row.announced_by
    return Facts(of_kind(row.kind), known)
