"""The lots: who is in one, from where its numbers come, whom it drew, and how anybody draws it again."""
