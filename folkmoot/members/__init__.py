"""People and their membership over time."""
