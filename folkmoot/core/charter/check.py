"""What a charter says that cannot be meant: undefined names, majorities of nothing, prose that the rules contradict."""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from folkmoot.core.charter.analyses.assertions import assertions
from folkmoot.core.charter.analyses.capturing import capture, electorate_capture
from folkmoot.core.charter.analyses.judging import indirect_ouster, judged_overturns, self_judging
from folkmoot.core.charter.analyses.removing import unremovable
from folkmoot.core.charter.analyses.structure import STRUCTURE
from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.clashes import clashes
from folkmoot.core.charter.english.names import several
from folkmoot.core.charter.errors import near
from folkmoot.core.charter.fences import Article
from folkmoot.core.charter.finding import SEVERITIES, Finding, Say, of_rule
from folkmoot.core.charter.languages import spoken
from folkmoot.core.charter.mentions import MEANT_TO_BE_NAMED, definitions, mentions
from folkmoot.core.charter.prose import numbers, rule_numbers
from folkmoot.core.charter.rules import Body, Head, Majority, Meeting, Office, Power, Quorum, QuorumTerms, Rule
from folkmoot.core.charter.spanish.nouns import plural


def check(charter: Charter, language: str = "en") -> list[Finding]:
    """Every finding, in the order of the text; at one line errors come first."""
    speaking = spoken(language)
    say = Say(speaking.findings, speaking.names(charter))
    kinds = KINDS if is_of_a_size(charter) else (*TEXT, _too_large)
    found = [finding for of_kind in kinds for finding in of_kind(charter, say)]
    return sorted(found, key=lambda finding: (finding.line, SEVERITIES.index(finding.severity), finding.says))


def is_of_a_size(charter: Charter) -> bool:
    """Whether it can be searched in seconds: more rules than any organisation has would take for ever."""
    holders = len(charter.of(Body)) + len(charter.of(Office))
    return len(charter.rules) <= MOST_RULES and holders <= MOST_HOLDERS


def _too_large(charter: Charter, say: Say) -> Iterator[Finding]:
    yield of_rule("too-large", "warning", charter.rules[0], say["too_large"](MOST_RULES, MOST_HOLDERS))


def _undefined(charter: Charter, say: Say) -> Iterator[Finding]:
    """Names that no rule defines, and definitions that no rule uses."""
    known: dict[str, set[str]] = {"article": {article.number for article in charter.articles}}
    for kind, name, _ in definitions(charter.rules):
        known.setdefault(kind, set()).add(name)
    used: set[tuple[str, str]] = set()
    for rule in charter.rules:
        for mention in dict.fromkeys(mentions(rule)):
            used |= {(kind, mention.name) for kind in mention.kinds if (kind, mention.name) != (rule.kind, rule.id)}
            if not any(mention.name in known.get(kind, ()) for kind in mention.kinds):
                names = sorted({name for kind in mention.kinds for name in known.get(kind, ())})
                says = say["name_undefined"](rule.cite, mention.name, mention.kinds, near(mention.name, names))
                yield of_rule("undefined", "error", rule, says)
    for kind, name, rule in definitions(charter.rules):
        needless = kind in MEANT_TO_BE_NAMED and (kind, name) not in used and not rule.text_only
        if needless and not (isinstance(rule, Office) and rule.duties):
            yield of_rule("undefined", "note", rule, say["unused"](kind, name))


def _bases(charter: Charter, say: Say) -> Iterator[Finding]:
    """Majorities and quorums that do not say what they are a share of, or when they are measured."""
    for rule in charter.of(Majority):
        if rule.share is not None and rule.base is None:
            yield of_rule("undefined", "error", rule, say["majority_of_what"](rule.id))
    for holder, terms, of_electorate in _quorums(charter):
        if terms.share is not None and terms.base is None and not of_electorate:
            yield of_rule("undefined", "error", holder, say["quorum_of_what"](holder.cite))
        if terms.measured_at is None and terms.named is None and not of_electorate:
            yield of_rule("undefined", "note", holder, say["quorum_when"](holder.cite))


def _quorums(charter: Charter) -> Iterator[tuple[Rule, QuorumTerms, bool]]:
    """Each quorum, and whether its base is understood: turnout of a ballot, or a second call after a first."""
    for rule in charter.rules:
        if isinstance(rule, Quorum):
            yield rule, rule.terms, False
        elif isinstance(rule, Body) and rule.quorum is not None:
            yield rule, rule.quorum, False
        elif isinstance(rule, Head) and rule.default_quorum is not None:
            yield rule, rule.default_quorum, False
        elif isinstance(rule, Power) and rule.quorum is not None:
            yield rule, rule.quorum, all(any(charter.defining(who.name, "electorate")) for who in rule.who)
        elif isinstance(rule, Meeting) and rule.second_call is not None and rule.second_call.quorum is not None:
            body = charter.body(rule.of)
            first = charter.quorum_of(body) if body is not None else None
            yield (
                rule,
                rule.second_call.quorum,
                first is not None and (first.base is not None or first.count is not None),
            )


