"""What a member does about the words that are kept of them: put them right, or have them erased."""

from typing import Annotated

from msgspec import Meta

from folkmoot.core.charter.facts import Facts
from folkmoot.door.act import Act, BadAct, Index, Line, Missing, Person, act
from folkmoot.door.occasion import Occasion
from folkmoot.members import own_words, reads
from folkmoot.members.changes import know
from folkmoot.members.subject import about, oneself

Path = Annotated[
    str, Meta(pattern=r"^body(\.[A-Za-z0-9_-]{1,64}){1,30}(:[1-9][0-9]{0,6}\.[a-z]{1,64})?$(?!\n)", max_length=200)
]


@act("members.correct_details", verb="correct_data", on="member", record="roll")
class CorrectDetails(Act, frozen=True, kw_only=True):
    """I correct what is written of me.

    Changes: my name on the roll. The former one stays in the record.
    Shows: to whoever may read the roll.
    """

    name: Line
    person: Person | None = None

    def gather(self, occasion: Occasion) -> Facts:
        subject = oneself(self.person, occasion)
        if reads.person(subject) is None:
            raise Missing("field person: nobody here is {subject}", subject=subject)
        return about(subject, occasion)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        know(oneself(self.person, occasion), self.name, occasion)


@act("members.erase", verb="erase", on="member", record="roll")
class Erase(Act, frozen=True, kw_only=True):
    """I have these words of mine erased: my name, and what I wrote in acts on myself.

    `erases` names each place: the index of an entry, and where in it the words stand. For somebody else a body does it
    that the charter lets erase.

    Changes: the words and what opens their commitments are deleted. The entries stay, and so does every row.
    Shows: to everybody, so that nobody takes the words for lost; of words in a case, to whoever reads the case.
    """

    erases: tuple[tuple[Index, Path], ...]
    person: Person | None = None

    def gather(self, occasion: Occasion) -> Facts:
        if occasion.told:
            raise BadAct("words are erased when they are erased: this cannot be told afterwards")
        subject = oneself(self.person, occasion)
        if not self.erases or len(set(self.erases)) < len(self.erases):
            raise BadAct("field erases: expected at least one place, and each once")
        for index, path in self.erases:
            if not own_words.stands_at(index, path):
                raise Missing("field erases: no words stand in entry {index} at {path}", index=index, path=path)
            if not own_words.are_of(subject, index, path):
                raise BadAct(
                    "field erases: the words in entry {index} at {path} are not their own", index=index, path=path
                )
            for again in own_words.repeated(index, path):
                if again not in self.erases:
                    raise BadAct(
                        "field erases: the words in entry {index} stand in entry {again} at {path} too; name both",
                        index=index,
                        again=again[0],
                        path=again[1],
                    )
        if len(own_words.seals_of(self.erases)) > 1:
            raise BadAct("field erases: words in a case are erased by themselves, so that nobody else learns of it")
        return about(subject, occasion)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        """Changes no row: the door deletes the words that an entry erases when it appends it."""
