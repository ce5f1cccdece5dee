"""How each act is told: a whole sentence in English. The door's own sentence serves for an act that has none here."""

from folkmoot.web import words
from folkmoot.web.told import SAYS, Told, says

__all__ = ["SAYS"]


@says("constitution.found")
def found(told: Told) -> str:
    name = told.names.text(told.body.get("name")) or "The organisation"
    return f"{name} was founded, and adopted its charter."


@says("members.enrol_founder")
def enrol_founder(told: Told) -> str:
    where = f" of {told.unit()}" if "unit" in told.body else ""
    return f"{told.person()} was a member{where} from the beginning."


@says("branches.found_unit")
def found_unit(told: Told) -> str:
    return f"{told.names.text(told.body.get('name')) or 'A branch'} was there from the beginning."


@says("bodies.seat_founder")
def seat_founder(told: Told) -> str:
    return f"{told.person()} was {told.place()} from the beginning."


@says("members.apply")
def apply(told: Told) -> str:
    where = told.unit() if "unit" in told.body else "the organisation"
    return f"{told.names.text(told.body.get('name')) or told.person(else_='somebody')} applied to join {where}."


@says("members.admit")
def admit(told: Told) -> str:
    where, who = told.applied_to(), told.who()
    return f"{who} admitted {told.applicant()}{'' if where.endswith(who) else where}{told.count}."


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
    return (
        f"{whose} that there were {how_many} in {words.partial(body['date'])}{', the most ever' * body.get('peak', 0)}."
    )


@says("bodies.convene")
def convene(told: Told) -> str:
    return f"{told.who()} called a meeting of {told.seat('body')} for {words.day(told.body['day'])}."


@says("bodies.open_meeting")
def open_meeting(told: Told) -> str:
    lacking = ", too few to decide" if told.body.get("without_quorum") else ""
    return f"{told.who()} opened {told.meeting()}: {words.number(told.body['present'])} present{lacking}."


@says("bodies.approve_minutes")
def approve_minutes(told: Told) -> str:
    return f"{told.who()} approved the minutes of {told.meeting()}{told.count}."


@says("bodies.decide")
def decide(told: Told) -> str:
    carried = told.entry.facts.get("known", {}).get("decide")
    how = "decided" if carried is True else "did not carry" if carried is False else "voted"
    return f"{told.seat('body')} {how}, {words.votes(told.body)}{told.text('question', ': ')}."


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


@says("branches.charter_unit")
def charter_unit(told: Told) -> str:
    return f"{told.who()} chartered {told.names.text(told.body.get('name')) or 'a branch'}{told.count}."


@says("branches.suspend")
def suspend_unit(told: Told) -> str:
    return f"{told.who()} suspended {told.unit()} until {told.until()}{told.count}{told.text('reason', ': ')}."


@says("branches.restore")
def restore(told: Told) -> str:
    return f"{told.who()} ended the suspension of {told.unit()}{told.count}."


@says("branches.disaffiliate")
def disaffiliate(told: Told) -> str:
    return f"{told.unit()} left the organisation{told.count}{told.text('reason', ': ')}."


@says("branches.dissolve_unit")
def dissolve_unit(told: Told) -> str:
    return f"{told.who()} dissolved {told.unit()}{told.count}{told.text('reason', ': ')}."


@says("constitution.propose_amendment")
def propose_amendment(told: Told) -> str:
    return f"{told.who()} proposed a change of the charter{told.count}."


@says("constitution.ratify")
def ratify(told: Told) -> str:
    return f"{told.who()} confirmed what another body has decided{told.count}."


@says("constitution.amend")
def amend(told: Told) -> str:
    return f"{told.who()} changed the charter{told.count}."


@says("constitution.interpret")
def interpret(told: Told) -> str:
    return f"{told.who()} ruled on what article {told.body['article']} means{told.count}{told.text('ruling', ': ')}."


@says("constitution.declare_emergency")
def declare_emergency(told: Told) -> str:
    return f"{told.who()} declared an emergency until {told.until()}{told.count}{told.text('reason', ': ')}."


@says("constitution.end_emergency")
def end_emergency(told: Told) -> str:
    return f"{told.who()} ended the emergency{told.count}."


@says("constitution.dissolve")
def dissolve(told: Told) -> str:
    return f"{told.who('the members')} dissolved the organisation{told.count}{told.text('reason', ': ')}."
