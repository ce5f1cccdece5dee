"""An act that the charter refuses: what was asked, and every reason, fit to be read out at a meeting."""

from folkmoot.core.charter.vocabulary import VERBS
from folkmoot.door.act import Act
from folkmoot.door.judge import Judged
from folkmoot.door.occasion import Occasion


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
        """Every reason in words; of a consequence, first that its cause is refused with it."""
        says = [reason.says for reason in self.verdict.because]
        if self.cause is not None:
            says.insert(0, f"It is refused because it would {VERBS[self.act.verb()].says}, which is refused.")
        return says

    def to_json(self) -> dict[str, object]:
        """The one error shape of the API and the command line."""
        refused: dict[str, object] = {
            "act": (self.cause or self.act).declared.name,
            "articles": list(self.verdict.articles),
            "because": self.because,
        }
        if self.verdict.missing:
            refused["missing"] = list(self.verdict.missing)
        return {"ok": False, "refused": refused}
