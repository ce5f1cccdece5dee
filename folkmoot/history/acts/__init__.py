"""The acts of the history. Importing it registers them."""

from folkmoot.history.acts.people import NotePerson
from folkmoot.history.acts.profile import NoteProfile, Stated
from folkmoot.history.acts.retracting import Retract
from folkmoot.history.acts.timeline import MakeClaim, NoteEvent, Participant

__all__ = ["MakeClaim", "NoteEvent", "NotePerson", "NoteProfile", "Participant", "Retract", "Stated"]
