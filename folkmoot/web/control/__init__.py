"""Who commands whom by a charter: a picture, the same as a list, and what a check of the charter found."""
