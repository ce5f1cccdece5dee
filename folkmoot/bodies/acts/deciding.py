"""Taking a decision: the one act that holds counts, and carries the acts of a body or an electorate."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from folkmoot.bodies import ballots
from folkmoot.bodies.acts.count import by_the_chair, checked, may_vote, standing_aside
from folkmoot.bodies.bench import Bench, bench
from folkmoot.bodies.changes import hold_back
from folkmoot.bodies.meetings import meeting_on
from folkmoot.bodies.models import Ballot, Decision, Recused
from folkmoot.bodies.seats import authority, in_its_unit
from folkmoot.bodies.voters import beside_the_count
from folkmoot.bodies.waiting import stay_of
from folkmoot.constitution.reads import in_force_on
from folkmoot.core.charter.facts import Facts, Value
from folkmoot.core.charter.judging import Counts, resolve
from folkmoot.door.act import Act, BadAct, Carried, Count, Follow, Id, Key, Line, Missing, Person, act, decode, follows
from folkmoot.door.classes import RecordName, within
from folkmoot.door.judge import foresee
from folkmoot.door.occasion import Hat, Occasion
from folkmoot.door.rows import insert
from folkmoot.door.standing import circumstances


@act("bodies.decide", verb="decide", on="decision", record="decision")
class Decide(Act, frozen=True, kw_only=True):
    """We put this question to the vote, and this is the count.

    A motion for which votes are wanting is lost: it is recorded and carries nothing. One that the charter forbids
    whatever the count is refused, and so is the decision to do it. What must be carried in several ballots follows from
    the last of them, and what the charter lets wait for an appeal when none is left to wait for. Whoever is `recused`
    stood aside. A source may tell a decision without its count, and say itself whether it was `carried`.

    Changes: the list of decisions, and by what follows whatever the decision carries.
    Shows: to whoever may read decisions, and may read all that it carries.
    """

    body: Id
    unit: Key | None = None
    held_on: date | None = None
    yes: Count | None = None
    no: Count | None = None
    abstain: Count = 0
    present: Count | None = None
    recused: tuple[Person, ...] = ()
    units: Count | None = None
    units_yes: Count | None = None
    tie_broken: bool = False
    carried: bool | None = None
    question: Line
    carries: tuple[Carried, ...] = ()

    def judged_on(self) -> date | None:
        return self.held_on

    def judged_under(self) -> str | None:
        return None if self.held_on is None else in_force_on(self.held_on)

    def record_names(self) -> tuple[RecordName, ...]:
        return (self.declared.record, *(name for each in self.acts() for name in each.record_names()))

    def text_record(self, field: str) -> RecordName | None:
        if not field.startswith("carries."):
            return None
        _, n, _, inner = field.split(".", 3)
        carried = self.acts()[int(n)]
        named = carried.text_record(inner)
        return None if named is None else within(named, carried.sealed_in())

    @property
    def counts(self) -> Counts | None:
        """The count; None where a source does not give it. Raises BadAct when more voted than were there."""
        if self.yes is None or self.no is None:
            if not self.yes == self.no == self.present:
                raise BadAct("field yes: expected the votes for it and against it, or no count at all")
            return None
        voted = self.yes + self.no + self.abstain
        if self.present is not None and self.present < voted:
            raise BadAct(
                "field present: {voted} voted or abstained, but only {present} were present",
                voted=voted,
                present=self.present,
            )
        return Counts(self.yes, self.no, self.abstain, self.present)

    def beside(self, occasion: Occasion, hat: Hat) -> dict[str, Value]:
        """What it says besides its count that the charter may ask for."""
        bench = self._bench(occasion, hat)
        recused = self._stood_aside(occasion, hat, bench)
        entitled = may_vote(recused, hat, bench, occasion)
        return beside_the_count(len(recused), entitled, self.units, self.units_yes, self.tie_broken)

    def gather(self, occasion: Occasion) -> Facts:
        hat = Hat(authority(occasion.charter, self.body), self.unit)
        in_its_unit(occasion.charter.body(self.body), self.unit, occasion.today)
        if not occasion.told:
            self._stated()
        outcome = self._outcome(occasion, hat)
        if not occasion.told and outcome is not None:
            self._check(occasion, hat)
        known = outcome or {"decide": True}  # what is refused follows, so that it is refused with all its reasons
        return Facts({f"decision:{self.body}"}, known if self.unit is None else {**known, "unit": self.unit})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        meeting = meeting_on(self.body, self.unit, occasion.today)
        hat = Hat(authority(occasion.charter, self.body), self.unit)
        bench = self._bench(occasion, hat)
        recused = self._stood_aside(occasion, hat, bench)
        decision = Decision(
            id=occasion.key(),
            body=self.body,
            unit=self.unit,
            meeting=None if meeting is None else meeting.pk,
            held_on=occasion.today,
            yes=self.yes,
            no=self.no,
            abstain=None if self.counts is None else self.abstain,
            present=self.present,
            units=self.units,
            units_yes=self.units_yes,
            entitled=may_vote(recused, hat, bench, occasion),
            tie_broken=self.tie_broken,
            question=self.question,
            carried=facts.get("decide") is True,
            reported=self.held_on is not None and not occasion.told,
        )
        insert(decision)
        for n, person in enumerate(recused):
            insert(Recused(id=occasion.key(n), decision=decision.pk, person=person))
        if not occasion.told:
            self._ballots(occasion, carried=facts.get("decide") is True)
        if facts.get("stay") is True:
            hold_back(self.acts(), self.body, occasion)

    def acts(self) -> list[Act]:
        """The acts that the decision carries."""
        return [decode(each.act, each.fields) for each in self.carries]

    def _bench(self, occasion: Occasion, hat: Hat) -> Bench:
        """Who may vote on what it carries, where the rows know of it; of what is told they do not."""
        return Bench() if occasion.told else bench(self.acts(), hat, occasion)

    def _stood_aside(self, occasion: Occasion, hat: Hat, bench: Bench) -> tuple[str, ...]:
        """Who had no vote: whoever is said to have stood aside and, on what has a bench of its own, whom the rows show.

        Whoever has no vote for the sake of something else that is not for everybody to read is not named here.
        """
        return standing_aside(self.recused, hat, bench, occasion) if bench.apart else self.recused

    def _ballots(self, occasion: Occasion, *, carried: bool) -> None:
        """Keep how each question stands that may have to be carried more than once."""
        hat = Hat(authority(occasion.charter, self.body), self.unit)
        for n, each in enumerate(self.acts()):
            if each.verb() in ballots.REPEATED:
                now = ballots.carried_now(each, hat, occasion.today)
                Ballot.objects.create(
                    id=occasion.key(n),
                    decision=occasion.key(),
                    of=ballots.question(each),
                    body=self.body,
                    unit=self.unit,
                    day=occasion.today,
                    ballots=now.ballots if carried else 0,
                    apart_days=now.apart_days if carried else 0,
                )

    def _stated(self) -> None:
        """Raise BadAct unless a live decision states its count, and nothing that only a source tells."""
        for name in ("carried", "units"):
            if getattr(self, name) is not None:
                raise BadAct("field {name}: only a source tells it; here it is counted", name=name)
        if self.counts is None or self.present is None:
            raise BadAct("field yes: expected the count: yes, no, and how many were present")

    def _check(self, occasion: Occasion, hat: Hat) -> None:
        """Raise BadAct for a count that cannot be, Missing for a meeting that was not called."""
        counts, meeting = self.counts, meeting_on(self.body, self.unit, occasion.today)
        if self.held_on is not None and meeting is None:
            raise Missing(
                "field held_on: no meeting of {body} was called for {held_on}", body=self.body, held_on=self.held_on
            )
        if counts is not None:
            bench = self._bench(occasion, hat)
            recused = self._stood_aside(occasion, hat, bench)
            checked(counts, recused, self.acts(), hat, bench, meeting, occasion, reported=self.held_on is not None)
            if self.tie_broken:
                by_the_chair(hat, bench, occasion)

    def _outcome(self, occasion: Occasion, hat: Hat) -> dict[str, Value] | None:
        """Whether the votes suffice; and where further ballots must carry the same, how many have.

        None, where the charter refuses what it carries, whatever the votes.
        """
        if occasion.told and self.carried is not None:
            return {"decide": self.carried}
        if not self.carries:
            return {"decide": self._resolved(occasion, hat)}
        waiting = 0
        for each in self.acts():
            beside = {**self.beside(occasion, hat), **ballots.standing(each, hat, occasion)}
            verdict = foresee(each, occasion, hat, self.counts, beside)
            if verdict.value == "refused" and not verdict.lost and each.verb() in ballots.REPEATED:
                verdict = foresee(each, occasion, hat, self.counts, {**beside, **ballots.ALL_BEFORE})
                waiting = max(waiting, ballots.carried_now(each, hat, occasion.today).ballots)
            if verdict.lost:
                return {"decide": False}
            if verdict.value == "refused":
                return None
        known: dict[str, Value] = {"decide": True}
        if waiting:
            known["ballots"] = waiting
        elif not occasion.told and any(stay_of(occasion.charter, self.body, each) for each in self.acts()):
            known["stay"] = True
        return known

    def _resolved(self, occasion: Occasion, hat: Hat) -> bool:
        """Whether a decision that carries nothing is carried: by the majority and the quorum of who takes it."""
        there = replace(occasion, person=None, cause=None, hats=frozenset({hat}), decision=self.counts)
        known = {**circumstances("decide", there), **self.beside(there, hat), "own_unit": self.unit is not None}
        verdict = resolve(occasion.charter, hat.authority, Facts(known=known), self.counts, told=occasion.told)
        return verdict.value == "allowed" or (occasion.told and verdict.value == "undetermined")


@follows(Decide)
def carried(decision: Decide, facts: Facts, occasion: Occasion) -> Iterator[Follow]:
    """What a decision carries, when it is carried itself: by the authority of the body, with its count.

    Where the charter wants further ballots on it, nothing follows until the last of them; what waits for an appeal does
    not follow yet.
    """
    if facts.get("decide") is True and not isinstance(facts.get("ballots"), int):
        by = authority(occasion.charter, decision.body)
        for each in decision.acts():
            if facts.get("stay") is not True or stay_of(occasion.charter, decision.body, each) is None:
                yield Follow(each, by, decision.unit, decision.counts)
