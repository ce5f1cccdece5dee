"""The map names every room and every module that there is, and nothing else."""

import re

import pytest

from folkmoot.cli import docs


def test_every_folder_with_modules_is_a_room_of_the_map():
    empty = {folder for folder in docs.HOUSE if not any((docs.ROOT / folder).glob("*.py"))}

    assert {each for each in docs.folders() - docs.HOUSE.keys() if each.startswith("folkmoot")} == set()
    assert empty == set()


@pytest.mark.parametrize("name", docs.AROUND)
def test_what_stands_around_the_house_is_there(name):
    path = docs.ROOT / name
    assert path.is_dir() if name.endswith("/") else path.is_file()


def test_every_page_of_the_docs_stands_around_the_house():
    pages = {f"docs/{each.name}{'/' if each.is_dir() else ''}" for each in (docs.ROOT / "docs").iterdir()}

    assert pages == {name for name in docs.AROUND if name.startswith("docs/")}


def test_every_module_has_its_line():
    page = docs.page()
    rooms = re.split(r"^## `(.+)/`$", page, flags=re.MULTILINE)
    listed = {
        f"{folder}/{name}"
        for folder, text in zip(rooms[1::2], rooms[2::2], strict=True)
        for name in re.findall(r"^\| `(\w+\.py)` \| .+\. \|$", text, re.MULTILINE)
    }
    expected = {
        file.relative_to(docs.ROOT).as_posix()
        for file in (docs.ROOT / "folkmoot").rglob("*.py")
        if not file.name.startswith(("test_", "__")) and file.name not in ("conftest.py", "apps.py")
        if file.parent.name != "migrations"
    }

    assert expected - listed == set()


def test_the_map_is_what_the_tree_says(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(docs, "PAGE", tmp_path / "structure.md")

    assert docs.main(["--check"]) == 1
    assert "write it again by python -m folkmoot.cli.docs" in capsys.readouterr().err
    assert docs.main([]) == 0
    assert docs.main(["--check"]) == 0
