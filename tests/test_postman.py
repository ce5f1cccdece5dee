"""Letters outlive the process that sends them, and two processes send none twice: with a real mail server."""

import signal
from collections import Counter

import pytest

from folkmoot.mail.queue import LEASE
from tests.test_two_writers import Organisation

pytestmark = pytest.mark.slow
LETTERS = 20


@pytest.fixture
def posting(empty_home, office):
    """An organisation whose mail goes to the mail server of this test, with letters that wait."""
    found = Organisation(empty_home() | {"FOLKMOOT_MAIL": f"smtp://127.0.0.1:{office.port}"})
    found.run("tables")
    assert found.run("letters", LETTERS) == LETTERS
    return found


def got(office):
    return Counter(address for address, _ in office.got)


def test_what_a_killed_worker_had_taken_is_sent_by_the_next_and_known_by_its_id(posting, office):
    killed = posting.call([*writer(), "post", "6", "0"])
    assert killed.returncode == -signal.SIGKILL
    assert got(office).total() == 6
    assert posting.run("post", "0", "0") == 0  # whoever died still has them
    posting.run("post", "0", int(LEASE.total_seconds() // 60) + 1)
    assert set(got(office)) == {f"reader-{number}@moot.example" for number in range(LETTERS)}
    twice = [address for address, count in got(office).items() if count > 1]
    ids = {mail["Message-ID"] for address, mail in office.got if address in twice}
    assert (len(twice), len(ids)) == (1, 1)


def test_a_letter_that_waits_goes_out_after_a_restart(posting, office):
    done = posting.call([*folkmoot(), "work", "--once"])
    assert (done.returncode, done.stdout) == (0, f"{LETTERS} letters sent, 0 to be tried again, 0 failed.\n")
    assert got(office).total() == LETTERS


def test_two_workers_send_each_letter_once(posting, office):
    workers = [posting.begin([*folkmoot(), "work", "--once"]) for _ in range(2)]
    assert [worker.wait(timeout=120) for worker in workers] == [0, 0]
    assert set(got(office).values()) == {1}
    assert len(got(office)) == LETTERS


def writer():
    import sys

    return [sys.executable, "-m", "tests.writer"]


def folkmoot():
    from tests.test_two_writers import FOLKMOOT

    return FOLKMOOT
