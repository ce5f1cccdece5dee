"""The branches: the tree, how big each is and was, how it does, and one branch with all that is its own."""
