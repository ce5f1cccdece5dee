"""What a check can find: each code with its severity and when it is found. `docs/charter.md` lists them."""

from typing import NamedTuple


class Code(NamedTuple):
    """One thing that a check can find. A code may stand here more than once: a case of it for each line."""

    code: str
    severity: str
    when: str


CODES: tuple[Code, ...] = (
    Code("undefined", "error", "a rule names something that no rule defines, or an article that does not exist"),
    Code("undefined", "error", "a share has no `base` (turnout in a ballot, and a second call, have theirs)"),
    Code("undefined", "note", "a definition that no other rule uses (an office with duties needs none)"),
    Code("undefined", "note", "a quorum without `measured_at`; it holds `throughout`"),
    Code("text-only", "note", "a rule is marked `text_only`"),
    Code(
        "prose-mismatch",
        "error",
        "the prose of an article has a number, or names a body or office, that its rules lack",
    ),
    Code(
        "prose-mismatch", "note", "a rule has a number, or names a body or office, that the prose of its article lacks"
    ),
    Code("conflict", "warning", "two powers of equal scope ask different things, or one thing has two values"),
    Code("dead-rule", "warning", "a prohibition that is as wide as a power, or wider, leaves nothing of it"),
    Code("dead-rule", "warning", "two conditions of a power exclude each other, or one waits for what nobody may do"),
    Code("dead-rule", "warning", "another power reaches further or is held by more, and is stricter in no field"),
    Code("unreachable-quorum", "error", "a quorum or a majority needs more than there are seats, or members"),
    Code(
        "unreachable-quorum",
        "warning",
        "it needs more than are left when a seat is empty or suspended and some stand aside, or every single member",
    ),
    Code(
        "tiny-decision",
        "warning",
        "fewer than half a quorum expel, elect, amend or dissolve; among members, fewer than a twentieth",
    ),
    Code("endless-appeal", "error", "appeals against the same lead back to where they began (the trace is the circle)"),
    Code("endless-appeal", "warning", "an appeal has no time to make it or to decide it, no end, or no `if_late`"),
    Code(
        "unreviewable",
        "warning",
        "no appeal against an expulsion, a suspension or a censure, or only to those whom the same people command",
    ),
    Code("vacancy-deadlock", "error", "who waits for whom to be filled or called goes round (the trace says who)"),
    Code("vacancy-deadlock", "warning", "nobody may fill a body, or nobody may call it"),
    Code("convening-lock", "error", "nobody but a body, or those whom it commands, calls whoever could remove it"),
    Code("convening-lock", "warning", "a late election of a body is for nobody but itself to call"),
    Code(
        "entrenchment-leak", "error", "the clause that guards articles can be changed for less than it asks (the trace)"
    ),
    Code(
        "emergency-creep",
        "error",
        "whoever declares an emergency confirms it by any way, or gets what lets them keep it",
    ),
    Code(
        "emergency-creep",
        "warning",
        "it lasts more than a year with its renewals, or grants what it says is never given",
    ),
    Code("impossible-calendar", "error", "days that cannot all be kept (the trace is what they ask for)"),
    Code("permissioned-right", "warning", "what is owed for the asking waits for those who lead"),
    Code("secrecy-leak", "warning", "a secret ballot of fewer than five is published, or is by name as well"),
    Code("too-large", "warning", "more rules or bodies than are searched: only the text was checked"),
    Code(
        "dead-rule",
        "warning",
        "a power that nobody can meet, or beside which another gives the same people as much and asks for less",
    ),
    Code(
        "self-judging",
        "error",
        "a complaint about those who sit in a body, or an appeal against what it did, is heard by that body itself or "
        "by one that it could come to command, and no rule has them stand aside with a quorum left",
    ),
    Code(
        "self-judging",
        "warning",
        "the same, but only by expelling people, or by an assembly or congress of everybody; or no rule keeps the same "
        "people from sitting in both bodies",
    ),
    Code(
        "judged-overturns",
        "error",
        "somebody who is judged, or whom they could come to command, may overturn, stay, reopen or instruct what the "
        "judges decide, other than on a party's appeal",
    ),
    Code("judged-overturns", "warning", "the same, but only by expelling people, or by an assembly of everybody"),
    Code(
        "indirect-ouster",
        "error",
        "those who are judged could empty the seats of their judges and fill them, though they may neither appoint nor "
        "instruct them",
    ),
    Code(
        "unremovable",
        "error",
        "nobody else can replace so many of a body that they decide in it, within one term and what it may hold over "
        "(24 months without a term), while it sits still",
    ),
    Code(
        "capture",
        "warning",
        "so few seats of one body come to command, through others, the changing of the charter, discipline with its "
        "appeals, or the running of elections",
    ),
    Code(
        "electorate-capture",
        "warning",
        "a body admits, suspends or lapses those who vote for it, and the day on which the roll is fixed does not come "
        "first",
    ),
    Code(
        "unreachable-quorum",
        "error",
        "a quorum or a majority asks for more than there are seats",
    ),
    Code(
        "unreachable-quorum",
        "warning",
        "a quorum or a majority asks for more than are left when one seat is empty or suspended and those have stood "
        "aside who must at once; or for all of the members",
    ),
    Code(
        "tiny-decision",
        "warning",
        "fewer can expel, elect, change the charter or end the organisation than half a quorum of a body (half a "
        "majority of its seats, without one), or than a twentieth of the members",
    ),
    Code("endless-appeal", "error", "appeals go round in a circle"),
    Code(
        "endless-appeal",
        "warning",
        "an appeal never becomes final, has no time in which it must be made or decided, or nothing follows when it is "
        "late",
    ),
    Code(
        "unreviewable",
        "warning",
        "an act takes rights from a member, with no appeal to a body outside of what those command who did it",
    ),
    Code(
        "vacancy-deadlock",
        "error",
        "bodies wait for each other to be filled or called: once empty they never meet again",
    ),
    Code("vacancy-deadlock", "warning", "nobody at all may fill a body or call it, once it is empty"),
    Code(
        "convening-lock",
        "error",
        "nobody but a body itself, or whom it commands, can call together those who alone can remove it",
    ),
    Code("convening-lock", "warning", "nobody else may call an election or a meeting that is overdue"),
    Code(
        "entrenchment-leak",
        "error",
        "an entrenched article, or the clause that entrenches it, can be changed by a cheaper way",
    ),
    Code(
        "emergency-creep",
        "error",
        "an emergency gives what is basic, or whoever confirms it is commanded by whoever declares it",
    ),
    Code(
        "emergency-creep",
        "warning",
        "an emergency lasts more than a year with its renewals, or grants what it says it never gives",
    ),
    Code(
        "impossible-calendar",
        "error",
        "notices, deadlines, record dates and days of discussion that cannot all be kept",
    ),
    Code(
        "permissioned-right",
        "warning",
        "a right or what a tendency is owed needs an act that those who lead, or whom they command, may leave undone",
    ),
    Code(
        "secrecy-leak",
        "warning",
        "a secret ballot whose count is published for fewer than 5, or that is taken by name too",
    ),
    Code(
        "assertion",
        "error",
        "an `assert` does not hold: a search over what those who hold seats may do finds a way round it (the trace is "
        "the shortest, unless it says so), or no way to what must be possible, or none in time; or it asserts nothing",
    ),
    Code("assertion", "note", "the search for a way round an `assert` gave up before it had seen every situation"),
)
