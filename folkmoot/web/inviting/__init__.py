"""Inviting those on the roll who have no account yet, for whoever enters decisions of their unit."""
