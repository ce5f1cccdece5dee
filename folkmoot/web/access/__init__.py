"""Letting in anew whoever has lost every way to sign in: the page of the officer who has seen them."""
