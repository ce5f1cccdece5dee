"""Rules for one seat that add up marks, places or scores; scores fill several seats as well."""

from folkmoot.core.tally.rules import MARKING, Rule, Setting

_GAPS, _REPEATS, _ = MARKING

RULES = (
    Rule(
        id="plurality",
        name="Plurality",
        kind="ranked",
        seats="one",
        counts="folkmoot.core.tally.single.plurality:count",
        source="the most first preferences, as in the Representation of the People Act 1983, schedule 1, rule 18",
        settings=MARKING,
    ),
    Rule(
        id="two-rounds",
        name="Two rounds",
        kind="ranked",
        seats="one",
        counts="folkmoot.core.tally.single.two_rounds:count",
        source="Constitution of the French Republic of 1958, article 7, with both rounds on one paper as in the "
        "supplementary vote of the Greater London Authority Act 1999, schedule 2",
        settings=(
            *MARKING,
            Setting("finalists", 2, {}),
        ),
    ),
    Rule(
        id="score",
        name="Score",
        kind="score",
        seats="several",
        counts="folkmoot.core.tally.single.score:count",
        source="Warren D. Smith, Range voting (2000)",
        settings=(
            Setting(
                "blanks",
                "zero",
                {
                    "zero": "whoever a paper does not score has 0 of it, and the scores are added up",
                    "left-out": "the average is taken over the papers that score the candidate",
                },
            ),
            Setting("quorum", 50, {}),
        ),
    ),
    Rule(
        id="borda",
        name="Borda",
        kind="ranked",
        seats="one",
        counts="folkmoot.core.tally.single.borda:count",
        source="Jean-Charles de Borda, Histoire de l'Académie royale des sciences for 1781 (1784), 657-665",
        settings=(
            Setting("gaps", "close", _GAPS.choices),
            _REPEATS,
            Setting(
                "points",
                "borda",
                {
                    "borda": "each place is worth as many points as candidates can come after it",
                    "modified": "the last whom a paper names has 1 point, each before them one more",
                    "dowdall": "the first has 1 point, the second 1/2, the third 1/3, and so on",
                },
            ),
            Setting(
                "unranked",
                "average",
                {
                    "average": "whoever a paper does not name has the average of the places that are left",
                    "zero": "whoever a paper does not name has no points",
                    "best": "whoever a paper does not name has the points of the next place, each of them",
                },
            ),
        ),
    ),
)
