"""Whom one can be in a rehearsal: a few people that its history offers, and anybody else who is searched for."""
