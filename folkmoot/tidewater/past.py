"""The made-up past of the federation: what its record says of the years before it began."""

from typing import Any

SOURCE = "Twenty-five Years of Tidewater, the federation's own brochure of 2023"

PROFILE: tuple[tuple[str, list[dict[str, Any]]], ...] = (
    ("name", [{"says": "Tidewater Federation"}, {"says": "Federación de la Marea", "qualifier": "in Spanish"}]),
    ("short_name", [{"says": "Tidewater"}]),
    ("kind", [{"says": "Federation of tenants, workers and students"}]),
    ("country", [{"says": "The Tidewater coast, which is on no map"}]),
    ("headquarters", [{"says": "14 Quay Street, Saltmarsh"}]),
    ("founded", [{"date": "1998-05-16"}]),
    ("leadership", [{"says": "Steering Committee", "body": "steering"}]),
    ("ideology", [{"says": "Self-organisation of those who live and work on the coast"}]),
    ("colour", [{"says": "#0f6674"}]),
    ("newspaper", [{"says": "Slack Water"}, {"says": "Marea", "qualifier": "the edition in Spanish"}]),
    ("predecessor", [{"says": "Quay Tenants' League", "until": "1998"}, {"says": "Sound Ferry Aid", "until": "1998"}]),
    ("website", [{"says": "tidewater.example"}]),
)

EVENTS: tuple[dict[str, Any], ...] = (
    {
        "called": "origin",
        "topic": "origin",
        "date": "1998-05-16",
        "place": "Saltmarsh",
        "text": (
            "Four tenants' leagues and the ferry crews' aid fund join hands after the winter of the evictions, and "
            "call themselves a federation."
        ),
        "parties": [{"part": "among", "name": "Quay Tenants' League"}, {"part": "among", "name": "Sound Ferry Aid"}],
    },
    {
        "topic": "publication",
        "date": "1999-03",
        "text": "The first issue of Slack Water comes out: four pages, and a tide table on the last.",
    },
    {
        "called": "wage_strike",
        "topic": "strike",
        "date": "2001-06",
        "until": "2001-08",
        "place": "Greyharbour",
        "text": "The ferry crews are out for nine weeks. The branches cook for eleven hundred people a day.",
        "parties": [{"part": "against", "name": "Sound Line"}],
    },
    {
        "topic": "branches",
        "date": "2003",
        "text": "The first branches south of the estuary, and with them the first meetings in Spanish.",
    },
    {
        "topic": "publication",
        "date": "2004-01",
        "text": "Marea appears, at first as a sheet laid into Slack Water.",
    },
    {
        "called": "split",
        "topic": "debate",
        "date": "2006~",
        "text": "A quarrel over whether the federation should stand candidates of its own. Two branches leave.",
    },
    {
        "topic": "convention",
        "date": "2007-10-06",
        "place": "Ferrybridge",
        "text": "The convention gives the appeals committee a budget of its own, so that nobody can starve it.",
    },
    {
        "topic": "campaign",
        "date": "2009",
        "until": "2011",
        "text": "The campaign for the rent register. It is won in the third winter.",
        "parties": [{"part": "with", "name": "Parish councils of the South Shore"}],
    },
    {
        "topic": "membership",
        "date": "2011",
        "text": "After the rent register more people join than ever before or since.",
    },
    {
        "called": "case",
        "topic": "grievance",
        "date": "2013-11",
        "text": (
            "A complaint against a treasurer is dealt with behind closed doors. Nobody outside of the committee "
            "learns how it was decided."
        ),
    },
    {
        "topic": "leadership",
        "date": "2014-04",
        "text": (
            "The whole committee steps down, and the convention opens the papers of the case to the appeals committee."
        ),
    },
    {
        "topic": "conference",
        "date": "2016",
        "text": "The first Coast Days, a weekend of talks that has been held every summer since, but for one.",
    },
    {
        "topic": "strike",
        "date": "2018-09",
        "place": "Las Garzas",
        "text": "The cannery is occupied for eleven days. What is won there is the contract that still holds.",
    },
    {
        "topic": "organisation",
        "date": "2020",
        "text": "No convention meets. The branches keep each other fed by telephone lists.",
    },
    {
        "topic": "branches",
        "date": "2022",
        "text": "Students of two schools found branches around places of study, which the charter had not foreseen.",
    },
    {
        "topic": "organisation",
        "date": "2025-04-12",
        "place": "Saltmarsh",
        "text": (
            "The congress decides that the federation will keep its record in the open, under a charter that a "
            "program can read."
        ),
    },
)

PEOPLE: tuple[dict[str, Any], ...] = (
    {
        "name": "Edith Carrick",
        "description": "net mender and poet",
        "relation": "founder",
        "from": "1998",
        "until": "2009",
    },
    {
        "name": "Ramón Solís",
        "description": "cannery worker, later a judge of the labour court",
        "relation": "former_leader",
        "from": "2004",
        "until": "2012",
    },
    {"name": "Una Pender", "description": "ship's cook and songwriter", "relation": "member", "from": "2001"},
    {
        "name": "Professor Abel Thorne",
        "description": "historian of the coast, who calls the federation a choir with opinions",
        "relation": "critic",
        "from": "2006",
    },
    {
        "name": "Graciela Montes",
        "description": "first editor of Marea",
        "relation": "former_member",
        "from": "2003",
        "until": "2019",
    },
)

CLAIMS: tuple[dict[str, Any], ...] = (
    {
        "called": "too_soft",
        "said_by": "Those who left in 2006",
        "date": "2006",
        "text": "A federation that never stands for anything on a ballot paper will always be asking somebody else.",
        "about": "@split",
    },
    {
        "said_by": "The majority of the convention of 2006",
        "date": "2006",
        "text": "We are many because nobody has to agree on whom to vote for before they may be helped.",
        "about": "@split",
        "against": "@too_soft",
    },
    {
        "said_by": "The Sound Courier",
        "date": "2013-12",
        "text": "What was decided in the case of the treasurer depended on who was asked.",
        "about": "@case",
    },
)


def _members(date: str, qualifier: str | None, members: int, said_by: str, **more: Any) -> dict[str, Any]:
    fields = {"date": date, "qualifier": qualifier, "members": members, "said_by": said_by, "stated_in": SOURCE, **more}
    return {"act": "members.estimate", "fields": fields}


ESTIMATES: tuple[dict[str, Any], ...] = (
    _members("1998", "about", 140, "The brochure"),
    _members("2001-08", "about", 420, "The strike committee"),
    _members("2005", "at_least", 600, "The brochure"),
    {
        "act": "members.report_departures",
        "fields": {
            "date": "2006",
            "qualifier": "about",
            "members": 90,
            "of": "members of the two branches that left",
            "how": "resign",
            "said_by": "The brochure",
            "stated_in": SOURCE,
        },
    },
    {
        "act": "branches.report_departures",
        "fields": {"date": "2006", "units": 2, "how": "disaffiliate", "said_by": "The brochure", "stated_in": SOURCE},
    },
    _members("2011", "as_many_as", 2100, "The Sound Courier", peak=True, called="peak"),
    _members("2014", "about", 1250, "The treasurer of that year"),
    _members("2018", "about", 1500, "The brochure"),
    _members("2021", "fewer_than", 1300, "The telephone lists"),
    _members("2024", "about", 1450, "The congress papers"),
)
