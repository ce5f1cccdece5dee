"""The acts of the constitution: founding, changing the charter, ruling on it, emergencies, the end."""

from folkmoot.constitution.acts.amending import Amend, ProposeAmendment, Ratify
from folkmoot.constitution.acts.dissolving import Dissolve, ProposeDissolution
from folkmoot.constitution.acts.emergency import DeclareEmergency, EndEmergency
from folkmoot.constitution.acts.founding import FirstMember, FirstSeat, FirstUnit, Found, first_unit
from folkmoot.constitution.acts.interpreting import Interpret

__all__ = [
    "Amend",
    "DeclareEmergency",
    "Dissolve",
    "EndEmergency",
    "FirstMember",
    "FirstSeat",
    "FirstUnit",
    "Found",
    "Interpret",
    "ProposeAmendment",
    "ProposeDissolution",
    "Ratify",
    "first_unit",
]
