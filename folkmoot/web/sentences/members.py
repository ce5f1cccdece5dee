"""How the acts of the members are told."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.door.occasion import born_of
from folkmoot.web import words
from folkmoot.web.told import Told, says


@says("members.enrol_founder")
def enrol_founder(told: Told) -> str:
    where = f" of {told.unit()}" if "unit" in told.body else ""
    return f"{told.person()} was a member{where} from the beginning."


@says("members.apply")
def apply(told: Told) -> str:
    where = told.unit() if "unit" in told.body else "the organisation"
    return f"{told.names.text(told.body.get('name')) or told.person(else_='somebody')} applied to join {where}."


@says("members.admit")
def admit(told: Told) -> str:
    where, who = told.applied_to(), told.who()
    return f"{who} admitted {told.applicant()}{'' if where.endswith(who) else where}{told.count}."


@says("members.admit_batch")
def admit_batch(told: Told) -> str:
    count = told.body.get("members", 0)  # an attempt that was refused may not say
    says = ngettext(
        "{who} admitted a list of {count} member{how}.", "{who} admitted a list of {count} members{how}.", count
    )
    return says.format(who=told.who(), count=words.number(count), how=told.count)


@says("members.undo_batch")
def undo_batch(told: Told) -> str:
    says = _("{who} undid the list of members of entry {entry}{how}.")
    return says.format(who=told.who(), entry=born_of(told.body["batch"]), how=told.count)


@says("members.refuse")
def refuse(told: Told) -> str:
    return f"{told.who()} did not admit {told.applicant()}{told.count}{told.text('reason', ': ')}."


@says("members.transfer")
def transfer(told: Told) -> str:
    return f"{told.who()} moved {told.person()} to {told.unit()}{told.count}."


@says("members.lapse")
def lapse(told: Told) -> str:
    return f"The membership of {told.person()} lapsed."


@says("members.reinstate")
def reinstate(told: Told) -> str:
    return f"{told.who()} took {told.person()} back{told.count}."


@says("members.resign")
def resign(told: Told) -> str:
    who = told.person() if "person" in told.body else told.who()
    return f"{who} left the organisation{told.text('reason', ': ')}."


@says("members.suspend")
def suspend(told: Told) -> str:
    return f"{told.who()} suspended {told.person()} until {told.until()}{told.count}."


@says("members.expel")
def expel(told: Told) -> str:
    return f"{told.who()} expelled {told.person()}{told.count}."


@says("members.correct_details")
def correct_details(told: Told) -> str:
    return f"{told.who()} corrected what is written of them."


@says("members.estimate")
def estimate(told: Told) -> str:
    body = told.body
    said_by = told.names.text(body.get("said_by"))
    whose = f"{said_by} said" if said_by else "A source says"
    how_many = words.estimate(body.get("members"), body.get("share"), body.get("qualifier"))
    return f"{whose} that there were {how_many} {words.during(body['date'])}{', the most ever' * body.get('peak', 0)}."


@says("members.erase")
def erase(told: Told) -> str:
    return f"{told.who()} had words of their own erased."


@says("members.report_departures")
def report_members(told: Told) -> str:
    body, text = told.body, told.names.text
    left = words.left(
        body.get("members"), body.get("share", ""), body.get("qualifier", ""), text(body.get("of")), body.get("how", "")
    )
    when = f"from {words.partial(body['date'])} on" if body.get("onwards") else words.during(body["date"])
    where = text(body.get("destination"))
    return f"{text(body.get('said_by')) or 'A source'} says that {left} {when}{f', to the {where}' if where else ''}."
