"""English: words of tables and pictures."""

from collections.abc import Callable, Mapping

from folkmoot.core.tally.result import Amount
from folkmoot.core.tally.results.english.numbers import amount, count


def caption(title: str, quota: Amount | None) -> str:
    begins = f"{title}: stage by stage" if title else "The count, stage by stage"
    return begins if quota is None else f"{begins} (quota {amount(quota)})"


def pairs_caption(title: str) -> str:
    said = "how many papers prefer whoever stands at the left to whoever stands above"
    return f"{title}: {said}" if title else said.capitalize()


def stage(number: int, step: str, of: tuple[str, ...]) -> str:
    who = of[0] if len(of) == 1 else f"{len(of)} together"
    says = {
        "first": "first",
        "surplus": f"surplus of {who}",
        "exclude": f"{who} out",
        "withdraw": f"{who} gone",
        "round": f"{who} out" if of else "anew",
        "fill": "last seats",
        "seat": "seat",
        "compare": "pairs",
    }
    return f"{number}: {says.get(step, step)}"


def elected(stage: int) -> str:
    return f"elected ({stage})"


def out(stage: int) -> str:
    return f"out ({stage})"


def seats(seats: int) -> str:
    return count(seats, "seat")


def picture_transfers(title: str) -> str:
    return f"{title}: where the votes went, stage by stage" if title else "Where the votes went, stage by stage"


def picture_transfers_text(stages: int, candidates: int) -> str:
    return (
        f"{count(candidates, 'candidate')} in rows and {count(stages, 'stage')} in columns, with a bar for what each "
        "has. Those elected stand above the strong line in the order of election, the others below it. All of it is "
        "also told in sentences and as a table."
    )


def picture_quota(quota: Amount | None) -> str:
    return "quota" if quota is None else f"quota {amount(quota)}"


def picture_pairs(title: str) -> str:
    return f"{title}: two by two" if title else "Two by two"


def picture_pairs_text(candidates: int) -> str:
    return (
        f"A table of {count(candidates, 'candidate')}, best first. Each cell says how many papers prefer whoever "
        "stands at the left to whoever stands above. All of it is also told in sentences and as a table."
    )


def picture_seats(title: str) -> str:
    return f"{title}: the seats" if title else "The seats"


def picture_seats_text(seats: int) -> str:
    return (
        f"A square for each of {count(seats, 'seat')}, beside whoever has it, with the place in which it was given. "
        "All of it is also told in sentences."
    )


def _plain(said: str) -> Callable[..., str]:
    return lambda: said


SAYS: Mapping[str, Callable[..., str]] = {
    "table_caption": caption,
    "table_pairs_caption": pairs_caption,
    "table_candidate": _plain("Candidate"),
    "table_fate": _plain("What became"),
    "table_stage": stage,
    "table_votes": _plain("votes"),
    "table_change": _plain("change"),
    "table_number": _plain("number"),
    "table_non_transferable": _plain("To nobody"),
    "table_lost": _plain("Lost"),
    "table_quota": _plain("Quota"),
    "table_total": _plain("Total"),
    "table_elected": elected,
    "table_out": out,
    "table_left": _plain("not elected"),
    "table_seats": seats,
    "picture_transfers": picture_transfers,
    "picture_transfers_text": picture_transfers_text,
    "picture_had": _plain("had before"),
    "picture_came": _plain("came in this stage"),
    "picture_went": _plain("went on to others"),
    "picture_half": _plain("half"),
    "picture_quota": picture_quota,
    "picture_marks": _plain("✓ elected   ✕ out"),
    "picture_pairs": picture_pairs,
    "picture_pairs_text": picture_pairs_text,
    "picture_pairs_key": _plain(
        "Each number is of the papers that prefer the left to the above. Framed and filled: a victory, the stronger "
        "the clearer."
    ),
    "picture_seats": picture_seats,
    "picture_seats_text": picture_seats_text,
    "picture_seats_key": _plain("The number in a square is the place in which the seat was given."),
}
