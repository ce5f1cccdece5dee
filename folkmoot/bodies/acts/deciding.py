"""Taking a decision: the one act that holds counts, and carries the acts of a body or an electorate."""

from collections.abc import Iterator
from datetime import date

from folkmoot.bodies.models import Decision, Meeting
from folkmoot.bodies.reads import authority, in_its_unit
from folkmoot.constitution.reads import in_force_on
from folkmoot.core.charter.facts import Facts
from folkmoot.core.charter.judging import Counts, resolve
from folkmoot.door.act import Act, BadAct, Carried, Count, Follow, Id, Key, Line, Missing, act, decode, follows
from folkmoot.door.judge import foresee
from folkmoot.door.occasion import Hat, Occasion
from folkmoot.door.standing import circumstances


@act("bodies.decide", verb="decide", on="decision", record="decision")
class Decide(Act, frozen=True, kw_only=True):
    """We put this question to the vote, and this is the count.

    A motion for which votes are wanting is lost: it is recorded and carries nothing. One that the charter forbids
    whatever the count is refused, and so is the decision to do it.

    Changes: the list of decisions, and by what follows whatever the decision carries.
    Shows: to whoever may read decisions.
    """

    body: Id
    unit: Key | None = None
    held_on: date | None = None
    yes: Count
    no: Count
    abstain: Count = 0
    present: Count
    question: Line
    carries: tuple[Carried, ...] = ()

    def judged_on(self) -> date | None:
        return self.held_on

    def judged_under(self) -> str | None:
        return None if self.held_on is None else in_force_on(self.held_on)

    def record_names(self) -> tuple[str, ...]:
        return (self.declared.record, *(name for each in self.acts() for name in each.record_names()))

    @property
    def counts(self) -> Counts:
        """The count. Raises BadAct when more voted than were there."""
        try:
            return Counts(self.yes, self.no, self.abstain, self.present)
        except ValueError as error:
            raise BadAct(f"field present: {error}") from None

    def gather(self, occasion: Occasion) -> Facts:
        hat = Hat(authority(occasion.charter, self.body), self.unit)
        in_its_unit(occasion.charter.body(self.body), self.unit, occasion.today)
        if self.held_on is not None and not occasion.told:
            self._was_called(self.held_on)
        known = {"decide": self._carried(occasion, hat)}
        return Facts({f"decision:{self.body}"}, known if self.unit is None else {**known, "unit": self.unit})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Decision.objects.create(
            id=occasion.key(),
            body=self.body,
            unit=self.unit,
            held_on=occasion.today,
            yes=self.yes,
            no=self.no,
            abstain=self.abstain,
            present=self.present,
            question=self.question,
            carried=facts.get("decide") is True,
            reported=self.held_on is not None,
        )

    def acts(self) -> list[Act]:
        """The acts that the decision carries."""
        return [decode(each.act, each.fields) for each in self.carries]

    def _carried(self, occasion: Occasion, hat: Hat) -> bool:
        """Whether the votes suffice: for each act that it carries, else by the body's own majority."""
        acts = self.acts()
        if acts:
            return not any(foresee(each, occasion, hat, self.counts).lost for each in acts)
        there = Occasion(
            index=occasion.index,
            at=occasion.at,
            today=occasion.today,
            kind=occasion.kind,
            charter=occasion.charter,
            hats=frozenset({hat}),
            decision=self.counts,
        )
        facts = Facts(known={**circumstances("decide", there), "own_unit": self.unit is not None})
        verdict = resolve(occasion.charter, hat.authority, facts, self.counts, told=occasion.told)
        return verdict.value == "allowed" or (occasion.told and verdict.value == "undetermined")

    def _was_called(self, day: date) -> None:
        if not Meeting.objects.filter(body=self.body, unit=self.unit, day=day, called_on__lte=day).exists():
            raise Missing(f"field held_on: no meeting of {self.body} was called for {day}")


@follows(Decide)
def carried(decision: Decide, facts: Facts, occasion: Occasion) -> Iterator[Follow]:
    """What a decision carries, when it is carried itself: by the authority of the body, with its count."""
    if facts.get("decide") is True:
        by = authority(occasion.charter, decision.body)
        for each in decision.acts():
            yield Follow(each, by, decision.unit, decision.counts)
