"""Bodies, seats, mandates, offices, meetings and decisions."""
