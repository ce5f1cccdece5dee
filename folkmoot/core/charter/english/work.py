"""English sentences for the rules about money, publications and other organisations."""

from folkmoot.core.charter.english.meetings import languages
from folkmoot.core.charter.english.names import Names
from folkmoot.core.charter.english.numbers import days, months, share
from folkmoot.core.charter.rules import External, ExternalTerms, Finance, Publication
from folkmoot.core.charter.spoken import joined, sentences


def finance(rule: Finance, names: Names) -> str:
    gifts = {
        "none": "no gifts may be taken",
        "members": "gifts may come only from members",
        "published": "all gifts must be published",
        None: None,
    }
    return sentences(
        f"{names.whoever(rule.dues)} may set the dues" if rule.dues else None,
        f"{share(rule.split)} of the dues must stay with the unit" if rule.split else None,
        *[f"{names.who(limit.who)} may spend up to {limit.amount:,} at once" for limit in rule.limits],
        f"two must sign from {rule.two_signatures:,} on" if rule.two_signatures is not None else None,
        f"{names.the(rule.audited_by)} must look at the books" if rule.audited_by else None,
        gifts[rule.gifts],
    ) or sentences("the money is kept")


def publication(rule: Publication, names: Names) -> str:
    paper = f"the {names.publication(rule.id)}"
    instructed = "nobody may instruct them" if rule.instructed_by == "none" else None
    return sentences(
        joined(
            f"{names.the(rule.edited_by)} may edit {paper}",
            f"in {languages(rule.languages)}" if rule.languages else None,
        ),
        instructed or (f"{names.the(rule.instructed_by)} may instruct them" if rule.instructed_by else None),
        f"a reply must be printed within {days(rule.reply_days)}" if rule.reply_days is not None else None,
        "a minority has a column in it" if rule.minority_column else None,
        f"{names.the(rule.retract_by)} may have something retracted" if rule.retract_by else None,
    )


def external(rule: External, names: Names) -> str:
    return sentences(
        *_terms(rule.endorse, "endorse a candidate", names),
        *_terms(rule.affiliate, "join another organisation", names),
        *_terms(rule.delegate_to, "send delegates to another organisation", names),
    ) or sentences("nothing is said of other organisations")


def _terms(terms: ExternalTerms | None, what: str, names: Names) -> list[str | None]:
    if terms is None:
        return []
    how = joined(
        f"by {names.majority(terms.majority)}" if terms.majority else None,
        "after written questions" if terms.questionnaire else None,
        "after a hearing" if terms.hearing else None,
        f"for {months(terms.expires_months)}" if terms.expires_months else None,
    )
    return [
        joined(f"{names.whoever(terms.who)} may {what}", how),
        f"{names.whoever(terms.withdraw_by)} may take it back" if terms.withdraw_by else None,
    ]
