"""Bringing in a list of members from a file: what its columns mean, who is new, and one act that admits them."""
