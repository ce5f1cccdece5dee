"""What can be chosen on a form: people by name, rows by what they are, the charter's bodies, seats and articles.

Each list is read once a page, and only if a form asks for it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict
from django.utils.translation import gettext as _

from folkmoot.bodies import reads as bodies
from folkmoot.bodies.lots import open_lots
from folkmoot.bodies.models import Decision, Mandate, Meeting
from folkmoot.branches import reads as branches
from folkmoot.constitution import reads as constitution
from folkmoot.constitution.models import Emergency
from folkmoot.core.charter import rules, vocabulary
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.conditions import claimed
from folkmoot.deliberation import reads as deliberation
from folkmoot.deliberation.models import Claim
from folkmoot.door.classes import case_of
from folkmoot.door.occasion import ROWS_AN_ENTRY, Hat, born_of
from folkmoot.door.standing import standing
from folkmoot.door.together import Found, Listed, together
from folkmoot.grievances.decided import own_appeals
from folkmoot.grievances.models import Hearing, Measure
from folkmoot.grievances.reads import asked_to_speak
from folkmoot.members import reads as members
from folkmoot.members import sought
from folkmoot.members.models import Batch, Person
from folkmoot.web import words
from folkmoot.web.naming import Asked, Names, names
from folkmoot.web.page import Sight
from folkmoot.web.readable import readable
from folkmoot.web.searching import typed
from folkmoot.web.tongues import tongue
from folkmoot.web.units import unit_kind

Options = list[tuple[str, str]]

FEW, FOUND, CHOSEN = 200, 30, 400
"""Of more people than a few, a form lists none: it looks for a name, and keeps whom one has chosen."""


@dataclass
class Choices:
    """The lists of one page, for one person who acts. What is theirs comes first."""

    sight: Sight
    charter: Charter
    actor: str
    sent: QueryDict | None = None

    @cached_property
    def _there(self) -> list[Found]:
        """What nearly every form names: people, units, applications, and who holds which seat."""
        today = self.sight.today
        return together(
            Listed(Person.objects.order_by("pk").values_list("reference", flat=True)[: FEW + 1]),
            Listed(branches.units(today).values_list("pk", flat=True), ("unit keys", today), lasts=True),
            Listed(members.applications().values_list("pk", flat=True), "applications", lasts=True),
            Listed(bodies.in_force(today), ("mandates", today), lasts=True),
        )

    @cached_property
    def are_many(self) -> bool:
        """Whether there are more people than a list can show."""
        return len(self._there[0]) > FEW

    def looked_for(self, name: str) -> str:
        """The name that was typed to look for, at the control of this name."""
        return typed(self.sent.get(f"{name}.look", "")) if self.sent is not None else ""

    def found(self, name: str) -> Options:
        """Whom a control offers, of many people: those who were chosen at it, and those of the name looked for."""
        given = self.sent.getlist(name)[:CHOSEN] if self.sent is not None else []
        asked = self.looked_for(name)
        there = sought.named(asked, self.sight.reader.classes).order_by("folded")[:FOUND] if asked else []
        known = Person.objects.filter(reference__in=given).values_list("reference", flat=True)
        people = dict.fromkeys([*known, *(each.reference for each in there)])
        said = names(self.sight, Asked(people=set(people)), self.charter)
        return [(each, self._with_seats(each, said.people[each])) for each in people if each in said.people]

    @cached_property
    def mandates(self) -> list[Mandate]:
        return self._there[3]

    @cached_property
    def names(self) -> Names:
        """The names of every unit, and of everybody; where there are many, of those who hold seats."""
        there = {self.actor, *(each.person for each in self.mandates)} if self.are_many else set(self._there[0])
        asked = Asked(people=there, units=set(self.unit_keys))
        asked.applications = set(self._there[2])
        return names(self.sight, asked, self.charter)

    @cached_property
    def unit_keys(self) -> list[int]:
        return self._there[1]

    @cached_property
    def own_unit(self) -> int | None:
        """The unit of the person who acts: of their seat, else of their membership."""
        seats = [each.unit for each in self.mandates if each.person == self.actor and each.unit is not None]
        row = members.membership_on(self.actor, self.sight.today)
        return seats[0] if seats else row.unit if row else None

    @cached_property
    def own_seats(self) -> list[str]:
        return [each.seat for each in self.mandates if each.person == self.actor]

    @cached_property
    def own_hats(self) -> frozenset[Hat]:
        """What the person acts as alone: all but the bodies that they are a part of."""
        hats = standing(self.actor, self.sight.today, self.charter).hats
        return frozenset(hat for hat in hats if hat.authority.kind not in ("body", "electorate"))

    @cached_property
    def people(self) -> Options:
        """Everybody, with the seats that they hold; of many people, those who hold seats."""
        found = sorted(self.names.people.items(), key=lambda each: each[1].casefold())
        return [(person, self._with_seats(person, name)) for person, name in found]

    def _with_seats(self, person: str, name: str) -> str:
        return ", ".join([name, *self._roles.get(person, ())])

    @cached_property
    def _roles(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for each in self.mandates:
            found.setdefault(each.person, []).append(self.names.role(each.seat, each.unit))
        return found

    @cached_property
    def units(self) -> Options:
        found = [(str(key), self.names.unit(key)) for key in self.unit_keys]
        return sorted(found, key=lambda each: (each[0] != str(self.own_unit), each[1].casefold()))

    @cached_property
    def applications(self) -> Options:
        found = self.names.applications.values()
        return [
            (
                str(row.pk),
                _("{person}, who applied on {day}").format(
                    person=self.names.person(row.person), day=words.day(row.day)
                ),
            )
            for row in sorted(found, key=lambda each: each.pk)
        ]

    @cached_property
    def batches(self) -> Options:
        rows = Batch.objects.filter(undone_on=None).order_by("-pk")[:50]
        says = _("{count} members, admitted on {day}")
        return [(str(row.pk), says.format(count=words.number(row.members), day=words.day(row.day))) for row in rows]

    @cached_property
    def meetings(self) -> Options:
        rows = Meeting.objects.order_by("-day", "-pk")[:50]
        return [(str(row.pk), f"{self.names.seat(row.body, row.unit)}, {words.day(row.day)}") for row in rows]

    @cached_property
    def seats_held(self) -> Options:
        """Every mandate that nobody has ended, even if its term is over."""
        rows = Mandate.objects.filter(ended=None).order_by("pk")
        places = ((row, self.names.role(row.seat, row.unit)) for row in rows)
        return [(str(row.pk), f"{self.names.person(row.person)}, {place}") for row, place in places]

    @cached_property
    def bodies(self) -> Options:
        """The bodies and the electorates; first those of the person who acts."""
        own = {
            *self.own_seats,
            *(office.body for office in self.charter.of(rules.Office) if office.id in self.own_seats),
        }
        found = [(each.id, tongue().called(each, each.id)) for each in self.charter.of(rules.Body)]
        found += [(each.id, tongue().called(each, each.id)) for each in self.charter.of(rules.Electorate)]
        return _titled(sorted(found, key=lambda each: each[0] not in own))

    @cached_property
    def seats(self) -> Options:
        """The bodies and the offices that people hold; first those of the person who acts."""
        kinds: tuple[type[rules.Body | rules.Office], ...] = (rules.Body, rules.Office)
        found = [(each.id, tongue().called(each, each.id)) for kind in kinds for each in self.charter.of(kind)]
        return _titled(sorted(found, key=lambda each: each[0] not in self.own_seats))

    @cached_property
    def case_keys(self) -> list[int]:
        """The cases that the person reads who acts, the latest first."""
        found = {number for each in self.sight.reader.classes if (number := case_of(each)) is not None}
        return sorted((number * ROWS_AN_ENTRY for number in found), reverse=True)

    @cached_property
    def cases(self) -> Options:
        says = _("case {number}")
        keys = dict.fromkeys([*self.case_keys, *asked_to_speak(self.actor)])
        return _titled([(str(key), says.format(number=born_of(key))) for key in keys])

    @cached_property
    def hearings(self) -> Options:
        """The hearings of these cases that are called, and of which nobody has entered that they were held."""
        rows = Hearing.objects.filter(case__in=self.case_keys, held_on=None).order_by("day", "pk")
        says = _("the hearing of {day} in case {number}")
        return _titled(
            [(str(each.pk), says.format(day=words.day(each.day), number=born_of(each.case))) for each in rows]
        )

    @cached_property
    def measures(self) -> Options:
        """The measures in these cases whose time is not over."""
        there = Measure.objects.filter(case__in=self.case_keys, ended_on=None, until_day__gte=self.sight.today)
        says = _("the measure until {day} in case {number}")
        return _titled(
            [
                (str(each.pk), says.format(day=words.day(each.until_day), number=born_of(each.case)))
                for each in there.order_by("pk")
            ]
        )

    @cached_property
    def decisions(self) -> Options:
        """The last decisions that were carried, as far as the person who acts may read of them."""
        some = readable(Decision.objects.filter(carried=True).order_by("-held_on", "-pk"), self.sight)[:FOUND]
        says = _("what {body} decided on {day}")
        found = [(str(each.pk), self.names.seat(each.body, each.unit), words.day(each.held_on)) for each in some]
        return _titled([(key, words.fill(says, body=body, day=day)) for key, body, day in found])

    @cached_property
    def appeals(self) -> Options:
        """The open appeals of the person who acts."""
        says = _("the appeal of {day}")
        return _titled([(str(each.pk), says.format(day=words.day(each.day))) for each in own_appeals(self.actor)])

    @cached_property
    def lots(self) -> Options:
        """The lots whose list is published and which are not drawn yet."""
        rows, says = open_lots(), _("the lot for {body}, from {day} on")
        found = ((row, self.names.seat(row.seat, row.unit)) for row in rows)
        return _titled([(str(row.pk), words.fill(says, body=body, day=words.day(row.seed_on))) for row, body in found])

    @cached_property
    def classes(self) -> Options:
        return _titled([(each.id, tongue().class_(each, each.id)) for each in self.charter.of(rules.MemberClass)])

    @cached_property
    def kinds(self) -> Options:
        found = [kind for rule in self.charter.of(rules.Unit) for kind in (rule.kinds or (rule.id,))]
        return _titled([(kind, unit_kind(self.charter, kind)) for kind in dict.fromkeys(found)])

    @cached_property
    def factions(self) -> Options:
        return _titled([(each.id, each.name or each.id) for each in self.charter.of(rules.Faction)])

    @cached_property
    def dues(self) -> Options:
        """What may be claimed by this charter; everything, where it gives nothing."""
        given = {claimed(each.conditions) for each in self.charter.compiled.of("claim").powers}
        found = [(each, str(tongue().due(each))) for each in vocabulary.DUES if each in given or not given]
        return _titled(found)

    @cached_property
    def tendencies(self) -> Options:
        """Those that have not ended; first those to which the person who acts belongs."""
        rows = list(readable(deliberation.standing(self.sight.today), self.sight))
        own = deliberation.belongs_to(self.actor, self.sight.today)
        said = names(self.sight, Asked(tendencies={row.pk for row in rows}), self.charter)
        ordered = sorted(rows, key=lambda row: (row.pk not in own, row.pk))
        return [(str(row.pk), said.text(said.tendencies[row.pk].name) or said.tendency(row.pk)) for row in ordered]

    @cached_property
    def claims(self) -> Options:
        """What is owed to tendencies, and to members who claimed it for themselves."""
        owed = list(readable(Claim.objects.filter(given=None).order_by("pk"), self.sight)[:FEW])
        asked = Asked(tendencies={row.tendency for row in owed if row.tendency is not None})
        asked.people = {row.person for row in owed if row.tendency is None}
        said = names(self.sight, asked, self.charter)
        return [(str(row.pk), self._claim(row, said)) for row in owed]

    def _claim(self, row: Claim, said: Names) -> str:
        whose = said.person(row.person) if row.tendency is None else said.tendency(row.tendency)
        claimed_on = _("{due}, claimed by {whose} on {day}")
        return claimed_on.format(due=str(tongue().due(row.due)), whose=whose, day=words.day(row.day))

    @cached_property
    def grounds(self) -> Options:
        return [(each.id, each.means or each.id) for each in self.charter.head.grounds]

    @cached_property
    def articles(self) -> Options:
        return [(each.number, f"{each.number}. {each.title}") for each in self.charter.articles]

    @cached_property
    def proposals(self) -> Options:
        return [
            (str(row.pk), _("the change proposed on {day}").format(day=words.day(row.day)))
            for row in constitution.proposals()
        ]

    @cached_property
    def emergencies(self) -> Options:
        rows = Emergency.objects.filter(ended_on=None).order_by("-pk")[:20]
        says = _("the emergency declared on {day}")
        return [(str(row.pk), says.format(day=words.day(row.from_day))) for row in rows]

    @cached_property
    def to_confirm(self) -> Options:
        return [*self.proposals, *self.emergencies]


PEOPLE = frozenset(
    {"person", "people", "members", "recused"}
    | {"against", "supporters", "named", "came", "accompanied", "turned_away", "instead_of"}
)
"""The fields in which people are chosen."""

NEVER_LISTED = frozenset({"against", "supporters", "named"})
"""Of these, fields in which they are looked for, however few there are: nobody reads the roll to complain of one."""

OF_FIELD: dict[str, Callable[[Choices], Options]] = {
    **dict.fromkeys(PEOPLE, lambda choices: choices.people),
    "unit": lambda choices: choices.units,
    "parent": lambda choices: choices.units,
    "hears": lambda choices: choices.units,
    "batch": lambda choices: choices.batches,
    "application": lambda choices: choices.applications,
    "meeting": lambda choices: choices.meetings,
    "mandate": lambda choices: choices.seats_held,
    "lot": lambda choices: choices.lots,
    "case": lambda choices: choices.cases,
    "hearing": lambda choices: choices.hearings,
    "measure": lambda choices: choices.measures,
    "decision": lambda choices: choices.decisions,
    "appeal": lambda choices: choices.appeals,
    "body": lambda choices: choices.bodies,
    "seat": lambda choices: choices.seats,
    "class": lambda choices: choices.classes,
    "kind": lambda choices: choices.kinds,
    "tendency": lambda choices: choices.tendencies,
    "faction": lambda choices: choices.factions,
    "claim": lambda choices: choices.claims,
    "ground": lambda choices: choices.grounds,
    "article": lambda choices: choices.articles,
    "proposal": lambda choices: choices.proposals,
    "emergency": lambda choices: choices.emergencies,
    "of": lambda choices: choices.to_confirm,
}
"""What a field of this name chooses from."""


def _titled(found: Options) -> Options:
    return [(value, label[:1].upper() + label[1:]) for value, label in found]
