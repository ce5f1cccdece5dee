"""The page of the past: what happened, what others said, and whom one should know."""
