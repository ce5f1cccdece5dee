"""Whatever is done to a file, it is read as a poll that holds together, or refused in one line, soon and in bounds."""

import subprocess
import sys
from itertools import islice

import pytest

from tests.broken_ballots import WHOLE, files, refused


@pytest.mark.parametrize("n", range(len(WHOLE)))
def test_each_file_that_is_broken_below_is_whole(n):
    assert refused(WHOLE[n]) == ""


def test_two_hundred_broken_files_are_read_or_refused_in_one_line():
    """Many are refused and some are still polls, or they would not be worth breaking."""
    said = [refused(each) for each in islice(files(1_000), 200)]
    assert 120 < sum(map(bool, said)) < 200


def told(number, memory):
    done = subprocess.run(
        [sys.executable, "-m", "tests.broken_ballots", str(number)], capture_output=True, text=True, timeout=1_800
    )
    assert done.returncode == 0, done.stdout + done.stderr
    words = done.stdout.replace(",", "").split()
    assert (words[0], float(words[7]) < 20, int(words[9]) < memory) == (str(number), True, True)


@pytest.mark.slow
def test_a_thousand_broken_files_are_read_or_refused_each_in_seconds_and_within_300_megabytes():
    told(1_000, 300)


@pytest.mark.long
def test_ten_thousand_broken_files_are_read_or_refused_each_in_seconds_and_within_300_megabytes():
    told(10_000, 300)
