"""A result as tables: in the terminal, as CSV, as HTML."""
