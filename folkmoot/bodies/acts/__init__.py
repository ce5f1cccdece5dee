"""The acts on seats, meetings and decisions. Importing it registers them."""

from folkmoot.bodies.acts import deciding, ending, lot, meeting, orders, seating, waiting

__all__ = ["deciding", "ending", "lot", "meeting", "orders", "seating", "waiting"]
