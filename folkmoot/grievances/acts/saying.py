"""What the parties and witnesses of a case say in it, and who stands by a complaint."""

from folkmoot.core.charter.facts import Facts
from folkmoot.door.act import BadAct, Line, Person, SealedFile, Text, act
from folkmoot.door.occasion import Occasion
from folkmoot.door.rows import insert, rows
from folkmoot.grievances.acts.case import OfCase, for_who_hears
from folkmoot.grievances.models import Case, Evidence, Party, Statement
from folkmoot.grievances.panel import judged
from folkmoot.grievances.readers import is_told
from folkmoot.grievances.reads import charter_of
from folkmoot.members.subject import oneself

MOST_FILES = 100
"""Files that a case holds at most."""


@act("grievances.support", verb="complain", on="decision", record="complaint")
class Support(OfCase, frozen=True, kw_only=True):
    """I stand by this complaint, as I was asked to.

    Changes: the parties of the case.
    Shows: to the parties and to those who hear it, as the charter says.
    """

    person: Person | None = None

    def gather(self, occasion: Occasion) -> Facts:
        row, person = self.of(occasion), oneself(self.person, occasion)
        if not occasion.told and self._asked(row, person) is None:
            raise BadAct("field case: nobody asks {person} to stand by it", person=person)
        return for_who_hears(row)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        row, person = self.of(occasion), oneself(self.person, occasion)
        asked = self._asked(row, person)
        if asked is None:
            insert(Party(id=occasion.key(), case=row.pk, role="supporter", person=person, since=occasion.today))
        else:
            Party.objects.filter(pk=asked.pk).update(since=occasion.today)

    def _asked(self, row: Case, person: str) -> Party | None:
        asked = rows(Party, case=row.pk, role="supporter", person=person)
        return next((each for each in asked if each.since is None), None)


@act("grievances.add_statement", verb="complain", on="decision", record="complaint")
class AddStatement(OfCase, frozen=True, kw_only=True):
    """I say this in the case, as a party to it or as a witness.

    Changes: the statements of the case.
    Shows: to the parties and to those who hear it, as the charter says.
    """

    person: Person | None = None
    statement: Text

    def gather(self, occasion: Occasion) -> Facts:
        row, person = self.of(occasion), oneself(self.person, occasion)
        if not occasion.told and role_of(row, person, occasion) is None:
            raise BadAct("field case: {person} is neither a party nor a witness", person=person)
        return for_who_hears(row)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        row, person = self.of(occasion), oneself(self.person, occasion)
        role = role_of(row, person, occasion)
        insert(
            Statement(
                id=occasion.key(),
                case=row.pk,
                person=person,
                role=role or "",
                text=self.statement,
                day=occasion.today,
            )
        )


@act("grievances.add_evidence", verb="complain", on="decision", record="evidence")
class AddEvidence(OfCase, frozen=True, kw_only=True):
    """I hand in this file as evidence in the case, as a party to it or as a witness.

    A PDF, a picture or plain text, of at most 10 MB. The record holds nothing by which the file could be guessed.

    Changes: the evidence of the case.
    Shows: to the parties and to those who hear it, as the charter says.
    """

    person: Person | None = None
    file: SealedFile
    shows: Line

    def gather(self, occasion: Occasion) -> Facts:
        row, person = self.of(occasion), oneself(self.person, occasion)
        if not occasion.told and role_of(row, person, occasion) is None:
            raise BadAct("field case: {person} is neither a party nor a witness", person=person)
        if len(rows(Evidence, case=row.pk)) >= MOST_FILES:
            raise BadAct("field file: a case holds at most {most} files", most=MOST_FILES)
        return for_who_hears(row)

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        row, person = self.of(occasion), oneself(self.person, occasion)
        insert(
            Evidence(
                id=occasion.key(),
                case=row.pk,
                person=person,
                role=role_of(row, person, occasion) or "",
                file=self.file,
                shows=self.shows,
                day=occasion.today,
            )
        )


def role_of(row: Case, person: str, occasion: Occasion) -> str | None:
    """What somebody is to the case. Whoever sits in a body that is complained about may answer for it.

    Who is complained about is a party to it from when they are told of it.
    """
    if person in judged(row, charter_of(row), occasion.today):
        return "respondent" if occasion.told or is_told(row, person, occasion.today) else None
    theirs = [each for each in rows(Party, case=row.pk, person=person) if each.since is not None]
    return next((each.role for each in theirs if each.role != "named"), None)
