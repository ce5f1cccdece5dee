"""What is told of the organisation: profile, timeline, claims with their source, people."""
