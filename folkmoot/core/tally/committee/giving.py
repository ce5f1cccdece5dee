"""Giving seats one by one: who may take the next, who of them does, and what is kept on record of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from folkmoot.core.tally.asked import Asked
from folkmoot.core.tally.lots import Lot
from folkmoot.core.tally.poll import Poll
from folkmoot.core.tally.quotas.keeping import kept_out
from folkmoot.core.tally.result import Amount, Chosen, Held, Result, Stage


@dataclass(slots=True, eq=False)
class Giving:
    """The seats of one count as they are given. `approvals` is how many papers approve of each candidate.

    "Re-open nominations" may take one seat after another, which stay vacant.
    """

    poll: Poll
    asked: Asked
    approvals: Sequence[Amount]
    elected: list[int] = field(default_factory=list)
    stages: list[Stage] = field(default_factory=list)
    _with: dict[int, Amount] = field(default_factory=dict)
    _out: Mapping[int, str] = field(default_factory=dict)
    _held: list[Held] = field(default_factory=list)

    @property
    def seats(self) -> int:
        """How many seats are left."""
        return self.asked.seats - len(self.stages)

    def left(self) -> list[int]:
        """Who may take the next seat; nobody where no seat is left."""
        if not self.seats:
            return []
        reopen = self.poll.reopen
        left = [each for each in self.poll.standing if each not in self._with or each == reopen]
        if self.asked.quotas is None:
            return left
        able = left + [reopen] * (self.seats - 1) if reopen in left else left
        out = self.asked.quotas.doomed(self.elected, able, self.seats)
        self._held += kept_out(out, self._out)
        self._out = out
        return [each for each in left if each not in out]

    def give(
        self, worth: Mapping[int, Amount], votes: Sequence[Amount], why: str, figures: Mapping[str, Any] | None = None
    ) -> int:
        """Give the next seat to whoever is worth the most, and say who that is. `votes` is what each candidate has."""
        taken, lots = self.best(worth)
        self.record("seat", taken, why, votes, lots, figures)
        return taken

    def give_at_once(self, worth: Mapping[int, Amount], votes: Sequence[Amount], why: str) -> None:
        """Give the next of seats that are all given at once: where all who are level take one, the lot only says who
        is named first."""
        everybody = len(self._level(worth)) <= self.seats and self.asked.quotas is None
        purpose = "order" if everybody else "elect"
        fit = len(self.left()) <= self.seats
        taken, lots = self.best(worth, purpose)
        self.record("seat", taken, "last" if fit else why, votes, lots)

    def fill(self, again: Callable[[], None] | None = None) -> None:
        """Give the seats that are left to those whom nobody approves of: by lot, where they are too many.

        `again` goes on by the rule: quotas may keep out somebody who is approved of only until another is elected.
        """
        while left := [each for each in self.left() if each != self.poll.reopen]:
            fit = len(left) <= self.seats
            taken, lots = self.best(dict.fromkeys(left, 0), "order" if fit else "elect")
            self.record("fill", taken, "last" if fit else "lot", [0] * len(self.poll.candidates), lots)
            if again is not None:
                again()

    def best(self, worth: Mapping[int, Amount], purpose: str = "elect") -> tuple[int, tuple[Lot, ...]]:
        """Whoever is worth the most; of those, whoever has more approvals (where the rule asks that); then by lot."""
        level = self._level(worth)
        if len(level) == 1:
            return level[0], ()
        taken = self.asked.lots.best(level, purpose)
        return taken, (self.asked.lots.decided[-1],)

    def _level(self, worth: Mapping[int, Amount]) -> list[int]:
        level = _most(worth)
        if self.asked.settings.get("ties") == "approvals":
            return _most({each: self.approvals[each] for each in level})
        return level

    def record(
        self,
        step: str,
        taken: int,
        why: str,
        votes: Sequence[Amount],
        lots: tuple[Lot, ...],
        figures: Mapping[str, Any] | None = None,
    ) -> None:
        """Put on record that somebody took a seat; whoever is elected keeps the votes that they were elected with."""
        if taken == self.poll.reopen:
            why = "reopen"
        else:
            self.elected.append(taken)
        self._with[taken] = votes[taken]
        self.stages.append(
            Stage(
                step=step,
                votes=tuple(self._with.get(each, amount) for each, amount in enumerate(votes)),
                elected=(Chosen(taken, why),),
                lots=lots,
                held=tuple(self._held),
                figures=figures or {},
            )
        )
        self._held = []

    def result(self, valid: int, rejected: int, **more: Any) -> Result:
        """The result, when all is given."""
        return Result(
            rule=self.asked.rule.id,
            version=self.asked.rule.version,
            settings=self.asked.settings,
            seats=self.asked.seats,
            candidates=self.poll.names,
            elected=tuple(self.elected),
            valid=valid,
            rejected=rejected,
            stages=tuple(self.stages),
            lots=tuple(self.asked.lots.decided),
            title=self.poll.title,
            sha256=self.poll.sha256,
            **more,
        )


def _most(worth: Mapping[int, Amount]) -> list[int]:
    most = max(worth.values())
    return sorted(each for each, amount in worth.items() if amount == most)
