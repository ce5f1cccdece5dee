"""Spanish sentences for the rules about money, publications and other organisations."""

from folkmoot.core.charter.rules import External, ExternalTerms, Finance, Publication
from folkmoot.core.charter.spanish.meetings import languages
from folkmoot.core.charter.spanish.names import Names
from folkmoot.core.charter.spanish.numbers import days, de, figure, months, share
from folkmoot.core.charter.spoken import joined, sentences


def finance(rule: Finance, names: Names) -> str:
    gifts = {
        "none": "no se aceptan donaciones",
        "members": "las donaciones solo pueden venir de miembros",
        "published": "todas las donaciones se deben publicar",
        None: None,
    }
    return sentences(
        f"{names.may(rule.dues)} fijar las cuotas" if rule.dues else None,
        f"en la unidad debe quedar {share(rule.split)} de las cuotas" if rule.split else None,
        *[f"{names.may([limit.who])} gastar hasta {figure(limit.amount)} por vez" for limit in rule.limits],
        f"se necesitan dos firmas a partir de {figure(rule.two_signatures)}"
        if rule.two_signatures is not None
        else None,
        f"{names.the(rule.audited_by)} debe revisar los libros" if rule.audited_by else None,
        gifts[rule.gifts],
    ) or sentences("se llevan las cuentas")


def publication(rule: Publication, names: Names) -> str:
    instructed = "nadie puede darle instrucciones" if rule.instructed_by == "none" else None
    return sentences(
        joined(
            f"{names.the(rule.edited_by)} puede editar {names.publication(rule.id).the}",
            f"en {languages(rule.languages)}" if rule.languages else None,
        ),
        instructed or (f"{names.the(rule.instructed_by)} puede darle instrucciones" if rule.instructed_by else None),
        f"una réplica se debe imprimir en el plazo de {days(rule.reply_days)}" if rule.reply_days is not None else None,
        "una minoría tiene allí una columna" if rule.minority_column else None,
        f"{names.the(rule.retract_by)} puede hacer que algo se rectifique" if rule.retract_by else None,
    )


def external(rule: External, names: Names) -> str:
    return sentences(
        *_terms(rule.endorse, "respaldar una candidatura", names),
        *_terms(rule.affiliate, "decidir la afiliación a otra organización", names),
        *_terms(rule.delegate_to, "enviar personas delegadas a otra organización", names),
    ) or sentences("no se dice nada de otras organizaciones")


def _terms(terms: ExternalTerms | None, what: str, names: Names) -> list[str | None]:
    if terms is None:
        return []
    how = joined(
        f"por {names.majority(terms.majority)}" if terms.majority else None,
        "después de preguntas por escrito" if terms.questionnaire else None,
        "tras una audiencia" if terms.hearing else None,
        f"por un plazo {de(months(terms.expires_months))}" if terms.expires_months else None,
    )
    return [
        joined(f"{names.may(terms.who)} {what}", how),
        f"{names.may(terms.withdraw_by)} retirar esa decisión" if terms.withdraw_by else None,
    ]
