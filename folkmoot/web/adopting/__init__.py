"""What whoever is about to decide on a charter sees of it: what a check finds, and what it newly allows."""
