"""The pages of decisions: what was decided, with which count, and what came of it."""
