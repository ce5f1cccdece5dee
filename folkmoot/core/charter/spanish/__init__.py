"""The sentences of a charter in Spanish. Names that a charter gives stand as it gives them, after a noun that fits."""
