"""A count that moves papers, stage by stage."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from folkmoot.core.tally.result import Amount, Chosen, Move, Result, Stage
from folkmoot.core.tally.results.telling.facts import Fact, Part, fact, names, tally
from folkmoot.core.tally.results.telling.ties import held, looked_back, lots


def parts(result: Result) -> Iterator[Part]:
    """A part for each stage. What a word means is said the first time it occurs."""
    so_far = SoFar(result)
    for number, stage in enumerate(result.stages):
        step = "passed_on" if stage.of and so_far.out.issuperset(stage.of) else stage.step
        if not number and "countback" in result.figures:
            step = "again"
        heading = fact("stage", number=number + 1, step=step, of=names(result, stage.of))
        yield Part(heading, tuple(so_far.told(number, stage)))


@dataclass(slots=True)
class SoFar:
    """Who is still in the running, and what has been explained, as the stages are told."""

    result: Result
    out: set[int] = field(default_factory=set)
    elected: list[int] = field(default_factory=list)
    explained: set[str] = field(default_factory=set)

    def told(self, number: int, stage: Stage) -> Iterator[Fact]:
        before = self.result.stages[number - 1] if number else None
        if stage.step == "surplus" and before and len(stage.of) == 1:
            yield from self._surplus(number, stage, before)
        elif stage.step in ("exclude", "withdraw") and before and stage.of:
            yield from self._excluded(number, stage, before)
            self.out |= set(stage.of)
            yield from self._gone(stage, before)
        elif number == 0 or stage.step in ("first", "round"):
            yield from self._counted(stage)
        else:
            yield from lots(self.result, stage)
            yield from self._gone(stage, before)
        if number == 0 or (stage.step in ("first", "round") and not stage.of):
            yield from lots(self.result, stage)
        if stage.step not in ("exclude", "withdraw") and not (stage.step == "round" and stage.of):
            yield from held(self.result, stage)
        if stage.step == "round" and stage.of:
            yield from self._excluded(number, stage, stage)
            self.out |= set(stage.of)
        yield from self._elected(number, stage)
        yield from self._not_going_on(stage)

    def _once(self, what: str) -> bool:
        """Whether this has not been explained before; it has from now on."""
        new = what not in self.explained
        self.explained.add(what)
        return new

    def _counted(self, stage: Stage) -> Iterator[Fact]:
        votes = {each: stage.votes[each] for each in range(len(stage.votes)) if each not in self.out}
        has = {each: amount for each, amount in votes.items() if amount}
        without = [each for each, amount in votes.items() if not amount] if stage.step == "first" else []
        key = "firsts" if stage.step == "first" else "anew"
        quota = stage.figures.get("quota") if key == "anew" else None
        kept = dict(enumerate(stage.figures.get("keep", ())))
        part = {each: kept[each] for each in self.elected if 0 < kept.get(each, 0) < 1}
        if part:
            yield fact("keeps", keeps=tally(self.result, part), first=self._once("keeps"))
        if stage.step == "first" and "countback" in self.result.figures:
            yield fact("again", tally=tally(self.result, has), elsewhere=stage.non_transferable)
            return
        yield fact(key, tally=tally(self.result, has), without=names(self.result, without), quota=quota)
        if stage.step == "first" and stage.non_transferable:
            yield fact("first_to_nobody", papers=stage.non_transferable)

    def _surplus(self, number: int, stage: Stage, before: Stage) -> Iterator[Fact]:
        (source,) = stage.of
        held_before, kept = before.votes[source], stage.votes[source]
        over, name = held_before - kept, self.result.candidates[source]
        level = [each for each in self.elected if before.votes[each] == held_before]
        yield from lots(self.result, stage)
        yield from looked_back(self.result, number, source, level, best=True)
        yield fact("surplus", name=name, held=held_before, kept=kept, over=over, first=self._once("surplus"))
        papers = sum(move.papers for move in stage.moves)
        values = {move.value for move in stage.moves}
        if papers and values == {1}:
            yield fact("whole_papers", papers=papers, over=over, first=self._once("whole_papers"))
        elif papers == held_before and len(values) == 1:
            (value,) = values
            yield fact("worth", name=name, papers=papers, over=over, value=value, first=self._once("worth"))
        elif papers:
            share = Fraction(over) / Fraction(held_before)
            first = self._once("worth_again")
            yield fact("worth_again", papers=papers, over=over, held=held_before, share=share, first=first)
        yield from self._gone(stage, before)

    def _excluded(self, number: int, stage: Stage, before: Stage) -> Iterator[Fact]:
        why = {each.candidate: each.why for each in stage.excluded}
        left = [n for n in range(len(before.votes)) if n not in self.out and n not in self.elected]
        yield from lots(self.result, stage)
        yield from held(self.result, stage)
        if self.out.issuperset(stage.of):
            pass
        elif len(stage.of) > 1 or stage.step == "withdraw":
            votes = sum((before.votes[each] for each in stage.of), start=Fraction(0))
            others = [before.votes[each] for each in left if each not in stage.of and before.votes[each]]
            found = fact(
                "excluded_together" if stage.step == "exclude" else "withdrew",
                tally=tally(self.result, {each: before.votes[each] for each in stage.of}),
                votes=votes,
                next=min(others, default=None),
            )
            yield found
        else:
            (out,) = stage.of
            has = before.votes[out]
            level = [each for each in left if before.votes[each] == has and each != out]
            more = {each: before.votes[each] for each in left if before.votes[each] > has}
            nearest = min(more.values(), default=None)
            yield from looked_back(self.result, number, out, [out, *level], best=False)
            yield fact(
                "excluded",
                name=self.result.candidates[out],
                why=why.get(out, "fewest"),
                votes=has,
                level=names(self.result, level),
                next=names(self.result, [each for each in more if more[each] == nearest]),
                next_votes=nearest,
                first=self._once("exclude"),
            )
        moved = [move for move in stage.moves if move.source in stage.of]
        if moved:
            yield fact("go_on", papers=sum(move.papers for move in moved), whole=all(move.value == 1 for move in moved))

    def _gone(self, stage: Stage, before: Stage | None) -> Iterator[Fact]:
        """Who got what, what went to nobody, what was lost."""
        gains: dict[int, list[Move]] = {}
        nobody = [move for move in stage.moves if move.target is None]
        for move in stage.moves:
            if move.target is not None:
                gains.setdefault(move.target, []).append(move)
        if gains:
            order = sorted(gains, key=lambda each: (-_votes(gains[each]), each))
            told = tuple(
                (self.result.candidates[each], _papers(gains[each]), _votes(gains[each]), stage.votes[each])
                for each in order
            )
            yield fact("gains", gains=told)
        if nobody:
            first = self._once("nobody")
            everything = not gains
            yield fact("to_nobody", papers=_papers(nobody), votes=_votes(nobody), first=first, everything=everything)
        lost = stage.lost - (before.lost if before else 0)
        if lost > 0:
            yield fact("lost", votes=lost, first=self._once("lost"))

    def _elected(self, number: int, stage: Stage) -> Iterator[Fact]:
        last = [each for each in stage.elected if each.why == "last"]
        for each in stage.elected:
            if each.why != "last":
                yield self._one(stage, each)
                self.elected.append(each.candidate)
        if last:
            filled = [each.candidate for each in last]
            quota = self._quota(stage)
            yield fact(
                "filled",
                tally=tuple((self.result.candidates[each], stage.votes[each]) for each in filled),
                quota=quota if quota is not None and min(stage.votes[each] for each in filled) < quota else None,
            )
            self.elected += filled
        if number == 0 and not stage.elected:
            yield fact("nobody_yet")
        if stage.elected and len(self.elected) >= self.result.seats and number < len(self.result.stages):
            yield fact("all_taken", seats=self.result.seats)

    def _one(self, stage: Stage, chosen: Chosen) -> Fact:
        votes, quota = stage.votes[chosen.candidate], self._quota(stage)
        return fact(
            "elected",
            name=self.result.candidates[chosen.candidate],
            why=chosen.why,
            votes=votes,
            quota=quota,
            over=None if quota is None else votes - quota,
            nth=len(self.elected) + 1,
            seats=self.result.seats,
            half=Fraction(sum(stage.votes), 2),
        )

    def _not_going_on(self, stage: Stage) -> Iterator[Fact]:
        """Those who go out without their papers having gone on in this stage."""
        gone = [each for each in stage.excluded if each.candidate not in stage.of]
        for why in dict.fromkeys(each.why for each in gone):
            yield fact("out", names=names(self.result, [each.candidate for each in gone if each.why == why]), why=why)
        self.out |= {each.candidate for each in stage.excluded}

    def _quota(self, stage: Stage) -> Amount | None:
        quota: Amount | None = stage.figures.get("quota", self.result.quota)
        return quota


def _votes(moves: list[Move]) -> Amount:
    return sum((move.votes for move in moves), start=Fraction(0))


def _papers(moves: list[Move]) -> int:
    return sum(move.papers for move in moves)
