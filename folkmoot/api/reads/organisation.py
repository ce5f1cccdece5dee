"""Reads about the organisation as a whole: who it is, its charter, its acts, its units, and how many it has."""

from datetime import date
from functools import lru_cache

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Schema

from folkmoot.api.calling import caller
from folkmoot.api.paging import After, Limit, Page, turned
from folkmoot.api.reads.reading import read, words
from folkmoot.api.shape import NotDone
from folkmoot.branches import reads as branches
from folkmoot.branches.models import Unit as UnitRow
from folkmoot.constitution import reads as constitution
from folkmoot.core.charter.analyses.control import control_of
from folkmoot.core.charter.charter import Charter as CoreCharter
from folkmoot.core.charter.check import check
from folkmoot.core.charter.finding import Finding as CoreFinding
from folkmoot.core.charter.sentences import LANGUAGES, sentence
from folkmoot.core.record import base64_text
from folkmoot.door.act import REGISTER
from folkmoot.door.occasion import born_of
from folkmoot.door.record import frontier
from folkmoot.members import reads as members
from folkmoot.web.page import Sight, charter_of


class Organisation(Schema):
    """Who the organisation is, and where its record stands."""

    name: str
    origin: str
    charter: str
    timezone: str
    today: date
    rehearsal: bool
    dissolved_in: int | None
    size: int
    root: str


class Rule(Schema):
    """A rule of an article, as a verdict cites it, and what it says."""

    cite: str
    kind: str
    says: str


class Article(Schema):
    """An article: its prose as it was adopted, and the rules that the program reads in it."""

    number: str
    title: str
    prose: str
    rules: list[Rule]


class Charter(Schema):
    """A charter: its SHA-256, its text byte for byte, and its articles."""

    hash: str
    title: str
    text: str
    articles: list[Article]


class Edge(Schema):
    """What one body may do to another, and the rules that say so. `commands` is what it comes to."""

    kind: str
    source: str
    target: str
    rules: list[str]
    by_expulsion: bool


class Finding(Schema):
    """What a check of the charter found, with a chain of acts that shows it."""

    code: str
    severity: str
    articles: list[str]
    rules: list[str]
    says: str
    trace: list[str]


class Control(Schema):
    """Who commands whom under a charter, and what a check of it found."""

    charter: str
    edges: list[Edge]
    findings: list[Finding]


class Version(Schema):
    """A charter that was adopted, from when it holds, and the entry that adopted it."""

    charter: str
    since: date
    entry: int


class ActOf(Schema):
    """An act: its name, the charter's verb for it, and its sentence."""

    act: str
    verb: str
    on: str
    says: str


class Unit(Schema):
    """A unit: its key, its kind, above which it stands, from when until when it exists, and its size."""

    key: int
    kind: str
    name: str | None
    parent: int | None
    since: str
    ended: str | None
    members: int | None
    entry: int


class Step(Schema):
    """From this day on there were so many."""

    since: date
    members: int


class Said(Schema):
    """What somebody said of the membership on a date that is known in part (EDTF)."""

    date: str
    members: int | None
    share: str | None
    qualifier: str | None
    said_by: str | None
    peak: bool
    entry: int


class Figures(Schema):
    """How many members there are, how that came, and what sources say beside the roll."""

    today: int
    steps: list[Step]
    said: list[Said]


