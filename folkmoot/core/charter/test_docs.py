import ast
import json
from pathlib import Path

import pytest

from folkmoot.core.charter import docs, vocabulary
from folkmoot.core.charter.asking import answer, read_question
from folkmoot.core.charter.codes import CODES
from folkmoot.core.charter.forms import STRING_FORMS
from folkmoot.core.charter.judging import decide
from folkmoot.core.charter.read import read
from folkmoot.core.charter.rules import KINDS, specs


def test_the_page_is_what_the_code_says() -> None:
    assert docs.main(["--check"]) == 0


def test_a_page_that_lies_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docs, "PAGE", tmp_path / "charter.md")
    assert docs.main(["--check"]) == 1
    assert docs.main([]) == 0
    assert docs.main(["--check"]) == 0


def test_every_kind_field_form_verb_object_and_fact_is_on_the_page() -> None:
    page = docs.page()
    for name, kind in KINDS.items():
        section = page.partition(f"### `{name}`\n")[2].partition("\n#")[0]
        assert section.count("\n| ") >= 1 + len(list(specs(kind)))
    names = [*vocabulary.VERBS, *vocabulary.OBJECTS, *vocabulary.FACTS]
    assert [name for name in names if f"\n| `{name}` |" not in page] == []
    assert [form.name for form in STRING_FORMS if f"`{form.accepted}` | `{form.refused}` |" not in page] == []


def test_every_code_that_a_check_can_give_is_on_the_page() -> None:
    named = set[str]()
    for file in (Path(docs.__file__).parent / "check.py", *(Path(docs.__file__).parent / "analyses").glob("[a-z]*.py")):
        if not file.name.startswith("test_"):
            calls = (each for each in ast.walk(ast.parse(file.read_text())) if isinstance(each, ast.Call))
            named |= {code for call in calls if (code := _code(call)) is not None}
    assert named | {"conflict"} == {each.code for each in CODES}
    assert [each.code for each in CODES if f"\n| `{each.code}` | {each.severity} |" not in docs.page()] == []


def _code(call: ast.Call) -> str | None:
    """The code of the finding that a call makes."""
    made = isinstance(call.func, ast.Name) and call.func.id in ("Finding", "of_rule", "_found")
    first = call.args[0] if call.args else None
    return first.value if made and isinstance(first, ast.Constant) and isinstance(first.value, str) else None


def test_every_kind_that_a_field_names_is_a_kind() -> None:
    known = {*KINDS, "ground", "article"}
    for kind in KINDS.values():
        for _, key, spec in specs(kind):
            for mention in getattr(spec.form, "kinds", ()):
                assert mention in known, f"{kind.kind}.{key}"
    assert {name for kinds in vocabulary.OBJECTS_OF.values() for name in kinds} | {*vocabulary.AUTHORITY_KINDS} <= known


def test_facts_and_verbs_share_only_the_appeal() -> None:
    assert set(vocabulary.FACTS) & set(vocabulary.VERBS) == {"appeal"}


def test_the_example_question_has_the_answer_that_stands_under_it(model_text: str) -> None:
    example, shown = (part.partition("```")[0] for part in docs.DECIDE.split("```json\n")[1:])
    model = read(model_text)
    assert answer(decide(model, read_question(example, model))) == json.loads(shown)
