"""What the fields of acts are called on a form, and what can be chosen in them."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from folkmoot.core.charter.charter import Charter
from folkmoot.web.titles import with_units
from folkmoot.web.words import Said

DATE: Said = _("As far as it is known: 2014, 2014-03 or 2014-03-12; 2014~ for about.")

FIELDS: Mapping[str, tuple[Said, Said]] = {
    "person": (_("Who"), ""),
    "name": (_("Name"), ""),
    "unit": (_("Which {unit}"), ""),
    "class": (_("As what"), ""),
    "batch": (_("Which list"), ""),
    "application": (_("Whose application"), ""),
    "eligible": (_("They meet what the charter asks of them"), _("You state this yourself.")),
    "reason": (_("The reason"), ""),
    "destination": (_("Where to"), ""),
    "until": (_("Until which day"), ""),
    "ground": (_("On what ground"), ""),
    "overdue_since": (_("Dues unpaid since"), ""),
    "body": (_("Which body"), ""),
    "held_on": (
        _("Day of the meeting"),
        _("Leave it empty if it is decided today, without a meeting that was called."),
    ),
    "yes": (_("Votes for it"), ""),
    "no": (_("Votes against it"), ""),
    "abstain": (_("Abstentions"), ""),
    "present": (_("How many were present"), ""),
    "recused": (_("Who stood aside"), ""),
    "agenda": (_("What it is about"), _("One item a line.")),
    "begins": (_("When it begins"), _("The hour, like 18:30.")),
    "question": (_("The question"), _("As it was put to the vote.")),
    "day": (_("On which day"), ""),
    "meeting": (_("Which meeting"), ""),
    "people": (_("Who was there"), ""),
    "minutes": (_("The minutes"), ""),
    "seat": (_("Which seat"), ""),
    "staff": (_("The staff"), ""),
    "what": (_("What they are told to do"), ""),
    "countback_done": (_("The votes of the last election were counted again first"), ""),
    "mandate": (_("Whose seat"), ""),
    "lot": (_("Which lot"), ""),
    "seed": (_("The numbers"), _("As they were made known, in ascending order: 3 14 22 31.")),
    "seed_from": (
        _("From where the numbers will be taken"),
        _("A public lottery, for instance: which one, and which of its numbers."),
    ),
    "seed_on": (_("On which day they are made known"), ""),
    "names": (_("Who is in the lot"), ""),
    "waiting": (_("What waits"), ""),
    "asked": (_("How many members asked for it"), ""),
    "asked_on": (_("On which day they asked"), ""),
    "kind": (_("What kind"), ""),
    "members": (_("Members"), ""),
    "parent": (_("Part of"), ""),
    "charter": (
        _("The whole charter, as it is to be"),
        _("Its rules stand in the blocks; the words around them are for people."),
    ),
    "proposal": (_("Which proposal"), ""),
    "trigger": (_("What brought it about"), ""),
    "emergency": (_("Which emergency"), ""),
    "of": (_("What is confirmed"), ""),
    "article": (_("Which article"), ""),
    "ruling": (_("The ruling"), ""),
    "date": (_("When"), DATE),
    "share": (_("Share of the members"), _("As a fraction: 1/3.")),
    "qualifier": (_("How exact"), ""),
    "said_by": (_("Who said it"), ""),
    "peak": (_("The most there ever were"), ""),
    "entry": (_("Number of the entry"), ""),
    "right": (_("What is right"), ""),
    "size": (_("How many entries had been published"), _("The second line of the last checkpoint that was printed.")),
    "root": (_("The root that had been published"), _("The third line of that checkpoint.")),
    "why": (_("Why it goes on from there"), ""),
    "note": (_("Number of the note"), ""),
    "stated_in": (_("Where it is stated"), _("The paper, the minutes, the page: so that others can look it up.")),
    "text": (_("In words"), ""),
    "erases": (_("Which words"), _("They are deleted for good. The entries stay, and so does their proof.")),
    "topic": (_("What it is about"), ""),
    "place": (_("Where"), ""),
    "inferred": (_("The source implies it, but does not say it"), ""),
    "description": (_("Who they are"), _("In a few words.")),
    "relation": (_("What they were to us"), ""),
    "from": (_("From when"), DATE),
    "seen": (_("How you saw that it is they"), _("They came to the office with their card, for instance.")),
    "field": (_("Which line of the profile"), ""),
    "adds": (_("It stands beside what is noted already"), _("Otherwise it takes its place.")),
    "onwards": (_("They left from then on"), ""),
    "how": (_("How they left"), ""),
    "units": (_("How many"), ""),
    "tendency": (_("Which tendency"), ""),
    "platform": (_("What it stands for"), _("In your own words. Whoever may read of tendencies reads them.")),
    "faction": (_("What kind"), ""),
    "due": (_("What is claimed"), ""),
    "claim": (_("What was claimed"), ""),
    "where": (_("Where it can be found"), _("The number of the bulletin, the day of the letter.")),
    "inside": (_("In which organisation"), ""),
    "formed": (_("When it was formed"), DATE),
    "ended": (_("When it ended"), DATE),
    "parties.part": (_("What part they had"), ""),
    "parties.name": (_("Somebody who took part"), _("A person, a group or an organisation.")),
    "parties.person": (_("Which member that is"), ""),
    "case": (_("Which case"), ""),
    "about": (_("What it is about"), ""),
    "happened_on": (_("When it happened, or last did"), ""),
    "statement": (_("What happened"), _("In your own words. Only those who hear it and the parties read it.")),
    "supporters": (_("Who stands by you"), _("They are asked themselves before they count.")),
    "named": (_("Others of whom you speak"), _("They do not judge it.")),
    "hearing": (_("Which hearing"), ""),
    "alone": (_("They were not told that they may bring somebody along"), ""),
    "came": (_("Who came"), ""),
    "accompanied": (_("Who brought somebody along"), ""),
    "turned_away": (_("Whose company was not let in"), ""),
    "outcome": (_("What is found"), ""),
    "against": (_("Whom you complain about"), ""),
    "standard": (_("How sure it is"), ""),
    "reasons": (_("The reasons"), ""),
    "values.says": (_("What it says"), ""),
    "values.date": (_("Which date it says"), DATE),
    "values.until": (_("Until when"), DATE),
    "values.role": (_("As what"), ""),
    "values.body": (_("Which body"), ""),
    "values.qualifier": (_("How exact"), ""),
    "values.said_by": (_("Who said it"), ""),
    "values.inferred": (_("The source implies it, but does not say it"), ""),
}


PROFILE: Mapping[str, Said] = {
    "name": _("Name"),
    "short_name": _("Short name"),
    "kind": _("Kind"),
    "country": _("Country"),
    "headquarters": _("Headquarters"),
    "founded": _("Founded"),
    "voted_to_dissolve": _("Voted to dissolve"),
    "dissolved": _("Dissolved"),
    "leadership": _("Leadership"),
    "ideology": _("Ideology"),
    "position": _("Position"),
    "newspaper": _("Newspaper"),
    "international": _("International"),
    "predecessor": _("Predecessor"),
    "successor": _("Successor"),
    "website": _("Website"),
    "colour": _("Colour"),
}
"""The lines of the profile, in their order."""

OPTIONS: Mapping[str, Said] = {
    **PROFILE,
    "about": pgettext_lazy("how exact", "About"),
    "as_many_as": _("As many as"),
    "at_least": _("At least"),
    "up_to": _("Up to"),
    "more_than": _("More than"),
    "fewer_than": _("Fewer than"),
    "many": _("Many"),
    "several": _("Several"),
    "most": _("Most"),
    "resign": _("They resigned"),
    "expel": _("They were expelled"),
    "lapse": _("Their membership lapsed"),
    "disaffiliate": _("They left"),
    "dissolve_unit": _("They were dissolved"),
    "cannot_meet": _("The bodies cannot meet"),
    "disaster": _("A disaster"),
    "repression": _("Repression"),
    "insolvency": _("Insolvency"),
    "legal_order": _("An order of the law"),
    "upheld": _("The complaint is upheld"),
    "not_upheld": _("The complaint is not upheld"),
    "likely": _("More likely than not"),
    "clear": _("Clear and convincing"),
    "certain": _("Beyond reasonable doubt"),
    "harassment": _("Harassment or abuse"),
    "violence": _("Violence"),
    "discrimination": _("Discrimination"),
    "money": _("Misuse of money"),
    "office": _("Misuse of an office"),
    "rules": _("The charter was broken"),
    "founder": _("Founder"),
    "member": _("Member"),
    "former_member": _("Former member"),
    "leader": _("Leader"),
    "former_leader": _("Former leader"),
    "supporter": _("Supporter"),
    "critic": _("Critic"),
    "inside": _("Inside it"),
    "among": _("Among others"),
    "led_by": _("It was led by them"),
    "with": _("With them"),
    "against": _("Against them"),
    "by": _("By them"),
    "of": _("Of them"),
    "named": _("Named"),
    "origin": _("Origin"),
    "organisation": _("Organisation"),
    "membership": _("Membership"),
    "branches": _("Branches"),
    "convention": _("Convention"),
    "faction": _("Faction"),
    "grievance": _("Grievance"),
    "affiliation": _("Affiliation"),
    "campaign": _("Campaign"),
    "strike": _("Strike"),
    "election": _("Election"),
    "publication": _("Publication"),
    "conference": _("Conference"),
    "debate": _("Debate"),
    "dissolution": _("Dissolution"),
}
"""Each value of a closed list."""


def label(name: str, charter: Charter | None = None) -> tuple[str, str]:
    """What a field is called, and a hint."""
    said, hint = FIELDS.get(name) or (name.replace("_", " ").capitalize(), "")
    return with_units(str(said), charter), str(hint)


def option(value: Any) -> str:
    """A closed value as a person says it."""
    return str(OPTIONS.get(str(value)) or str(value).replace("_", " ").capitalize())


def profile_field(name: str) -> str:
    """A line of the profile, inside a sentence."""
    return option(name).lower()


def relation(name: str) -> str:
    """What a notable person was to the organisation, inside a sentence."""
    return option(name).lower()
