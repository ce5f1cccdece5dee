"""A count by transfers as it stands: who continues, whose votes are how many, and the stages so far."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any, Protocol

import numpy as np

from folkmoot.core.tally.asked import Asked
from folkmoot.core.tally.lots import Lot
from folkmoot.core.tally.marking import ranked
from folkmoot.core.tally.poll import Flags, Poll
from folkmoot.core.tally.result import Amount, Chosen, Held, Move, Result, Stage
from folkmoot.core.tally.transfer.deck import Deck, Parcel
from folkmoot.core.tally.transfer.reopening import Reopening


class Bounds(Protocol):
    """What limits who may be elected: asked before anybody is elected or excluded."""

    def doomed(self, elected: Sequence[int], left: Collection[int], vacancies: int) -> Mapping[int, str]:
        """Those of `left` who can no longer be elected, each with the bound's name."""

    def guarded(self, elected: Sequence[int], left: Collection[int], vacancies: int) -> Mapping[int, str]:
        """Those of `left` who must be elected, each with the bound's name."""


class Contest:
    """The papers in piles, and what every rule of transfers does with them.

    Votes are whole numbers of the rule's unit, of which `unit` make one vote. Numbers from `len(poll.candidates)` on
    are those of "re-open nominations" once it took a seat (`reopening`). `quota` elects, once there is one, for the
    reason `enough`; `requires`, if it is set, finds it anew after each exclusion.
    """

    enough = "quota"

    def __init__(self, poll: Poll, asked: Asked, unit: int) -> None:
        strikes = asked.settings.get("withdrawn", "strike") == "strike"
        marked = ranked(poll if strikes else replace(poll, withdrawn=frozenset()), asked.settings)
        self.poll, self.asked, self.unit = poll, asked, unit
        self.bounds: Bounds | None = asked.quotas
        self.valid, self.rejected = marked.valid, marked.rejected
        self.reopening = Reopening(poll, asked.seats)
        people = self.reopening.numbers
        self.deck = Deck(self.reopening.spread(marked.papers), people)
        self.left = [n for n in range(len(poll.candidates)) if not strikes or n not in poll.withdrawn]
        self.leaving = [] if strikes else sorted(poll.withdrawn)
        self.elected: list[int] = []
        self.piles: list[list[Parcel]] = [[] for _ in range(people)]
        self.votes = [0] * people
        self.non_transferable = 0
        self.lost = 0
        self.quota: int | None = None
        self.requires: Callable[[], int] | None = None
        self.stages: list[Stage] = []
        self.history: list[list[int]] = []
        self._moves: list[Move] = []
        self._held: list[Held] = []
        self._lots = 0

    # What is asked

    @property
    def vacancies(self) -> int:
        return self.asked.seats - len(self.elected)

    @property
    def doomed(self) -> Mapping[int, str]:
        return {} if self.bounds is None else self.bounds.doomed(self.elected, self.left, self.vacancies)

    @property
    def guarded(self) -> Mapping[int, str]:
        return self.guarded_among(self.left)

    def guarded_among(self, left: Sequence[int]) -> Mapping[int, str]:
        """Who must be elected if only these are left."""
        return {} if self.bounds is None else self.bounds.guarded(self.elected, left, self.vacancies)

    def in_order(self, some: Iterable[int]) -> list[int]:
        """These by their votes, most first; equals by their votes one stage back, and so on, at last by their names.

        No seat hangs on this order.
        """
        back = self.history[::-1]

        def key(each: int) -> tuple[Any, ...]:
            return (-self.votes[each], [-votes[each] for votes in back], self._name(each), each)

        return sorted(some, key=key)

    def one_of(self, tied: Sequence[int], purpose: str, *, best: bool) -> int:
        """One of those who have as many votes: by their votes in the stages before as the setting `ties` looks at them,
        and if they never differed, by lot."""
        left = list(tied)
        ties = self.asked.settings["ties"]
        before = [] if ties == "lot" else self.history if ties == "first" else self.history[::-1]
        for votes in before:
            if len(left) == 1:
                break
            most = (max if best else min)(votes[each] for each in left)
            left = [each for each in left if votes[each] == most]
        if len(left) == 1:
            return left[0]
        shown = {self.reopening.shown(each): each for each in sorted(left, reverse=True)}
        if len(shown) == 1:
            return min(left)
        lots = self.asked.lots
        return shown[(lots.best if best else lots.worst)(sorted(shown), purpose)]

    def lowest(self) -> int:
        """Who is excluded next: whoever has fewest of those whom no bound keeps."""
        guarded = self.guarded
        free = [each for each in self.left if each not in guarded]
        fewest = min(self.votes[each] for each in free)
        kept = [each for each in self.left if each in guarded and self.votes[each] < fewest]
        self._held += [Held(self.reopening.shown(each), "guarded", guarded[each]) for each in kept]
        return self.one_of([each for each in free if self.votes[each] == fewest], "exclude", best=False)

    # What is done

    def first(self, quota: int | None) -> None:
        """The first stage: every paper goes to whom it names first, and whoever withdrew after the poll is taken out.

        Nobody is elected before those are gone.
        """
        self.take(None, self.deck.dealt(self.standing(self.left), self.unit))
        if self.leaving:
            self.close("first")
            self.quota = quota
            self.exclude(self.leaving, "withdrawn", "withdraw")
            return
        self.quota = self.requires() if self.requires is not None else quota
        self.close("first")

    def move(self, source: int, parcels: list[Parcel], value: int) -> int:
        """Papers go to the next whom each names of those left, then worth `value`; gives what they are worth together,
        with those that go to nobody."""
        return self.take(source, self.deck.moved(parcels, self.standing(self.left), value, len(self.stages)))

    def pass_on(self, source: int) -> None:
        """All papers of somebody go on, at the value at which each came."""
        pile, self.piles[source], self.votes[source] = self.piles[source], [], 0
        for value in sorted({each.value for each in pile}, reverse=True):
            self.move(source, [each for each in pile if each.value == value], value)

    def exclude(self, candidates: Sequence[int], why: str, step: str = "exclude") -> None:
        """They are out, and all their papers go on in one stage."""
        self.left = [each for each in self.left if each not in candidates]
        for each in candidates:
            self.pass_on(each)
        if self.requires is not None:
            self.quota = self.requires()
        self.close(step, of=candidates, excluded=[(each, why) for each in candidates])

    def set_out(self, candidate: int, why: str, figures: Mapping[str, Any]) -> None:
        """They are out; their papers are not moved, but counted anew."""
        self.left.remove(candidate)
        self.close("round", of=[candidate], excluded=[(candidate, why)], figures=figures)

    def set_aside(self, source: int | None, papers: int, value: int) -> None:
        """Papers, or what they are worth here, that nobody else can have."""
        votes = papers * value
        if votes:
            giver = None if source is None else self.reopening.shown(source)
            self.non_transferable += votes
            self._moves.append(Move(giver, None, papers, self.amount(value), self.amount(votes)))

    def close(
        self,
        step: str,
        *,
        of: Sequence[int] = (),
        excluded: Sequence[tuple[int, str]] = (),
        elected: Sequence[tuple[int, str]] = (),
        figures: Mapping[str, Any] | None = None,
    ) -> None:
        """End the stage: whoever reached the quota is elected, and all of it is written down.

        Where the quota is found anew it is the figure `needed` of the stage.
        """
        if figures is None:
            figures = {"needed": self.amount(self.quota)} if self.requires and self.quota is not None else {}
        chosen = [*elected, *self._reached()]
        lots: Sequence[Lot] = self.asked.lots.decided
        shown = self.reopening.shown
        self.stages.append(
            Stage(
                step=step if self.stages or step != "round" else "first",
                votes=tuple(self.amount(each) for each in self.reopening.folded(self.votes)),
                of=tuple(shown(each) for each in of),
                non_transferable=self.amount(self.non_transferable),
                lost=self.amount(self.lost),
                moves=tuple(self._moves),
                elected=tuple(Chosen(shown(each), self.reopening.why(each, why)) for each, why in chosen),
                excluded=tuple(Chosen(shown(each), why) for each, why in excluded),
                lots=tuple(lots[self._lots :]),
                held=tuple(self._held),
                figures=figures,
            )
        )
        self.history.append(self.votes.copy())
        self._moves, self._held, self._lots = [], [], len(lots)

    def elect(self, candidate: int) -> None:
        self.left.remove(candidate)
        self.elected.append(candidate)
        again = self.reopening.after(candidate)
        if again is not None:
            self.left.append(again)

    def fill(self, why: str = "last") -> None:
        """Whoever is left, the highest first, takes the seats that are left."""
        filled = []
        while self.vacancies and (fit := [each for each in self.left if each not in self.doomed]):
            filled.append((self.in_order(fit)[0], why))
            self.elect(filled[-1][0])
        if filled:
            self.close("fill", elected=filled)

    def without_the_doomed(self) -> bool:
        """Whoever can no longer be elected is excluded, one after another; gives whether a seat is left after that."""
        while self.vacancies and (doomed := self.doomed):
            fewest = min(self.votes[each] for each in doomed)
            tied = [each for each in self.left if each in doomed and self.votes[each] == fewest]
            out = self.one_of(tied, "exclude", best=False)
            self._held.append(Held(self.reopening.shown(out), "doomed", doomed[out]))
            self.exclude([out], "ceiling")
        return self.vacancies > 0

    def amount(self, votes: int) -> Amount:
        whole, rest = divmod(votes, self.unit)
        return Fraction(votes, self.unit) if rest else whole

    def result(self) -> Result:
        asked, poll = self.asked, self.poll
        return Result(
            rule=asked.rule.id,
            version=asked.rule.version,
            settings=asked.settings,
            seats=asked.seats,
            candidates=poll.names,
            elected=tuple(each for each in self.elected if each != poll.reopen and each < len(poll.candidates)),
            valid=self.valid,
            rejected=self.rejected,
            stages=tuple(self.stages),
            quota=None if self.quota is None else self.amount(self.quota),
            lots=tuple(asked.lots.decided),
            title=poll.title,
            sha256=poll.sha256,
        )

    def take(self, source: int | None, parcels: Iterable[tuple[int, Parcel]]) -> int:
        """Papers arrive; gives what they are worth together."""
        arrived = 0
        giver = None if source is None else self.reopening.shown(source)
        for target, parcel in parcels:
            arrived += parcel.votes
            if target == self.deck.nobody:
                self.non_transferable += parcel.votes
                taker = None
            else:
                self.piles[target].append(parcel)
                self.votes[target] += parcel.votes
                taker = self.reopening.shown(target)
            self._moves.append(Move(giver, taker, parcel.papers, self.amount(parcel.value), self.amount(parcel.votes)))
        return arrived

    def _reached(self) -> list[tuple[int, str]]:
        """Elect whoever has the quota, the highest first; gives who and why."""
        found: list[tuple[int, str]] = []
        quota = self.quota
        while quota is not None and self.vacancies:
            doomed = self.doomed
            there = [each for each in self.left if self.votes[each] >= quota and each not in doomed]
            if not there:
                break
            found.append((self.in_order(there)[0], self.enough))
            self.elect(found[-1][0])
        return found

    def standing(self, left: Iterable[int]) -> Flags:
        """Of each number, and of `nobody`, whether papers may go to it, if these are left."""
        standing = np.zeros(self.deck.nobody + 1, dtype=np.bool_)
        standing[[*left, self.deck.nobody]] = True
        return standing

    def _name(self, candidate: int) -> str:
        return self.poll.candidates[self.reopening.shown(candidate)].name
