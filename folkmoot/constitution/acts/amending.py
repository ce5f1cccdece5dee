"""Changing the charter: a text is proposed, confirmed, adopted."""

from datetime import date

from folkmoot.constitution import reads
from folkmoot.constitution.models import Emergency, Proposal, Ratification, Version
from folkmoot.core.charter import rules
from folkmoot.core.charter.amending import touched
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.differing import named
from folkmoot.core.charter.errors import CharterError
from folkmoot.core.charter.facts import Facts, Value
from folkmoot.door.act import Act, BadAct, Key, Missing, Sha256, act
from folkmoot.door.charters import adopted
from folkmoot.door.occasion import Kind, Occasion, born_of


@act("constitution.propose_amendment", verb="propose", on="charter", record="charter")
class ProposeAmendment(Act):
    """I propose that this text become our charter.

    Changes: the list of proposals. The charter in force today judges what becomes of it.
    Shows: to everybody.
    """

    charter: Sha256

    def gather(self, occasion: Occasion) -> Facts:
        return Facts({"charter"}, {"articles": touched(_in_force(occasion), _readable(self.charter))})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Proposal.objects.create(
            id=occasion.key(), charter=self.charter, under=occasion.charter.hash, day=occasion.today
        )


@act("constitution.ratify", verb="ratify", on="decision", record="decision")
class Ratify(Act):
    """We confirm what another body decides: a change of the charter, the end of the organisation, or an emergency.

    Changes: what was proposed may now be done; the emergency lasts as long as it was declared for.
    Shows: to whoever may read decisions.
    """

    of: Key

    def matter(self) -> int | None:
        return born_of(self.of)

    def gather(self, occasion: Occasion) -> Facts:
        if reads.is_ratified(self.of):
            raise BadAct("field of: {of} is confirmed already", of=self.of)
        proposal, emergency = proposal_of(self.of), Emergency.objects.filter(pk=self.of).first()
        if proposal is not None:
            since: dict[str, Value] = {"days_since": days_since(proposal.day, occasion)}
            if not proposal.charter:
                deciding = {who.name for rule in occasion.charter.of(rules.Dissolution) for who in rule.who}
                return Facts({f"decision:{each}" for each in deciding} or {"decision"}, since)
            articles = touched(_in_force(occasion), _readable(proposal.charter))
            return Facts({"charter"}, {**since, "articles": articles})
        if emergency is None:
            raise Missing("field of: there is no proposal and no emergency {of}", of=self.of)
        on = {f"decision:{emergency.declared_by}"} if emergency.declared_by else {"decision"}
        return Facts(on, {"days_since": days_since(emergency.from_day, occasion)})

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
            proposal = proposal_of(self.proposal)
            if proposal is None or not proposal.charter:
                raise Missing(
                    "field proposal: there is no proposal {proposal} to change the charter", proposal=self.proposal
                )
            if proposal.charter != self.charter:
                raise BadAct("field charter: expected the text that was proposed")
            known |= as_proposed(proposal, occasion)
        known |= found_in(_readable(self.charter), occasion)
        return Facts({"charter"}, known if occasion.told else NOT_PROPOSED | known)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Version.objects.create(id=occasion.key(), charter=self.charter, from_day=occasion.today)
        if self.proposal is not None:
            Proposal.objects.filter(pk=self.proposal).update(adopted_on=occasion.today)

    def adopts(self) -> str:
        return self.charter


NOT_PROPOSED: dict[str, Value] = {"days_since_proposal": 0, "ratified": False, "ballots": 1, "apart_days": 0}
"""What is so of a change, or of the end, that nobody proposed before: it is put to its first ballot today."""


def found_in(charter: Charter, occasion: Occasion) -> dict[str, Value]:
    """What a check finds wrong with a charter on the day of its adoption. Of what is told nobody had it checked."""
    told = occasion.told or (occasion.kind is Kind.FOUNDING and occasion.on is not None)
    return {} if told else {"findings": named(charter)}


def proposal_of(key: int) -> Proposal | None:
    """The proposal with this key."""
    return Proposal.objects.filter(pk=key).first()


def as_proposed(proposal: Proposal, occasion: Occasion) -> dict[str, Value]:
    """How long ago it was proposed, and whether it is confirmed. Raises BadAct when it was carried out before."""
    if proposal.adopted_on is not None:
        raise BadAct("field proposal: it was adopted on {adopted_on} already", adopted_on=proposal.adopted_on)
    known: dict[str, Value] = {"days_since_proposal": days_since(proposal.day, occasion)}
    return {**known, "ratified": True} if reads.is_ratified(proposal.pk) else known


def days_since(day: date, occasion: Occasion) -> int:
    """Days from a day until today."""
    return max(0, (occasion.today - day).days)


def _readable(hash_: str) -> Charter:
    """The charter that an act names. Raises BadAct when it is not there or cannot be read."""
    try:
        return adopted(hash_)
    except LookupError as error:
        raise Missing("field charter: {error}", error=error) from None
    except CharterError as error:
        raise BadAct("field charter: this text is no charter: {error}", error=error) from None


def _in_force(occasion: Occasion) -> Charter:
    """The charter that would be changed, which may be a later one than the charter that judges."""
    return adopted(reads.in_force() or occasion.charter.hash)
