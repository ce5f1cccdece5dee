"""Says an entry in words: who did what to whom, with the count; by name only where this reader may see the name."""

from collections.abc import Mapping, Sequence
from typing import Any

from folkmoot.core.charter.english.deeds import DEEDS
from folkmoot.core.charter.english.names import called, some
from folkmoot.core.charter.rules import MemberClass
from folkmoot.core.record.entry import Entry
from folkmoot.web import words
from folkmoot.web.naming import Asked, Names, names
from folkmoot.web.page import Sight
from folkmoot.web.sentences import SAYS
from folkmoot.web.told import Told


def tell_all(sight: Sight, entries: Sequence[Entry]) -> list[str]:
    """A sentence for each entry. All must be such as this reader may read."""
    asked = Asked()
    for entry in entries:
        asked.entry(entry.body, entry.by)
    found = names(sight, asked)
    return [tell(Told(entry, found)) for entry in entries]


def tell(told: Told) -> str:
    """One entry in a sentence; by the act's own sentence, where nobody has written another for it."""
    entry = told.entry
    if entry.kind == "refused":
        return _refused(told)
    sentence = SAYS.get(entry.act)
    said = sentence(told) if sentence else f"{told.who()}: “{words.act_says(entry.act)}”"
    return (said[:1].upper() + said[1:]).replace("”.", "”")


def _refused(told: Told) -> str:
    verdict: Mapping[str, Any] = told.entry.verdict
    verb = str(verdict["verb"])
    deed = DEEDS[verb].does.format(DEEDS[verb].object) if verb in DEEDS else verb
    body = told.body.get("body")
    by = f", by a decision of {told.names.seat(str(body), told.body.get('unit'))}," if body else ""
    articles = dict.fromkeys(str(rule).partition(" ")[0] for rule in verdict["rules"])
    under = f"article {words.listing(articles)} refused it" if articles else "the charter refused it"
    said = f"{told.who()} tried{by} to {deed}: {under}."
    return said[:1].upper() + said[1:]


def authorities(by: Mapping[str, Any], names: Names, else_: str = "A person", *, followed: bool = False) -> str:
    """Who acted, as what; by name only where the reader may see it. What `followed` was done by the body itself."""
    hats = [str(hat) for hat in by.get("as", ())]
    if followed or "person" not in by:
        bodies = [names.seat(*_seat(hat)) for hat in hats if hat.startswith(("body:", "electorate:"))]
        entered = f", by a decision that {names.person(by['person'])} entered" if bodies and "person" in by else ""
        if bodies:
            return words.listing(bodies) + entered
    if "person" not in by:
        said = [f"{'the ' * hat.startswith('office:')}{_authority(hat, names)}" for hat in hats]
        return words.listing(said) if said else "The source does not say who"
    said = [each for hat in hats if (each := _authority(hat, names))]
    acted = names.person(by.get("for") or by["person"], else_)
    acted += f", as {words.listing(said)}" if said else ", for themselves"
    return acted + (f"; entered for them by {names.person(by['person'], 'a recorder')}" if "for" in by else "")


def _seat(hat: str) -> tuple[str, int | None]:
    """`body:branch@0` as the id and the unit."""
    id_, _, unit = hat.partition(":")[2].partition("@")
    return id_, int(unit) if unit else None


def _authority(written: str, names: Names) -> str:
    kind, (id_, unit) = written.partition("@")[0].partition(":")[0], _seat(written)
    if kind in ("self", "clock"):
        return "the clock" if kind == "clock" else ""
    if kind == "class":
        rule = names.charter.get(MemberClass, id_) if names.charter else None
        return some(called(id_, rule.name if rule else None))
    return names.place(id_, unit)
