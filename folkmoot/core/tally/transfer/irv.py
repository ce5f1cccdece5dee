"""Instant-runoff: one is elected; whoever has fewest is excluded until somebody has more than half.

Half of what, and whether the count goes on until one is left, are settings: where papers that name nobody who is left
are not counted (`half` is `continuing`), the two ways elect the same person.
"""

from dataclasses import replace

from folkmoot.core.tally.asked import Asked
from folkmoot.core.tally.poll import Poll
from folkmoot.core.tally.result import Result
from folkmoot.core.tally.transfer.contest import Contest
from folkmoot.core.tally.transfer.excluding import next_out


def count(poll: Poll, asked: Asked) -> Result:
    """Count a poll by instant-runoff."""
    return replace(counted(poll, asked).result(), quota=None)


def counted(poll: Poll, asked: Asked) -> Contest:
    """The contest as it stands at the end of the count, for whoever asks what became of the papers."""
    contest = Contest(poll, asked, unit=1)
    contest.enough = "majority"
    if asked.settings["until"] == "majority":
        contest.requires = lambda: needed(contest)
    contest.first(None)
    while contest.without_the_doomed():
        if len(contest.left) <= contest.vacancies:
            contest.fill()
            break
        contest.exclude(next_out(contest, waiting=0), "fewest")
    return contest


def needed(contest: Contest) -> int:
    """The least that is more than half."""
    if contest.asked.settings["half"] == "valid":
        return contest.valid // 2 + 1
    return sum(contest.votes[each] for each in contest.left) // 2 + 1