def add(api: NinjaAPI) -> None:
    """Add these reads."""

    @read(api, "/organisation", Organisation, "organisation")
    def organisation(request: HttpRequest) -> Organisation:
        """Who the organisation is, and where its record stands."""
        sight = caller(request).sight
        head = sight.head
        return Organisation(
            name=sight.name,
            origin=head.origin,
            charter=head.charter,
            timezone=sight.zone.key,
            today=sight.today,
            rehearsal=head.rehearsal,
            dissolved_in=head.dissolved_in,
            size=head.size,
            root=base64_text.encode(frontier(head).root()),
        )

    @read(api, "/charter", Charter, "charter")
    def charter(request: HttpRequest) -> Charter:
        """The charter in force: its text, its articles, and what each rule says."""
        return _charter(caller(request).sight.charter)

    @read(api, "/charter/control", Control, "charter")
    def control(request: HttpRequest) -> Control:
        """Who commands whom under the charter in force, and what a check of it finds."""
        return _control(caller(request).sight.charter)

    @read(api, "/charters", Page[Version], "charter")
    def charters(request: HttpRequest, limit: Limit, after: After) -> Page[Version]:
        """Every charter that was adopted, the first first."""
        rows, following = turned(constitution.versions(), after, limit)
        return Page[Version](items=[_version(row) for row in rows], next=following)

    @read(api, "/charters/{hash}", Charter, "charter")
    def charter_by_hash(request: HttpRequest, hash: str) -> Charter:
        """A charter that was adopted, by its SHA-256."""
        adopted = constitution.versions().filter(charter=hash).exists()
        return _charter(charter_of(hash) if adopted else None)

    @read(api, "/acts", list[ActOf], "acts")
    def acts(request: HttpRequest) -> list[ActOf]:
        """Every act that this program knows."""
        return [
            ActOf(act=each.name, verb=each.verb, on=each.on, says=each.sentence)
            for each in sorted(REGISTER.values(), key=lambda each: each.name)
        ]

    @read(api, "/units", Page[Unit], "units")
    def units(request: HttpRequest, limit: Limit, after: After, ended: bool = False) -> Page[Unit]:
        """Every unit of today, or with `ended` those that are no more."""
        sight = caller(request).sight
        found = branches.ended() if ended else branches.units(sight.today)
        rows, following = turned(found, after, limit)
        return Page[Unit](items=_units(sight, rows), next=following)

    @read(api, "/units/{key}", Unit, "units")
    def unit(request: HttpRequest, key: int) -> Unit:
        """One unit."""
        sight = caller(request).sight
        row = UnitRow.objects.filter(pk=key).first() if 0 <= key < 2**53 else None
        if row is None:
            raise NotDone(404, _("There is no such unit."))
        return _units(sight, [row])[0]

    @read(api, "/members/figures", Figures, "members")
    def figures(request: HttpRequest) -> Figures:
        """How many members there are, how that came, and what sources say beside the roll."""
        sight = caller(request).needs("membership_figures")
        rows = list(members.estimates())
        says = words(sight, rows, "said_by")
        said = [
            Said(
                date=row.date,
                members=row.members,
                share=row.share or None,
                qualifier=row.qualifier or None,
                said_by=says(row.said_by),
                peak=row.peak,
                entry=born_of(row.pk),
            )
            for row in rows
        ]
        steps = [Step(since=day, members=size) for day, size in members.sizes()]
        return Figures(today=members.count_on(sight.today), steps=steps, said=said)


def _charter(found: CoreCharter | None) -> Charter:
    if found is None:
        raise NotDone(404, _("There is no such charter here."))
    language = _language()
    articles = [
        Article(
            number=article.number,
            title=article.title,
            prose=article.prose,
            rules=[
                Rule(cite=rule.cite, kind=rule.kind, says=sentence(rule, found, language))
                for rule in found.rules_of(article.number)
            ],
        )
        for article in found.articles
    ]
    return Charter(hash=found.hash, title=found.title, text=found.text, articles=articles)


def _language() -> str:
    spoken = (get_language() or "en").partition("-")[0]
    return spoken if spoken in LANGUAGES else "en"


def _control(found: CoreCharter | None) -> Control:
    if found is None:
        raise NotDone(404, _("There is no such charter here."))
    edges = [
        Edge(
            kind=each.kind, source=each.source, target=each.target, rules=[*each.rules], by_expulsion=each.by_expulsion
        )
        for each in control_of(found).edges
    ]
    findings = [
        Finding(
            code=each.code,
            severity=each.severity,
            articles=[*each.articles],
            rules=[*each.rules],
            says=each.says,
            trace=[*each.trace],
        )
        for each in checked(found, _language())
    ]
    return Control(charter=found.hash, edges=edges, findings=findings)


@lru_cache(maxsize=8)
def checked(found: CoreCharter, language: str) -> tuple[CoreFinding, ...]:
    """What a check of a charter finds: the same each time, so it is looked for once."""
    return tuple(check(found, language))


def _version(row) -> Version:  # type: ignore[no-untyped-def]  # a row of the constitution
    return Version(charter=row.charter, since=row.from_day, entry=born_of(row.pk))


def _units(sight: Sight, rows: list[UnitRow]) -> list[Unit]:
    says = words(sight, rows, "name")
    known = sight.may_read("membership_figures")
    sizes = {key: steps[-1][1] for key, steps in members.sizes_of_units().items()} if known and rows else {}
    return [
        Unit(
            key=row.pk,
            kind=row.kind,
            name=says(row.name),
            parent=row.parent,
            since=row.chartered_edtf,
            ended=row.ended_edtf or None,
            members=sizes.get(row.pk, 0) if known else None,
            entry=born_of(row.pk),
        )
        for row in rows
    ]
