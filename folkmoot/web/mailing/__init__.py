"""Letters: what one wants to be written about, ending it with one click, and who is to be written to on paper."""
