"""The result of a count in Spanish."""
