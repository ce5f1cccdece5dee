"""Who gets what of each page: the cast before a live organisation, and what a row of `access_table.py` says.

A new address needs a row in `access_table.py`. `row("/meetings")` says that everybody gets the page, that whoever is no
member reads no name on it but their own, and that whoever is one may read every name. What is otherwise, the row says:

    row("/do", stranger=302, operator=403)            # who gets another answer than 200
    row("/members", members_read="The roll")          # words that only members find
    row("/entry/{application}", outsiders_read="This entry is not public.")  # words that only others find
    row("/me", 200, outsiders=404, applicant=200)     # `outsiders`: stranger, applicant, expelled, operator
    row("/rehearse/as", 404, post=True)               # an address that only takes what is sent
    row("/about", names=NOBODY)                       # no name but their own, whoever reads

A path may hold `{ada}` (each of the cast), `{north}`, `{meeting}`, `{decision}`, `{application}`, `{founding}`: see
`Scene`. The first row whose path leads to an address stands for it; more rows may show more of it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve

STRANGER, OPERATOR = "stranger", "operator"
CAST = {
    STRANGER: None,
    "applicant": "Kittredge",
    "member": "Bramwell",
    "elsewhere": "Sidonius",
    "secretary": "Solveigh",
    "steering": "Benedikt",
    "appeals": "Inesella",
    "editor": "Edelgard",
    "expelled": "Xanthippe",
    OPERATOR: None,
}
"""Each of the cast by their name, which no page holds by chance: `elsewhere` is a member of the other branch, of which
`secretary` is the secretary; `operator` has an account that belongs to nobody."""

OUTSIDERS = (STRANGER, "applicant", "expelled", OPERATOR)
MEMBERS = tuple(each for each in CAST if each not in OUTSIDERS)
CLASSES = {each: {"public"} if each in OUTSIDERS else {"public", "members"} for each in CAST}
"""The record classes that each of them reads."""

IN_THE_TENDENCY = ("elsewhere", "editor")
"""Who belongs to the tendency, and reads what is done within it besides."""

NAMES = (*(name for name in CAST.values() if name), "Adalberta")
LEFT = "Ottokar"
ROLL, NOBODY = "roll", "nobody else"


@dataclass(frozen=True)
class Row:
    """One path, and what each of the cast gets there."""

    path: str
    status: int
    but: Mapping[str, int]
    names: str
    members_read: str
    outsiders_read: str
    post: bool

    def gives(self, who: str) -> int:
        """The status that somebody gets."""
        group = "outsiders" if who in OUTSIDERS else "members"
        return self.but.get(who, self.but.get(group, self.status))

    def may_name(self, who: str) -> set[str]:
        """The names that may stand in what somebody gets."""
        everybody = who in MEMBERS and self.names == ROLL
        return set(NAMES) if everybody else {CAST[who] or ""}


def row(
    path: str,
    status: int = 200,
    *,
    names: str = ROLL,
    members_read: str = "",
    outsiders_read: str = "",
    post: bool = False,
    **but: int,
) -> Row:
    """A row of the table: `but` says who gets another answer, by their part in the cast, `outsiders` or `members`."""
    if unknown := but.keys() - {*CAST, "outsiders", "members"}:
        raise ValueError(f"{path}: nobody in the cast is called {sorted(unknown)}: {sorted(CAST)}")
    return Row(path, status, but, names, members_read, outsiders_read, post)


@dataclass
class Scene:
    """The organisation of the table: what the paths name, and the person of each of the cast."""

    places: dict[str, Any] = field(default_factory=dict)
    people: dict[str, str | None] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)

    def path(self, row: Row) -> str:
        return row.path.format(**self.places)


def scene(*, rehearsal: bool = False) -> Scene:
    """A live organisation with a meeting, a decision, an estimate, an application, an expulsion and a proposal.

    Of somebody else, whom no page may name either, a resignation was entered on paper.
    """
    from folkmoot import shipped
    from folkmoot.bodies.acts.lot import Nominate
    from folkmoot.bodies.acts.meeting import Convene
    from folkmoot.constitution.acts import ProposeAmendment
    from folkmoot.deliberation.acts import FormTendency, JoinTendency
    from folkmoot.door.charters import attach
    from folkmoot.door.enact import Attested, enact
    from folkmoot.door.occasion import ROWS_AN_ENTRY
    from folkmoot.members.acts import Apply, Expel, Resign
    from folkmoot.members.acts.figures import EnterEstimate
    from tests.cast import NORTH, SOUTH, found, published

    north = [name for name in NAMES if name not in ("Kittredge", "Sidonius", "Solveigh")]
    expelling = b'[[power]]\nid = "expelling"\nwho = "general_secretary"\nact = "expel"\non = "member"\n\n[[record]]'
    model = (shipped("charters") / "model.md").read_bytes()
    moot = found(
        model.replace(b"[[record]]", expelling, 1),
        rehearsal=rehearsal,
        members={**dict.fromkeys(north, NORTH), "Sidonius": SOUTH, "Solveigh": SOUTH, LEFT: SOUTH},
        seats=(
            ("Adalberta", "general_secretary", None),
            ("Adalberta", "branch_secretary", NORTH),
            ("Benedikt", "steering", None),
            ("Inesella", "appeals", None),
            ("Edelgard", "editors", None),
            ("Solveigh", "branch_secretary", SOUTH),
        ),
        by="Adalberta",
    )
    applied = moot.enact(Apply(person=moot["Kittredge"], name="Kittredge", unit=NORTH), "Kittredge")
    meeting = moot.enact(Convene(body="branch", unit=NORTH, day=moot.today.replace(day=12)), "Adalberta")
    decision = moot.decide("branch", yes=3, unit=NORTH, by="Adalberta")
    moot.enact(EnterEstimate(date="2020", members=40, qualifier="about", said_by="A visitor"), "Adalberta")
    expelled = moot.enact(Expel(person=moot["Xanthippe"]), "Adalberta")
    changed = attach(model.replace(b"every_months = 3", b"every_months = 4", 1))
    proposed = moot.enact(ProposeAmendment(charter=changed), "Adalberta")
    letter = Attested(moot["Adalberta"], "a letter")
    resigned = enact(Resign(), person=moot[LEFT], attested=letter, at=moot.now)
    moot.decide("branch", Nominate(person=moot["Edelgard"], seat="grievance"), yes=3, unit=NORTH, by="Adalberta")
    lot = moot.enact(published(moot, "grievance"), "Adalberta")
    tendency = moot.enact(FormTendency(name="Rent strike"), "Sidonius")
    moot.enact(JoinTendency(tendency=tendency.index * ROWS_AN_ENTRY), "Edelgard")
    places = {name.lower(): moot[name] for name in NAMES} | {
        "north": NORTH,
        "founding": 0,
        "application": applied.index,
        "expulsion": expelled.index,
        "proposal": proposed.index * ROWS_AN_ENTRY,
        "resignation": resigned.index,
        "meeting": meeting.index * ROWS_AN_ENTRY,
        "decision": decision.index * ROWS_AN_ENTRY,
        "lot": lot.index * ROWS_AN_ENTRY,
        "tendency": tendency.index * ROWS_AN_ENTRY,
    }
    return Scene(places, {who: moot[name] if name else None for who, name in CAST.items()})


PLACES = (
    "north",
    "founding",
    "application",
    "expulsion",
    "meeting",
    "decision",
    "lot",
    "proposal",
    "resignation",
    "tendency",
)


def route(row: Row) -> str:
    """The address, as the resolver writes it, for which a row stands."""
    path = row.path.format(**dict.fromkeys([*(name.lower() for name in NAMES), *PLACES], 0))
    try:
        return resolve(path.partition("?")[0]).route
    except Resolver404:
        return ""


def routes(within: Iterable[Any] | None = None, before: str = "") -> Iterator[str]:
    """Every address that the program has, as the resolver writes it: `bodies/<str:id>`."""
    for each in get_resolver().url_patterns if within is None else within:
        if isinstance(each, URLResolver):
            yield from routes(each.url_patterns, before + str(each.pattern))
        elif isinstance(each, URLPattern):
            yield before + str(each.pattern)
