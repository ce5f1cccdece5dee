"""How a file is written is found out from the file."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.importing.faults import BadFile
from folkmoot.importing.table import open_table


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_sign_between_columns_and_the_encoding_are_found_out(written, sign, encoding):
    table = written(
        sign.join(["Name", "Town"]).join(["", "\n"]).encode(encoding)
        + f"Núria{sign}Lérida\n".encode(encoding).removeprefix("".encode(encoding))
    )

    assert table.columns == ("Name", "Town")
    assert [cells for _, cells in table.rows()] == [["Núria", "Lérida"]]


def test_rows_are_counted_as_a_spreadsheet_counts_them(written):
    table = written('sep=;\n\n"Full\nname";Town\nAda;"North\nHill"\n\n ;\nBen;South\n')

    assert table.columns == ("Full\nname", "Town")
    assert list(table.rows()) == [(4, ["Ada", "North\nHill"]), (7, ["Ben", "South"])]


def test_headings_are_each_once(written):
    assert written("Name,Name,,Town\n").columns == ("Name", "Name (2)", "Column 3", "Town")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "the file is empty"),
        (b"\n\n  \n", "the file is empty"),
        (b"PK\x03\x04rest", "this is no text file; save the list as CSV (in Excel: Save as, CSV UTF-8)"),
        (b"Name,Town\nA\x00da,North\n", "this is no text file: it holds bytes that no list has"),
        (b"\xef\xbb\xbfName\nN\xfaria\n", "the file says that it is UTF-8-SIG, and is not"),
        (b"a," * 201 + b"a\n", "row 1: there are more than 200 columns"),
    ],
)
def test_what_is_no_list_is_said_with_the_file(written, content, says):
    with pytest.raises(BadFile) as caught:
        written(content)
    assert str(caught.value) == f"list.csv: {says}"


def test_a_quotation_mark_that_is_never_closed_is_found_with_its_row(written):
    table = written("Name,Town\nAda,North\n" + 'Ben,"South\n' + "x,y\n" * 40_000)

    with pytest.raises(BadFile, match="row 3: a cell is too long: a quotation mark that is opened here"):
        list(table.rows())


@given(st.one_of(st.binary(max_size=400), st.text(max_size=200).map(str.encode)))
def test_whatever_bytes_a_file_holds_they_are_rows_or_a_fault_that_names_the_file(content):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        path.write_bytes(content)
        said, numbers = "list.csv: ", []
        try:
            table = open_table(path)
            numbers = [number for number, cells in table.rows() if any(cells)]
        except BadFile as bad:
            said = str(bad)
    assert said.startswith("list.csv: ")
    assert numbers == sorted(set(numbers))
