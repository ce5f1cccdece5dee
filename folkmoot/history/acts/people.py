"""Notable people: who is known outside, and what they were to the organisation."""

from typing import Literal

from msgspec import field

from folkmoot.core.charter.facts import Facts
from folkmoot.door.act import Edtf, Line, Person, act
from folkmoot.door.occasion import Occasion
from folkmoot.history.acts.noting import Noting, check_dates
from folkmoot.history.models import NotablePerson

Relation = Literal["founder", "member", "former_member", "leader", "former_leader", "supporter", "critic"]


@act("history.note_person", verb="note", on="history", record="history")
class NotePerson(Noting, frozen=True, kw_only=True):
    """This person is known outside, and was this to us.

    Changes: the notable people. The roll stays as it is.
    Shows: to whoever may read what we say of our past.
    """

    name: Line
    description: Line
    relation: Relation
    from_: Edtf | None = field(name="from", default=None)
    until: Edtf | None = None
    person: Person | None = None

    def check(self, occasion: Occasion) -> None:
        check_dates(**{"from": self.from_, "until": self.until})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        NotablePerson.objects.create(
            id=occasion.key(),
            stated_in=self.stated_in or "",
            name=self.name,
            description=self.description,
            relation=self.relation,
            from_date=self.from_ or "",
            until=self.until or "",
            person=self.person or "",
        )
