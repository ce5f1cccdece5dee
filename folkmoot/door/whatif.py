"""What another charter would have said of a history: it is replayed aside, and every act of it is judged again.

Nothing is written to the data folder. What a charter defines (bodies, offices, classes, ...) is found in the other one
by its id, or by the id that it is said to have there; what is not found there could be any, and is judged as such.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice, product
from pathlib import Path

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.facts import Facts, Unknown, Value
from folkmoot.core.charter.judging import Authority, Question, Verdict, decide
from folkmoot.core.charter.vocabulary import AUTHORITY_KINDS, OBJECTS_OF
from folkmoot.door.act import Act
from folkmoot.door.aside import database_aside
from folkmoot.door.history_file import Block
from folkmoot.door.judge import Judged, witnessed_by
from folkmoot.door.occasion import Occasion
from folkmoot.door.replay import replay

ELSEWHERE = Unknown("the other charter has nothing of this name")
OF_A_CHARTER = {"membership": "class", "ground": "ground"}  # facts that hold names which a charter defines
MANY = 400  # as many ways are tried of reading names that the other charter does not have


@dataclass(frozen=True, slots=True)
class Again:
    """One act judged again. `line` is that of its block, `was` the verdict then, `verdict` that of the other charter.

    `followed` says that it followed from the act of the block; `elsewhere` lists what the other charter does not have.
    """

    line: int
    act: str
    followed: bool
    was: str
    verdict: Verdict
    elsewhere: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """Plain JSON values."""
        found: dict[str, object] = {
            "line": self.line,
            "act": self.act,
            "followed": self.followed,
            "was": self.was,
            "would": self.verdict.value,
            "articles": list(self.verdict.articles),
            "rules": list(self.verdict.rules),
            "because": [reason.says for reason in self.verdict.because],
            "missing": list(self.verdict.missing),
        }
        return found | ({"elsewhere": list(self.elsewhere)} if self.elsewhere else {})


def what_if(
    file: Path,
    charter: Charter,
    names: Mapping[str, str] | None = None,
    *,
    each: Callable[[int], None] | None = None,
) -> list[Again]:
    """Every act of a history, judged by another charter on the facts of its day, in the history's order.

    `names` says what an id of the history's charter is called in the other one. `each` is called before every block,
    with how many they are.
    Raises what `replay` raises, and BadMap when `names` leads to nothing.
    """
    meant = Counterparts(charter, names or {})
    judged: list[Again] = []
    said: dict[int, tuple[int, Verdict]] = {}
    here = 0

    def begin(block: Block, of: int) -> None:
        nonlocal here
        here = block.line
        if each is not None:
            each(of)

    def judge_again(act: Act, occasion: Occasion, then: Judged) -> None:
        verdict, elsewhere = meant.judge(then, occasion)
        line, cause = said.get(-1 if occasion.cause is None else occasion.cause, (0, None))
        verdict = verdict if cause is None else _with_its_cause(verdict, cause)
        said[occasion.index] = here, verdict
        followed = occasion.cause is not None and line in (0, here)
        judged.append(Again(here, act.declared.name, followed, then.verdict.value, verdict, elsewhere))

    with database_aside(), witnessed_by(judge_again):
        replay(file, each=begin, to_its_foot=False)
    return judged


def _with_its_cause(verdict: Verdict, cause: Verdict) -> Verdict:
    """An act whose cause is refused is refused with it (semantics B 3): for the reasons of both."""
    if cause.value != "refused":
        return verdict
    own = verdict if verdict.value == "refused" else Verdict("refused")
    return Verdict(
        "refused",
        tuple(dict.fromkeys((*cause.rules, *own.rules))),
        tuple(dict.fromkeys((*cause.articles, *own.articles))),
        tuple(dict.fromkeys((*cause.because, *own.because))),
    )


class BadMap(ValueError):
    """A map that leads to nothing: it names an id that the other charter does not have."""


class Counterparts:
    """What the ids of one charter are in another one."""

    def __init__(self, charter: Charter, names: Mapping[str, str]) -> None:
        self._charter = charter
        self._names = names
        self._kinds: dict[str, set[str]] = {}
        for rule in charter.rules:
            self._kinds.setdefault(rule.id, set()).add(rule.kind)
        for old, new in names.items():
            if new not in self._kinds:
                raise BadMap(f"--map {old}={new}: the other charter defines nothing called {new}")

    def judge(self, then: Judged, occasion: Occasion) -> tuple[Verdict, tuple[str, ...]]:
        """The other charter's verdict, and the names that it does not have.

        Where it has not got a name, every reading of that name is tried; verdicts that differ leave it undetermined.
        """
        by = frozenset(hat.authority for hat in then.hats)
        return self.judge_question(
            Question(then.verb, by, then.facts, occasion.decision, occasion.told), occasion.charter.hash
        )

    def judge_question(self, asked: Question, under: str) -> tuple[Verdict, tuple[str, ...]]:
        """The same of a question, as it was put to the charter with the hash `under`."""
        known, lost = self._known(asked.facts, under)
        on = {each: self._object(each) for each in sorted(asked.facts.on)}
        by = {each: self._authority(each) for each in asked.by}
        lost += [each for each, there in on.items() if there is None]
        lost += sorted(f"{each.kind}:{each.id}" for each, there in by.items() if there is None)
        question = Question(
            verb=asked.verb,
            by=frozenset(there for there in by.values() if there is not None),
            facts=Facts((there for there in on.values() if there is not None), known),
            decision=asked.decision,
            told=asked.told,
        )
        readings = self._readings(question, [each for each, there in on.items() if there is None])
        verdicts = [self._decide(each, None in by.values()) for each in readings]
        return _agreed(verdicts, lost), tuple(dict.fromkeys(lost))

    def _decide(self, question: Question, somebody_else: bool) -> Verdict:
        """The verdict on one reading. An authority without counterpart could be anybody: then by whom is not known."""
        verdict = decide(self._charter, question)
        if verdict.value == "allowed" or not somebody_else:
            return verdict
        return decide(self._charter, replace(question, by=frozenset(), told=True))

    def _authority(self, authority: Authority) -> Authority | None:
        if authority.kind not in AUTHORITY_KINDS:
            return authority
        there = self._id(authority.id, (authority.kind,)) or self._id(authority.id, AUTHORITY_KINDS)
        if there is None:
            return None
        kinds = self._kinds[there]
        kind = authority.kind if authority.kind in kinds else next(each for each in AUTHORITY_KINDS if each in kinds)
        return Authority(kind, there)

    def _id(self, id_: str, kinds: tuple[str, ...]) -> str | None:
        there = self._names.get(id_, id_)
        return there if not self._kinds.get(there, set()).isdisjoint(kinds) else None

    def _known(self, facts: Facts, under: str) -> tuple[dict[str, Value | Unknown], list[str]]:
        """The facts by the other charter's names, and those names that it does not have.

        Articles bear numbers of the charter `under` which they were gathered, told by its hash.
        """
        known: dict[str, Value | Unknown] = dict(facts.known)
        lost = []
        for name, kind in OF_A_CHARTER.items():
            value = known.get(name)
            ids = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
            there = [self._id(each, (kind,)) for each in ids]
            if None in there:
                known[name] = ELSEWHERE
                lost += [f"{kind}:{id_}" for id_, each in zip(ids, there, strict=True) if each is None]
            elif isinstance(value, str):
                known[name] = str(there[0])
            elif isinstance(value, tuple):
                known[name] = tuple(map(str, there))
        if "articles" in known and under != self._charter.hash:
            known["articles"] = Unknown("the articles are those of the history's charter")
        return known, lost

    def _object(self, on: str) -> str | None:
        """The object by the other charter's name; None where it has no such name."""
        kind, colon, of = on.partition(":")
        if not colon:
            return on
        there = self._id(of, OBJECTS_OF[kind])
        return None if there is None else f"{kind}:{there}"

    def _readings(self, question: Question, lost: list[str]) -> Iterator[Question]:
        """The question, with every object whose name is not there read as each of those that it could be."""
        for meant in islice(product(*(self._could_be(each) for each in lost)), MANY):
            yield replace(question, facts=Facts({*question.facts.on, *meant}, question.facts.known))

    def _could_be(self, on: str) -> list[str]:
        kind = on.partition(":")[0]
        ids = (id_ for id_, kinds in self._kinds.items() if not kinds.isdisjoint(OBJECTS_OF[kind]))
        return [kind, *(f"{kind}:{id_}" for id_ in ids)]


def _agreed(verdicts: list[Verdict], elsewhere: list[str]) -> Verdict:
    """The one verdict where all readings agree; else it is undetermined, for want of what the charter does not have."""
    if len({verdict.value for verdict in verdicts}) == 1:
        return verdicts[0]
    against = next(verdict for verdict in verdicts if verdict.value != "allowed")
    return replace(against, value="undetermined", missing=tuple(dict.fromkeys((*against.missing, *elsewhere))))
