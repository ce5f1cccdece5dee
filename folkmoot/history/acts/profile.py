"""The profile: what the box of an encyclopaedia says."""

from typing import Literal

from msgspec import Struct

from folkmoot.core.charter.facts import Facts
from folkmoot.door.act import BadAct, Edtf, Id, Line, Missing, act
from folkmoot.door.occasion import Occasion
from folkmoot.history.acts.noting import Noting, check_dates
from folkmoot.history.models import ProfileValue

ProfileField = Literal[
    "name",
    "short_name",
    "kind",
    "country",
    "headquarters",
    "founded",
    "dissolved",
    "leadership",
    "ideology",
    "position",
    "colour",
    "newspaper",
    "international",
    "predecessor",
    "successor",
    "website",
]
DATES = ("founded", "dissolved")


class Stated(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One value: words, a date or a body, and how sure it is. `inferred`: the source implies it but does not say it."""

    says: Line | None = None
    date: Edtf | None = None
    until: Edtf | None = None
    role: Line | None = None
    body: Id | None = None
    qualifier: Line | None = None
    said_by: Line | None = None
    inferred: bool = False


@act("history.note_profile", verb="note", on="history", record="history")
class NoteProfile(Noting, frozen=True, kw_only=True):
    """This is what one line of our profile says.

    Its values take the place of those noted before, or with `adds` stand beside them.

    Changes: the profile. What stood there before stays in the record.
    Shows: to whoever may read what we say of our past.
    """

    field: ProfileField
    values: tuple[Stated, ...]
    adds: bool = False

    def check(self, occasion: Occasion) -> None:
        if not self.values:
            raise BadAct("field values: expected at least one")
        for n, value in enumerate(self.values):
            if self.field in DATES and value.date is None:
                raise BadAct("field values[{n}]: {field} is a date: expected date", n=n, field=self.field)
            if value.says is None and value.date is None and value.body is None:
                raise BadAct("field values[{n}]: expected says, date or body", n=n)
            if value.body is not None and occasion.charter.body(value.body) is None:
                raise Missing("field values[{n}]: the charter has no body {body}", n=n, body=value.body)
            check_dates(**{f"values[{n}].date": value.date, f"values[{n}].until": value.until})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        for n, value in enumerate(self.values):
            ProfileValue.objects.create(
                id=occasion.key(n),
                stated_in=self.stated_in or "",
                field=self.field,
                adds=self.adds,
                words=value.says or "",
                date=value.date or "",
                until=value.until or "",
                role=value.role or "",
                body=value.body or "",
                qualifier=value.qualifier or "",
                said_by=value.said_by or "",
                inferred=value.inferred,
            )
