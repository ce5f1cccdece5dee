"""How each act is told: a whole sentence in English. The door's own sentence serves for an act that has none here."""

from folkmoot.web.sentences import bodies, branches, constitution, deliberation, grievances, history, members, record
from folkmoot.web.told import SAYS

__all__ = ["SAYS", "bodies", "branches", "constitution", "deliberation", "grievances", "history", "members", "record"]
