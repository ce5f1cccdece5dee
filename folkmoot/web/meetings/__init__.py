"""The pages of meetings: which are coming, and what the record says of each."""
