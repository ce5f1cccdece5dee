"""What sources say of the number of members, and of those who left, where there is no roll."""

from typing import Any, ClassVar, Literal

from folkmoot.core.charter.facts import Facts
from folkmoot.door.act import Act, BadAct, Count, Edtf, Line, Share, act
from folkmoot.door.edtf import partial_date
from folkmoot.door.occasion import Occasion
from folkmoot.members.models import Departure, Estimate

Qualifier = Literal["about", "as_many_as", "at_least", "up_to", "more_than", "fewer_than", "many", "several", "most"]
WORDS = ("many", "several", "most")
"""The qualifiers that say how many by themselves."""


class Report(Act, frozen=True, kw_only=True):
    """How many, as a source says: who says so, or where it is stated. A told act names its source besides."""

    counted: ClassVar[str]

    date: Edtf
    qualifier: Qualifier | None = None
    said_by: Line | None = None
    stated_in: Line | None = None

    def gather(self, occasion: Occasion) -> Facts:
        try:
            partial_date(self.date)
        except ValueError as error:
            raise BadAct("field date: {error}", error=error) from None
        if all(number in (None, "") for number in self.numbers().values()) and self.qualifier not in WORDS:
            says = "field {counted}: expected a number, or a word as many, several, most"
            if "share" in self.numbers():
                says = "field {counted}: expected a number, a share, or a word as many, several, most"
            raise BadAct(says, counted=self.counted)
        if not occasion.told and self.said_by is None and self.stated_in is None:
            raise BadAct("field stated_in: expected where this is stated, or in said_by who says so")
        return Facts({"history"})

    def numbers(self) -> dict[str, Any]:
        """How many, by the columns of the row."""
        raise NotImplementedError

    def columns(self, occasion: Occasion) -> dict[str, Any]:
        """What the row of every report holds."""
        return {
            "id": occasion.key(),
            "date": self.date,
            "qualifier": self.qualifier or "",
            "said_by": self.said_by or "",
            "stated_in": self.stated_in or "",
            **self.numbers(),
        }


class OfMembers(Report, frozen=True, kw_only=True):
    """How many members, or what share of them."""

    counted: ClassVar[str] = "members"

    members: Count | None = None
    share: Share | None = None

    def numbers(self) -> dict[str, Any]:
        return {"members": self.members, "share": self.share or ""}


@act("members.estimate", verb="estimate", on="history", record="membership_figures")
class EnterEstimate(OfMembers, frozen=True, kw_only=True):
    """This source says how many members there were.

    Changes: the estimates of the membership. The roll stays as it is.
    Shows: to whoever may read membership figures.
    """

    peak: bool = False

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Estimate.objects.create(**self.columns(occasion), peak=self.peak)


@act("members.report_departures", verb="estimate", on="history", record="membership_figures")
class ReportDepartures(OfMembers, frozen=True, kw_only=True):
    """This source says that members left: on this date, or, if `onwards`, from then on.

    Changes: the departures that are reported. The roll stays as it is.
    Shows: to whoever may read membership figures.
    """

    onwards: bool = False
    of: Line | None = None
    how: Literal["resign", "expel", "lapse"] | None = None
    destination: Line | None = None

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Departure.objects.create(
            **self.columns(occasion),
            onwards=self.onwards,
            of=self.of or "",
            how=self.how or "",
            destination=self.destination or "",
        )
