"""A person's page as each reader may see it, and one's own data."""
