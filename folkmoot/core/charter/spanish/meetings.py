"""Spanish sentences for the rules about meeting and deliberating."""

from folkmoot.core.charter.rules import Delegation, Deliberation, Meeting, Motion, Order
from folkmoot.core.charter.spanish.deeds import DEEDS, deeds
from folkmoot.core.charter.spanish.names import Names, quoted
from folkmoot.core.charter.spanish.numbers import count, days, figure, listing
from folkmoot.core.charter.spoken import joined, sentences

LANGUAGES = {"en": "inglés", "es": "español", "fr": "francés", "de": "alemán", "pt": "portugués", "it": "italiano"}


def languages(codes: tuple[str, ...]) -> str:
    return listing([LANGUAGES.get(code, f"el idioma «{code}»") for code in codes])


def meeting(rule: Meeting, names: Names) -> str:
    remote = {"no": "en una misma sala", "yes": "en línea", "hybrid": "en una sala y en línea", None: None}
    of = names.the(rule.of)
    notice = f"con {days(rule.notice_days)} de aviso" if rule.notice_days is not None else None
    every = None
    if rule.every_months is not None:
        every = "cada mes" if rule.every_months == 1 else f"cada {figure(rule.every_months)} meses"
    held = joined(every, notice, remote[rule.remote])
    late, again = rule.if_not_called, rule.second_call
    quorum = f" con la presencia de {names.quorum(again.quorum)}" if again and again.quorum else ""
    return sentences(
        f"{of} {'debe' if every else 'puede'} reunirse {held}" if held else None,
        f"{names.may(rule.called_by)} convocar la reunión" if rule.called_by else None,
        f"cuando lleva {days(late.after_days)} de retraso, {names.may(late.by)} convocarla" if late else None,
        f"después de una reunión sin quórum puede reunirse de nuevo a partir de {days(again.after_days)}{quorum}"
        if again
        else None,
        f"los documentos se envían {days(rule.documents_days)} antes" if rule.documents_days is not None else None,
        f"{names.may(rule.agenda_by)} fijar el orden del día" if rule.agenda_by else None,
        f"rige el reglamento «{rule.order}»" if rule.order else None,
    ) or sentences(f"{of} puede reunirse")


def order(rule: Order, names: Names) -> str:
    speaking = rule.speaking
    turns = {
        "side": "por turnos a favor y en contra",
        "gender": "por turnos según el género",
        "unit": "por turnos según la unidad",
        None: None,
    }
    how = speaking and joined(
        turns[speaking.alternate_by],
        "primero quienes no han hablado" if speaking.first_time_first else None,
        f"{count(speaking.minutes, 'minuto')} cada intervención" if speaking.minutes else None,
        f"{count(speaking.per_group, 'intervención', 'intervenciones')} por grupo" if speaking.per_group else None,
    )
    farthest = {
        "farthest_first": "empezando por la más lejana al texto",
        "as_filed": "en el orden de presentación",
        None: None,
    }
    composite = rule.composite
    needs = {
        "movers": ", si todas las personas proponentes están de acuerdo",
        "majority": ", si una mayoría está de acuerdo",
        None: "",
    }
    return sentences(
        f"se habla así: {how}" if how else None,
        f"orden en que se vota: {listing([DEEDS[each].thing for each in rule.precedence], 'y después')}"
        if rule.precedence
        else None,
        f"un debate se cierra por {names.majority(rule.closure_majority)}" if rule.closure_majority else None,
        f"las enmiendas se pueden enmendar hasta {count(rule.amendment_depth, 'nivel', 'niveles')}"
        if rule.amendment_depth is not None
        else None,
        f"las enmiendas se votan {farthest[rule.amendment_order]}" if rule.amendment_order else None,
        f"{names.may(composite.by)} reunir varias mociones en una{needs[composite.needs]}" if composite else None,
        f"el voto es nominal para {deeds(rule.named_vote_on, [])}" if rule.named_vote_on else None,
        f"el voto es secreto para {deeds(rule.secret_vote_on, [])}" if rule.secret_vote_on else None,
        f"una decisión se puede volver a tratar en el plazo de {days(rule.reconsider_within)}"
        if rule.reconsider_within is not None
        else None,
    ) or sentences(f"{quoted(rule.id)} es un reglamento")


def motion(rule: Motion, names: Names) -> str:
    withdraw = {
        "mover": "quien la propuso puede retirarla",
        "body": f"solo {names.the(rule.of)} puede permitir que se retire",
        "never": "nadie puede retirarla",
        None: None,
    }
    may = names.may(rule.who) if rule.who else "un miembro puede"
    return sentences(
        joined(
            f"{may} presentar una moción {names.to(rule.of)}",
            f"con {count(rule.supporters, 'firma')} de apoyo" if rule.supporters else None,
            f"al menos {days(rule.deadline_days)} antes de la reunión" if rule.deadline_days is not None else None,
        ),
        f"las enmiendas deben presentarse {days(rule.amendment_deadline_days)} antes de la reunión"
        if rule.amendment_deadline_days is not None
        else None,
        f"una moción fuera de plazo se trata por {names.majority(rule.late.majority)}" if rule.late else None,
        withdraw[rule.withdraw],
    )


_REFUSED = {
    "unlawful": "es ilegal",
    "too_long": "es demasiado larga",
    "late": "llegó demasiado tarde",
    "not_a_member": "quien la firma no es miembro",
}


def deliberation(rule: Deliberation, names: Names) -> str:
    lasts = f" durante {days(rule.days)}" if rule.days is not None else ""
    return sentences(
        f"antes de que decida {names.the(rule.before)}, los miembros deben tener tiempo para debatir{lasts}",
        f"debe salir un boletín al menos cada {days(rule.bulletin_days)}" if rule.bulletin_days is not None else None,
        f"aparece en {languages(rule.languages)}" if rule.languages else None,
        f"una contribución tiene como máximo {count(rule.word_limit, 'palabra')}" if rule.word_limit else None,
        f"una contribución se puede rechazar solo porque {listing([_REFUSED[each] for each in rule.refuse_only], 'o')}"
        if rule.refuse_only
        else None,
        f"ante un rechazo se puede apelar {names.to(rule.appeal)}" if rule.appeal else None,
    )


def delegation(rule: Delegation, names: Names) -> str:
    how = joined(
        f"cada quien por otras {figure(rule.max_per_holder)} personas como máximo" if rule.max_per_holder else None,
        "por escrito" if rule.written else None,
        "según instrucciones" if rule.instructed else None,
        "hasta que se retire" if rule.revocable else None,
    )
    return sentences(
        joined(f"en {names.them(rule.inside, 'o')} se puede votar por otra persona", how),
        f"nadie puede votar por otra persona para {deeds(rule.not_in, [])}" if rule.not_in else None,
    )
