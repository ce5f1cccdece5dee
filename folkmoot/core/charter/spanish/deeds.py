"""How Spanish says each verb, what stands there when no object is named, and the deed as a thing."""

from collections.abc import Sequence
from dataclasses import dataclass

from folkmoot.core.charter.spanish.numbers import al, de, listing


@dataclass(frozen=True, slots=True)
class Thing:
    """What an act is done on: `un miembro del comité`, who takes `a` as an object; `una moción`, which does not."""

    said: str
    is_person: bool = False

    @property
    def direct(self) -> str:
        return al(self.said) if self.is_person else self.said


@dataclass(frozen=True, slots=True)
class Deed:
    """`does` is followed by `object` when none is named, else by one joined as `by` says; "" takes none.

    "plain" joins it with nothing between, "direct" too, but for people: `formar una tendencia`, `expulsar a alguien`.

    `thing` is the deed as a noun, to follow "tras".
    """

    does: str
    by: str
    object: str
    thing: str

    def on(self, objects: Sequence[Thing], last: str = "o") -> str:
        """Its objects as they follow it: `a un miembro o una moción`, `contra una decisión`."""
        if self.by == "direct":
            return listing([each.direct for each in objects], last)
        if self.by == "plain":
            return listing([each.said for each in objects], last)
        if self.by in ("de", "a"):
            return listing([(de if self.by == "de" else al)(each.said) for each in objects], last)
        return f"{self.by} {listing([each.said for each in objects], last)}"


DEEDS = {
    "found": Deed("fundar la organización", "", "", "la fundación"),
    "propose": Deed("proponer", "direct", "una moción", "una propuesta"),
    "ratify": Deed("confirmar", "direct", "una decisión", "una confirmación"),
    "amend_charter": Deed("reformar este estatuto", "", "", "una reforma de este estatuto"),
    "interpret": Deed("resolver qué significa este estatuto", "", "", "una interpretación"),
    "declare_emergency": Deed("declarar una emergencia o ponerle fin", "", "", "una emergencia declarada"),
    "dissolve": Deed("disolver la organización", "", "", "la disolución"),
    "apply": Deed("solicitar el ingreso", "", "", "una solicitud de ingreso"),
    "admit": Deed("admitir", "direct", "a un miembro", "una admisión"),
    "refuse": Deed("no admitir", "direct", "a quien solicita el ingreso", "una denegación de ingreso"),
    "transfer": Deed("trasladar", "direct", "a un miembro", "un traslado"),
    "lapse": Deed("dar por terminada una membresía impaga", "", "", "una baja por falta de pago"),
    "reinstate": Deed("readmitir", "direct", "a un miembro", "una readmisión"),
    "resign": Deed("renunciar a la organización", "", "", "una renuncia"),
    "suspend_member": Deed("suspender", "direct", "a un miembro", "una suspensión"),
    "expel": Deed("expulsar", "direct", "a un miembro", "una expulsión"),
    "erase": Deed("hacer borrar los propios datos", "", "", "un borrado"),
    "correct_data": Deed("corregir los propios datos", "", "", "una corrección de datos"),
    "renew_access": Deed("dar acceso nuevo", "a", "a un miembro", "un acceso nuevo"),
    "estimate": Deed("asentar estimaciones del número de miembros", "", "", "una estimación"),
    "charter_unit": Deed("constituir", "direct", "una unidad", "la constitución de una unidad"),
    "suspend_unit": Deed("suspender", "direct", "una unidad", "la suspensión de una unidad"),
    "disaffiliate": Deed("separarse", "de", "de la organización", "una desafiliación"),
    "dissolve_unit": Deed("disolver", "direct", "una unidad", "la disolución de una unidad"),
    "convene": Deed("convocar", "direct", "una reunión", "una convocatoria"),
    "decide": Deed("asentar decisiones", "", "", "una decisión"),
    "instruct": Deed("dar instrucciones", "a", "a otras personas", "una instrucción"),
    "elect": Deed("elegir", "direct", "a alguien para un puesto", "una elección"),
    "nominate": Deed("postular", "direct", "a alguien para puestos que se cubren por sorteo", "una postulación"),
    "appoint": Deed("nombrar", "direct", "a alguien para un puesto", "un nombramiento"),
    "coopt": Deed("cooptar", "direct", "a alguien para un puesto", "una cooptación"),
    "remove": Deed("destituir", "direct", "a quien ocupa un puesto", "una destitución"),
    "recall": Deed("revocar el mandato", "de", "de quien ocupa un puesto", "una revocación de mandato"),
    "vacate": Deed("asentar que un puesto está vacante", "", "", "una vacante"),
    "stand_down": Deed("dejar el propio puesto", "", "", "una renuncia al puesto"),
    "approve_minutes": Deed("aprobar el acta", "de", "de una reunión", "una aprobación del acta"),
    "note": Deed("asentar afirmaciones sobre la organización, con su fuente", "", "", "una nota"),
    "correct": Deed("corregir", "direct", "un asiento", "una corrección"),
    "form_tendency": Deed("formar", "plain", "una tendencia", "la formación de una tendencia"),
    "join_tendency": Deed("unirse", "a", "a una tendencia", "el ingreso en una tendencia"),
    "leave_tendency": Deed("salir", "de", "de una tendencia", "la salida de una tendencia"),
    "dissolve_tendency": Deed("disolver", "plain", "una tendencia", "la disolución de una tendencia"),
    "claim": Deed("reclamar lo que corresponde", "a", "a un miembro", "un reclamo"),
    "honour": Deed("asentar que se dio lo reclamado", "por", "por un miembro", "el cumplimiento de un reclamo"),
    "amend_motion": Deed("enmendar", "direct", "una moción", "una enmienda"),
    "adopt": Deed("aprobar", "direct", "una moción", "una aprobación"),
    "rescind": Deed("dejar sin efecto", "direct", "una decisión", "una derogación"),
    "second": Deed("secundar", "direct", "una moción", "un apoyo a la moción"),
    "complain": Deed("presentar una queja", "contra", "contra alguien", "una queja"),
    "recuse": Deed("apartarse", "", "", "una abstención por recusación"),
    "appeal": Deed("apelar", "contra", "contra una decisión", "una apelación"),
    "accept": Deed("aceptar una candidatura", "", "", "una aceptación"),
    "decline": Deed("rechazar una candidatura", "", "", "un rechazo de candidatura"),
    "find": Deed("dictar una resolución", "sobre", "sobre una queja", "una resolución"),
    "censure": Deed("amonestar", "direct", "a un miembro", "una amonestación"),
    "stay": Deed("dejar en suspenso", "direct", "una decisión", "una suspensión de efectos"),
    "overturn": Deed("anular", "direct", "una decisión", "una anulación"),
    "reopen": Deed("reabrir", "direct", "un caso", "una reapertura"),
    "remit": Deed("devolver para nuevo examen", "direct", "un caso", "una devolución"),
    "call_election": Deed("convocar", "direct", "una elección", "la convocatoria de una elección"),
    "credential": Deed("aceptar las credenciales", "de", "de una persona delegada", "una aceptación de credenciales"),
    "set_agenda": Deed("fijar el orden del día", "de", "de una reunión", "la fijación del orden del día"),
    "edit": Deed("editar", "direct", "una publicación", "una edición"),
    "publish": Deed("publicar", "direct", "una publicación", "una publicación"),
    "retract": Deed("rectificar", "direct", "lo publicado", "una rectificación"),
    "relay": Deed("transmitir a todos los miembros", "direct", "un texto", "la transmisión de un texto"),
    "spend": Deed("gastar", "direct", "dinero", "un gasto"),
    "set_dues": Deed("fijar las cuotas", "", "", "la fijación de las cuotas"),
    "hire": Deed("contratar", "direct", "personal", "una contratación"),
    "dismiss": Deed("despedir", "direct", "a personal", "un despido"),
    "endorse": Deed("respaldar", "direct", "una candidatura", "un respaldo"),
    "affiliate": Deed("afiliarse", "a", "a otra organización", "una afiliación"),
    "veto": Deed("vetar", "direct", "una decisión", "un veto"),
    "delegate": Deed("delegar", "direct", "una facultad", "una delegación"),
    "merge": Deed("fusionarse", "con", "con otra organización", "una fusión"),
    "seal": Deed("cerrar para siempre", "direct", "el registro", "el cierre del registro"),
    "redact": Deed("retirar de la lectura pública", "direct", "un texto", "una retirada de la lectura pública"),
    "operate": Deed("mantener la clave del registro", "", "", "un cambio de la clave del registro"),
}


