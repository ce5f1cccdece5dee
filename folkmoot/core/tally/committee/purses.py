"""What each paper has, exactly: papers that have the same amount are in one group."""

import numpy as np

from folkmoot.core.tally.committee.approvals import Approvals
from folkmoot.core.tally.poll import Numbers


class Purses:
    """An amount for each paper of a poll, the same for each of those that it stands for.

    `amounts` are the amounts there are, lowest first, as whole numbers of which `unit` make 1; `group` is the place of
    each paper's amount among them.
    """

    def __init__(self, approvals: Approvals, amount: int) -> None:
        self.approvals = approvals
        self.amounts = [amount]
        self.unit = 1
        self.group: Numbers = np.zeros(len(approvals.weights), np.int64)

    def papers(self, candidate: int) -> list[int]:
        """How many papers of each group approve of a candidate, weights counted."""
        theirs = self.approvals.of(candidate)
        found = np.zeros(len(self.amounts), np.int64)
        np.add.at(found, self.group[theirs], self.approvals.weights[theirs])
        return found.tolist()

    def total(self) -> int:
        """What all papers have together, in units."""
        found = np.zeros(len(self.amounts), np.int64)
        np.add.at(found, self.group, self.approvals.weights)
        return sum(amount * papers for amount, papers in zip(self.amounts, found.tolist(), strict=True))

    def change(self, candidate: int, finer: int, amounts: list[int]) -> None:
        """Make the unit so many times finer; who approves of a candidate has from now on what is said of their group,
        in the new units. All others keep what they have."""
        kept = [amount * finer for amount in self.amounts]
        every = sorted({*kept, *amounts})
        place = {amount: n for n, amount in enumerate(every)}
        theirs = self.approvals.of(candidate)
        moved = np.array([place[amount] for amount in amounts])[self.group[theirs]]
        group = np.array([place[amount] for amount in kept])[self.group]
        group[theirs] = moved
        used = np.bincount(group, minlength=len(every)) > 0
        self.group = (np.cumsum(used) - 1)[group]
        self.amounts = [amount for amount, is_used in zip(every, used.tolist(), strict=True) if is_used]
        self.unit *= finer
