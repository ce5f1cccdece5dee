"""What each rule lets somebody do to a body: seat people in it, empty its seats, tell it what to do, undo what it did.

Every condition is read as somebody reads it who means to use it: what they can bring about themselves is no hindrance,
and what needs somebody else is kept as a need.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from folkmoot.core.charter.analyses.seats import is_many, is_seated, leaves_quorum, stands_aside
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.compiled import CompiledPower, CompiledProhibition, Condition
from folkmoot.core.charter.conditions import Asked, AtLeast, Holds, Undefined, Untouched
from folkmoot.core.charter.facts import Facts
from folkmoot.core.charter.rules import (
    Appeal,
    Body,
    Check,
    Electorate,
    MemberClass,
    Office,
    Power,
    Publication,
)
from folkmoot.core.charter.vocabulary import VERBS

Kind = Literal["appoints", "refills", "removes", "instructs", "overturns", "reviews", "amends"]

FILLING = ("elect", "appoint", "coopt")
EMPTYING = ("remove", "recall", "vacate")
EXPELLING = ("expel", "lapse")
"""Ways to end a membership, and with it every seat. A suspension is none: the seat rests, and is not empty."""
UNDOING = ("overturn", "stay")
RESPONDENTS = frozenset({"respondent", "member"})

_CHARTER = frozenset({"charter"})

Needs = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Lever:
    """One thing that `actor` may do to `body`, by which rule.

    `needs`: of each of these groups somebody must join in. `most` limits the seats that it reaches. `in_unit` says that
    it reaches only what belongs to the actor's own unit. `refills` is `appoints` for seats that are empty alone.
    """

    kind: Kind
    actor: str
    verb: str
    body: str
    rule: str
    article: str
    needs: Needs = ()
    most: int | None = None
    in_unit: bool = False

    @property
    def by_expulsion(self) -> bool:
        return self.verb in EXPELLING


@dataclass(frozen=True)
class Reading:
    """A charter as those read it who look for what they can do with it; `together`, as many as it takes ask for it."""

    charter: Charter
    together: bool = False

    def levers(self) -> Iterator[Lever]:
        """Everything that anybody may do to a body, an office or an electorate."""
        for body in self.targets():
            if is_seated(self.charter, body):
                yield from self._by_seats(body)
                yield from self._instructing(body)
            yield from self._undoing(body)
            yield from self._amending(body)
        yield from self._editing()

    def targets(self) -> tuple[str, ...]:
        """Whom one may come to command: bodies, offices, electorates."""
        kinds = (Body, Office, Electorate)
        return tuple(dict.fromkeys(rule.id for kind in kinds for rule in self.charter.of(kind) if not rule.text_only))

    def _by_seats(self, body: str) -> Iterator[Lever]:
        offices, rule = self._by_office(body), self.charter.body(body)
        on = frozenset({f"holder:{body}"})
        for verb in FILLING:
            most = rule.coopt_max if verb == "coopt" and rule is not None else None
            for lever, power in self._reaching(verb, body, on, "appoints"):
                yield replace(lever, kind="refills" if _needs_vacancy(power) else "appoints", most=most)
        if len(offices) == 1:
            on |= {f"holder:{offices[0]}"}
        for verb in EMPTYING:
            for lever, power in self._reaching(verb, body, on, "removes"):
                if not (verb == "vacate" and _needs_vacancy(power)):
                    yield lever
        for verb in EXPELLING:
            for lever, power in self._reaching(verb, body, on, "removes"):
                if not _needs_arrears(power):
                    yield replace(lever, needs=(*lever.needs, *self._stayed(verb, lever.actor)))
        for office in offices:
            others = tuple(frozenset({each}) for each in offices if each != office)
            cite, article = self._place(body)
            yield Lever("appoints", office, "ex_officio", body, cite, article, others)

    def _by_office(self, body: str) -> tuple[str, ...]:
        """The seats whose holders sit in this body by that."""
        rule = self.charter.body(body)
        if rule is not None and rule.composed_of == "officers of the unit":
            return tuple(office.id for office in self.charter.of(Office) if office.many)
        holder = rule or self.charter.get(Office, body)
        by = holder.filled_by if holder is not None else None
        return (by.by,) if by is not None and by.way == "ex_officio" and by.by is not None else ()

    def _instructing(self, body: str) -> Iterator[Lever]:
        for on in (f"holder:{body}", f"decision:{body}"):
            yield from (lever for lever, _ in self._reaching("instruct", body, frozenset({on}), "instructs"))

    def _editing(self) -> Iterator[Lever]:
        for paper in self.charter.of(Publication):
            by = paper.instructed_by
            if by not in (None, "none", paper.edited_by) and not paper.text_only:
                yield Lever("instructs", str(by), "instruct", paper.edited_by, paper.cite, paper.article)

    def _undoing(self, body: str) -> Iterator[Lever]:
        on = frozenset({f"decision:{body}"})
        for verb in UNDOING:
            for lever, power in self._reaching(verb, body, on, "overturns"):
                if lever.actor != body:
                    yield replace(lever, kind="reviews") if self.is_review(power) else lever

    def meddling(self, judge: str) -> Iterator[Lever]:
        """Whatever undoes what a body decided or takes it up again, by itself too, or tells it how to decide."""
        yield from (lever for lever in self._instructing(judge) if lever.actor != judge)
        yield from (lever for lever in self._editing() if lever.body == judge)
        for verb in (*UNDOING, "reopen"):
            for lever, power in self._reaching(verb, judge, frozenset({f"decision:{judge}"}), "overturns"):
                if not self.is_review(power):
                    yield lever

    def is_review(self, power: CompiledPower) -> bool:
        """Whether what others decided is undone only on a party's appeal, that party aside and a quorum left."""
        return (
            any(isinstance(each, Holds) and each.fact == "appeal" and each.wanted for each in power.conditions)
            and stands_aside(self.charter, power.verb, "party", "named")
            and leaves_quorum(self.charter, power.who.name, 1)
        )

    def _amending(self, body: str) -> Iterator[Lever]:
        """The article that founds it, where one clause covers it; who meets several clauses at once is in each."""
        _, article = self._place(body)
        clauses = [clause.articles for clause in self.charter.compiled.of("amend_charter").clauses]
        own = [articles for articles in dict.fromkeys(clauses) if article in articles] or [frozenset[str]()]
        ways = [
            [lever for lever, power in self._reaching("amend_charter", body, _CHARTER, "amends") if power.clause == of]
            for of in own
        ]
        for lever in ways[0]:
            others = tuple(frozenset(each.actor for each in way) for way in ways[1:])
            if all(others):
                yield replace(lever, needs=(*lever.needs, *others))

    def _place(self, id: str) -> tuple[str, str]:
        rule = next(rule for kind in (Body, Office, Electorate) if (rule := self.charter.get(kind, id)) is not None)
        return rule.cite, rule.article

    def _reaching(self, verb: str, body: str, on: frozenset[str], kind: Kind) -> Iterator[tuple[Lever, CompiledPower]]:
        """The powers for a verb that somebody can use on these objects, whatever else it may need."""
        objects = Facts(on).objects
        for power in self.charter.compiled.of(verb).powers:
            if power.who.name == "clock" or (power.objects and power.objects.isdisjoint(objects)):
                continue
            needs = self.needs(power, objects, self._place(body)[1])
            if needs is None:
                continue
            in_unit = any(isinstance(each, Holds) and each.fact == "own_unit" for each in power.conditions)
            if in_unit and not is_many(self.charter, body) and not is_many(self.charter, power.who.name):
                continue
            yield Lever(kind, power.who.name, verb, body, power.rule, power.article, needs, in_unit=in_unit), power

    def suspending(self, body: str) -> Iterator[Lever]:
        """Whoever may suspend those who sit there: their seats rest, and are not empty."""
        for lever, _ in self._reaching("suspend_member", body, frozenset({f"holder:{body}"}), "removes"):
            yield replace(lever, needs=(*lever.needs, *self._stayed("suspend_member", lever.actor)))

    def over_members(self, power: CompiledPower, *, by_list: bool = False) -> Needs | None:
        """Who must join in to use a power over somebody who holds no seat; None if it cannot be used."""
        needs = self.needs(power, Facts({"batch" if by_list else "member"}).objects, power.article)
        return None if needs is None else (*needs, *self._stayed(power.verb, power.who.name))

    def needs(self, power: CompiledPower, objects: frozenset[str], article: str) -> Needs | None:
        """Who must join in for the power to be used; None if it cannot be, or only by so many who ask together."""
        found = list[frozenset[str]]()
        for condition in power.conditions:
            more = self._to_meet(condition, power, objects)
            if more is None:
                return None
            found.extend(more)
        for prohibition in self.charter.compiled.of(power.verb).prohibitions:
            if self._bears(prohibition, power, objects):
                more = self._to_pass(prohibition, article)
                if more is None:
                    return None
                found.extend(more)
        if any(not group for group in found):
            return None
        return tuple(dict.fromkeys(group for group in found if power.who.name not in group))

    def _to_meet(
        self, condition: Condition, power: CompiledPower, objects: frozenset[str]
    ) -> Iterable[frozenset[str]] | None:
        if isinstance(condition, Undefined):
            return None
        if isinstance(condition, Asked):
            return () if self.together or self.charter.get(Electorate, power.who.name) is not None else None
        if not isinstance(condition, Holds):
            return ()
        if condition.reason_kind in ("confirmation", "veto"):
            rule = self.charter.get(Power, power.id)
            checks = [self.charter.get(Check, each) for each in (rule.subject_to if rule else ())]
            return [
                group for check in checks for group in (self._checked(check, condition) if check else [frozenset()])
            ]
        if condition.fact == "ratified":
            return [self._holders("ratify", power.clause)]
        if condition.fact == "emergency":
            return [self._holders("declare_emergency")]
        verb = VERBS.get(condition.fact)
        if verb is None or verb.own or not condition.wanted:
            return ()
        return [self._holders(verb.name, on=objects)]

    def _holders(
        self, verb: str, clause: frozenset[str] | None = None, on: frozenset[str] | None = None
    ) -> frozenset[str]:
        """Whoever holds a power for a verb, for one clause of the charter or on some of these objects."""
        return frozenset(
            each.who.name
            for each in self.charter.compiled.of(verb).powers
            if clause in (None, each.clause) and (on is None or not each.objects or not each.objects.isdisjoint(on))
        )

    def _bears(self, prohibition: CompiledProhibition, power: CompiledPower, objects: frozenset[str]) -> bool:
        """Whether it bars the power in any case; another ground than those that it names can always be given."""
        if prohibition.grounds or prohibition.where is not None or prohibition.spares(power):
            return False
        if prohibition.holders is not None and prohibition.holders.isdisjoint(power.holders):
            return False
        return not prohibition.objects or not prohibition.objects.isdisjoint(objects)

    def _to_pass(self, prohibition: CompiledProhibition, article: str) -> Iterable[frozenset[str]] | None:
        unless = prohibition.unless
        if unless is None:
            return None
        if isinstance(unless, Untouched):
            return None if article in unless.articles else ()
        check = self.charter.get(Check, prohibition.id)
        return self._checked(check, unless) if check is not None and isinstance(unless, Holds) else ()

    def _checked(self, check: Check, condition: Holds) -> Iterable[frozenset[str]]:
        """To be confirmed, one of those who check must say yes; not to be stopped, none of them may say no."""
        by = frozenset(who.name for who in check.by)
        if condition.wanted:
            return [by] if check.sort in ("confirm", "referendum") else []
        return [] if check.override else [frozenset({each}) for each in by]

    def _stayed(self, verb: str, actor: str) -> Needs:
        """Whoever hears the appeals that hold it back, unless it is themselves."""
        return tuple(
            frozenset({appeal.to})
            for appeal in self.charter.of(Appeal)
            if (appeal.from_body == actor and verb in appeal.stays and not appeal.text_only)
            and (not appeal.on or verb in appeal.on)
            and (not appeal.who or not RESPONDENTS.isdisjoint(appeal.who))
            and appeal.to not in ("none", actor)
        )

    def anybody(self) -> frozenset[str]:
        """The classes of members: what each of them may do alone, somebody in any body may."""
        return frozenset(rule.id for rule in self.charter.of(MemberClass))


def _needs_vacancy(power: CompiledPower) -> bool:
    return any(isinstance(each, Holds) and each.fact in ("vacant", "term_ended") for each in power.conditions)


def _needs_arrears(power: CompiledPower) -> bool:
    return any(isinstance(each, AtLeast) and each.fact == "arrears_days" for each in power.conditions)
