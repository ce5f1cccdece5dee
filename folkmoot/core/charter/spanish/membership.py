"""Spanish sentences for the rules about who belongs."""

from folkmoot.core.charter.rules import Electorate, Faction, Means, MemberClass, Right, Term, Unit
from folkmoot.core.charter.spanish import vocabulary
from folkmoot.core.charter.spanish.deeds import Thing, deeds
from folkmoot.core.charter.spanish.names import Names, called
from folkmoot.core.charter.spanish.nouns import Noun
from folkmoot.core.charter.spanish.numbers import count, days, de, figure, listing
from folkmoot.core.charter.spoken import joined, sentences

_STATUS = {
    "member": "es miembro",
    "applicant": "ha solicitado el ingreso",
    "probation": "está en período de prueba",
    "suspended": "está en suspensión",
    "lapsed": "causó baja por falta de pago",
    "resigned": "renunció",
    "expelled": "fue objeto de expulsión",
    "none": "nunca perteneció",
}


def term(rule: Term, names: Names) -> str:
    conditions = _means(rule.means, names) if rule.means else []
    who = "alguien que " + listing(conditions) if conditions else "lo que dice el texto"
    return sentences(f"«{called(rule.id, rule.name)}» significa {who}")


def _means(means: Means, names: Names) -> list[str]:
    return [
        *([listing([_STATUS[each] for each in means.status], "o")] if means.status else []),
        *([f"es {names.the(means.in_class)}"] if means.in_class else []),
        *([f"pertenece {names.to(means.unit)}"] if means.unit else []),
        *(
            [f"lleva al menos {days(means.standing_days)} con sus obligaciones al día"]
            if means.standing_days is not None
            else []
        ),
        *([f"no debe cuotas de más de {days(means.arrears_days)}"] if means.arrears_days is not None else []),
        *(["tiene la edad, según declara alguien con un cargo"] if means.of_age else []),
        *(["tiene la formación, según declara alguien con un cargo"] if means.trained else []),
    ]


def member_class(rule: MemberClass, names: Names) -> str:
    noun = names.noun(rule.id) or Noun("miembro", "miembros")
    terms = listing([names.term(each) for each in rule.eligibility])
    return sentences(
        f"{names.may(rule.admitted_by)} admitir a {noun.some} o no admitir a quien solicita el ingreso"
        if rule.admitted_by
        else None,
        f"quien solicita el ingreso debe cumplir {terms}" if terms else None,
        f"se pueden presentar objeciones durante {days(rule.objection_days)}" if rule.objection_days else None,
        f"{noun.some} puede {listing([vocabulary.RIGHTS[each] for each in rule.rights])}" if rule.rights else None,
        f"el período de prueba es de {days(rule.probation_days)}" if rule.probation_days else None,
        f"la cuota es de {figure(rule.dues)}" if rule.dues is not None else None,
        f"estos derechos quedan en suspenso cuando las cuotas llevan más de {days(rule.dues_grace_days)} vencidas"
        if rule.dues_grace_days is not None
        else None,
        f"la membresía caduca cuando las cuotas llevan más de {days(rule.lapse_days)} vencidas"
        if rule.lapse_days is not None
        else None,
        f"{noun.some} puede irse, y la baja vale {_LEAVE[rule.leave]}" if rule.leave else None,
    ) or sentences(f"hay {noun.several}")


_LEAVE = {"at_once": "de inmediato", "month_end": "al final del mes", "year_end": "al final del año"}
_KINDS = {
    "town": "una localidad",
    "workplace": "un lugar de trabajo",
    "student": "una escuela o universidad",
    "region": "una región",
    "trade": "un oficio",
    "language": "un idioma",
    "online": "ningún lugar",
    "other": "otra cosa",
}
_ASSETS = {"organisation": "pasa a la organización", "unit": "queda en su poder", "parent": "pasa a la unidad superior"}


