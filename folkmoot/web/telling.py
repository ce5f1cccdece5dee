"""Says an entry in words: who did what to whom, with the count; by name only where this reader may see the name."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.core.charter.rules import MemberClass
from folkmoot.core.record.entry import Entry
from folkmoot.web import words
from folkmoot.web.naming import Asked, Names, names
from folkmoot.web.page import Sight
from folkmoot.web.sentences import SAYS
from folkmoot.web.told import Told
from folkmoot.web.tongues import tongue


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
    if sentence:
        return _begun(sentence(told))
    return _begun(words.fill(_("{who}: “{act}”"), who=told.who(), act=words.act_says(entry.act)))


def _begun(said: str) -> str:
    return said[:1].upper() + said[1:]


def _refused(told: Told) -> str:
    verdict: Mapping[str, Any] = told.entry.verdict
    verb, body = str(verdict["verb"]), told.body.get("body")
    articles = dict.fromkeys(str(rule).partition(" ")[0] for rule in verdict["rules"])
    places = {"who": told.who(), "deed": tongue().deed(verb), "articles": words.listing(articles)}
    if body:
        places["body"] = told.names.seat(str(body), told.body.get("unit"))
        said = _("{who} tried, by a decision of {body}, to {deed}: the charter refused it.")
        if articles:
            said = ngettext(
                "{who} tried, by a decision of {body}, to {deed}: article {articles} refused it.",
                "{who} tried, by a decision of {body}, to {deed}: articles {articles} refused it.",
                len(articles),
            )
        return _begun(words.fill(said, **places))
    said = _("{who} tried to {deed}: the charter refused it.")
    if articles:
        said = ngettext(
            "{who} tried to {deed}: article {articles} refused it.",
            "{who} tried to {deed}: articles {articles} refused it.",
            len(articles),
        )
    return _begun(words.fill(said, **places))


def authorities(by: Mapping[str, Any], names: Names, else_: str = "", *, followed: bool = False) -> str:
    """Who acted, as what; by name only where the reader may see it. What `followed` was done by the body itself."""
    hats = [str(hat) for hat in by.get("as", ())]
    if followed or "person" not in by:
        bodies = [names.seat(*_seat(hat)) for hat in hats if hat.startswith(("body:", "electorate:"))]
        if bodies and "person" in by:
            entered = _("{bodies}, by a decision that {person} entered")
            return words.fill(entered, bodies=words.listing(bodies), person=names.person(by["person"]))
        if bodies:
            return words.listing(bodies)
    if "person" not in by:
        said = [_holder(hat, names) for hat in hats]
        return words.listing(said) if said else _("The source does not say who")
    said = [each for hat in hats if (each := _role(hat, names))]
    acted = names.person(by.get("for") or by["person"], else_ or _("A person"))
    acted = as_what(acted, said) if said else _("{person}, for themselves").format(person=acted)
    if "for" not in by:
        return acted
    entered = _("{acted}; entered for them by {recorder}")
    return words.fill(entered, acted=acted, recorder=names.person(by["person"], _("a recorder")))


def as_what(person: str, roles: Sequence[str]) -> str:
    """`Ada, as branch secretary of North Branch and a member of the Steering Committee`."""
    return words.fill(_("{person}, as {roles}"), person=person, roles=words.listing(roles))


def roles(by: Mapping[str, Any], names: Names) -> list[str]:
    """As what they acted, one by one."""
    return [each for hat in by.get("as", ()) if (each := _role(str(hat), names))]


def _seat(hat: str) -> tuple[str, int | None]:
    """`body:branch@0` as the id and the unit."""
    id_, _at, unit = hat.partition(":")[2].partition("@")
    return id_, int(unit) if unit else None


def _role(written: str, names: Names) -> str:
    """As what somebody acted who is named before it; nothing for what everybody may do for themselves."""
    kind, (id_, unit) = _kind(written), _seat(written)
    if kind in ("self", "clock"):
        return _("the clock") if kind == "clock" else ""
    return _class(id_, names) if kind == "class" else names.role(id_, unit)


def _holder(written: str, names: Names) -> str:
    """Who acted, where nobody is named."""
    kind, (id_, unit) = _kind(written), _seat(written)
    if kind in ("self", "clock"):
        return _("the clock") if kind == "clock" else ""
    return _class(id_, names) if kind == "class" else names.holder(id_, unit)


def _kind(written: str) -> str:
    return written.partition("@")[0].partition(":")[0]


def _class(id: str, names: Names) -> str:
    rule = names.charter.get(MemberClass, id) if names.charter else None
    return str(tongue().class_role(rule, id))
