"""The end of the organisation: proposed, decided in as many ballots as the charter asks for."""

from folkmoot.constitution.acts.amending import NOT_PROPOSED, as_proposed, proposal_of
from folkmoot.constitution.models import Dissolution, Proposal
from folkmoot.core.charter.facts import Facts
from folkmoot.door.act import Act, Key, Missing, Text, act
from folkmoot.door.occasion import Occasion, born_of


@act("constitution.propose_dissolution", verb="propose", on="motion", record="motion")
class ProposeDissolution(Act):
    """I propose that we dissolve the organisation.

    Changes: the list of proposals. The charter in force today judges what becomes of it.
    Shows: to whoever may read motions.
    """

    reason: Text

    def gather(self, occasion: Occasion) -> Facts:
        return Facts({"motion"})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Proposal.objects.create(
            id=occasion.key(), charter="", reason=self.reason, under=occasion.charter.hash, day=occasion.today
        )


@act("constitution.dissolve", verb="dissolve", on="charter", record="decision")
class Dissolve(Act):
    """We dissolve the organisation.

    Changes: nothing can be done afterwards but keep the record.
    Shows: to whoever may read decisions.
    """

    proposal: Key | None = None
    reason: Text | None = None

    def matter(self) -> int | None:
        return None if self.proposal is None else born_of(self.proposal)

    def gather(self, occasion: Occasion) -> Facts:
        known = {} if occasion.told else dict(NOT_PROPOSED)
        if self.proposal is not None:
            proposal = proposal_of(self.proposal)
            if proposal is None or proposal.charter:
                raise Missing(
                    "field proposal: there is no proposal {proposal} to dissolve the organisation",
                    proposal=self.proposal,
                )
            known |= as_proposed(proposal, occasion)
        return Facts({"charter"}, known)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Dissolution.objects.create(id=occasion.key(), reason=self.reason or "", day=occasion.today)
        if self.proposal is not None:
            Proposal.objects.filter(pk=self.proposal).update(adopted_on=occasion.today)

    def dissolves(self) -> bool:
        return True
