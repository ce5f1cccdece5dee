"""The acts of the members: joining, moving, leaving, sanctions, what is written of them, and figures."""

from folkmoot.members.acts.access import RenewAccess
from folkmoot.members.acts.details import CorrectDetails, Erase
from folkmoot.members.acts.figures import EnterEstimate, ReportDepartures
from folkmoot.members.acts.joining import Admit, Apply, EnrolFounder, Refuse
from folkmoot.members.acts.leaving import Lapse, Resign
from folkmoot.members.acts.moving import Reinstate, Transfer
from folkmoot.members.acts.sanctions import Expel, Suspend
from folkmoot.members.acts.together import AdmitBatch, UndoBatch

__all__ = [
    "Admit",
    "AdmitBatch",
    "Apply",
    "CorrectDetails",
    "EnrolFounder",
    "EnterEstimate",
    "Erase",
    "Expel",
    "Lapse",
    "Refuse",
    "Reinstate",
    "RenewAccess",
    "ReportDepartures",
    "Resign",
    "Suspend",
    "Transfer",
    "UndoBatch",
]
