"""Changing the key that signs checkpoints: an act, with the former key's word for the new one wherever it is there."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from folkmoot.core.charter.facts import Facts
from folkmoot.core.record.entry import Entry as RecordEntry
from folkmoot.core.record.handover import Handover, hand_over
from folkmoot.core.record.malformed import Malformed
from folkmoot.core.record.note import VerifierKey
from folkmoot.door.act import Act, BadAct, LogKey, Sha256, act
from folkmoot.door.charters import attach
from folkmoot.door.enact import Done
from folkmoot.door.log_key import is_next, log_key, next_key, present_key, rotated
from folkmoot.door.models import Attachment, Entry, Head
from folkmoot.door.occasion import Occasion
from folkmoot.door.record import LOG


@act("record.rotate_key", verb="operate", on="record", record=LOG)
class RotateKey(Act, frozen=True, kw_only=True):
    """We change the key that signs the record's checkpoints.

    The former key signs for the new one. Where the former one is lost nobody can: then nothing but the minutes says
    whose the new key is. `folkmoot rotate-key` draws the key and does all of it.

    Changes: no row. Checkpoints are signed by the new key from here on.
    Shows: to everybody.
    """

    key: LogKey
    handover: Sha256 | None = None

    def gather(self, occasion: Occasion) -> Facts:
        if occasion.told:
            raise BadAct("the key is changed when it is changed: this cannot be told afterwards")
        try:
            new = VerifierKey.parse(self.key)
        except Malformed:
            raise BadAct("field key: expected the key of a log: its name, its number and its letters") from None
        founding = Entry.objects.using("default").filter(index=0).first()
        origin = None if founding is None else RecordEntry.parse(bytes(founding.line)).body.get("origin")
        if new.name != origin:
            raise BadAct("field key: expected a key of {origin}; found one of {name}", origin=origin, name=new.name)
        last = next(rotated(before=occasion.index), None)
        former = None if self.handover is None else self._former(new, self.handover)
        if former is not None and last is not None and former != last:
            raise BadAct("field handover: another key signs now than the one that hands over")
        if not Entry.objects.using("default").filter(index=occasion.index).exists():
            self._check_here(new, former)
        return Facts({"record"})

    def _former(self, new: VerifierKey, handover: str) -> VerifierKey:
        row = Attachment.objects.using("default").filter(sha256=handover).first()
        if row is None:
            raise BadAct("field handover: this file is not here")
        try:
            found = Handover.parse(bytes(row.content))
        except Malformed:
            raise BadAct("field handover: this is no hand-over that the former key signed") from None
        if found.new != new:
            raise BadAct("field handover: it hands over to another key")
        return found.former

    def _check_here(self, new: VerifierKey, former: VerifierKey | None) -> None:
        """Hold an act that is new against the keys in the data folder; one that stands in the record needs none."""
        signing = present_key()
        if signing is not None and new == signing.verifier:
            raise BadAct("field key: this key signs already")
        if not is_next(new):
            raise BadAct("field key: this key is not here; folkmoot rotate-key draws it and enters it")
        if former is not None and (signing is None or former != signing.verifier):
            raise BadAct("field handover: another key signs now than the one that hands over")

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        """Changes no row: the key lies in the data folder, and is put into its place when it is needed next."""


@dataclass(frozen=True, slots=True)
class Rotated:
    """What a change of the key left: its entry, the new key, and whether the former one handed over."""

    done: Done
    key: VerifierKey
    handed_over: bool


def rotate(enter: Callable[[RotateKey], Done], *, lost: bool = False) -> Rotated:
    """Draw a new key, have it signed for by the former one unless that is lost, enter it and put it into its place.

    `enter` takes the act through the door. Stopped at any point, the old key signs, or the new one: begin again.
    Raises BadAct where the former key is not here and is not said to be lost, or is, and is said to be.
    """
    origin = Head.objects.get().origin
    signing = present_key()
    last = next(rotated(), None)
    here = signing if signing is not None and last in (None, signing.verifier) else None
    if here is None and not lost:
        raise BadAct("the key that signs now is not here: copy it back as log-key, or say that it is --lost")
    if here is not None and lost:
        raise BadAct("the key that signs now is here, and can hand over: leave --lost out")
    new = next_key(origin).verifier
    with transaction.atomic():
        handover = None if here is None else attach(hand_over(here, new))
        done = enter(RotateKey(key=new.vkey, handover=handover))
    log_key(origin)
    return Rotated(done, new, handover is not None)
