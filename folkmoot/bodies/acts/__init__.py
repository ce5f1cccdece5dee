"""The acts on seats, meetings and decisions. Importing it registers them."""

from folkmoot.bodies.acts import deciding, ending, meeting, orders, seating

__all__ = ["deciding", "ending", "meeting", "orders", "seating"]
