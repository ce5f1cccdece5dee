"""The reads: one GET for each, by what it is about."""

from ninja import NinjaAPI

from folkmoot.api.reads import bodies, cases, lots, organisation, people, record, story, tendencies


def add(api: NinjaAPI) -> None:
    """Add every read."""
    for each in (organisation, people, bodies, lots, cases, record, story, tendencies):
        each.add(api)
