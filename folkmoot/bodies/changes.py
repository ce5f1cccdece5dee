"""What the acts do to the rows of what waits."""

from datetime import timedelta

from folkmoot.bodies.models import Waiting
from folkmoot.bodies.waiting import stay_of
from folkmoot.door.act import Act
from folkmoot.door.occasion import Occasion
from folkmoot.door.rows import insert


def hold_back(acts: list[Act], body: str, occasion: Occasion) -> None:
    """Keep which of the acts that a decision carries wait: from the day on which it is entered, and can be known of."""
    entered = occasion.at.astimezone(occasion.charter.timezone).date()
    for place, act in enumerate(acts):
        rule = stay_of(occasion.charter, body, act)
        if rule is not None:
            insert(
                Waiting(
                    id=occasion.key(place),
                    decision=occasion.key(),
                    place=place,
                    verb=act.verb(),
                    rule=rule.cite,
                    until_day=entered + timedelta(days=rule.within_days or 0),
                )
            )
