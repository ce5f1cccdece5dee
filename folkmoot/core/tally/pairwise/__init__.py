"""Rules that compare candidates two by two: whoever beats everybody else is elected."""

from folkmoot.core.tally.rules import MARKING, Rule, Setting

_GAPS, _REPEATS, _ = MARKING

PAIRS = (
    Setting("gaps", "close", _GAPS.choices),
    _REPEATS,
    Setting(
        "unranked",
        "last",
        {
            "last": "whoever a paper does not name stands behind all whom it names, and all of them equal",
            "apart": "a paper compares only those whom it names",
        },
    ),
)
"""How a paper compares two candidates. Numbers that are left out mean nothing, for only the order is asked."""


def _strength(default: str) -> Setting:
    return Setting(
        "strength",
        default,
        {
            "winning-votes": "a victory is as strong as the papers for it are many",
            "margins": "a victory is as strong as the papers for it are more than those against it",
        },
    )


RULES = (
    Rule(
        id="schulze",
        name="Schulze",
        kind="ranked",
        seats="one",
        counts="folkmoot.core.tally.pairwise.schulze:count",
        source="Markus Schulze, Social Choice and Welfare 36 (2011), 267-303",
        settings=(*PAIRS, _strength("winning-votes")),
    ),
    Rule(
        id="ranked-pairs",
        name="Ranked Pairs",
        kind="ranked",
        seats="one",
        counts="folkmoot.core.tally.pairwise.ranked_pairs:count",
        source="Nicolaus Tideman, Social Choice and Welfare 4 (1987), 185-206",
        settings=(*PAIRS, _strength("margins")),
    ),
    Rule(
        id="minimax",
        name="Minimax",
        kind="ranked",
        seats="one",
        counts="folkmoot.core.tally.pairwise.minimax:count",
        source="Paul B. Simpson, Quarterly Journal of Economics 83 (1969), 478-490; Gerald H. Kramer, "
        "Journal of Economic Theory 16 (1977), 310-334",
        settings=(
            *PAIRS,
            Setting(
                "strength",
                "winning-votes",
                {
                    "winning-votes": "a defeat is as great as the papers for it are many",
                    "margins": "a defeat is as great as the papers for it are more than those against it",
                    "opposition": "whether defeated or not, the papers that prefer the other are counted",
                },
            ),
        ),
    ),
    Rule(
        id="copeland",
        name="Copeland",
        kind="ranked",
        seats="one",
        counts="folkmoot.core.tally.pairwise.copeland:count",
        source="A. H. Copeland, A reasonable social welfare function, University of Michigan (1951)",
        settings=(
            *PAIRS,
            Setting(
                "draws",
                "half",
                {
                    "half": "who draws has half a victory",
                    "none": "a draw is no victory",
                    "one": "a draw is a victory for both",
                },
            ),
        ),
    ),
)
