"""pyrankvote's STV on a file of ballots: the fastest peer that finishes a million. FILE SEATS."""

import sys

from pyrankvote import Ballot, Candidate, single_transferable_vote

file, seats = sys.argv[1], int(sys.argv[2])
with open(file) as lines:
    places = len(next(lines).split(","))
    rows = [line.rstrip("\n").split(",") for line in lines]
names = sorted({mark for row in rows for mark in row if mark}, key=int)
candidates = {name: Candidate(name) for name in names}
ballots = [Ballot([candidates[mark] for mark in row if mark]) for row in rows]
result = single_transferable_vote(list(candidates.values()), ballots, number_of_seats=seats)
print(" ".join(each.name for each in result.get_winners()))
