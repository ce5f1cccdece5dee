"""The questions from whose answers a charter is drawn up: about a dozen, in plain words, each with a usual answer."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from zoneinfo import available_timezones

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

Said = str | Promise
NOT_PLAIN = re.compile(r"[\x00-\x1f\x7f`<>\"\\\[\]#*_]")


class BadAnswer(ValueError):
    """An answer from which no charter can be drawn up. Says what was expected."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `kind` is name, zone, yes, number or choice; of a number, `least` and `most` are its limits."""

    key: str
    part: int
    says: Said
    hint: Said
    kind: str
    usual: str
    choices: tuple[tuple[str, Said], ...] = ()
    least: int = 0
    most: int = 0

    def read(self, written: str) -> str:
        """The answer as it is kept. Raises BadAnswer."""
        found = " ".join(written.split()) or ("" if self.kind in ("name", "yes") else self.usual)
        if self.kind == "number":
            if not found.isascii() or not found.isdigit() or not self.least <= int(found[:9]) <= self.most:
                raise BadAnswer(_("Write a number from {least} to {most}.").format(least=self.least, most=self.most))
            return str(int(found))
        if self.kind == "choice" and found not in dict(self.choices):
            raise BadAnswer(_("Choose one of those that are listed."))
        if self.kind == "zone" and found not in available_timezones():
            raise BadAnswer(_("There is no such time zone; they are called like Europe/Madrid or America/Chicago."))
        if self.kind == "name" and (not found or len(found) > 100 or NOT_PLAIN.search(found)):
            raise BadAnswer(_("Write the name, without signs such as quotation marks or brackets."))
        return "yes" if self.kind == "yes" and found.lower() in ("yes", "y", "sí", "si", "on", "1") else found


UNITS: tuple[tuple[str, Said], ...] = (
    ("", gettext_lazy("No: we are one whole")),
    ("branch", gettext_lazy("Yes, branches")),
    ("chapter", gettext_lazy("Yes, chapters")),
    ("local", gettext_lazy("Yes, locals")),
    ("section", gettext_lazy("Yes, sections")),
)
SHARES: tuple[tuple[str, Said], ...] = tuple((each, each) for each in ("1/20", "1/10", "1/5", "1/4", "1/3", "1/2"))
MAJORITIES: tuple[tuple[str, Said], ...] = (
    ("1/2", gettext_lazy("more than half of the votes")),
    ("3/5", gettext_lazy("three fifths of the votes")),
    ("2/3", gettext_lazy("two thirds of the votes")),
    ("3/4", gettext_lazy("three quarters of the votes")),
)
ADMITTING: tuple[tuple[str, Said], ...] = (
    ("committee", gettext_lazy("the committee")),
    ("meeting", gettext_lazy("the general meeting")),
    ("branch", gettext_lazy("the branch to which somebody applies")),
)
WHO, MEMBERS, BODIES = 1, 2, 3
"""The pages of questions: who you are, who belongs, who decides."""

QUESTIONS = (
    Question("name", WHO, gettext_lazy("What is the organisation called?"), "", "name", ""),
    Question(
        "zone", WHO, gettext_lazy("In which time zone do its days begin?"),
        gettext_lazy("Europe/Madrid, America/Chicago, UTC"), "zone", "UTC",
    ),
    Question("unit", WHO, gettext_lazy("Has it branches?"), "", "choice", "", UNITS),
    Question("admitting", MEMBERS, gettext_lazy("Who admits members?"), "", "choice", "committee", ADMITTING),
    Question(
        "objection_days", MEMBERS, gettext_lazy("For how many days may members object to an application?"), "",
        "number", "7", least=0, most=90,
    ),
    Question(
        "dues_grace_days", MEMBERS, gettext_lazy("After how many unpaid days do a member’s rights rest?"),
        gettext_lazy("After twice as many the membership lapses. 0: there are no dues."), "number", "90", most=365,
    ),
    Question(
        "meeting_quorum", BODIES, gettext_lazy("What share of the members must be at a general meeting?"),
        gettext_lazy("If fewer come, it meets again a week later, and half as many are enough."), "choice", "1/5",
        SHARES,
    ),
    Question(
        "notice_days", BODIES, gettext_lazy("With how many days of notice is a general meeting called?"), "",
        "number", "14", least=1, most=90,
    ),
    Question(
        "seats", BODIES, gettext_lazy("How many people are on the committee?"),
        gettext_lazy("More than half of them are its quorum."), "number", "5", least=3, most=50,
    ),
    Question(
        "term_months", BODIES, gettext_lazy("For how many months are they elected?"), "", "number", "12",
        least=3, most=60,
    ),
    Question(
        "amend", BODIES, gettext_lazy("What does it take to change the charter?"), "", "choice", "2/3", MAJORITIES
    ),
    Question(
        "amend_days", BODIES, gettext_lazy("For how many days is a change discussed before the vote?"), "", "number",
        "30", least=1, most=365,
    ),
)  # fmt: skip


def read(given: Mapping[str, str], part: int | None = None) -> tuple[dict[str, str], dict[str, str]]:
    """The answers that are given, and what is wrong with each that cannot be: of one page, or of all."""
    found, wrong = dict[str, str](), dict[str, str]()
    for question in QUESTIONS:
        if part is None or question.part == part:
            try:
                found[question.key] = question.read(given.get(question.key, ""))
            except BadAnswer as bad:
                wrong[question.key] = str(bad)
    if found.get("admitting") == "branch" and not given.get("unit"):
        wrong["admitting"] = _("There are no branches that could admit anybody.")
    return found, wrong


def half(share: str) -> str:
    """`1/10`: half of `1/5`."""
    found = Fraction(share) / 2
    return f"{found.numerator}/{found.denominator}"
