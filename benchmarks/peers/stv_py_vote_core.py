"""py-vote-core's STV on a file of ballots, equal ones merged first. FILE SEATS."""

import sys
from collections import Counter

from py3votecore.stv import STV

file, seats = sys.argv[1], int(sys.argv[2])
with open(file) as lines:
    next(lines)
    counted = Counter(line.rstrip("\n") for line in lines)
ballots = [{"count": count, "ballot": [mark for mark in row.split(",") if mark]} for row, count in counted.items()]
print(" ".join(sorted(STV(ballots, required_winners=seats).winners, key=int)))
