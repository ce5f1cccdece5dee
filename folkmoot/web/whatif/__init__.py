"""What other charters would have said of what was done: two of them, side by side over one timeline."""
