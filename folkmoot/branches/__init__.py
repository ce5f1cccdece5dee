"""Units as a tree: towns, workplaces, students, with their own officers."""
