"""Counting by transfers: papers that no longer help whoever has them go on to whom they name next."""

from folkmoot.core.tally.rules import MARKING, Rule, Setting

TIES = {
    "back": "by the last stage before in which they differed, then by lot",
    "first": "by the first stage in which they differed, then by lot",
    "lot": "by lot",
}

WITHDRAWN = Setting(
    "withdrawn",
    "strike",
    {
        "strike": "who withdrew is struck from every paper before the count, as if they had not stood",
        "exclude": "who withdrew or died after the poll is excluded first: their papers count in the quota and go on",
    },
)

BATCH = {
    "off": "one candidate is excluded at a time",
    "on": "those who have together fewer votes than the next above them are excluded together",
}

RULES = (
    Rule(
        id="stv-scottish",
        name="Scottish STV",
        kind="ranked",
        seats="several",
        counts="folkmoot.core.tally.transfer.scottish:count",
        source="SSI 2007/42, schedule 1, rules 45 to 52",
        settings=(
            *MARKING,
            Setting("ties", "back", TIES),
            Setting("batch", "off", BATCH),
            Setting(
                "last",
                "on",
                {
                    "on": "when as many are left as seats they are elected, and nothing more moves",
                    "off": "surpluses that wait go on before those who are left take the last seats",
                },
            ),
            WITHDRAWN,
        ),
    ),
    Rule(
        id="stv-irish",
        name="Irish STV",
        kind="ranked",
        seats="several",
        counts="folkmoot.core.tally.transfer.irish:count",
        source="Electoral Act 1992 (Ireland), sections 118 to 126, as amended in 2001",
        settings=(
            *MARKING,
            Setting("ties", "first", TIES),
            Setting("batch", "on", BATCH),
            Setting(
                "deferral",
                "on",
                {
                    "on": "surpluses wait while they can neither elect anybody nor change who is lowest",
                    "off": "every surplus goes on before anybody is excluded",
                },
            ),
            Setting(
                "last",
                "on",
                {
                    "on": "whoever can no longer be overtaken is elected, and nothing more moves",
                    "off": "the last seats are filled only when as many are left",
                },
            ),
            WITHDRAWN,
        ),
    ),
    Rule(
        id="stv-meek",
        name="Meek STV",
        kind="ranked",
        seats="several",
        counts="folkmoot.core.tally.transfer.meek:count",
        source="Proportional Representation Foundation, Reference Meek Rule",
        settings=(*MARKING, Setting("ties", "lot", TIES)),
    ),
    Rule(
        id="irv",
        name="Instant-runoff",
        kind="ranked",
        seats="one",
        counts="folkmoot.core.tally.transfer.irv:count",
        source="Robert's Rules of Order Newly Revised, preferential voting",
        settings=(
            *MARKING,
            Setting("ties", "back", TIES),
            Setting("batch", "off", BATCH),
            Setting(
                "until",
                "majority",
                {
                    "majority": "the count ends when somebody has more than half",
                    "one": "candidates are excluded until one is left",
                },
            ),
            Setting(
                "half",
                "continuing",
                {
                    "continuing": "more than half of the papers that still count for somebody",
                    "valid": "more than half of all valid papers, or being the last who is left",
                },
            ),
            WITHDRAWN,
        ),
    ),
)
