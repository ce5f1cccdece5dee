"""What columns mean."""

import pytest

from folkmoot.importing.columns import guessed, mapped, renamed
from folkmoot.importing.faults import BadFile


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        (["First Name", "Last Name", "E-mail", "Joined"], ["first_name", "last_name", "email", "joined"]),
        (["Nombre", "Apellidos", "Correo electrónico", "Sede"], ["first_name", "last_name", "email", "branch"]),
        (["Nombre", "Fecha de alta", "N.º", "Teléfono móvil"], ["name", "joined", "number", "telephone"]),
        (["name", "chapter", "member_since", "external id"], ["name", "branch", "joined", "number"]),
        (["Name", "Email", "Email address", "Shoe size"], ["name", "email", "skip", "skip"]),
        (["Name", "Street", "Postal code", "City"], ["name", "address", "address", "address"]),
        (["reference", "name", "branch", "class", "since"], ["reference", "name", "branch", "skip", "joined"]),
    ],
)
def test_columns_are_known_by_their_headings(headings, fields):
    assert guessed(headings) == fields


def test_the_class_is_read_where_the_charter_has_several():
    assert guessed(["Name", "Membership type"], classes=2) == ["name", "class"]


def test_a_column_is_what_whoever_imports_says(written):
    headings = ["Name", "Shoe size", "Mail 2", "E-mail"]

    fields = renamed("list.csv", headings, guessed(headings), ["mail 2=email", "Shoe size=number"])

    assert fields == ["name", "number", "email", "skip"]
    assert mapped("list.csv", headings, fields).cell("email", ["Ada", "38", "ada@b.org", "x@b.org"]) == "ada@b.org"


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        (["email", "skip"], "list.csv: no column holds a name; the columns are: A, B"),
        (["name", "name"], "list.csv: two columns are said to hold the same (Name): A and B"),
        (["name", "shoe"], "list.csv: there is no field shoe; expected one of name, "),
    ],
)
def test_columns_of_which_no_list_can_be_made_are_a_fault(fields, says):
    with pytest.raises(BadFile) as caught:
        mapped("list.csv", ["A", "B"], fields)
    assert str(caught.value)[: len(says)] == says


def test_a_column_that_is_not_there_is_a_fault():
    with pytest.raises(BadFile, match="C=name: expected COLUMN=FIELD with one of the columns: A, B"):
        renamed("list.csv", ["A", "B"], ["skip", "skip"], ["C=name"])
