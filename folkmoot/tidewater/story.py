"""The whole history as one text: its head, its year, and whom it offers to be."""

from collections.abc import Callable

from folkmoot.tidewater.assemblies import Assemblies
from folkmoot.tidewater.beginning import Beginning
from folkmoot.tidewater.committees import Committees
from folkmoot.tidewater.conventions import Conventions
from folkmoot.tidewater.federation import WRITTEN
from folkmoot.tidewater.justice import Justice
from folkmoot.tidewater.movements import Movements
from folkmoot.tidewater.offering import people
from folkmoot.tidewater.plot import Plot
from folkmoot.tidewater.writing import block, wrapped
from folkmoot.tidewater.year import FOUNDED, Year, at

SEED = "tidewater"


def written(size: int = WRITTEN, seed: str = SEED, step: Callable[[float], None] | None = None) -> str:
    """The history of a federation of about so many members: the same text for the same size and seed, anywhere."""
    year = Year(size, seed)
    assemblies, movements, committees = Assemblies(year), Movements(year), Committees(year)
    justice = Justice(year)
    for part in (
        Beginning(year),
        committees,
        Conventions(year, committees),
        Plot(year, assemblies, movements, committees),
        justice,
        assemblies,
        movements,
    ):
        part.plan()
    year.live(step)
    head = {"charter": "tidewater.md", "seed": f"{seed} {size}", "entered": at(FOUNDED, 15)}
    begins = block("history", head).removesuffix("```") + people(year, justice) + "\n```"
    return "\n\n".join(["# The Tidewater Federation", _opening(year), begins, *year.script.parts]) + "\n"


def _opening(year: Year) -> str:
    count = len(year.federation.branches)
    return wrapped(
        "A rehearsal: fourteen months in the life of a federation on a made-up coast, about "
        f"{year.federation.size:,} members in {count} branches, in two languages. Everybody here is made up, and so "
        "is everything that they say. A program wrote it from a seed (folkmoot.tidewater); every act below goes "
        "through the door like any other, and is judged by the charter."
    )
