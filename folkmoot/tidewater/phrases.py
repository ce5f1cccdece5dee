"""What the members of such a federation say: small grammars, in the tongue of the branch."""

import re
from collections.abc import Mapping, Sequence

from folkmoot.tidewater.chance import Chance

Grammar = Mapping[str, Sequence[str]]
_SLOT = re.compile(r"\{(\w+)\}")


def say(chance: Chance, grammar: Grammar, what: str, **known: object) -> str:
    """One of the sentences of this name, its places filled with what is known, else from the grammar itself."""

    def filled(slot: re.Match[str]) -> str:
        name = slot[1]
        return str(known[name]) if name in known else say(chance, grammar, name, **known)

    return _SLOT.sub(filled, chance.pick(grammar[what]))


ENGLISH: Grammar = {
    "motion": (
        "Shall we hold a repair day for bicycles and kettles in {month}?",
        "Shall we give {sum} from the branch's box to {friends}?",
        "Shall we ask the council to keep {service} open on Sundays?",
        "Shall we rent {room} for the winter's film evenings?",
        "Shall we print {copies} copies of our leaflet on {issue}?",
        "Shall we write to {power} about {issue}?",
        "Shall we stand with {friends} on Saturday, with our banner?",
        "Shall our meetings begin half an hour later, so that the late shift can come?",
        "Shall we pay for childcare at every meeting?",
        "Shall we keep a stall at the market in {month}?",
        "Shall we send two of us to the summer school?",
        "Shall we start a reading group on {issue}?",
        "Shall we buy a second-hand projector for {sum}?",
        "Shall we survey our street on {issue} before the spring?",
        "Shall we share a supper with {friends} in {month}?",
        "Shall we ask every member for one hour of phoning in {month}?",
        "Shall we have our leaflets put into Spanish by somebody who is paid for it?",
        "Shall we move our money to the credit union?",
    ),
    "month": ("January", "March", "April", "May", "June", "September", "October", "November"),
    "sum": ("60", "80", "120", "150", "200", "240", "300", "450"),
    "copies": ("300", "500", "800", "1,200"),
    "friends": (
        "the ferry crews on strike",
        "the tenants of Cannery Row",
        "the night shelter",
        "the school kitchen",
        "the dockers' picket",
        "the families of the paper mill",
        "the library that is to be closed",
        "the nurses' action group",
        "the lifeboat crew",
    ),
    "service": ("the library", "the night bus", "the public baths", "the ferry office", "the advice centre"),
    "room": ("the grange", "the scout hut", "the old customs house", "the chapel hall", "the net loft"),
    "issue": (
        "damp flats",
        "the new ferry fares",
        "rents on the quay",
        "the sea wall",
        "unpaid overtime",
        "the closing of the maternity ward",
        "the bus that no longer comes",
        "school meals",
        "the sale of the allotments",
    ),
    "power": ("the harbour board", "the council", "the housing company", "the ferry line", "the ministry"),
    "agenda": (
        "Minutes, new members, {issue}, what the Steering Committee asks of us, any other business.",
        "New members. {issue}: what we can do before the summer. The box. Any other business.",
        "Report from the Convention's preparation; {issue}; the stall; any other business.",
        "Minutes; who applied; {issue}; a collection for {friends}.",
    ),
    "minutes": (
        "{count} of us came. {chair} took the chair. {report} {closing}",
        "We met in {venue}, {count} of us, with {chair} in the chair. {report} {closing}",
        "Chair: {chair}. Present: {count}. {report} {closing}",
    ),
    "report": (
        "The secretary read the letters: one from {power} on {issue}, which promises nothing.",
        "We heard how the collection for {friends} went; it went well.",
        "A long talk about {issue}, in which nearly everybody spoke.",
        "The box holds {sum}, and the receipts were passed around.",
        "Two members reported from {room}, where they had met {friends}.",
        "Three new faces were welcomed, and told where the kettle is.",
        "The rota for the stall is full until the holidays.",
    ),
    "closing": (
        "We closed at nine and put the chairs away.",
        "The meeting ended a little late, and in good spirits.",
        "Next time we begin with {issue}, which we did not come to.",
        "Nobody asked for a recount.",
        "We thanked those who had baked.",
    ),
    "meets": (
        "{branch} meets in {venue}; {count} of {size} members come.",
        "{count} of the {size} members of {branch} find their way to {venue}.",
        "A meeting of {branch}: {count} come, of {size}.",
        "{branch} has {size} members, and {count} of them are in {venue} tonight.",
        "In {venue}, {branch} meets with {count} of its {size} members.",
    ),
    "resigns": (
        "I am moving away for work, and there is no branch where I am going.",
        "I have three small children and two jobs. I may be back.",
        "The meetings are too long and decide too little.",
        "I do not agree with what the Convention decided, and would rather say so from outside.",
        "My health does not let me come any more. Thank you for the years.",
        "I have taken a post in which I must not belong to anything like this.",
        "I cannot pay the dues now, and will not be a member who owes.",
        "I joined for the rent campaign, and we won it.",
        "It was not for me. No hard feelings.",
        "I am going back to sea.",
    ),
    "goes": (
        "Nowhere for now",
        "The Harbour Greens",
        "The tenants' union of the next county",
        "A choir",
        "The co-operative bank's members' council",
    ),
    "refused": (
        "They manage flats for the housing company, and two members of the branch live in them.",
        "They told us that they would not accept the charter, and we thanked them for saying so.",
        "They belong to a party that bars its members from any other organisation, and do not wish to leave it.",
        "They have applied in three branches at once, and did not come when we asked why.",
    ),
    "moved": (
        "Moves are entered by the secretary of the branch that one comes into: {name} is now in {branch}.",
        "{name} has moved house, and with it to {branch}.",
        "{name} works elsewhere now, and {branch} gains a member.",
    ),
}

