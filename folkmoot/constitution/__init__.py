"""The charter in force: the founding, amendments, interpretations, emergencies, dissolution."""
