"""The acts of the grievances. Importing it registers them."""

from folkmoot.grievances.acts import (
    appealing,
    aside,
    complaining,
    deadlines,
    ending,
    finding,
    hearing,
    late,
    measures,
    ruling,
    sanctioning,
    saying,
    varying,
)

__all__ = [
    "appealing",
    "aside",
    "complaining",
    "deadlines",
    "ending",
    "finding",
    "hearing",
    "late",
    "measures",
    "ruling",
    "sanctioning",
    "saying",
    "varying",
]
