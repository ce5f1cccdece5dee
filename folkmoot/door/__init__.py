"""The only way in: every change of the organisation is an act that goes through here."""
