"""Taking a note back."""

from folkmoot.core.charter.facts import Facts
from folkmoot.door.act import Act, BadAct, Key, Missing, Text, act
from folkmoot.door.occasion import Occasion
from folkmoot.history import reads


@act("history.retract", verb="note", on="history", record="history")
class Retract(Act, frozen=True, kw_only=True):
    """We take back what we noted.

    Changes: the note is shown no longer; what it replaced in the profile is shown again. The entry stays.
    Shows: to whoever may read what we say of our past.
    """

    note: Key
    reason: Text

    def gather(self, occasion: Occasion) -> Facts:
        noted = [row for model in reads.NOTES for row in model.objects.filter(**reads.born_with(self.note))]
        if not noted:
            raise Missing("field note: there is no note {note}", note=self.note)
        if noted[0].retracted_in is not None:
            raise BadAct("field note: it was taken back already")
        return Facts({"history"})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        for model in reads.NOTES:
            model.objects.filter(**reads.born_with(self.note)).update(retracted_in=occasion.index)
