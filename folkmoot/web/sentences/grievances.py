"""How the acts of the grievances are told."""

from django.utils.translation import gettext as _

from folkmoot.web import words
from folkmoot.web.told import Told, says


@says("grievances.complain")
def complain(told: Told) -> str:
    who = told.person() if "person" in told.body else told.who(_("somebody"))
    if told.body.get("against"):
        whom = words.listing([told.names.person(each) for each in told.body["against"]])
        return told.done(_("{who} complained about {whom}"), because="statement", who=who, whom=whom)
    if "seat" in told.body:
        return told.done(_("{who} complained about {whom}"), because="statement", who=who, whom=told.seat())
    return told.done(_("{who} complained"), because="statement", who=who)


@says("grievances.acknowledge")
def acknowledge(told: Told) -> str:
    return told.done(_("{who} entered that a complaint had come in"), who=told.who())


@says("grievances.call_hearing")
def call_hearing(told: Told) -> str:
    called = _("{who} called a hearing in a case for {day}")
    return told.done(called, who=told.who(), day=words.day(told.body["day"]))


@says("grievances.hear")
def hear(told: Told) -> str:
    return told.done(_("{who} entered who was heard in a case"), who=told.who())


@says("grievances.appeal")
def appeal(told: Told) -> str:
    who = told.person(else_=_("somebody"))
    return told.done(_("{who} appealed against a decision"), because="grounds", who=who)


@says("grievances.overturn")
def overturn(told: Told) -> str:
    return told.done(_("{who} set a decision aside"), because="reasons", who=told.who(_("somebody")))


@says("grievances.uphold")
def uphold(told: Told) -> str:
    return told.done(_("{who} left a decision as it is"), because="reasons", who=told.who())


@says("grievances.vary")
def vary(told: Told) -> str:
    return told.done(_("{who} put another sanction in the place of one"), because="reasons", who=told.who())


@says("grievances.remit")
def remit(told: Told) -> str:
    return told.done(_("{who} sent a case back to be heard again"), because="reasons", who=told.who())


@says("grievances.reopen")
def reopen(told: Told) -> str:
    return told.done(_("{who} took a case up again"), because="reasons", who=told.who())


@says("grievances.stay")
def stay(told: Told) -> str:
    if "until" not in told.body:
        return told.done(_("{who} held a decision back"), because="reasons", who=told.who())
    held = _("{who} held a decision back until {day}")
    return told.done(held, because="reasons", who=told.who(), day=told.until())


@says("grievances.run_out")
def run_out(told: Told) -> str:
    return told.done(_("{who} entered that an appeal was not decided in time"), who=told.who())


@says("grievances.withdraw_appeal")
def withdraw_appeal(told: Told) -> str:
    return told.done(_("{who} withdrew an appeal"), who=told.who())


@says("grievances.withdraw")
def withdraw(told: Told) -> str:
    return told.done(_("{who} withdrew a complaint"), who=told.who())


@says("grievances.close")
def close(told: Told) -> str:
    return told.done(_("{who} closed a case"), who=told.who())


@says("grievances.publish")
def publish(told: Told) -> str:
    return told.done(_("{who} made known how a case ended"), because="text", who=told.who())


@says("grievances.find")
def find(told: Told) -> str:
    found = _("{who} made a finding on a complaint")
    if told.body.get("outcome") is not None:
        upheld = told.body["outcome"] == "upheld"
        found = _("{who} upheld a complaint") if upheld else _("{who} did not uphold a complaint")
    return told.done(found, because="reasons", who=told.who(_("somebody")))


@says("grievances.support")
def support(told: Told) -> str:
    return told.done(_("{who} stands by a complaint"), who=told.who())


@says("grievances.add_statement")
def add_statement(told: Told) -> str:
    return told.done(_("{who} made a statement in a case"), because="statement", who=told.who())


@says("grievances.add_evidence")
def add_evidence(told: Told) -> str:
    return told.done(_("{who} handed in a file in a case"), because="shows", who=told.who())


@says("grievances.recuse")
def recuse(told: Told) -> str:
    return told.done(_("{who} stands aside from a case"), because="reason", who=told.who())


@says("grievances.call_alternate")
def call_alternate(told: Told) -> str:
    called = _("{who} called {person} into a case, in the place of {other}")
    return told.done(called, who=told.who(), person=told.person(), other=told.person("instead_of"))


@says("grievances.assign")
def assign(told: Told) -> str:
    return told.done(_("{who} entered that the panel of a case is complete"), who=told.who())


@says("grievances.measure")
def measure(told: Told) -> str:
    taken = _("{who} took a measure about {person} until {day}")
    if told.body.get("suspends"):
        taken = _("{who} suspended {person} until {day}, while a complaint is looked into")
    return told.done(taken, because="what", who=told.who(), person=told.person(), day=told.until())


@says("grievances.review_measure")
def review_measure(told: Told) -> str:
    return told.done(_("{who} looked at a measure again, and it goes on"), who=told.who())


@says("grievances.lift_measure")
def lift_measure(told: Told) -> str:
    return told.done(_("{who} ended a measure before its time"), who=told.who())


@says("grievances.end_measure")
def end_measure(told: Told) -> str:
    return told.done(_("{who} entered that a measure is over"), who=told.who())


@says("grievances.sanction")
def sanction(told: Told) -> str:
    decided = {
        "censure": _("{who} censured {person}"),
        "suspend_member": _("{who} decided to suspend {person} after a finding"),
        "expel": _("{who} decided to expel {person} after a finding"),
    }[told.body["sanction"]]
    return told.done(decided, because="reasons", who=told.who(_("somebody")), person=told.person())


@says("grievances.enforce")
def enforce(told: Told) -> str:
    return told.done(_("{who} let a suspended sanction take effect"), who=told.who())


@says("grievances.lapse_sanction")
def lapse_sanction(told: Told) -> str:
    return told.done(_("{who} entered that a suspended sanction has lapsed"), who=told.who())


@says("grievances.miss_step")
def miss_step(told: Told) -> str:
    late = {
        "acknowledge": _("{who} entered that nobody acknowledged a complaint in time"),
        "assign": _("{who} entered that a panel was not complete in time"),
        "hear": _("{who} entered that a hearing was not held in time"),
        "find": _("{who} entered that a finding was not made in time"),
        "sanction": _("{who} entered that a sanction was not decided in time"),
        "publish": _("{who} entered that an outcome was not published in time"),
    }[told.body["step"]]
    return told.done(late, who=told.who())
