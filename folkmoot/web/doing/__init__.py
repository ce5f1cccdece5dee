"""What stands around the form of an act: who acts, what cannot be undone, and where one goes from there."""
