"""The acts of the constitution: founding, changing the charter, ruling on it, emergencies, the end."""

from datetime import date, timedelta
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from folkmoot.constitution import reads
from folkmoot.constitution.models import (
    Dissolution,
    Emergency,
    Interpretation,
    Organisation,
    Proposal,
    Ratification,
    Version,
)
from folkmoot.core.charter import rules
from folkmoot.core.charter.amending import touched
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.errors import CharterError
from folkmoot.core.charter.facts import Facts, Value
from folkmoot.door.act import Act, BadAct, Founding, Id, Key, Line, Missing, Person, Sha256, Text, act
from folkmoot.door.charters import adopted
from folkmoot.door.occasion import Kind, Occasion, born_of

Origin = Annotated[str, Meta(pattern=r"^[a-z0-9.-]{1,100}(/[a-z0-9._-]{1,40}){0,2}$")]
Article = Annotated[str, Meta(pattern=r"^[A-Za-z0-9.]{1,20}$")]
Trigger = Literal["cannot_meet", "disaster", "repression", "insolvency", "legal_order"]


class FirstUnit(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A unit that is there from the beginning. `kind` is the id of a unit in the charter, or one of its kinds."""

    kind: Id
    name: Line


class FirstMember(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Somebody who is a member from the beginning. `unit` counts the units of the founding from 0."""

    person: Person
    name: Line
    class_: Id = field(name="class")
    unit: Key | None = None


class FirstSeat(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Somebody who holds a seat from the beginning: `seat` is a body or an office of the charter."""

    person: Person
    seat: Id
    unit: Key | None = None


def first_unit(n: int | None) -> int | None:
    """The key of the n-th unit of the founding. It is born of the founding entry, whose index is 0."""
    return n


@act("constitution.found", verb="found", on="charter", record="charter")
class Found(Act):
    """We found this organisation, adopt its charter and seat the first to hold its offices.

    Changes: the charter in force, and by what follows the first units, members and seats.
    Shows: to everybody.
    """

    charter: Sha256
    name: Line
    origin: Origin
    rehearsal: bool = False
    members: tuple[FirstMember, ...] = ()
    units: tuple[FirstUnit, ...] = ()
    seats: tuple[FirstSeat, ...] = ()

    def gather(self, occasion: Occasion) -> Facts:
        self._check(occasion.charter)
        return Facts({"charter"}, {"record_empty": occasion.kind is Kind.FOUNDING})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Organisation.objects.create(
            id=occasion.key(),
            name=self.name,
            origin=self.origin,
            rehearsal=self.rehearsal,
            founded_on=occasion.today,
        )
        Version.objects.create(id=occasion.key(), charter=self.charter, from_day=occasion.today)

    def adopts(self) -> str:
        return self.charter

    def founds(self) -> Founding:
        return Founding(self.origin, self.rehearsal)

    def _check(self, charter: Charter) -> None:
        people = [each.person for each in self.members]
        if len(set(people)) < len(people):
            raise BadAct("field members: somebody stands there twice")
        for member in self.members:
            if charter.get(rules.MemberClass, member.class_) is None:
                raise Missing(f"field members: the charter has no class {member.class_}")
        for unit in self.units:
            if not any(unit.kind in (rule.id, *rule.kinds) for rule in charter.of(rules.Unit)):
                raise Missing(f"field units: the charter has no unit {unit.kind}")
        for seat in self.seats:
            if not any(charter.defining(seat.seat, "body", "office")):
                raise Missing(f"field seats: the charter has no body and no office {seat.seat}")
            if seat.person not in people:
                raise Missing("field seats: whoever holds a seat stands among the members too")
        places: tuple[FirstMember | FirstSeat, ...] = (*self.members, *self.seats)
        for place in places:
            if place.unit is not None and place.unit >= len(self.units):
                raise Missing(f"field unit: there is no unit {place.unit}; the first one is 0")


@act("constitution.propose_amendment", verb="propose", on="charter", record="charter")
class ProposeAmendment(Act):
    """I propose that this text become our charter.

    Changes: the list of proposals. The charter in force today judges what becomes of it.
    Shows: to everybody.
    """

    charter: Sha256

    def gather(self, occasion: Occasion) -> Facts:
        new = _readable(self.charter)
        return Facts({"charter"}, {"articles": touched(_in_force(occasion), new)})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Proposal.objects.create(
            id=occasion.key(), charter=self.charter, under=occasion.charter.hash, day=occasion.today
        )


@act("constitution.ratify", verb="ratify", on="decision", record="decision")
class Ratify(Act):
    """We confirm what another body has decided: a change of the charter, or an emergency.

    Changes: the proposal may now be adopted; the emergency lasts as long as it was declared for.
    Shows: to whoever may read decisions.
    """

    of: Key

    def matter(self) -> int | None:
        return born_of(self.of)

    def gather(self, occasion: Occasion) -> Facts:
        proposal = Proposal.objects.filter(pk=self.of).first()
        if proposal is not None:
            articles = touched(_in_force(occasion), _readable(proposal.charter))
            return Facts({"charter"}, {"articles": articles, "days_since": _days(proposal.day, occasion)})
        emergency = Emergency.objects.filter(pk=self.of).first()
        if emergency is None:
            raise Missing(f"field of: there is no proposal and no emergency {self.of}")
        on = {f"decision:{emergency.declared_by}"} if emergency.declared_by else {"decision"}
        return Facts(on, {"days_since": _days(emergency.from_day, occasion)})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Ratification.objects.create(id=occasion.key(), of=self.of, day=occasion.today)


@act("constitution.amend", verb="amend_charter", on="charter", record="charter")
class Amend(Act):
    """We adopt this text as our charter.

    Changes: the charter in force, from the next act on. Matters that are open stay under the charter they began with.
    Shows: to everybody.
    """

    charter: Sha256
    proposal: Key | None = None

    def matter(self) -> int | None:
        return None if self.proposal is None else born_of(self.proposal)

    def gather(self, occasion: Occasion) -> Facts:
        known: dict[str, Value] = {"articles": touched(_in_force(occasion), _readable(self.charter))}
        if self.proposal is not None:
            proposal = Proposal.objects.filter(pk=self.proposal).first()
            if proposal is None:
                raise Missing(f"field proposal: there is no proposal {self.proposal}")
            if proposal.charter != self.charter:
                raise BadAct("field charter: expected the text that was proposed")
            known["days_since_proposal"] = _days(proposal.day, occasion)
            if reads.is_ratified(proposal.id):
                known["ratified"] = True
        absent: dict[str, Value] = {"days_since_proposal": 0, "ratified": False, "ballots": 1, "apart_days": 0}
        return Facts({"charter"}, known if occasion.told else absent | known)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Version.objects.create(id=occasion.key(), charter=self.charter, from_day=occasion.today)
        if self.proposal is not None:
            Proposal.objects.filter(pk=self.proposal).update(adopted_on=occasion.today)

    def adopts(self) -> str:
        return self.charter


@act("constitution.interpret", verb="interpret", on="charter", record="decision")
class Interpret(Act):
    """We rule on what this article means.

    Changes: the rulings that stand beside the article.
    Shows: to whoever may read decisions.
    """

    article: Article
    ruling: Text

    def gather(self, occasion: Occasion) -> Facts:
        if occasion.charter.article(self.article) is None:
            raise Missing(f"field article: the charter has no article {self.article}")
        return Facts({"charter"})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Interpretation.objects.create(
            id=occasion.key(),
            charter=occasion.charter.hash,
            article=self.article,
            ruling=self.ruling,
            day=occasion.today,
        )


@act("constitution.declare_emergency", verb="declare_emergency", on="charter", record="decision")
class DeclareEmergency(Act):
    """We declare an emergency, which ends on the day named.

    Changes: what the charter gives in an emergency may be done until then, or until it is too late to confirm it.
    While one runs, or on the day it ends, this renews it.
    Shows: to whoever may read decisions.
    """

    trigger: Trigger
    until: date
    reason: Text

    def gather(self, occasion: Occasion) -> Facts:
        if self.until <= occasion.today:
            raise BadAct(f"field until: expected a day after {occasion.today}")
        triggers = {each for rule in occasion.charter.of(rules.Emergency) for each in rule.trigger}
        if triggers and self.trigger not in triggers:
            raise BadAct(f"field trigger: the charter names only {', '.join(sorted(triggers))}")
        known: dict[str, Value] = {"days": (self.until - occasion.today).days}
        before = reads.renewed_on(occasion.today)
        if before is not None or not occasion.told:
            known["renewals"] = 0 if before is None else before.renewals + 1
        return Facts({"charter"}, known)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        renewals = facts.get("renewals")
        Emergency.objects.create(
            id=occasion.key(),
            declared_by=_declared_by(occasion),
            trigger=self.trigger,
            reason=self.reason,
            from_day=occasion.today,
            until_day=self.until,
            confirm_by=_confirm_by(occasion),
            renewals=renewals if isinstance(renewals, int) else 0,
        )


@act("constitution.end_emergency", verb="declare_emergency", on="charter", record="decision")
class EndEmergency(Act):
    """We end the emergency before its time.

    Changes: from today the emergency gives nothing any more.
    Shows: to whoever may read decisions.
    """

    emergency: Key

    def gather(self, occasion: Occasion) -> Facts:
        if not Emergency.objects.filter(pk=self.emergency).exists():
            raise Missing(f"field emergency: there is no emergency {self.emergency}")
        if not Emergency.objects.filter(pk=self.emergency, ended_on=None, until_day__gt=occasion.today).exists():
            raise BadAct("field emergency: it is over already")
        return Facts({"charter"}, {"days": 0, "renewals": 0})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Emergency.objects.filter(pk=self.emergency).update(ended_on=occasion.today)


@act("constitution.dissolve", verb="dissolve", on="charter", record="decision")
class Dissolve(Act):
    """We dissolve the organisation.

    Changes: nothing can be done afterwards but keep the record.
    Shows: to whoever may read decisions.
    """

    reason: Text | None = None

    def gather(self, occasion: Occasion) -> Facts:
        absent: dict[str, Value] = {"ballots": 1, "apart_days": 0, "days_since_proposal": 0, "ratified": False}
        return Facts({"charter"}, {} if occasion.told else absent)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Dissolution.objects.create(id=occasion.key(), reason=self.reason or "", day=occasion.today)

    def dissolves(self) -> bool:
        return True


def _readable(hash_: str) -> Charter:
    """The charter that an act names. Raises BadAct when it is not there or cannot be read."""
    try:
        return adopted(hash_)
    except LookupError as error:
        raise Missing(f"field charter: {error}") from None
    except CharterError as error:
        raise BadAct(f"field charter: this text is no charter: {error}") from None


def _in_force(occasion: Occasion) -> Charter:
    """The charter that would be changed, which may be a later one than the charter that judges."""
    return adopted(reads.in_force() or occasion.charter.hash)


def _days(since: date, occasion: Occasion) -> int:
    return max(0, (occasion.today - since).days)


def _declared_by(occasion: Occasion) -> str:
    """Which of those who may declare it did, as far as it is known."""
    may = {who.name for rule in occasion.charter.of(rules.Emergency) for who in rule.declared_by}
    return next((hat.authority.id for hat in sorted(occasion.hats) if hat.authority.id in may), "")


def _confirm_by(occasion: Occasion) -> date | None:
    within = [rule.ratified_within_days for rule in occasion.charter.of(rules.Emergency)]
    days = min((each for each in within if each is not None), default=None)
    return None if days is None else occasion.today + timedelta(days=days)
