"""Going on from behind what was published: an act that says so, since nothing else would but two roots that differ."""

from folkmoot.core.charter.facts import Facts
from folkmoot.door.act import Act, BadAct, Count, Root, Text, act
from folkmoot.door.occasion import Occasion
from folkmoot.door.record import LOG


@act("record.fork", verb="operate", on="record", record=LOG)
class Fork(Act, frozen=True, kw_only=True):
    """We go on from here though more had been published, and say what it was and why.

    Whoever keeps a checkpoint of what is gone can tell by it that this is another line. `folkmoot restore --fork`
    enters it.

    Changes: no row.
    Shows: to everybody.
    """

    size: Count
    root: Root
    why: Text

    def gather(self, occasion: Occasion) -> Facts:
        if occasion.told:
            raise BadAct("a fork is declared when it begins: this cannot be told afterwards")
        if self.size <= occasion.index:
            raise BadAct(
                "field size: the record has {entries} entries: {size} do not lie ahead of it",
                entries=occasion.index,
                size=self.size,
            )
        return Facts({"record"})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        """Changes no row: it is there to be read."""
