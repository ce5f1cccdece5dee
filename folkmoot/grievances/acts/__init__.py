"""The acts of the grievances. Importing it registers them."""

from folkmoot.grievances.acts import complaining, finding, hearing

__all__ = ["complaining", "finding", "hearing"]
