"""How the acts of the bodies are told."""

from folkmoot.web import words
from folkmoot.web.told import Told, says


@says("bodies.seat_founder")
def seat_founder(told: Told) -> str:
    return f"{told.person()} was {told.place()} from the beginning."


@says("bodies.convene")
def convene(told: Told) -> str:
    return f"{told.who()} called a meeting of {told.seat('body')} for {words.day(told.body['day'])}."


@says("bodies.open_meeting")
def open_meeting(told: Told) -> str:
    lacking = ", too few to decide" if told.known.get("quorate") is False else ""
    return f"{told.who()} opened {told.meeting()}: {words.number(told.body['present'])} present{lacking}."


@says("bodies.approve_minutes")
def approve_minutes(told: Told) -> str:
    return f"{told.who()} approved the minutes of {told.meeting()}{told.count}."


@says("bodies.decide")
def decide(told: Told) -> str:
    carried = told.known.get("decide")
    how = "said yes" if carried is True else "did not carry it" if carried is False else "voted"
    votes = words.votes(told.body)
    return f"{told.seat('body')} {how}{f', {votes}' if votes else ''}{told.text('question', ': ')}."


@says("bodies.instruct")
def instruct(told: Told) -> str:
    body = told.body
    whom = "the staff" if body.get("staff") else told.seat() if "seat" in body else told.person()
    return f"{told.who()} instructed {whom}{told.count}{told.text('what', ': ')}."


@says("bodies.elect", "bodies.appoint", "bodies.coopt")
def seat(told: Told) -> str:
    done = {"elect": "elected", "appoint": "appointed", "coopt": "co-opted"}[told.entry.act.partition(".")[2]]
    return f"{told.who()} {done} {told.person()} as {told.place()}{told.count}."


@says("bodies.remove", "bodies.recall")
def unseat(told: Told) -> str:
    done = {"remove": "removed", "recall": "recalled"}[told.entry.act.partition(".")[2]]
    return f"{told.who()} {done} {told.person()} as {told.place()}{told.count}."


@says("bodies.vacate")
def vacate(told: Told) -> str:
    row = told.names.mandates.get(told.body["mandate"])
    place = f" of {told.names.seat(row.seat, row.unit)}" if row else ""
    return f"{told.who()} entered that a seat{place} is empty."


@says("bodies.stand_down")
def stand_down(told: Told) -> str:
    return f"{told.person()} stood down as {told.place()}."


@says("bodies.note_quorum")
def note_quorum(told: Told) -> str:
    return f"{told.who()} counted {words.number(told.body['present'])} present at {told.meeting()}."
