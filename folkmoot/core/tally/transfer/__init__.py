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
)
