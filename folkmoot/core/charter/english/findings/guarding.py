"""How English says what a check found about what should protect members: emergencies, rights, secret ballots."""

from collections.abc import Callable, Mapping, Sequence

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.english.deeds import deeds
from folkmoot.core.charter.english.names import Names, some
from folkmoot.core.charter.english.numbers import days
from folkmoot.core.charter.vocabulary import CLAIMS


def emergency_too_long(cite: str, number: int) -> str:
    return f"an emergency by {cite} may last {days(number)}, renewals included: that is no emergency any more."


def emergency_gives_core(cite: str, verbs: Sequence[str]) -> str:
    return (
        f"in an emergency {cite} lets those who declared it {deeds(verbs, [], 'and')}: by that they can make it last."
    )


def emergency_gives_never(cite: str, verbs: Sequence[str]) -> str:
    return f"{cite} gives in an emergency what it says is never given in one: to {deeds(verbs, [], 'and')}."


def emergency_confirms_itself(charter: Charter, cite: str, declarer: str, ratifier: str) -> str:
    names = Names(charter)
    if declarer == ratifier:
        return f"by {cite}, {names.the(declarer)} declares an emergency and confirms it too."
    return (
        f"by {cite}, {names.the(declarer)} declares an emergency, and {names.the(ratifier)}, which it commands, "
        "confirms it."
    )


def permissioned_right(charter: Charter, cite: str, claim: str, by: Sequence[str]) -> str:
    names = Names(charter)
    return (
        f"by {cite} one may {CLAIMS[claim]} for the asking, but only {names.them(by, 'or')} can do it, and nothing "
        "says by when they must: whoever asks waits for their leave."
    )


def faction_waits_for_call(charter: Charter, cite: str, faction: str, body: str, callers: Sequence[str]) -> str:
    names = Names(charter)
    return (
        f"by {cite}, {some(names.faction(faction))} may be formed only before {names.the(body)}, which nobody calls "
        f"but {names.them(callers, 'or')}: whoever leads decides when others may organise."
    )


def faction_waits_for_editors(charter: Charter, cite: str, faction: str, paper: str, by: str) -> str:
    names = Names(charter)
    return (
        f"by {cite}, {some(names.faction(faction))} has a place in what is published, but it is for {names.the(by)} to "
        f"say what the {names.publication(paper)} prints, and nothing says what may not be refused."
    )


def small_cell(charter: Charter, cite: str, voters: str, cell: int, least: int) -> str:
    return (
        f"by {cite}, {Names(charter).the(voters)} votes in secret with perhaps {cell} voting, and the result is made "
        f"known: among fewer than {least} it tells how each of them voted."
    )


def secret_and_named(cite: str, verbs: Sequence[str]) -> str:
    return f"{cite} has the same voted on in secret and by name: to {deeds(verbs, [], 'and')}."


GUARDING: Mapping[str, Callable[..., str]] = {
    "emergency_too_long": emergency_too_long,
    "emergency_gives_core": emergency_gives_core,
    "emergency_gives_never": emergency_gives_never,
    "emergency_confirms_itself": emergency_confirms_itself,
    "permissioned_right": permissioned_right,
    "faction_waits_for_call": faction_waits_for_call,
    "faction_waits_for_editors": faction_waits_for_editors,
    "small_cell": small_cell,
    "secret_and_named": secret_and_named,
}
