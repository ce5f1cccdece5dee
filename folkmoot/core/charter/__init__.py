"""The charter: reading it, saying it in sentences, judging by it."""