SPANISH: Grammar = {
    "motion": (
        "¿Organizamos una jornada de limpieza de la playa en {month}?",
        "¿Damos {sum} de la caja de la sección a {friends}?",
        "¿Pedimos al ayuntamiento que {service} siga abierto los domingos?",
        "¿Alquilamos {room} para las tardes de cine?",
        "¿Imprimimos {copies} ejemplares de nuestra hoja sobre {issue}?",
        "¿Escribimos a {power} sobre {issue}?",
        "¿Acompañamos el sábado a {friends} con nuestra pancarta?",
        "¿Empezamos las reuniones media hora más tarde para que llegue el turno de tarde?",
        "¿Pagamos el cuidado de niñas y niños en cada reunión?",
        "¿Ponemos una mesa en el mercado en {month}?",
        "¿Abrimos un grupo de lectura sobre {issue}?",
        "¿Hacemos una encuesta en el barrio sobre {issue}?",
        "¿Preparamos una cena con {friends} en {month}?",
        "¿Pasamos el dinero de la sección a la cooperativa de ahorro?",
    ),
    "month": ("enero", "marzo", "abril", "mayo", "junio", "septiembre", "octubre", "noviembre"),
    "sum": ("60", "80", "120", "150", "200", "240", "300"),
    "copies": ("300", "500", "800"),
    "friends": (
        "las tripulaciones en huelga",
        "las familias de la conservera",
        "el comedor escolar",
        "las vecinas de la calle Arenal",
        "el refugio nocturno",
        "la gente de la biblioteca que quieren cerrar",
    ),
    "service": ("el centro de salud", "el embarcadero", "el mercado"),
    "room": ("la escuela vieja", "el salón parroquial", "el taller de velas", "la casa del pueblo"),
    "issue": (
        "los alquileres del malecón",
        "las nuevas tarifas del transbordador",
        "las horas extras sin pagar",
        "el cierre de la maternidad",
        "la humedad de los pisos",
        "el autobús que ya no pasa",
    ),
    "power": ("la junta del puerto", "el ayuntamiento", "la empresa de vivienda", "la naviera"),
    "agenda": (
        "Acta anterior, nuevas solicitudes, {issue}, varios.",
        "Solicitudes. Qué hacemos con {issue}. La caja. Varios.",
        "Acta; {issue}; colecta para {friends}; varios.",
    ),
    "minutes": (
        "Asistieron {count} personas. Presidió {chair}. {report} {closing}",
        "Nos reunimos en {venue}: {count} personas, con {chair} en la presidencia. {report} {closing}",
    ),
    "report": (
        "La secretaría leyó la respuesta de {power} sobre {issue}, que no promete nada.",
        "Se informó de la colecta para {friends}, que salió bien.",
        "Se habló largamente sobre {issue}, y casi todo el mundo tomó la palabra.",
        "En la caja hay {sum}, y se mostraron los recibos.",
        "Se dio la bienvenida a quienes venían por primera vez.",
    ),
    "closing": (
        "Se levantó la sesión a las nueve.",
        "La reunión terminó algo tarde y de buen humor.",
        "La próxima vez empezaremos por {issue}, que quedó pendiente.",
        "Gracias a quienes trajeron café.",
    ),
    "meets": (
        "{branch} se reúne en {venue}: {count} de {size} miembros.",
        "En {venue} se reúne {branch}; acuden {count} de {size} miembros.",
        "Reunión de {branch}, con {count} de sus {size} miembros.",
    ),
    "resigns": (
        "Me mudo por trabajo y allí no hay sección.",
        "Ahora no puedo con todo; quizá vuelva más adelante.",
        "No estoy de acuerdo con lo que se decidió y prefiero decirlo desde fuera.",
        "La salud ya no me deja venir. Gracias por estos años.",
        "No puedo pagar la cuota y no quiero deber nada.",
        "Entré por la campaña de los alquileres, y la ganamos.",
    ),
    "goes": ("A ninguna parte por ahora", "El sindicato de inquilinas", "La cooperativa del puerto"),
    "refused": (
        "Administra pisos de la empresa de vivienda, y en ellos viven dos miembros de la sección.",
        "Dijo que no aceptaría el estatuto, y agradecemos la franqueza.",
    ),
    "moved": (
        "{name} se ha mudado, y con la mudanza pasa a {branch}.",
        "{name} trabaja ahora en otro lugar, y {branch} gana un miembro.",
    ),
}

