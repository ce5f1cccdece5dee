"""Charter, tally and record: plain Python that a member can run alone."""
