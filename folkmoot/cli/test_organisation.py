"""`folkmoot verify --rebuild` on the data folder."""

from folkmoot.door.guard import door_open
from folkmoot.members.models import Membership


def test_tables_that_are_what_the_record_makes_them_hold(moot, folkmoot, said):
    assert folkmoot("verify", "--rebuild") == (0, "the tables are what the record makes them\n", "")
    assert said("verify", "--rebuild") == (0, {"holds": True, "faults": []})


def test_a_row_that_was_changed_is_named(moot, folkmoot, said):
    row = Membership.objects.order_by("id").first()
    with door_open():
        Membership.objects.filter(pk=row.pk).update(unit=99)
    fault = f"members_membership row {row.pk} column unit: is 99; the record makes it {row.unit}"

    assert folkmoot("verify", "--rebuild") == (1, f"{fault}\n", "")
    assert said("verify", "--rebuild") == (1, {"holds": False, "faults": [fault]})


def test_nothing_is_not_rebuilt(db, folkmoot):
    assert folkmoot("verify", "--rebuild") == (2, "", "folkmoot: there is nothing to rebuild: nothing is founded yet\n")
