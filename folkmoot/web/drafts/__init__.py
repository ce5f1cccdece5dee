"""What somebody typed into the form of an act and has not done yet: kept for them alone until it is done."""
