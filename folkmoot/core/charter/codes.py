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
    Code(
        "assertion",
        "error",
        "an `assert` does not hold: a search over what those who hold seats may do finds a way round it (the trace is "
        "the shortest), or no way to what must be possible, or none in time; or it asserts nothing",
    ),
    Code("assertion", "note", "the search for a way round an `assert` gave up before it had seen every situation"),
)
