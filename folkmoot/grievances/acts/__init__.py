"""The acts of the grievances. Importing it registers them."""

from folkmoot.grievances.acts import (
    aside,
    complaining,
    deadlines,
    finding,
    hearing,
    measures,
    sanctioning,
    saying,
)

__all__ = ["aside", "complaining", "deadlines", "finding", "hearing", "measures", "sanctioning", "saying"]
