"""Joining: what it means by this charter, how to apply, and where an application stands."""
