"""How the acts of the bodies are told."""

from django.utils.translation import gettext as _

from folkmoot.web import words
from folkmoot.web.estimates import votes
from folkmoot.web.told import Told, ended, says


@says("bodies.seat_founder")
def seat_founder(told: Told) -> str:
    return told.done(_("{person} was {place} from the beginning"), person=told.person(), place=told.place())


@says("bodies.convene")
def convene(told: Told) -> str:
    called = _("{who} called a meeting of {body} for {day}")
    return told.done(called, who=told.who(), body=told.seat("body"), day=words.day(told.body["day"]))


@says("bodies.open_meeting")
def open_meeting(told: Told) -> str:
    opened = _("{who} opened {meeting}: {count} present")
    if told.known.get("quorate") is False:
        opened = _("{who} opened {meeting}: {count} present, too few to decide")
    return told.done(opened, who=told.who(), meeting=told.meeting(), count=words.number(told.body["present"]))


@says("bodies.approve_minutes")
def approve_minutes(told: Told) -> str:
    return told.done(_("{who} approved the minutes of {meeting}"), who=told.who(), meeting=told.meeting())


@says("bodies.decide")
def decide(told: Told) -> str:
    carried = told.known.get("decide")
    decided = _("{body} voted")
    if carried is not None:
        decided = _("{body} said yes") if carried is True else _("{body} did not carry it")
    return ended(words.fill(decided, body=told.seat("body")), votes(told.body), told.text("question"))


@says("bodies.carry_out")
def carry_out(told: Told) -> str:
    if told.known.get("decide") is True:
        return told.done(_("{who} entered that what was decided waits no longer for an appeal"), who=told.who())
    return told.done(_("{who} entered that what was decided and had to wait is not done any more"), who=told.who())


@says("bodies.instruct")
def instruct(told: Told) -> str:
    body = told.body
    whom = _("the staff") if body.get("staff") else told.seat() if "seat" in body else told.person()
    return told.done(_("{who} instructed {whom}"), because="what", who=told.who(), whom=whom)


@says("bodies.elect")
def elect(told: Told) -> str:
    if told.body.get("alternate"):
        return _seated(told, _("{who} elected {person} as an alternate: {place}"))
    return _seated(told, _("{who} elected {person} as {place}"))


@says("bodies.appoint")
def appoint(told: Told) -> str:
    if told.body.get("alternate"):
        return _seated(told, _("{who} appointed {person} as an alternate: {place}"))
    return _seated(told, _("{who} appointed {person} as {place}"))


@says("bodies.nominate")
def nominate(told: Told) -> str:
    forward = _("{who} put {person} forward for the lot by which somebody becomes {place}")
    return told.done(forward, who=told.who(), person=told.person(), place=told.place())


@says("bodies.publish_lot")
def publish_lot(told: Told) -> str:
    published = _("{who} published who is in the lot for {body}; numbers made known on {day} decide it")
    day = words.day(told.body["seed_on"])
    return told.done(published, because="seed_from", who=told.who(), body=told.seat(), day=day)


@says("bodies.draw_lot")
def draw_lot(told: Told) -> str:
    return told.done(_("{who} entered the numbers that draw a lot, {seed}"), who=told.who(), seed=told.body["seed"])


@says("bodies.coopt")
def coopt(told: Told) -> str:
    if told.body.get("alternate"):
        return _seated(told, _("{who} co-opted {person} as an alternate: {place}"))
    return _seated(told, _("{who} co-opted {person} as {place}"))


@says("bodies.remove")
def remove(told: Told) -> str:
    return _seated(told, _("{who} removed {person} as {place}"))


@says("bodies.recall")
def recall(told: Told) -> str:
    return _seated(told, _("{who} recalled {person} as {place}"))


def _seated(told: Told, deed: str) -> str:
    return told.done(deed, who=told.who(), person=told.person(), place=told.place())


@says("bodies.vacate")
def vacate(told: Told) -> str:
    row = told.names.mandates.get(told.body["mandate"])
    if row is None:
        return told.done(_("{who} entered that a seat is empty"), who=told.who())
    seat = told.names.seat(row.seat, row.unit)
    return told.done(_("{who} entered that a seat of {body} is empty"), who=told.who(), body=seat)


@says("bodies.stand_down")
def stand_down(told: Told) -> str:
    return told.done(_("{person} stood down as {place}"), person=told.person(), place=told.place())


@says("bodies.note_quorum")
def note_quorum(told: Told) -> str:
    counted = _("{who} counted {count} present at {meeting}")
    return told.done(counted, who=told.who(), count=words.number(told.body["present"]), meeting=told.meeting())
