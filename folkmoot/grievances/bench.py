"""What the door and the bodies ask of the grievances: who may have no hand in an act, and who votes on it."""

from collections.abc import Iterator

from folkmoot.bodies.acts.deciding import Decide
from folkmoot.bodies.bench import Bench, tells_bench
from folkmoot.core.charter.judging import OWN
from folkmoot.door.act import Act
from folkmoot.door.occasion import Hat, Occasion
from folkmoot.door.own_cause import Aside, tells_own_cause
from folkmoot.grievances.acts.case import OfCase
from folkmoot.grievances.panel import hands_off, panel
from folkmoot.grievances.reads import case as case_of
from folkmoot.grievances.reads import charter_of


@tells_own_cause
def of_a_case(act: Act, occasion: Occasion) -> Aside:
    """The parties of a case have no hand in what is done in it, nor has who is named in it, where the charter says so.

    Acts on oneself are theirs; but nobody who has no hand in the case enters those of somebody else.
    """
    found: Aside = {}
    for each in _in_cases(act):
        row = case_of(each.case)
        barred = hands_off(row, charter_of(row), occasion.today)
        if each.verb() in OWN:
            barred = {person: why for person, why in barred.items() if person == occasion.deputy}
        found = {**found, **{person: why.says(person) for person, why in barred.items()}}
    return found


@tells_bench
def of_a_panel(act: Act, hat: Hat, occasion: Occasion) -> Bench:
    """What belongs to a case is decided by its panel."""
    if not isinstance(act, OfCase):
        return Bench()
    row = case_of(act.case)
    found = panel(row, occasion.today, verb=act.stands_aside_as(), body=hat.authority.id, unit=hat.unit)
    return Bench({person: why.says(person) for person, why in found.aside.items()}, found.called, apart=True)


def _in_cases(act: Act) -> Iterator[OfCase]:
    """The acts in cases that an act is, or carries."""
    if isinstance(act, Decide):
        for each in act.acts():
            yield from _in_cases(each)
    elif isinstance(act, OfCase):
        yield act
