"""Who is reached where: the one place that knows the address of a person, and the person of an address."""

from collections.abc import Iterable, Mapping
from typing import Any

from folkmoot.mail.models import Contact


def same(address: str) -> str:
    """An address as it is kept: whoever writes it in capitals means the same."""
    return address.strip().lower()


def person_of(address: str) -> str | None:
    """The one person who is reached there; None if nobody is, or more than one."""
    found = list(Contact.objects.filter(address=same(address)).exclude(address="")[:2])
    return found[0].person if len(found) == 1 else None


def address_of(person: str) -> str | None:
    """Where a person is reached; None if no address of theirs is known."""
    return addresses_of([person]).get(person)


def addresses_of(people: Iterable[str]) -> dict[str, str]:
    """Where each of these people is reached, for those who are; one query."""
    found = Contact.objects.filter(person__in=list(people)).exclude(address="")
    return dict(found.values_list("person", "address"))


def contacts_of(people: Iterable[str]) -> dict[str, Contact]:
    """All that is known of how to reach each of these people; one query. Of whom nothing is known, they are absent."""
    return Contact.objects.in_bulk(list(people))


def contact_of(person: str) -> Contact:
    """All that is known of how to reach a person; of whom nothing is known, an empty one that is not kept."""
    return Contact.objects.filter(person=person).first() or Contact(person=person)


def set_contact(person: str, **what: Any) -> Contact:
    """Keep how a person is reached: `address`, `language`, `zone`, `on_paper`, `postal`; what is not given stays."""
    if "address" in what:
        what["address"] = same(what["address"] or "")
    return Contact.objects.update_or_create(person=person, defaults=what)[0]


def set_contacts(what: Mapping[str, Mapping[str, str]]) -> None:
    """Keep how many people are reached, at once, by person. What is not given, or empty, stays as it is."""
    found = {each.person: each for each in Contact.objects.filter(person__in=list(what))}
    rows = list[Contact]()
    for person, given in what.items():
        row = found.get(person) or Contact(person=person)
        for name, value in given.items():
            setattr(row, name, (same(value) if name == "address" else value) or getattr(row, name))
        row.on_paper = not row.address and bool(row.postal)
        rows.append(row)
    columns = [each.name for each in Contact._meta.fields if not each.primary_key]
    Contact.objects.bulk_create(rows, update_conflicts=True, unique_fields=["person"], update_fields=columns)


def forget_all(people: Iterable[str]) -> None:
    """Keep nothing more of how these people are reached."""
    Contact.objects.filter(person__in=list(people)).delete()


def forget(person: str) -> None:
    """Keep nothing more of how a person is reached."""
    Contact.objects.filter(person=person).delete()
