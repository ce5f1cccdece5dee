"""What all acts in a case share: they name it, and the charter of the day of the complaint judges them."""

from folkmoot.core.charter.facts import Facts, Value
from folkmoot.door import classes
from folkmoot.door.act import Act, BadAct, Key
from folkmoot.door.occasion import Occasion, born_of
from folkmoot.door.rows import rows
from folkmoot.grievances.models import Appeal, Case
from folkmoot.grievances.reads import case as case_of
from folkmoot.grievances.reads import is_open


class OfCase(Act, frozen=True, kw_only=True):
    """An act in a case."""

    case: Key

    def matter(self) -> int | None:
        return born_of(self.case)

    def sealed_in(self) -> classes.Case | None:
        """What the charter seals of it is for whoever reads the case."""
        return classes.Case(born_of(self.case))

    def stands_aside_as(self) -> str:
        """The verb by which the charter says who stands aside from it."""
        return self.verb()

    def heard_by(self, row: Case) -> tuple[str, int | None]:
        """The body or office for which it is done, and its unit: the one that hears the case."""
        return row.body, row.unit

    def of(self, occasion: Occasion) -> Case:
        """The case, in which more may be done. Raises Missing or BadAct."""
        row = case_of(self.case)
        if not occasion.told and not is_open(row, occasion.today):
            raise BadAct("field case: it was closed on {closed_on}", closed_on=row.closed_on)
        return row


class Clerical(OfCase, frozen=True, kw_only=True):
    """What is entered in a case for those who hear it: by one of them, or whoever enters what they decide."""

    def gather(self, occasion: Occasion) -> Facts:
        return for_who_hears(self.of(occasion))


def for_who_hears(row: Case, known: dict[str, Value] | None = None) -> Facts:
    """The facts of what is entered for the body that hears a case."""
    on = {f"decision:{row.body}"} if row.body else {"decision"}
    more: dict[str, Value] = {} if row.unit is None else {"unit": row.unit}
    return Facts(on, {**(known or {}), **more})


def before(row: Case, occasion: Occasion) -> None:
    """Raise BadAct where somebody else would decide in a case than those who hear it, or an appeal in it."""
    if occasion.told or not row.body:
        return
    above = {(each.body, each.unit) for each in rows(Appeal, case=row.pk)}
    deciding = [hat for hat in occasion.hats if occasion.decision is not None or hat.authority.kind == "office"]
    there = {(row.body, row.unit), (row.body, None), *above}
    if deciding and not any((hat.authority.id, hat.unit) in there for hat in deciding):
        raise BadAct("field case: it is for {body} to hear", body=row.body)
