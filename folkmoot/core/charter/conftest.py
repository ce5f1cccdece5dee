"""Rules of every kind for property tests, drawn from the specs of their fields, and written as TOML."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from folkmoot.core.charter.forms import Day, ShareOrWhole
from folkmoot.core.charter.rules import KINDS, NAMED, Part, Rule, Spec, Table, specs
from folkmoot.core.charter.rules.voting import ShortQuorum
from folkmoot.core.charter.shapes import Choice, Form, Name, Whole, Words, Written, YesNo

IDS = ("appeals", "steering", "branch", "membership", "member", "secretary", "simple", "one", "two")
WRITTEN: dict[str, Any] = {
    "id": st.sampled_from(IDS),
    "share": st.sampled_from(["1/2", "2/3", "10%", "1/1", "7/11"]),
    "who": st.sampled_from([*IDS, "clock", "branch:10", "membership:5%"]),
    "object": st.sampled_from(
        ["member", "holder:appeals", "decision:appeals", "unit:branch", "charter", "faction", "funds"]
    ),
    "filled by": st.sampled_from(
        ["elected:membership", "appointed:steering", "lot:branch", "ex_officio:one", "members"]
    ),
    "vacancy": st.sampled_from(["countback then by-election", "lot", "vacant", "coopt:steering then appoint:two"]),
    "requirement": st.sampled_from(["notice:14d", "hearing", "find", "appeal", "vacant", "dues_paid"]),
    "if late": st.sampled_from(["falls", "stands", "passes:appeals"]),
    "claimant": st.sampled_from(["minority:10%", "member", "branch"]),
    "article": st.sampled_from(["1", "2", "13a"]),
    "time zone": st.sampled_from(["UTC", "America/Chicago"]),
    "language": st.sampled_from(["en", "es", "pt-BR"]),
    "partial date": st.sampled_from(["2013", "2013-11", "2013-11-05", "201X", "2013~"]),
}


def values(form: Form[Any] | Table) -> st.SearchStrategy[Any]:
    """Plain data that the form accepts."""
    if isinstance(form, Table):
        return tables(form.part)
    if isinstance(form, Written):
        return st.one_of(st.just(form.accepted), WRITTEN[form.name])
    simple: dict[type, Callable[[Any], st.SearchStrategy[Any]]] = {
        YesNo: lambda _: st.booleans(),
        Whole: lambda whole: st.integers(whole.least, min(whole.most, whole.least + 400)),
        Words: lambda _: st.sampled_from(["Steering Committee", "paper", "comité de apelación"]),
        Choice: lambda choice: st.sampled_from(sorted(choice.values)),
        Name: lambda name: st.sampled_from([*IDS, *name.words]),
        ShareOrWhole: lambda _: st.sampled_from(["10%", 12]),
        ShortQuorum: lambda _: st.sampled_from(["1/5", "one"]),
        Day: lambda _: st.one_of(st.dates(), st.just("2013-11")),
    }
    return simple[type(form)](form)


def _field(spec: Spec) -> st.SearchStrategy[Any]:
    one = values(spec.form)
    if not spec.many:
        return one
    return st.lists(one, min_size=1, max_size=3, unique_by=repr)


def tables(kind: type[Rule] | type[Part]) -> st.SearchStrategy[dict[str, Any]]:
    """Tables with any of the fields of a kind, and always those that must be there."""
    known = [(key, spec) for _, key, spec in specs(kind)]
    required = {key: _field(spec) for key, spec in known if spec.required}
    optional = {key: _field(spec) for key, spec in known if not spec.required}
    if issubclass(kind, Rule) and kind in NAMED:
        required["id"] = st.sampled_from(IDS)
    return st.fixed_dictionaries(required, optional=optional).filter(lambda table: len(table) > 0)


def any_rule() -> st.SearchStrategy[tuple[str, dict[str, Any]]]:
    """A kind and a table for it. A few say what cannot be; most can be read."""
    return st.sampled_from(sorted(KINDS)).flatmap(lambda kind: st.tuples(st.just(kind), tables(KINDS[kind])))


def toml(value: Any) -> str:
    """A value as TOML, inline."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def charter_text(*rules: tuple[str, dict[str, Any]], prose: str = "Prose.") -> str:
    """A charter of one article with these rules."""
    blocks = "\n".join(
        f"[[{kind}]]\n" + "\n".join(f"{key} = {toml(value)}" for key, value in table.items()) for kind, table in rules
    )
    return f"# A charter\n\n## Article 1. All of it\n\n{prose}\n\n```toml charter\n{blocks}\n```\n"


@pytest.fixture(scope="session")
def model_text() -> str:
    """The text of `charters/model.md`."""
    return (Path(__file__).parents[3] / "charters" / "model.md").read_text(encoding="utf-8")
