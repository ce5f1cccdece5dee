"""English sentences for the rules about meeting and deliberating."""

from folkmoot.core.charter.english.deeds import DEEDS, deeds
from folkmoot.core.charter.english.names import Names
from folkmoot.core.charter.english.numbers import count, days, listing
from folkmoot.core.charter.rules import Delegation, Deliberation, Meeting, Motion, Order
from folkmoot.core.charter.spoken import joined, sentences

LANGUAGES = {"en": "English", "es": "Spanish", "fr": "French", "de": "German", "pt": "Portuguese", "it": "Italian"}


def languages(codes: tuple[str, ...]) -> str:
    return listing([LANGUAGES.get(code, f'the language "{code}"') for code in codes])


def meeting(rule: Meeting, names: Names) -> str:
    remote = {"no": "in one room", "yes": "online", "hybrid": "in one room and online", None: None}
    of = names.the(rule.of)
    notice = f"on {days(rule.notice_days)} of notice" if rule.notice_days is not None else None
    every = None
    if rule.every_months is not None:
        every = "every month" if rule.every_months == 1 else f"every {rule.every_months} months"
    held = joined(every, notice, remote[rule.remote])
    late, again = rule.if_not_called, rule.second_call
    quorum = f" with {names.quorum(again.quorum)} present" if again and again.quorum else ""
    return sentences(
        f"{of} {'must' if every else 'may'} meet {held}" if held else None,
        f"{names.whoever(rule.called_by)} may call it" if rule.called_by else None,
        f"when it is {days(late.after_days)} overdue, {names.whoever(late.by)} may call it" if late else None,
        f"after a meeting without a quorum it may meet again from {days(again.after_days)} on{quorum}"
        if again
        else None,
        f"papers go out {days(rule.documents_days)} before" if rule.documents_days is not None else None,
        f"{names.whoever(rule.agenda_by)} may set the agenda" if rule.agenda_by else None,
        f'the standing orders "{rule.order}" hold' if rule.order else None,
    ) or sentences(f"{of} may meet")


def order(rule: Order, names: Names) -> str:
    speaking = rule.speaking
    turns = {"side": "for and against in turns", "gender": "by gender in turns", "unit": "by unit in turns", None: None}
    how = speaking and joined(
        turns[speaking.alternate_by],
        "first speeches first" if speaking.first_time_first else None,
        f"{count(speaking.minutes, 'minute')} each" if speaking.minutes else None,
        f"{count(speaking.per_group, 'speaker')} for each group" if speaking.per_group else None,
    )
    farthest = {"farthest_first": "the farthest from the text first", "as_filed": "in the order filed", None: None}
    composite = rule.composite
    needs = {"movers": ", if all movers agree", "majority": ", if a majority agrees", None: ""}
    return sentences(
        f"speakers take turns: {how}" if how else None,
        f"what is put first: {listing([DEEDS[each].thing for each in rule.precedence], 'then')}"
        if rule.precedence
        else None,
        f"a debate is closed by {names.majority(rule.closure_majority)}" if rule.closure_majority else None,
        f"amendments may be amended {count(rule.amendment_depth, 'level')} deep"
        if rule.amendment_depth is not None
        else None,
        f"amendments are voted on {farthest[rule.amendment_order]}" if rule.amendment_order else None,
        f"{names.whoever(composite.by)} may make one motion of several{needs[composite.needs]}" if composite else None,
        f"votes are by name to {deeds(rule.named_vote_on, [])}" if rule.named_vote_on else None,
        f"votes are secret to {deeds(rule.secret_vote_on, [])}" if rule.secret_vote_on else None,
        f"a decision may be taken up again within {days(rule.reconsider_within)}"
        if rule.reconsider_within is not None
        else None,
    ) or sentences(f'"{rule.id}" are standing orders')


def motion(rule: Motion, names: Names) -> str:
    withdraw = {
        "mover": "its mover may take it back",
        "body": f"only {names.the(rule.of)} may let it be taken back",
        "never": "nobody may take it back",
        None: None,
    }
    who = names.whoever(rule.who) if rule.who else "a member"
    return sentences(
        joined(
            f"{who} may put a motion to {names.the(rule.of)}",
            f"with {count(rule.supporters, 'supporter')}" if rule.supporters else None,
            f"at least {days(rule.deadline_days)} before the meeting" if rule.deadline_days is not None else None,
        ),
        f"amendments must be in {days(rule.amendment_deadline_days)} before the meeting"
        if rule.amendment_deadline_days is not None
        else None,
        f"a late motion is heard by {names.majority(rule.late.majority)}" if rule.late else None,
        withdraw[rule.withdraw],
    )


_REFUSED = {
    "unlawful": "it is unlawful",
    "too_long": "it is too long",
    "late": "it came too late",
    "not_a_member": "its author is no member",
}


def deliberation(rule: Deliberation, names: Names) -> str:
    lasts = f"for {days(rule.days)} " if rule.days is not None else ""
    return sentences(
        f"before {names.the(rule.before)} decides, members must have time to discuss {lasts}".rstrip(),
        f"a bulletin must come out at least every {days(rule.bulletin_days)}"
        if rule.bulletin_days is not None
        else None,
        f"it appears in {languages(rule.languages)}" if rule.languages else None,
        f"a contribution has at most {count(rule.word_limit, 'word')}" if rule.word_limit else None,
        f"a contribution may be refused only because {listing([_REFUSED[each] for each in rule.refuse_only], 'or')}"
        if rule.refuse_only
        else None,
        f"whoever is refused may appeal to {names.the(rule.appeal)}" if rule.appeal else None,
    )


def delegation(rule: Delegation, names: Names) -> str:
    how = joined(
        f"each for at most {rule.max_per_holder} others" if rule.max_per_holder else None,
        "in writing" if rule.written else None,
        "as instructed" if rule.instructed else None,
        "until it is taken back" if rule.revocable else None,
    )
    return sentences(
        joined(f"in {listing([names.the(each) for each in rule.inside], 'or')} one may vote for another", how),
        f"nobody may vote for another to {deeds(rule.not_in, [])}" if rule.not_in else None,
    )
