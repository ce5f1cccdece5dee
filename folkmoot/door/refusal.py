"""An act that the charter refuses: what was asked, and every reason, fit to be read out at a meeting."""

from folkmoot.core.charter.explaining import Telling
from folkmoot.door.act import Act
from folkmoot.door.judge import Judged
from folkmoot.door.occasion import Occasion
from folkmoot.door.saying import charters_language


class Refused(Exception):
    """The charter refuses the act, or does not know enough to allow it. Nothing has changed.

    `judged` and `occasion` are those of the act that the charter refuses; `cause` is the act that it would have
    followed from, which is refused with it.
    """

    def __init__(self, act: Act, judged: Judged, occasion: Occasion, cause: Act | None = None) -> None:
        because = judged.verdict.because
        super().__init__("; ".join(reason.says for reason in because) or f"{act.declared.name} is refused")
        self.act = act
        self.judged = judged
        self.occasion = occasion
        self.verdict = judged.verdict
        self.cause = cause

    @property
    def because(self) -> list[str]:
        """Every reason in English; of a consequence, first that its cause is refused with it."""
        return self.because_in("en")

    def because_in(self, language: str) -> list[str]:
        """The same in a language that charters speak."""
        says = [reason.said(language) for reason in self.verdict.because]
        if self.cause is not None:
            says.insert(0, Telling(self.occasion.charter, "follows", self.act.verb()).said(language))
        return says

    def shown(self) -> list[str]:
        """The same in the active language."""
        return self.because_in(charters_language())

    def to_json(self, language: str = "en") -> dict[str, object]:
        """The one error shape of the API and the command line, its reasons in a language that charters speak."""
        refused: dict[str, object] = {
            "act": (self.cause or self.act).declared.name,
            "articles": list(self.verdict.articles),
            "because": self.because_in(language),
        }
        if self.verdict.missing:
            refused["missing"] = list(self.verdict.missing)
        return {"ok": False, "refused": refused}
