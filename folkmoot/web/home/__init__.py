"""A member's first page: what needs them now."""
