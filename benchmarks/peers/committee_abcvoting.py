"""abcvoting by one of three rules, on a PrefLib file of approvals. FILE SEATS (seq-pav | phragmen | equal-shares).

Prints the committee, and the CPU seconds of the count alone.
"""

import re
import sys
from time import process_time

from abcvoting import abcrules
from abcvoting.preferences import Profile, Voter

PAPER = re.compile(r"(\d+): (?:\{([\d,]*)\}|(\d+))")

file, seats, rule = sys.argv[1], int(sys.argv[2]), sys.argv[3]
papers, stand = [], 0
with open(file) as lines:
    for line in lines:
        if line.startswith("# NUMBER ALTERNATIVES:"):
            stand = int(line.partition(":")[2])
        elif found := PAPER.match(line):
            count, several, one = found.groups()
            papers.append((int(count), [int(each) - 1 for each in (several or one or "").split(",") if each]))
profile = Profile(stand)
if rule == "equal-shares":  # it counts voters one by one
    profile.add_voters([paper for count, paper in papers for _ in range(count)])
else:
    profile.add_voters([Voter(paper, weight=count) for count, paper in papers])
begin = process_time()
if rule == "seq-pav":
    (committee,) = abcrules.compute_seqpav(profile, seats, resolute=True)
elif rule == "phragmen":
    (committee,) = abcrules.compute_seqphragmen(profile, seats, resolute=True)
else:
    (committee,) = abcrules.compute_equal_shares(profile, seats, algorithm="standard-fractions", resolute=True)
print(" ".join(str(each + 1) for each in sorted(committee)))
print(process_time() - begin)
