"""Putting a typing error right: the one act that the door has of its own. Nothing is edited; both entries stand."""

from django.db.models import QuerySet

from folkmoot.core.charter.facts import Facts
from folkmoot.core.charter.judging import OWN
from folkmoot.core.record.entry import Entry as RecordEntry
from folkmoot.core.record.entry import commitments
from folkmoot.door.act import Act, BadAct, Index, Missing, Text, act, declaration, decode
from folkmoot.door.classes import RecordName, settled, within
from folkmoot.door.models import Correction, Entry
from folkmoot.door.occasion import Kind, Occasion
from folkmoot.door.unmoved import once


@act("record.correct", verb="correct", on="record", record="decision")
class Correct(Act, frozen=True, kw_only=True):
    """We correct this entry: it holds a mistake, and this is what is right.

    Whoever could do what the entry did may correct it. The tables stay as they are: to change them too, do what is
    right as an act of its own.

    Changes: nothing but what is said beside the entry.
    Shows: to whoever may read the entry that is corrected.
    """

    entry: Index
    right: Text

    def verb(self) -> str:
        return declaration(self._wrong().act).verb

    def matter(self) -> int | None:
        return self._wrong().matter

    def record_names(self) -> tuple[RecordName, ...]:
        wrong = self._wrong()
        names = decode(wrong.act, dict(wrong.body)).record_names()
        return tuple(settled(name, wrong.index) for name in names)

    def text_record(self, field: str) -> RecordName | None:
        """What is right may repeat any text of the entry that is wrong."""
        wrong = self._wrong()
        act = decode(wrong.act, dict(wrong.body))
        for path, _ in commitments(wrong):
            named = act.text_record(path.removeprefix("body."))
            if named is not None:
                return settled(within(named, act.sealed_in()), wrong.index)
        return None

    def gather(self, occasion: Occasion) -> Facts:
        wrong = self._wrong()
        if wrong.kind == Kind.REFUSED.value:
            raise BadAct(
                "field entry: entry {entry} says that something was refused; nobody entered it", entry=self.entry
            )
        if self.verb() in OWN and occasion.person != (wrong.by.get("for") or wrong.by.get("person")):
            raise BadAct("field entry: entry {entry} is somebody's own act, which only they correct", entry=self.entry)
        facts = Facts.from_json({"on": wrong.facts["on"], "known": wrong.facts["known"]})
        return facts.knowing({"record_empty": False})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Correction.objects.create(id=occasion.key(), of=self.entry, right=self.right)

    def _wrong(self) -> RecordEntry:
        there = Entry.objects.using("default").filter(index=self.entry).only("line")
        row = once(("entry to correct", self.entry), there.first)
        if row is None:
            raise Missing("field entry: there is no entry {entry}", entry=self.entry)
        return RecordEntry.parse(bytes(row.line))


def corrections(entry: int) -> QuerySet[Correction]:
    """What was said to put an entry right, in the order in which it was entered."""
    return Correction.objects.filter(of=entry).order_by("id")
