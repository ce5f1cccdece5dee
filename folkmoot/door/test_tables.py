"""A list of people can stand in a history as a table; what it becomes is an attachment, with each name kept apart."""

import pytest

from folkmoot import shipped
from folkmoot.core.record.verify import verify
from folkmoot.door.aside import database_aside
from folkmoot.door.export import export
from folkmoot.door.history_file import BadHistory
from folkmoot.door.models import Attachment, KeptText
from folkmoot.door.rebuild import rebuild
from folkmoot.door.replay import replay

SMALL = (shipped("histories") / "small.md").read_text().partition("## The foot")[0]
TABLE = """person,name,class,unit,since,applied
kim,"Kim, called Kimmy",member,@founding.0,2019-04-01,2026-03-01
kay,Kay,member,@founding.0,2020-01-01,2026-03-01"""


def replayed(folder, table=TABLE, members=2):
    """The small organisation, in which the branch enters a list."""
    file = folder / "a.md"
    carries = f'[{{ act = "members.admit_batch", rows = """\n{table}\n""", members = {members}, eligible = true }}]'
    lines = (
        'act = "bodies.decide"',
        "at = 2026-03-20T20:00:00Z",
        'by = "ada"',
        'body = "branch"',
        'unit = "@founding.0"',
    )
    lines += ("yes = 4", "no = 0", "present = 4", 'question = "Shall they be members?"', f"carries = {carries}")
    file.write_text(SMALL + "```toml act\n" + "\n".join(lines) + "\n```\n")
    return replay(file)


def test_everybody_in_the_table_is_admitted_and_their_names_are_commitments(db, settings, tmp_path):
    settings.FOLKMOOT_HOME = tmp_path
    replayed(tmp_path)

    assert KeptText.objects.filter(text__in=["Kim, called Kimmy", "Kay"]).count() == 2
    lists = [bytes(each.content) for each in Attachment.objects.all() if each.content[:1] == b"{"]
    assert [(content.count(b"\n"), b"Kay" in content) for content in lists] == [(2, False)]
    assert rebuild() == []


def test_what_a_table_leaves_verifies(db, settings, tmp_path):
    settings.FOLKMOOT_HOME = tmp_path
    replayed(tmp_path)
    file = tmp_path / "record.zip"
    with file.open("xb") as out:
        export(out, every_class=True)

    assert verify(file).holds


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("person,name\nkim,Kim", "a table: expected the columns person, name, class, unit, since, applied; found"),
        (f"{TABLE}\nkey,Key,member", "a table, row 3: expected 6 values; found 3"),
        (TABLE.replace("2019-04-01", "soon"), "a table, row 1: since: expected a day, like 2026-05-01"),
        (TABLE.replace("@founding.0", "@nowhere"), "@nowhere: nothing above is called nowhere"),
    ],
)
def test_what_is_wrong_with_a_table_is_said_with_its_row(tmp_path, table, says):
    with database_aside(), pytest.raises(BadHistory, match=says):
        replayed(tmp_path, table)
