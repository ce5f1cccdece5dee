"""How Spanish calls what a charter names: bodies, offices, classes, objects."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from folkmoot.core.charter.charter import Charter
from folkmoot.core.charter.rules import (
    Body,
    Electorate,
    Faction,
    Majority,
    MemberClass,
    Office,
    Publication,
    QuorumTerms,
    Term,
    Unit,
)
from folkmoot.core.charter.spanish.deeds import DEEDS, REQUIREMENTS, Thing
from folkmoot.core.charter.spanish.nouns import Noun, noun
from folkmoot.core.charter.spanish.numbers import al, count, days, de, figure, is_plural, listing, share
from folkmoot.core.charter.values import Claimant, FilledBy, Object, Requirement, Who
from folkmoot.core.tally.majority import Threshold

BASES = {
    "cast": "los votos emitidos",
    "valid": "los votos válidos",
    "present": "las personas presentes",
    "entitled": "quienes tienen derecho a voto",
    "seats": "sus puestos",
    "members": "todos los miembros",
    "units": "todas las unidades",
}
ABSTENTIONS = {
    "ignored": "sin contar las abstenciones",
    "against": "con las abstenciones contadas como votos en contra",
}
_FILLED = {
    "elected": "por elección",
    "appointed": "por nombramiento",
    "ex_officio": "por razón del cargo",
    "lot": "por sorteo",
}
_PLAIN = {
    "member": Thing("un miembro", is_person=True),
    "holder": Thing("quien ocupa un puesto", is_person=True),
    "decision": Thing("una decisión"),
    "unit": Thing("una unidad"),
    "staff": Thing("el personal", is_person=True),
    "motion": Thing("una moción"),
    "charter": Thing("una reforma de este estatuto"),
    "funds": Thing("dinero"),
    "candidate": Thing("una candidatura"),
    "organisation": Thing("otra organización"),
    "publication": Thing("una publicación"),
    "batch": Thing("una lista de miembros"),
    "meeting": Thing("una reunión"),
    "history": Thing("la historia"),
    "election": Thing("una elección"),
    "record": Thing("el registro"),
}
_BODIES = {
    "assembly": Noun("asamblea", "asambleas", True),
    "congress": Noun("congreso", "congresos"),
    "committee": Noun("comité", "comités"),
    "panel": Noun("panel", "paneles"),
    "tribunal": Noun("tribunal", "tribunales"),
    None: Noun("órgano", "órganos"),
}
_OF_KIND = {
    Office: Noun("cargo", "cargos", held=True),
    Electorate: Noun("electorado", "electorados"),
    Unit: Noun("unidad", "unidades", True),
    MemberClass: Noun("persona de la clase", "personas de la clase", True),
    Faction: Noun("grupo", "grupos"),
    Publication: Noun("publicación", "publicaciones", True),
}
_OF_THINGS = {"decision": "una decisión", "meeting": "una reunión"}


def called(id: str, name: str | None) -> str:
    """What the charter calls it; else its id, with spaces."""
    return name or id.replace("_", " ")


def quoted(id: str) -> str:
    """`«two thirds»`: the id of a rule, as it is cited."""
    return f"«{id.replace('_', ' ')}»"


def sort(body: Body) -> Noun:
    """What a body is one of: `comité`, `asamblea`."""
    return _BODIES[body.sort]


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one charter, as they stand in a Spanish sentence."""

    charter: Charter

    def noun(self, id: str) -> Noun | None:
        """How it is called, without an article; None, where no rule defines it."""
        for kind in (Body, Office, Electorate, Unit, MemberClass):
            rule = self.charter.get(kind, id)
            if isinstance(rule, Body | Office | Electorate | Unit | MemberClass):
                return noun(called(id, rule.name), sort(rule) if isinstance(rule, Body) else _OF_KIND[type(rule)])
        return None

    def is_one(self, id: str) -> bool:
        """Whether there is one of it for all."""
        for kind in (Body, Office, Electorate, Unit, MemberClass):
            rule = self.charter.get(kind, id)
            if rule is not None:
                return isinstance(rule, Electorate) or (isinstance(rule, Body | Office) and not rule.many)
        return False

    def the(self, id: str) -> str:
        """`el comité «Steering Committee»`, `una sección`, `la membresía`, `un miembro`."""
        known = self.noun(id)
        if known is None:
            return {"clock": "el reloj", "none": "nadie", "self": "el propio órgano"}.get(id, f"«{id}» (sin definir)")
        return known.the if self.is_one(id) else known.some

    def who(self, who: Who) -> str:
        if who.count is not None:
            known = self.noun(who.name)
            if who.count == 1:
                return self.the(who.name) if known is None else known.some
            together = "juntas" if known is not None and known.feminine else "en conjunto"
            return f"{figure(who.count)} {known.several if known else f'de {self.the(who.name)}'} {together}"
        return self.the(who.name) if who.share is None else f"{share(who.share)} {de(self.the(who.name))}"

    def whoever(self, who: Iterable[Who], last: str = "o") -> str:
        return listing([self.who(each) for each in who], last)

    def may(self, who: Sequence[Who]) -> str:
        """`La membresía puede`, `10 secciones juntas pueden`: the subject and the verb that goes with it."""
        return f"{self.whoever(who)} {'pueden' if any(map(_is_plural, who)) else 'puede'}"

    def them(self, ids: Iterable[str], last: str = "y") -> str:
        return listing([self.the(id) for id in ids], last)

    def object(self, on: Object) -> Thing:
        """`una resolución del panel «Grievance Panel»`, `un miembro del tribunal «Appeals»`, `el personal`."""
        if on.kind == "faction":
            return Thing(self.faction(on.of).some, is_person=True)
        if on.of is None:
            return _PLAIN[on.kind]
        if on.kind == "unit":
            return Thing(self.the(on.of))
        if on.kind == "holder":
            held = self.charter.get(Office, on.of)
            if held is None:
                return Thing(f"un miembro {de(self.the(on.of))}", is_person=True)
            name = self.the(on.of)
            return Thing(name if name.startswith("quien") else f"quien ocupa {name}", is_person=True)
        body = self.charter.body(on.of)
        judges = on.kind == "decision" and body is not None and body.sort in ("panel", "tribunal")
        return Thing(f"{'una resolución' if judges else _OF_THINGS[on.kind]} {de(self.the(on.of))}")

    def objects(self, on: Iterable[Object]) -> list[Thing]:
        return [self.object(each) for each in on]

    def faction(self, id: str | None = None) -> Noun:
        factions = [rule for rule in self.charter.of(Faction) if id in (None, rule.id)]
        return noun(called("faction", factions[0].name) if factions else "faction", _OF_KIND[Faction])

    def publication(self, id: str) -> Noun:
        rule = self.charter.get(Publication, id)
        return noun(called(id, rule.name if rule else None), _OF_KIND[Publication])

    def claimant(self, claimant: Claimant) -> str:
        if claimant.minority is not None:
            return f"una minoría de al menos {share(claimant.minority)}"
        name = str(claimant.name)
        return self.faction(name).some if self.charter.get(Faction, name) else self.the(name)

    def term(self, id: str) -> str:
        rule = self.charter.get(Term, id)
        return f"«{called(id, rule.name if rule else None)}»"

    def filled(self, by: FilledBy, own: bool = False) -> str:
        """`por elección de la convención`, `por sorteo entre las secciones`; `own`: `por elección de su sección`."""
        if by.by is None:
            return "con cualquier miembro"
        known, way = self.noun(by.by), _FILLED[by.way]
        if known is None or not self.is_many(by.by):
            who = self.the(by.by)
        elif own and not known.held:
            who = f"su {known.one}"
        else:
            who = known.all
        return f"{way} entre {who}" if by.way == "lot" else f"{way} {de(who)}"

    def is_many(self, id: str) -> bool:
        """Whether there is one of it for each unit."""
        body, office = self.charter.body(id), self.charter.get(Office, id)
        return bool(self.charter.get(Unit, id) or (body and body.many) or (office and office.many))

    def majority(self, id: str) -> str:
        """`la mayoría de sus puestos`, `dos tercios de los votos emitidos`, `al menos 5 votos`."""
        rule = self.charter.get(Majority, id)
        return f"una mayoría «{id}» que no está definida" if rule is None else majority(rule, self)

    def quorum(self, terms: QuorumTerms | None) -> str:
        """`al menos la mitad de sus puestos`."""
        known = self.charter.quorum(terms)
        if known is None:
            return f"un quórum «{terms.named}» que no está definido" if terms is not None else "un quórum"
        if known.count is not None:
            return f"al menos {count(known.count, 'persona')}"
        if known.share is None:
            return "la totalidad de quienes tienen derecho a voto"
        return f"al menos {share(known.share)} {de(BASES[known.base or 'entitled'])}"

    def requirement(self, requirement: Requirement) -> str:
        if requirement.days is not None:
            return f"con {days(requirement.days)} de aviso"
        if requirement.name in REQUIREMENTS:
            return REQUIREMENTS[requirement.name]
        return f"tras {DEEDS[requirement.name].thing}"

    def to(self, id: str) -> str:
        """`al comité «Steering Committee»`, `a una sección`."""
        return al(self.the(id))

    def by(self, id: str) -> str:
        """`del comité «Steering Committee»`, `de una sección`."""
        return de(self.the(id))


