"""What peers elect in many small polls: a poll a line comes in, every outcome that they allow goes out.

A poll is {"rule", "seats", "stand", "papers": [[weight, [candidates, best first]]]}; an outcome is a sorted list.
"""

import json
import random
import sys

from abcvoting import abcrules
from abcvoting.preferences import Profile as Approvals
from abcvoting.preferences import Voter
from pref_voting.c1_methods import copeland
from pref_voting.margin_based_methods import beat_path, minimax, ranked_pairs
from pref_voting.profiles_with_ties import ProfileWithTies
from pref_voting.proportional_methods import stv_scottish
from votelib.evaluate.proportional import HighestAverages, LargestRemainder

DRAWS = 40
"""So often a peer that draws lots by itself is asked: then it has most likely shown each of its outcomes."""


def ranked(poll):
    rankings = [{each: place for place, each in enumerate(paper)} for _, paper in poll["papers"]]
    found = ProfileWithTies(rankings, [weight for weight, _ in poll["papers"]], candidates=range(poll["stand"]))
    found.use_extended_strict_preference()
    return found


def transferred(poll):
    found = ranked(poll)
    seen = {tuple(sorted(stv_scottish(found, num_seats=poll["seats"], rng=random.Random(n)))) for n in range(DRAWS)}
    return [list(each) for each in sorted(seen)]


def compared(method, *, by_winning_votes=False):
    def outcomes(poll):
        profile = ranked(poll)
        strength = {"strength_function": profile.support} if by_winning_votes else {}
        return [[each] for each in method(profile, **strength)]

    return outcomes


def approved(compute, **more):
    def outcomes(poll):
        profile = Approvals(poll["stand"])
        profile.add_voters([Voter(paper, weight=weight) for weight, paper in poll["papers"]])
        return [sorted(each) for each in compute(profile, poll["seats"], resolute=False, **more)]

    return outcomes


def listed(evaluator):
    def outcomes(poll):
        votes = {}
        for weight, paper in poll["papers"]:
            votes[paper[0]] = votes.get(paper[0], 0) + weight
        try:
            found = evaluator.evaluate(votes, poll["seats"])
        except Exception as error:
            return str(error)
        if any(not isinstance(each, int) for each in found):
            return "a tie"
        return [sorted(each for each, seats in found.items() for _ in range(seats))]

    return outcomes


PEERS = {
    "stv-scottish": transferred,
    "schulze": compared(beat_path, by_winning_votes=True),
    "minimax": compared(minimax, by_winning_votes=True),
    "ranked-pairs": compared(ranked_pairs),
    "copeland": compared(copeland),
    "seq-pav": approved(abcrules.compute_seqpav, algorithm="standard"),
    "phragmen": approved(abcrules.compute_seqphragmen, algorithm="standard-fractions"),
    "equal-shares": approved(abcrules.compute_equal_shares, algorithm="standard-fractions"),
    "dhondt": listed(HighestAverages("d_hondt")),
    "sainte-lague": listed(HighestAverages("sainte_lague")),
    "hamilton": listed(LargestRemainder("hare")),
}

for line in sys.stdin:
    poll = json.loads(line)
    print(json.dumps(PEERS[poll["rule"]](poll)), flush=True)
