"""What import-linter cannot see: which way foreign keys point, and who writes rows."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Model

import folkmoot

PACKAGE = Path(folkmoot.__file__).parent
PYPROJECT = PACKAGE.parent / "pyproject.toml"

WRITES = frozenset(
    {"save", "create", "update", "delete", "get_or_create", "update_or_create", "bulk_create", "bulk_update"}
    | {"asave", "acreate", "aupdate", "adelete", "aget_or_create", "aupdate_or_create", "abulk_create", "abulk_update"}
    | {"save_base", "raw", "cursor"}
)
WRITERS = frozenset({"acts", "changes", "migrations"})  # acts, and what their `apply` is made of
KEEPERS = frozenset({"keeping", "readings", "sought"})  # who read what, names to search by, views and drafts: kept rows
EVENTS = frozenset({"django.db.models.signals", "django.dispatch", "django.contrib.admin"})

ALLOWED = {
    "api": "the tokens of programs, which are kept beside the record",
    "accounts": "who can sign in, which is kept beside the record",
    "mail": "where people are reached, which is kept beside the record",
    "door": "the door itself: it keeps the record, its head and the texts",
}


def layers() -> list[str]:
    """The house from the roof down, as import-linter has it."""
    contracts = tomllib.loads(PYPROJECT.read_text())["tool"]["importlinter"]["contracts"]
    (house,) = [contract for contract in contracts if contract["id"] == "house"]
    return house["layers"]


def organ_models() -> list[type[Model]]:
    return [model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith("folkmoot.")]


def layer_of(model: type[Model]) -> int:
    return layers().index(model.__module__.split(".")[1])


def sources(package: Path = PACKAGE) -> Iterator[tuple[str, str]]:
    """Path in the package and text of every module but tests and the core, which has no database to write."""
    for file in sorted(package.rglob("*.py")):
        path = file.relative_to(package)
        if path.parts[0] != "core" and not file.name.startswith("test_") and file.name != "conftest.py":
            yield path.as_posix(), file.read_text()


def may_write(path: str) -> bool:
    return not (WRITERS | KEEPERS).isdisjoint(Path(path).with_suffix("").parts) or Path(path).parts[0] in ALLOWED


def faults(path: str, source: str) -> list[str]:
    """Every call that writes rows and every hook behind the door's back, in a module that may do neither."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
            if node.func.attr == "update" and node.args:
                continue  # of a dict or a digest: rows are updated by keywords alone
            found.append(f"{path}:{node.lineno}: .{node.func.attr}( is for acts.py")
        elif isinstance(node, ast.ClassDef):
            hooks = {"save", "delete"} & {each.name for each in node.body if isinstance(each, ast.FunctionDef)}
            found += [f"{path}:{node.lineno}: {node.name} overrides {name}" for name in sorted(hooks)]
        elif isinstance(node, ast.ImportFrom) and node.module in EVENTS:
            found.append(f"{path}:{node.lineno}: {node.module} acts behind the door's back")
        elif isinstance(node, ast.ImportFrom) and node.module == "folkmoot.door.rows":
            names = [name.name for name in node.names if name.name != "rows"]
            found += [f"{path}:{node.lineno}: {name} of folkmoot.door.rows is for the door" for name in names]
        elif isinstance(node, ast.Import):
            found += [
                f"{path}:{node.lineno}: {name.name} acts behind the door's back"
                for name in node.names
                if name.name in EVENTS
            ]
    return found


def test_foreign_keys_point_down_the_house():
    upward = [
        f"{model.__name__}.{field.name} points up to {field.related_model.__name__}"
        for model in organ_models()
        for field in model._meta.get_fields(include_hidden=True)
        if field.is_relation and field.concrete and layer_of(field.related_model) < layer_of(model)
    ]
    assert upward == []


def unlawful(package: Path = PACKAGE) -> list[str]:
    """Every fault of every module of the package that may not write."""
    return [fault for path, source in sources(package) if not may_write(path) for fault in faults(path, source)]


def test_only_acts_write():
    assert unlawful() == []


def test_a_write_that_is_planted_in_a_file_is_found_with_its_line(tmp_path):
    """The same write is lawful in an act, and stands in a test's own right."""
    for path in ("members/reads.py", "members/acts.py", "members/acts/joining.py", "members/test_reads.py"):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("from folkmoot.members.models import Person\n\nPerson.objects.create(reference='p')\n")

    assert unlawful(tmp_path) == ["members/reads.py:3: .create( is for acts.py"]


@pytest.mark.parametrize(
    "planted",
    [
        "member.save()",
        "Member.objects.filter(pk=1).update(left=None)",
        "Member.objects.get(pk=1).delete()",
        "Member.objects.bulk_create(rows)",
        "connection.cursor()",
        "class Member(Model):\n    def save(self): ...",
        "from django.db.models.signals import post_save",
        "import django.contrib.admin",
        "from folkmoot.door.rows import insert",
        "from folkmoot.door.rows import overwrite, rows",
    ],
)
def test_a_planted_write_is_found(planted):
    assert len(faults("members/reads.py", planted)) == 1
    assert not may_write("members/reads.py")
    assert not may_write("web/views/members.py")


def test_what_only_sounds_like_a_write_is_none():
    assert (
        faults("cli/serve.py", "digest.update(content)\nbar.update(task, total=3)\nfrom folkmoot.door.rows import rows")
        == []
    )


@pytest.mark.parametrize("path", ["members/acts.py", "bodies/acts/elect.py", "members/changes.py"])
def test_acts_and_what_they_are_made_of_may_write(path):
    assert may_write(path)


def test_every_allowance_is_needed():
    idle = set(ALLOWED) - {Path(path).parts[0] for path, source in sources() if faults(path, source)}
    assert idle == set()


def test_every_layer_is_an_app_of_django():
    plain = {"folkmoot.cli", "folkmoot.core", "folkmoot.paper", "folkmoot.tidewater"}
    expected = {f"folkmoot.{name}" for name in layers()} - plain
    assert {config.name for config in apps.get_app_configs() if config.name.startswith("folkmoot.")} == expected


def test_every_app_with_rows_has_migrations():
    organs = {model.__module__.split(".")[1] for model in organ_models()}
    assert {organ for organ in organs if not (PACKAGE / organ / "migrations" / "0001_initial.py").exists()} == set()
