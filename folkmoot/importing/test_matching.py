"""Who in a list is new, and what is wrong with the others."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from folkmoot.importing.admitting import admit, undo
from folkmoot.importing.columns import FIELDS, mapped
from folkmoot.importing.matching import explained
from folkmoot.importing.reading import Place, Reader
from folkmoot.mail.contacts import address_of, contact_of, set_contact
from folkmoot.mail.models import Contact
from folkmoot.members import reads
from folkmoot.members.acts import Resign

HEAD = "Name,E-mail,Branch,Member id,Joined,Status\n"


def outcomes(draft):
    return {row["name"]: (row["outcome"], why) for row, why in explained(draft, draft.people())}


def test_each_row_says_whether_it_is_new_and_if_not_why(moot, looked):
    set_contact(moot["Ben"], address="ben@example.org")
    set_contact(moot["Bram"], number="77")
    moot.enact(Resign(), by="Sid")

    found = looked(
        HEAD + "Una,una@example.org,North,1,2019-03-01,active\n"
        "ADA,,north branch,,,\n"
        "Bén,BEN@example.org,,,,\n"
        "Abraham,,North,77,,\n"
        "Benjamin,ben@example.org,,,,\n"
        "Vic,una@example.org,,,,\n"
        "úna,,NORTH,,,\n"
        "Wim,,,1,,\n"
        "Xue,,,,,Lapsed\n"
        "Sid,,South,,,\n"
    )

    assert outcomes(found) == {
        "Una": ("new", ""),
        "ADA": ("changed", "Same name and branch as Ada."),
        "Bén": ("changed", "Same e-mail as Ben."),
        "Abraham": ("changed", "Same number as Bram."),
        "Benjamin": ("duplicate", "Same e-mail as Ben."),
        "Vic": ("duplicate", "Same e-mail as row 2."),
        "úna": ("duplicate", "Same name and branch as row 2."),
        "Wim": ("duplicate", "Same number as row 2."),
        "Xue": ("left", "The list says of them: Lapsed."),
        "Sid": ("new", ""),
    }
    assert found.counts() == {"new": 2, "same": 0, "changed": 3, "duplicate": 4, "left": 1}


def test_people_who_share_an_address_are_two_where_whoever_imports_says_so(moot, looked):
    set_contact(moot["Ben"], address="ben@example.org")

    found = looked(HEAD + "Una,una@b.org,,,,\nVic,una@b.org,,,,\nBenja,ben@example.org,,,,\n", shared_email=True)

    assert {name: outcome for name, (outcome, _) in outcomes(found).items()} == dict.fromkeys(
        ("Una", "Vic", "Benja"), "new"
    )


def test_what_is_wrong_is_said_with_row_and_column(moot, looked):
    found = looked(
        HEAD + "Una,una@,Nort,,31/02/2019,perhaps\n,vic@example.org,,,2031-01-01,,more\n" + "W" * 201 + ",,,\x07,,\n"
    )

    assert [str(each) for each in found.faults()] == [
        "row 2, column Branch: there is no branch called “Nort”; did you mean “north”?",
        "row 2, column Joined: “31/02/2019” is no day; write it like 2019-03-31",
        "row 2, column E-mail: “una@” is no e-mail address",
        "row 2, column Status: “perhaps” does not say whether they are a member; expected a word like active, "
        "or lapsed",
        "row 3: the row has 7 cells, and there are 6 headings",
        "row 3, column Name: there is no name",
        "row 3, column Joined: 2031-01-01 has not come yet",
        "row 4, column Member id: there is a sign in it that nobody can see",
        "row 4, column Name: it is longer than 200 signs",
    ]
    assert found.count() == 0


def test_a_draft_is_searched_and_turned_a_page_at_a_time(moot, looked):
    found = looked(HEAD + "".join(f"Una {n},u{n}@example.org,,{n},,\n" for n in range(50)))

    assert [row["name"] for row in found.people("new", start=10, most=2)] == ["Una 10", "Una 11"]
    assert [row["name"] for row in found.people("new", "u7@ ÚNA")] == ["Una 7"]
    assert found.count("new", "una 4") == 14


def test_whoever_is_new_is_admitted_with_what_is_kept_beside_the_record_and_undone(moot, looked):
    draft = looked(
        "Name,E-mail,Phone,Street,Town,Language,Id,Joined,Branch\n"
        "Una,Una@Example.org,+34 1,Calle 1,Lugo,Español,9,1/3/2019,North\nVic,,,Calle 2,,,,,\n"
    )

    admitted = admit(draft, person=moot["Ada"], at=moot.now)

    una, vic = (row["person"] for row in draft.people("new"))
    assert (admitted.members, moot.entry(admitted.done.index).body["members"]) == (2, 2)
    row = reads.membership_on(una, moot.today)
    assert (row.since, row.class_id) == (date(2019, 3, 1), "member")
    assert address_of(una) == "una@example.org"
    kept = contact_of(una)
    assert (kept.telephone, kept.postal, kept.language, kept.number) == ("+34 1", "Calle 1\nLugo", "es", "9")
    assert (kept.on_paper, contact_of(vic).on_paper) == (False, True)

    undo(admitted.key, person=moot["Ada"], at=moot.now)
    assert (reads.person(una), Contact.objects.count()) == (None, 0)


def test_the_same_list_again_finds_nobody_new_and_may_take_over_addresses(moot, looked):
    admit(looked("Name,E-mail,Branch\nUna,,North\n"), person=moot["Ada"], at=moot.now)

    again = looked("Name,E-mail,Branch\nUna,una@example.org,North\nVic,,North\n")
    assert again.counts() == {"new": 1, "same": 0, "changed": 1, "duplicate": 0, "left": 0}
    (changed,) = again.people("changed")
    assert changed["differs"] == "email"
    admit(again, person=moot["Ada"], at=moot.now, contacts=True)

    assert address_of(changed["other"]) == "una@example.org"
    assert looked("Name,E-mail,Branch\nUna,una@example.org,North\n").counts()["same"] == 1


PLACE = Place(date(2026, 5, 14), {"member": "member"}, {"north": 1})


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from([*FIELDS]), min_size=1, max_size=8),
    st.lists(st.one_of(st.text(max_size=30), st.sampled_from(["Ada", "a@b.org", "1/2/2019", "lapsed"])), max_size=9),
)
def test_whatever_stands_in_a_row_is_somebody_or_a_fault_with_row_and_column(fields, cells):
    once = [field if field not in fields[:n] else "skip" for n, field in enumerate(fields)]
    headings = [f"C{n}" for n in range(len(fields))]
    reader = Reader(mapped("list.csv", headings, [*once[:-1], "name"] if "name" not in once else once), PLACE)

    found = reader.read(7, cells)

    assert (found is None) == bool(reader.faults)
    assert all(str(fault).startswith("row 7") for fault in reader.faults)
    assert all(fault.column in (*headings, "") for fault in reader.faults)
