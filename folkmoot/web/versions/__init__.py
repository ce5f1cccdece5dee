"""The charter over time: each version that was adopted, what it changed, and what is proposed."""
