"""Nothing is shown that the table of who gets what does not know."""

from tests.access import route, routes
from tests.access_table import TABLE


def test_every_address_has_a_row_in_the_table_of_who_gets_what():
    missing = sorted(set(routes()) - {route(each) for each in TABLE})
    assert missing == [], "add a row for each to tests/access_table.py; tests/access.py says how"
