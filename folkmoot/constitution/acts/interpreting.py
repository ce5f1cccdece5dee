"""Ruling on what the charter means."""

from typing import Annotated

from msgspec import Meta

from folkmoot.constitution import reads
from folkmoot.constitution.models import Interpretation
from folkmoot.core.charter import rules
from folkmoot.core.charter.facts import Facts
from folkmoot.door.act import Act, BadAct, Missing, Text, act
from folkmoot.door.occasion import Occasion, born_of

Article = Annotated[str, Meta(pattern=r"^[A-Za-z0-9.]{1,20}$(?!\n)")]


@act("constitution.interpret", verb="interpret", on="charter", record="decision")
class Interpret(Act):
    """We rule on what this article means.

    Where the charter lets one body rule until another does, the other's ruling ends those of the first.

    Changes: the rulings that stand beside the article.
    Shows: to whoever may read decisions.
    """

    article: Article
    ruling: Text

    def gather(self, occasion: Occasion) -> Facts:
        if occasion.charter.article(self.article) is None:
            raise Missing("field article: the charter has no article {article}", article=self.article)
        by, last = self._by(occasion), reads.last_word(self.article, occasion.charter)
        if last is not None and by != last.by and not occasion.told:
            raise BadAct(
                "field article: {by} has ruled on article {article} (entry {entry}), and that stands",
                by=last.by,
                article=self.article,
                entry=born_of(last.pk),
            )
        return Facts({"charter"})

    def apply(self, facts: Facts, occasion: Occasion) -> None:
        Interpretation.objects.create(
            id=occasion.key(),
            charter=occasion.charter.hash,
            article=self.article,
            ruling=self.ruling,
            by=self._by(occasion),
            day=occasion.today,
        )

    def _by(self, occasion: Occasion) -> str:
        """Which of those who may rule did, as far as it is known."""
        found = occasion.charter.of(rules.Interpretation)
        may = {name for rule in found for name in (*(who.name for who in rule.by), rule.until) if name}
        acting = [hat.authority.id for hat in sorted(occasion.hats)]
        return next((each for each in acting if each in may), next((each for each in acting if each), ""))
