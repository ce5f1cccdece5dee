"""What is somebody's own: their membership, their seats, the bodies in which they have a say, and what they may do."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from folkmoot.bodies.entitlement import EVERYBODY
from folkmoot.bodies.models import Mandate
from folkmoot.bodies.reads import mandates_of
from folkmoot.bodies.seats import seated_rules
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.rules import Body, Electorate, Office
from folkmoot.door.rows import rows
from folkmoot.members.models import Membership, Suspension
from folkmoot.members.reads import membership_on
from folkmoot.web.page import Sight
from folkmoot.web.reach import Reach

Place = tuple[str, int | None]
"""A body or an electorate, and the unit where each unit has one."""


@dataclass
class Mine:
    """One person, as this page finds them."""

    sight: Sight
    charter: Charter
    person: str

    @cached_property
    def membership(self) -> Membership | None:
        return membership_on(self.person, self.sight.today)

    @property
    def unit(self) -> int | None:
        return self.membership.unit if self.membership else None

    @cached_property
    def suspension(self) -> Suspension | None:
        """The suspension that runs today, if one does."""
        today = self.sight.today
        found = (each for each in rows(Suspension, person=self.person) if each.from_day <= today <= each.until_day)
        return next((each for each in found if each.ended_on is None or today < each.ended_on), None)

    @cached_property
    def mandates(self) -> list[Mandate]:
        return mandates_of(self.person, self.sight.today)

    @cached_property
    def reach(self) -> Reach:
        return Reach(self.charter, self.sight.reader.standing.hats)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Where they have a say: by a seat, by an office, or because everybody of the unit or of all meets there."""
        found: dict[Place, None] = {}
        for each in self.mandates:
            office = self.charter.get(Office, each.seat)
            body = self.charter.body(office.body if office and office.body else each.seat)
            if body is not None:
                found[body.id, each.unit if body.many else None] = None
        if self.membership is not None:
            found |= dict.fromkeys(self._assemblies(self.membership))
        return tuple(found)

    def _assemblies(self, membership: Membership) -> list[Place]:
        there = [body for body in self.charter.of(Body) if body.composed_of in EVERYBODY]
        own: list[Place] = [(body.id, membership.unit if body.many else None) for body in there]
        rolls = [each for each in self.charter.of(Electorate) if membership.class_id in each.of]
        return own + [(each.id, None) for each in rolls]

    @cached_property
    def entered(self) -> tuple[Place, ...]:
        """Of these places, those whose decisions they enter; and those that they enter besides."""
        units = {unit for _, unit in self.places} | {each.unit for each in self.mandates}
        many = [(body.id, unit) for body in self.charter.of(Body) if body.many for unit in units if unit is not None]
        one = [(body.id, None) for body in self.charter.of(Body) if not body.many]
        rolls = [(each.id, None) for each in self.charter.of(Electorate)]
        return tuple(each for each in (*many, *one, *rolls) if self.reach.enters(*each))

    def elects(self) -> list[tuple[Body | Office, int | None]]:
        """The seats whose elections they enter: of a body that decides in their name, in their units."""
        found = list[tuple[Body | Office, int | None]]()
        for rule in seated_rules(self.charter):
            by = rule.filled_by.by if rule.filled_by else rule.body if isinstance(rule, Office) else None
            found += [(rule, unit) for body, unit in self.entered if body == by]
        return found

    def concerns(self, places: tuple[Place, ...]) -> Q:
        """The rows of bodies that are of these places."""
        found = Q(pk__in=())
        for body, unit in places:
            found |= Q(body=body) if unit is None else Q(body=body, unit=unit)
        return found