def unit(rule: Unit, names: Names) -> str:
    noun = names.noun(rule.id) or Noun("unidad", "unidades", True)
    trustee = rule.trusteeship
    appeal = f", y cabe apelar {names.to(trustee.appeal)}" if trustee and trustee.appeal else ""
    one = "una" if noun.feminine else "uno"
    made = joined(
        f"la organización tiene {noun.several}",
        f"cada {one} formad{one[2:] or 'o'} en torno a {listing([_KINDS[each] for each in rule.kinds], 'o')}"
        if rule.kinds
        else None,
        f"cada {one} parte {names.by(rule.parent)}" if rule.parent else None,
        f"cada {one} con al menos {count(rule.min_members, 'miembro')} al comienzo" if rule.min_members else None,
    )
    return sentences(
        made,
        f"{names.may(rule.chartered_by)} constituir {one}" if rule.chartered_by else None,
        f"{names.may(rule.suspended_by)} suspender {one}" if rule.suspended_by else None,
        f"{names.may([trustee.by])} administrar {one} por {days(trustee.max_days)} como máximo{appeal}"
        if trustee
        else None,
        f"{names.may(rule.leave_by)} decidir que se separe" if rule.leave_by else None,
        f"{names.may(rule.dissolved_by)} disolver {one}" if rule.dissolved_by else None,
        f"lo que posee {_ASSETS[rule.assets]} cuando se separa o termina" if rule.assets else None,
        f"dentro de su propio ámbito puede {deeds(rule.own_acts, [], 'y')}" if rule.own_acts else None,
    )


_EVENT = {"called": "se convoca la votación", "opened": "se abre la votación", "notice": "se da el aviso"}


def electorate(rule: Electorate, names: Names) -> str:
    among = f" que pertenecen {listing([names.to(each) for each in rule.units], 'o')}" if rule.units else ""
    known = names.noun(rule.id)
    the = known.the if known is not None else f"el electorado «{called(rule.id, rule.name)}»"
    who = listing([_all(each, names) for each in rule.of])
    return sentences(
        f"{the} es el conjunto {de(who)}{among}, en votación común",
        f"se vota tras {days(rule.standing_days)} con las obligaciones al día" if rule.standing_days else None,
        f"su padrón se fija {days(rule.record_date_days)} antes de la votación"
        if rule.record_date_days is not None
        else None,
        f"su padrón se fija el día en que {_EVENT[rule.record_date_event]}" if rule.record_date_event else None,
        f"quien tiene un puesto en {names.them(rule.excludes, 'o')} no tiene voto en esa votación"
        if rule.excludes
        else None,
        "cada unidad vota con tantos votos como miembros tiene" if rule.weight == "unit_members" else None,
    )


def _all(id: str, names: Names) -> str:
    known = names.noun(id)
    return known.all if known is not None else names.the(id)


_CLAIMS = {
    "copy_of_file": "recibir una copia de su propio expediente",
    "named_vote": "una votación nominal",
    "minority_report": "un informe de minoría junto a la decisión",
    "relay": "que un texto se transmita a todos los miembros",
    "inspect": "revisar los libros",
    "be_heard": "ser oída",
    "call_meeting": "que se convoque una reunión",
}


def right(rule: Right, names: Names) -> str:
    within = f" en el plazo de {days(rule.within_days)}" if rule.within_days is not None else ""
    claimants = listing([names.claimant(each) for each in rule.of], "o")
    return sentences(f"{claimants} tiene derecho a {_CLAIMS[rule.to]}{within}, con solo pedirlo y sin permiso de nadie")


def faction(rule: Faction, names: Names) -> str:
    noun = names.faction(rule.id)
    window = {
        "always": "en cualquier momento",
        "before convention": "solo antes de un congreso",
        "never": "en ningún momento",
    }
    gets = [
        *(["tanto espacio en el boletín como cualquier otra parte"] if rule.bulletin_share == "equal" else []),
        *(["espacio en el boletín según su número de miembros"] if rule.bulletin_share == "proportional" else []),
        *([f"{count(rule.convention_minutes, 'minuto')} de palabra en un congreso"] if rule.convention_minutes else []),
        *([f"{count(rule.reporters, 'ponente')} para enviar a las unidades"] if rule.reporters else []),
        *(["la transmisión de sus textos a todos los miembros"] if rule.relay_to_members else []),
        *([f"puestos en {names.them(rule.proportional_on)} según sus votos"] if rule.proportional_on else []),
    ]
    declares = {"name": "su nombre", "members": "quiénes pertenecen", "platform": "qué defiende"}
    several = rule.min_members != 1
    least = f"al menos {count(rule.min_members, 'miembro')}" if rule.min_members else "los miembros"
    return sentences(
        f"{least} {'pueden' if several else 'puede'} formar {noun.some} {window[rule.window or 'always']}",
        f"obtiene {listing(gets)}" if gets else None,
        f"da a conocer {listing([declares[each] for each in rule.declares])}" if rule.declares else None,
        f"por pertenecer a ese agrupamiento nadie puede "
        f"{deeds(rule.protected_from, [Thing('un miembro', is_person=True)])}"
        if rule.protected_from
        else None,
    )