ANY_OF = "con respecto a cualquiera de los siguientes: "


def deeds(verbs: Sequence[str], objects: Sequence[Thing], last: str = "o") -> str:
    """What is done, on what: `expulsar, suspender o amonestar a un miembro`; without objects, each with its own."""
    known = [DEEDS[verb] for verb in verbs]
    if not objects:
        return listing([f"{deed.does} {deed.object}".strip() for deed in known], last)
    alone = [deed.does for deed in known if not deed.by]
    on = [deed for deed in known if deed.by]
    if not on:
        return listing(alone, last)
    if len(objects) > 1 and len(on) > 1:
        does = listing([*alone, *(deed.does for deed in on)], last)
        return f"{does} {ANY_OF}{listing([each.said for each in objects], 'o')}"
    shared = dict[str, list[Deed]]()
    for deed in on:
        shared.setdefault(deed.by, []).append(deed)
    said = [f"{listing([deed.does for deed in group], last)} {group[0].on(objects)}" for group in shared.values()]
    return listing([*alone, *said], last)


def things(verbs: Sequence[str], last: str = "o") -> str:
    """The deeds as nouns: `una expulsión o una anulación`."""
    return listing([DEEDS[each].thing for each in verbs], last)


REQUIREMENTS = {
    "own_unit": "dentro de su propia unidad",
    "eligible": "si la persona cumple las condiciones",
    "appeal": "en apelación",
    "reasons_published": "con motivos publicados",
    "hearing": "tras una audiencia",
    "accompanied": "si la persona concernida puede llevar acompañante",
    "new_evidence": "con pruebas nuevas",
    "quorate": "con quórum",
    "second_call": "en segunda convocatoria",
    "tie_broken": "cuando un empate se decide a favor",
    "ratified": "una vez confirmado",
    "term_ended": "cuando el mandato ha terminado",
    "vacant": "cuando nadie lo ocupa",
    "overdue": "cuando el plazo ha vencido",
    "emergency": "en una emergencia declarada",
    "held": "mientras se ocupa el puesto",
    "confirmed": "una vez que alguien con un cargo declara que se comprobó",
    "belongs": "si pertenece a la tendencia",
    "before_convention": "antes de un congreso ya convocado",
    "record_empty": "antes de que haya asiento alguno",
    "dissolved": "después de la disolución",
    "countback_done": "tras un recuento de los votos anteriores que no dio con nadie",
    "incompatible": "donde los puestos se excluyen entre sí",
    "unopposed": "si nadie se opone",
    "minutes_read": "una vez que tuvieron el acta ante sí",
    "dues_paid": "una vez pagadas las cuotas",
    "of_age": "si alguien con un cargo declara que la persona tiene la edad",
    "trained": "si alguien con un cargo declara que la persona tiene la formación",
    "published": "una vez publicado",
    "final": "cuando ya no cabe apelación",
}
"""What follows a power for each fact that `requires` may name."""