TONGUES: Mapping[str, Grammar] = {"en": ENGLISH, "es": SPANISH}

STEERING: Grammar = {
    "motion": (
        "Shall the federation support the crews of the {line} line until they have a contract?",
        "Shall we print {copies} copies of the tenants' handbook, half of them in Spanish?",
        "Shall the office stay open on Thursday evenings?",
        "Shall we ask every branch for one person who can drive on the day of the march?",
        "Shall the next school for new members be held in {town}?",
        "Shall we answer the harbour board's paper on the sea wall?",
        "Shall we hire a second interpreter for the Convention?",
        "Shall dues reminders go out on paper to those who have no e-mail?",
        "Shall we hold a day of action on rents in every region on the same Saturday?",
        "Shall we lend the strike fund of {town} a van for three months?",
        "Shall we meet the other federations of the coast in the spring?",
        "Shall the minutes of this committee be out within ten days?",
    ),
    "line": ("Outer Islands", "Sound", "night", "Estuary"),
    "copies": ("2,000", "3,000", "5,000"),
    "town": ("Saltmarsh", "Las Garzas", "Ferrybridge", "Greyharbour", "Isla Menor"),
    "told": (
        "Send the papers of the next meeting out a week before it, in both languages.",
        "Order the interpreters' headsets, and have them tried in the hall.",
        "Call every branch that has not met since the summer, and write down what they need.",
        "Put the figures of the branches side by side, without names, for the next meeting.",
        "Have the ramp at the office mended before the winter.",
    ),
    "minutes": (
        "{chair} took the chair. The General Secretary reported on the branches. {closing}",
        "Chair: {chair}. The treasurer's figures were noted. {closing}",
        "{chair} opened the meeting at half past six. Letters from three branches were read. {closing}",
    ),
    "closing": (
        "The next meeting is in four weeks.",
        "Two members asked that their view be noted, and it is kept with the papers.",
        "The meeting closed at nine.",
    ),
    "agenda": (
        "Minutes. Report from the office. The branches. The paper. Any other business.",
        "Minutes; the Convention; staff; letters from branches; any other business.",
    ),
}
