"""One seat or several by approval: a paper names whom it approves of, in no order.

Every rule here gives one seat at a time. Where several are level for a seat, whoever has more approvals takes it
(setting `ties`), and of those who are level in that too the lot decides. Whoever nobody approves of takes a seat only
where nobody else is left for it, by lot. Where several take seats at once, as they do by approvals alone, only their
order may be by lot. "Re-open nominations" may take several seats, which then stay vacant.
"""

from folkmoot.core.tally.rules import Rule, Setting

BOOK = "Lackner and Skowron, Multi-Winner Voting with Approval Preferences, Springer 2023"

APPROVED = Setting(
    "approved",
    "all",
    {
        "all": "a paper approves all whom it names, in whatever place",
        "first": "a paper approves those in its first place",
    },
)

TIES = Setting(
    "ties",
    "approvals",
    {
        "approvals": "of those who are level whoever has more approvals is taken, then the lot decides",
        "lot": "of those who are level the lot decides",
    },
)

COMPLETION = Setting(
    "completion",
    "phragmen",
    {
        "none": "seats that nobody can pay for stay vacant",
        "phragmen": "everybody earns more, all alike, until the next can be paid for",
        "approvals": "the seats that are left go to those with the most approvals",
        "raise": "all is counted again as if there were one seat more to pay with, until every seat is paid for",
    },
)

RULES = (
    Rule(
        id="approval",
        name="Approval",
        kind="approval",
        seats="several",
        counts="folkmoot.core.tally.committee.approval:count",
        source="Steven J. Brams and Peter C. Fishburn, American Political Science Review 72 (1978), 831-847",
        settings=(APPROVED,),
    ),
    Rule(
        id="seq-pav",
        name="Sequential proportional approval voting",
        kind="approval",
        seats="several",
        counts="folkmoot.core.tally.committee.seq_pav:count",
        source=f"Thiele, Om Flerfoldsvalg, 1895; {BOOK}, section 2.3",
        settings=(APPROVED, TIES),
    ),
    Rule(
        id="pav",
        name="Proportional approval voting",
        kind="approval",
        seats="several",
        counts="folkmoot.core.tally.committee.pav:count",
        source=f"Thiele, Om Flerfoldsvalg, 1895; {BOOK}, section 2.2",
        settings=(APPROVED, TIES),
    ),
    Rule(
        id="phragmen",
        name="Phragmén's sequential rule",
        kind="approval",
        seats="several",
        counts="folkmoot.core.tally.committee.phragmen:count",
        source=f"Phragmén, 1894; Brill, Freeman, Janson and Lackner, 2024; {BOOK}, section 2.4",
        settings=(APPROVED, TIES),
    ),
    Rule(
        id="equal-shares",
        name="Method of Equal Shares",
        kind="approval",
        seats="several",
        counts="folkmoot.core.tally.committee.equal_shares:count",
        source=f"Peters and Skowron, Proportionality and the Limits of Welfarism, EC 2020; {BOOK}, section 2.4",
        settings=(COMPLETION, APPROVED, TIES),
    ),
)
