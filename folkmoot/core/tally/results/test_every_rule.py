"""Whatever a rule finds is written by the schema, comes back, adds up again, and is told in every language."""

import json
from dataclasses import replace
from random import Random
from xml.etree import ElementTree

import jsonschema
import numpy as np
import pytest

from folkmoot.core.tally import count
from folkmoot.core.tally.asked import BadCount
from folkmoot.core.tally.lots import Draws
from folkmoot.core.tally.poll import Candidate, Papers, Poll, papers
from folkmoot.core.tally.results import docs
from folkmoot.core.tally.results.data import encode, from_json, to_json
from folkmoot.core.tally.results.explaining import LANGUAGES, explain
from folkmoot.core.tally.results.pictures.drawing import kinds, picture
from folkmoot.core.tally.results.replay import faults
from folkmoot.core.tally.results.tables.drawing import as_csv, as_html, terminal
from folkmoot.core.tally.rules import rules

SCHEMA = jsonschema.Draft202012Validator(json.loads(docs.PAGE.read_text(encoding="utf-8")))
RANKED = [(9, [0, 2, 1]), (8, [1, 2]), (7, [2, 0]), (4, [3]), (3, [4, 1, 0]), (3, [3, 4])]
LEVEL = [(2, [0, 1]), (2, [1, 2]), (2, [2, 0]), (2, [3, 0])]
POLLS = {"plain": RANKED, "level": LEVEL, "empty": []}


def poll(kind: str, rankings: list) -> Poll:
    if kind == "approval":
        rankings = [(weight, [marks]) for weight, marks in rankings]
    found = papers(rankings)
    if kind == "score":
        scores = np.arange(len(found.marks), dtype=np.int64) % 4 + 1
        found = Papers(found.starts, found.marks, found.weights, None, scores)
    return Poll(tuple(Candidate(f"{name} Ñ.") for name in ("Ada", "Ben", "Cleo", "Dov", "Eva")), 3, found)


@pytest.mark.parametrize("made", POLLS)
@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.id)
def test_what_it_finds_is_data_and_sentences(rule, made):
    for seats in (1,) if rule.seats == "one" else (1, 3, 6):
        try:
            result = count(poll(rule.kind, POLLS[made]), rule.id, seats=seats)
        except BadCount:
            assert made == "empty"
            continue
        data = to_json(result)
        SCHEMA.validate(data)
        assert from_json(json.loads(encode(result))) == result
        assert faults(data) == ()
        for language in LANGUAGES:
            told = explain(result, language)
            assert all(each.heading and all(said[-1] in ".…)?" for said in each.sentences) for each in told)
            assert [name for name in result.names if name not in told[-1].sentences[-1]] == []


@pytest.mark.slow
def test_a_thousand_counts_of_any_kind_are_told_drawn_and_added_up():
    """Papers, settings, lots, who withdrew and whether nominations may be opened again are all by chance."""
    chance, told = Random(1), 0
    while told < 1000:
        names = [f"N{n}" for n in range(chance.randint(1, 7))]
        everybody = range(len(names))
        rankings = [(chance.randint(1, 4), chance.sample(everybody, chance.randint(1, len(names)))) for _ in range(8)]
        for rule in rules().values():
            made = replace(
                poll(rule.kind, rankings[: chance.randint(0, 8)]),
                candidates=tuple(map(Candidate, names)),
                withdrawn=frozenset(chance.sample(everybody, chance.choice((0, 0, 1)) if len(names) > 1 else 0)),
                reopen=chance.choice((None, None, 0)) if rule.kind == "ranked" else None,
            )
            settings = {each.name: chance.choice(list(each.choices)) for each in rule.settings if each.choices}
            lots = Draws((tuple(chance.sample(everybody, len(names))),)) if chance.random() < 0.5 else None
            seats = 1 if rule.seats == "one" else chance.randint(1, 4)
            try:
                result = count(made, rule.id, seats=seats, lots=lots, **settings)
            except BadCount:
                continue
            told += 1
            data = to_json(result)
            SCHEMA.validate(data)
            assert (from_json(data), faults(data)) == (result, ())
            for language in LANGUAGES:
                assert explain(result, language)[-1].sentences
                rows = as_csv(result, language).splitlines()
                assert len({row.count(",") for row in rows}) == 1
                assert terminal(result, language).startswith(as_html(result, language)[17:].partition("</caption>")[0])
            for kind in kinds(result):
                assert ElementTree.fromstring(picture(result, "es", kind)).attrib["role"] == "img"
