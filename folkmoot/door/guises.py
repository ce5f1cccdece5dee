"""Whom a rehearsal offers to be: the `[[people]]` of a history's head, kept for the page on which one chooses.

Each of them has a `label`, a sentence that `says` who they are, and a list of things to `try`; `person` is their name
in the history, and is left out for somebody new. What is said is words, or a table of words by language. A try is
written as an act is, with `says` before its fields (or it opens a `page`), and with `refused` where the charter
refuses it, by that rule.
"""

from datetime import date
from typing import Any

from folkmoot.door.act import BadAct
from folkmoot.door.labels import Names, resolved
from folkmoot.door.models import Guise

FIRST = "en"
_HEADING = frozenset({"says", "act", "page", "refused"})


def keep_guises(people: object, names: Names) -> None:
    """Keep those whom a history offers to be, in the place of any others. Raises BadAct."""
    found = [_guise(n, each, names) for n, each in enumerate(_tables(people, "people"))]
    Guise.objects.all().delete()
    Guise.objects.bulk_create(found)


def in_language(said: dict[str, str], language: str) -> str:
    """What is said in a language; in the first one where it is not said in it."""
    return said.get(language) or said.get(FIRST) or next(iter(said.values()), "")


def _guise(n: int, values: dict[str, Any], names: Names) -> Guise:
    for key in sorted(values.keys() - {"person", "label", "says", "try"}):
        raise BadAct(f"people.{key}: expected person, label, says and try only")
    person = values.get("person")
    if person is not None and not isinstance(person, str):
        raise BadAct("people.person: expected a name of the history")
    return Guise(
        n=n,
        person="" if person is None else names.person(person),
        label=_said(values, "label"),
        says=_said(values, "says"),
        tries=[_try(each, names) for each in _tables(values.get("try", []), "people.try")],
    )


def _try(values: dict[str, Any], names: Names) -> dict[str, Any]:
    act, page, rule = (values.get(key, "") for key in ("act", "page", "refused"))
    if not all(isinstance(each, str) for each in (act, page, rule)) or bool(act) == bool(page):
        raise BadAct("people.try: expected the act whose form it opens, or the page, in quotes")
    if page and not (page.startswith("/") and not page.startswith("//")):
        raise BadAct(f"people.try.page: expected a page of this organisation, like /charter; found {page[:80]}")
    given = {key: value for key, value in values.items() if key not in _HEADING}
    pairs = _pairs(resolved(act, given, names)) if act else []
    return {"says": _said(values, "says"), "act": act, "page": page, "refused": rule, "given": pairs}


def _pairs(values: dict[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    """What stands in a form, as in an address: the fields of the act, and of the one act that a decision carries."""
    found = list[tuple[str, str]]()
    for name, value in values.items():
        if name == "carries" and isinstance(value, list):
            carried: dict[str, Any] = value[0] if value else {"act": "", "fields": {}}
            found += [("carries", carried["act"]), *_pairs(carried["fields"], "carries.0.")]
        else:
            found += [(prefix + name, _written(each)) for each in (value if isinstance(value, list) else [value])]
    return found


def _written(value: object) -> str:
    if value is True:
        return "yes"
    return value.isoformat() if isinstance(value, date) else str(value)


def _said(values: dict[str, Any], key: str) -> dict[str, str]:
    """What is said, by language."""
    said = values.get(key)
    found = {FIRST: said} if isinstance(said, str) else said
    if not isinstance(found, dict) or not found or not all(isinstance(each, str) for each in found.values()):
        raise BadAct(f'people.{key}: expected words, or words by language, like {{ en = "Ada", es = "Ada" }}')
    return found


def _tables(value: object, key: str) -> list[dict[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise BadAct(f"{key}: expected a list of tables")
    return value