def _is_plural(who: Who) -> bool:
    return (who.count or 0) > 1 or (who.share is not None and is_plural(who.share))


def majority(rule: Majority, names: Names, seats: str = "sus puestos") -> str:
    """A majority as it follows "por". `seats` is what seats are called where no body is meant."""
    said = carried(rule, seats)
    if rule.turnout is not None:
        said += f", con participación de al menos {share(rule.turnout)} de quienes tienen derecho a voto"
    if rule.min_yes is not None:
        said += f", con al menos {count(rule.min_yes, 'voto')} a favor"
    return said if rule.also is None else f"{said}, y además {names.majority(rule.also)}"


def carried(rule: Majority | Threshold, seats: str) -> str:
    """The share or the number of yes that it takes, as it follows "por"."""
    base = (seats if rule.base == "seats" else BASES[rule.base]) if rule.base else "una cantidad que no se dice"
    if rule.count is not None:
        few = rule.base in (None, "cast")
        said = f"al menos {count(rule.count, 'voto')}" if few else f"al menos {figure(rule.count)} {de(base)}"
    elif rule.share is None:
        said = "una cantidad que no se dice"
    elif rule.strict:
        half = rule.share * 2 == 1
        said = f"la mayoría {de(base)}" if half else f"más {de(share(rule.share))} {de(base)}"
    else:
        said = f"{'al menos ' if rule.share * 2 == 1 else ''}{share(rule.share)} {de(base)}"
    return said if rule.abstentions is None else f"{said}, {ABSTENTIONS[rule.abstentions]}"
