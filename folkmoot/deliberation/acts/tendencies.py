"""How tendencies begin, and how others end them; and the one from which an organisation comes."""

from typing import Literal

from folkmoot.core.charter.facts import Facts
from folkmoot.deliberation import reads
from folkmoot.deliberation.acts.subject import facts_of, kind_of, of_kind, there, whose
from folkmoot.deliberation.changes import as_known, belong, end
from folkmoot.deliberation.models import Origin, Tendency, Where
from folkmoot.door.act import Act, BadAct, Count, Edtf, Id, Key, Line, Person, Text, act
from folkmoot.door.edtf import partial_date
from folkmoot.door.occasion import Occasion
from folkmoot.members.subject import absent, case


@act("deliberation.form_tendency", verb="form_tendency", on="faction", record="tendency")
class FormTendency(Act, frozen=True, kw_only=True):
    """I announce a tendency, and belong to it; others join by acts of their own.

    It is formed on the day on which as many belong to it as the charter asks. Until then it can claim nothing. Of a
    told one it may be known only how many announced it, and where they were.

    Changes: the list of tendencies.
    Shows: to whoever may read of tendencies. Whoever announces one is known by it; who joins is not.
    """

    name: Line
    platform: Text | None = None
    faction: Id | None = None
    person: Person | None = None
    announced_by: Count | None = None
    places: tuple[Line, ...] = ()

    def gather(self, occasion: Occasion) -> Facts:
        if not occasion.told and (self.announced_by is not None or self.places):
            field = "announced_by" if self.announced_by is not None else "places"
            raise BadAct("field {name}: only a source tells it", name=field)
        whose(self.person, occasion)
        kind = kind_of(self.faction, occasion.charter, told=occasion.told)
        called = {"before_convention": reads.before_convention(occasion.charter, occasion.today)}
        return Facts(of_kind(kind), absent(occasion, called))

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        person, known = whose(self.person, occasion), as_known(occasion)
        Tendency.objects.create(
            id=occasion.key(),
            kind=kind_of(self.faction, occasion.charter, told=occasion.told),
            name=self.name,
            platform=self.platform or "",
            announced=occasion.today,
            announced_edtf=known,
            announced_by=self.announced_by,
            formed=occasion.today if occasion.told else None,
            formed_edtf=known if occasion.told else "",
        )
        for n, name in enumerate(self.places):
            Where.objects.create(id=occasion.key(n), tendency=occasion.key(), name=name)
        if person is not None:
            belong(occasion.key(), person, occasion)


@act("deliberation.expel_tendency", verb="expel", on="faction", record="tendency")
class ExpelTendency(Act, frozen=True, kw_only=True):
    """We expel this tendency as a whole.

    Whoever belongs to it stays a member: nobody is expelled who is not named.

    Changes: the tendency ends.
    Shows: to whoever may read of tendencies.
    """

    tendency: Key
    ground: tuple[Id, ...] | None = None
    ended_by: Line | None = None

    def gather(self, occasion: Occasion) -> Facts:
        if self.ended_by is not None and not occasion.told:
            raise BadAct("field {name}: only a source tells it", name="ended_by")
        return facts_of(there(self.tendency, occasion), occasion, **case(self.ground, occasion))

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        end(self.tendency, "expel", occasion, by=self.ended_by)


@act("deliberation.note_origin", verb="note", on="history", record="history")
class NoteOrigin(Act, frozen=True, kw_only=True):
    """Our organisation comes from this tendency in another one.

    Changes: what is said of where we come from.
    Shows: to whoever may read what we say of our past.
    """

    name: Line
    inside: Line
    formed: Edtf | None = None
    ended: Edtf | None = None
    how: Literal["expel", "leave", "dissolve"] | None = None
    stated_in: Line | None = None

    def gather(self, occasion: Occasion) -> Facts:
        if self.stated_in is None and not occasion.told:
            raise BadAct("field stated_in: expected where this is stated")
        for name in ("formed", "ended"):
            try:
                partial_date(getattr(self, name) or "1977")
            except ValueError as error:
                raise BadAct("field {name}: {error}", name=name, error=error) from None
        return Facts({"history"})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Origin.objects.create(
            id=occasion.key(),
            name=self.name,
            inside=self.inside,
            formed=self.formed or "",
            ended=self.ended or "",
            how=self.how or "",
            stated_in=self.stated_in or "",
        )
