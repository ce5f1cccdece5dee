"""What stands at the head of every page: the ways to the others, who reads, and what was just done."""