def _clashes(charter: Charter, say: Say) -> Iterator[Finding]:
    """Of two rules that clash, the finding stands at the later one; of a dead power, at the power."""
    cited = {rule.cite: rule for rule in charter.rules}
    for clash in clashes(charter):
        one, other = cited[clash.one], cited[clash.other]
        at = one if clash.code == "dead-rule" else max(one, other, key=lambda rule: rule.line)
        articles, rules = dict.fromkeys((one.article, other.article)), (one.cite, other.cite)
        says = say[clash.code](one.cite, other.cite, clash.over)
        yield Finding(clash.code, "warning", tuple(articles), rules, says, at.line)


def _text_only(charter: Charter, say: Say) -> Iterator[Finding]:
    for rule in charter.rules:
        if rule.text_only:
            yield of_rule("text-only", "note", rule, say["words_only"](rule.cite))


def _prose(charter: Charter, say: Say) -> Iterator[Finding]:
    for article in charter.articles:
        rules = charter.rules_of(article.number)
        yield from _numbers(charter, article, rules, say)
        yield from _bodies(charter, article, rules, say)


def _numbers(charter: Charter, article: Article, rules: tuple[Rule, ...], say: Say) -> Iterator[Finding]:
    meant = [*rules, *_named_measures(charter, rules)]
    in_rules = {number for rule in meant for number in rule_numbers(rule, expected=True)}
    in_prose: set[Fraction] = set()
    for said in numbers(article.lines):
        in_prose |= set(said.values)
        if in_rules.isdisjoint(said.values):
            says = say["number_in_prose"](article.number, said.text)
            yield Finding("prose-mismatch", "error", (article.number,), (), says, said.line)
    for rule in rules:
        missing = sorted({number for number in rule_numbers(rule) if number not in in_prose})
        if missing:
            listed = ", ".join(map(str, missing))
            yield of_rule("prose-mismatch", "note", rule, say["number_in_rule"](rule.cite, listed))


def _named_measures(charter: Charter, rules: tuple[Rule, ...]) -> Iterator[Rule]:
    """Majorities and quorums that these rules name: their numbers are the rule's own, wherever they are defined."""
    for rule in rules:
        for mention in mentions(rule):
            if mention.kinds in (("majority",), ("quorum",)):
                yield from charter.defining(mention.name, *mention.kinds)


def _bodies(charter: Charter, article: Article, rules: tuple[Rule, ...], say: Say) -> Iterator[Finding]:
    """Bodies and offices. Where there is one for each unit the name is a common noun ("a branch"), and says nothing."""
    holders = {rule.id: rule for rule in charter.rules if isinstance(rule, Body | Office) and not rule.many}
    in_rules = {mention.name for rule in rules for mention in mentions(rule)} | {rule.id for rule in rules}
    in_prose = dict(_named_in(article, holders))
    for id, line in in_prose.items():
        if id not in in_rules:
            says = say["body_in_prose"](article.number, _called(holders[id]))
            yield Finding("prose-mismatch", "error", (article.number,), (), says, line)
    for id, holder in holders.items():
        if id in in_rules and id not in in_prose:
            first = next(rule for rule in rules if rule.id == id or any(each.name == id for each in mentions(rule)))
            yield of_rule("prose-mismatch", "note", first, say["body_in_rule"](first.cite, _called(holder)))


def _named_in(article: Article, holders: dict[str, Body | Office]) -> Iterator[tuple[str, int]]:
    """The bodies and offices whose name stands in the prose, each with its first line; the longest name wins."""
    by_name = {name: id for id, rule in holders.items() for name in _forms(_called(rule))}
    if not by_name:
        return
    ordered = sorted(by_name, key=lambda name: (-len(name), name))
    pattern = re.compile("|".join(rf"(?<!\w){_as_pattern(name)}(?!\w)" for name in ordered))
    folded = {name.lower(): id for name, id in by_name.items()}
    text = "\n".join(line for _, line in article.lines)
    seen: set[str] = set()
    for match in pattern.finditer(text):
        id = folded[" ".join(match[0].split()).lower()]
        if id not in seen:
            seen.add(id)
            yield id, article.lines[text.count("\n", 0, match.start())][0]


def _forms(name: str) -> tuple[str, ...]:
    """A name as prose in either language may write it."""
    return name, several(name), plural(name)


def _as_pattern(name: str) -> str:
    """The name over a line's end too; in any case, if it is written small."""
    words = r"\s+".join(re.escape(word) for word in name.split())
    return words if name != name.lower() else f"(?i:{words})"


def _called(rule: Body | Office) -> str:
    return rule.name or rule.id.replace("_", " ")


MOST_RULES = 1_000
MOST_HOLDERS = 120
"""Five times the rules and three times the bodies of a large federation."""

Kind = Callable[[Charter, Say], Iterator[Finding]]
TEXT: tuple[Kind, ...] = (_undefined, _bases, _text_only, _prose)
KINDS: tuple[Kind, ...] = (
    *TEXT,
    _clashes,
    self_judging,
    judged_overturns,
    indirect_ouster,
    unremovable,
    capture,
    electorate_capture,
    assertions,
    *STRUCTURE,
)
