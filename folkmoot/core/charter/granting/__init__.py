"""What each kind of rule gives: one module for each file of `rules`, brought together by `compiling`."""
