"""The roll: searched, filtered, sorted, turned, kept as views, taken away as a table; each reading leaves a trace."""
