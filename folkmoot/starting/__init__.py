"""Founding an organisation: a charter from answers to plain questions, the first person, and their account."""
