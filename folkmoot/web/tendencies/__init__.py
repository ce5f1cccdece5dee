"""The pages of tendencies: which there are, one with what it is owed, and who belongs to it for those who do."""
