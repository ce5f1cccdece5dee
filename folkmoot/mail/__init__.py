"""Writing to people: where each is reached. Addresses are kept beside the record, never in it."""
