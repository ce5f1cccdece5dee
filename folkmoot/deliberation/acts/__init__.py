"""The acts of the deliberation. Importing it registers them."""

from folkmoot.deliberation.acts.belonging import DissolveTendency, JoinTendency, LeaveTendency
from folkmoot.deliberation.acts.claiming import Claim, Honour
from folkmoot.deliberation.acts.tendencies import ExpelTendency, FormTendency, NoteOrigin

__all__ = [
    "Claim",
    "DissolveTendency",
    "ExpelTendency",
    "FormTendency",
    "Honour",
    "JoinTendency",
    "LeaveTendency",
    "NoteOrigin",
]
