"""Bringing in a list of members: a file, its columns, what is new and what is not, and one act."""
