"""What every page asks of whoever reads it, in one statement: how they stand, what is sealed for them, their name."""

from datetime import date

from folkmoot.bodies.models import Mandate
from folkmoot.branches.models import Suspension as Rest
from folkmoot.core.charter.charter import Charter
from folkmoot.deliberation import reads as deliberation
from folkmoot.door.together import Asked, Of, Rows
from folkmoot.door.unmoved import UNKNOWN, learn
from folkmoot.door.unmoved import known as known_already
from folkmoot.grievances.readers import that_may_concern
from folkmoot.members.models import Membership, Suspension
from folkmoot.web.known import Known


def look_up(known: Known, person: str, today: date, charter: Charter) -> None:
    """Look up what the organs ask to tell how somebody stands: they find it in memory when they ask."""
    opened = ("opened", person, today, charter.hash)
    if known_already(opened, lasting=True) is not UNKNOWN:
        return
    joined = Rows(Membership, "person", [person])
    held = Rows(Mandate, "person", [person])
    places = Of(joined, "unit"), Of(held, "unit")
    known.look_up(
        people=[person],
        where=places,
        along=True,
        beside=[
            joined,
            held,
            Rows(Suspension, "person", [person]),
            Rows(Rest, "unit", places),
            Asked(that_may_concern(charter), {"person": person}),
            Asked(deliberation.of_person(), {"person": person, "day": today}),
        ],
    )
    learn(opened, True, lasting=True)
