"""Seats for lists and units: apportionment as plain functions on votes, and as rules on a poll whose candidates are
lists. Whole numbers and exact fractions only.
"""

from fractions import Fraction

from folkmoot.core.tally.rules import Rule, Setting

THRESHOLD = (
    Setting("threshold", Fraction(0), {}, "the share of the papers that a list must have to take part"),
    Setting(
        "threshold_of",
        "valid",
        {"valid": "the share is of valid papers", "cast": "the share is of all papers, also those that are rejected"},
    ),
    Setting(
        "threshold_reached",
        "at-least",
        {"at-least": "a list with just the share takes part", "more": "a list must have more than the share"},
    ),
)

BOUNDS = (
    Setting("minimum", 0, {}, "seats that each list has in any case"),
    Setting("maximum", 0, {}, "seats that each list has at most; 0 is as many as there are"),
    Setting("alternates", 0, {}, "alternates for each seat"),
)

COMMON = (*THRESHOLD, *BOUNDS)

RULES = (
    Rule(
        id="dhondt",
        name="D'Hondt",
        kind="lists",
        seats="several",
        counts="folkmoot.core.tally.lists.polls:dhondt",
        source="V. D'Hondt, Systeme pratique et raisonne de representation proportionnelle (Brussels, 1882)",
        settings=COMMON,
    ),
    Rule(
        id="sainte-lague",
        name="Sainte-Laguë",
        kind="lists",
        seats="several",
        counts="folkmoot.core.tally.lists.polls:sainte_lague",
        source="A. Sainte-Laguë, La representation proportionnelle et la methode des moindres carres (1910)",
        settings=COMMON,
    ),
    Rule(
        id="sainte-lague-modified",
        name="modified Sainte-Laguë",
        kind="lists",
        seats="several",
        counts="folkmoot.core.tally.lists.polls:sainte_lague_modified",
        source="Norway, Election Act 2002, section 11-4: the first divisor is 1.4",
        settings=(Setting("first_divisor", Fraction(7, 5), {}, "the divisor for the first seat"), *COMMON),
    ),
    Rule(
        id="hamilton",
        name="largest remainders (Hamilton)",
        kind="lists",
        seats="several",
        counts="folkmoot.core.tally.lists.polls:hamilton",
        source="United States, apportionment act of 23 May 1850 (9 Stat. 432), after A. Hamilton",
        settings=(
            Setting(
                "quota",
                "hare",
                {
                    "hare": "votes divided by seats",
                    "droop": "the whole number next above votes divided by one more than the seats",
                    "imperiali": "votes divided by two more than the seats; by fewer, where that gives too many seats",
                },
            ),
            *COMMON,
        ),
    ),
    Rule(
        id="huntington-hill",
        name="Huntington-Hill",
        kind="lists",
        seats="several",
        counts="folkmoot.core.tally.lists.polls:huntington_hill",
        source="United States, 2 U.S.C. 2a; E. V. Huntington, Trans. Amer. Math. Soc. 30 (1928) 85",
        settings=COMMON,
    ),
    Rule(
        id="ratio-up",
        name="one for each so many or part of them",
        kind="lists",
        seats="several",
        counts="folkmoot.core.tally.lists.polls:ratio_up",
        source="M. Balinski, H. P. Young, Fair Representation (1982), the method of Adams",
        settings=(
            Setting("per", 0, {}, "papers for each seat, however many seats that makes; 0 is as the seats allow"),
            *COMMON,
        ),
    ),
)
