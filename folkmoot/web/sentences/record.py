"""How what is done to the record itself is told: corrections, another key, a fork."""

from django.utils.translation import gettext as _

from folkmoot.core.record.malformed import Malformed
from folkmoot.core.record.note import VerifierKey
from folkmoot.web import words
from folkmoot.web.told import Told, says


@says("record.correct")
def correct(told: Told) -> str:
    corrected = _("{who} corrected entry {number}")
    return told.done(corrected, because="right", who=told.who(), number=str(told.body["entry"]))


@says("record.rotate_key")
def rotate_key(told: Told) -> str:
    handed_over = "handover" in told.body
    said = (
        _("{who} changed the record’s key; the former key signed for the new one, {fingerprint}")
        if handed_over
        else _("{who} changed the record’s key, which was lost; the new one is {fingerprint}")
    )
    return told.done(said, who=told.who(), fingerprint=_fingerprint(str(told.body.get("key", ""))))


def _fingerprint(key: str) -> str:
    """The first four groups of a key's fingerprint: enough to compare at a glance."""
    try:
        found = VerifierKey.parse(key).fingerprint
    except Malformed:
        return "…"
    return " ".join(found[n : n + 4] for n in range(0, 16, 4)) + " …"


@says("record.fork")
def fork(told: Told) -> str:
    said = _("{who} declared that the record goes on from here, though {number} entries had been published")
    return told.done(said, because="why", who=told.who(), number=words.number(told.body["size"]))
