"""The picture of the membership."""

from datetime import date

from folkmoot.web.plot import MOST_STEPS, WIDTH, Estimated, plot

TODAY = date(2026, 6, 1)


def estimated(year, members, qualifier=""):
    return Estimated(date(year, 1, 1), date(year, 12, 31), members, qualifier, f"{qualifier} {members}".strip())


def test_nothing_to_show_is_no_picture():
    assert plot([], [], TODAY) is None


def test_a_count_holds_until_the_next_and_until_today():
    found = plot([(date(2026, 1, 1), 4), (date(2026, 2, 1), 5)], [], TODAY)
    assert found.line.count("V") == 1
    assert found.line.endswith(f"H{WIDTH - 16}.0") or found.line.endswith(f"H{WIDTH - 16}")
    assert [says for _, says in found.counts] == ["0", "3", "6"]


def test_a_roll_that_begins_today_can_be_seen():
    start, end = plot([(TODAY, 4)], [], TODAY).line.removeprefix("M").split("H")
    assert float(end) == float(start.split()[0]) + 4


def test_the_shape_of_a_mark_says_how_exact_it_is():
    marks = [estimated(1991, 150, "about"), estimated(2000, 500, "at_least"), estimated(2013, 1500, "up_to")]
    found = plot([], marks, TODAY)
    assert [mark.shape for mark in found.marks] == ["about", "least", "most"]
    assert [mark.y for mark in found.marks] == sorted((mark.y for mark in found.marks), reverse=True)


def test_marks_in_one_place_do_not_cover_each_other():
    found = plot([], [estimated(2013, 1500, "as_many_as"), estimated(2013, 1500, "at_least")], TODAY)
    assert len({mark.x for mark in found.marks}) == 2
    assert len({mark.label_y for mark in found.marks}) == 2


def test_everything_stands_within_the_picture():
    steps = [(date(1900 + n, 1, 1), n * 7) for n in range(120)]
    found = plot(steps, [estimated(1899, 900)], TODAY)
    assert all(0 <= x <= WIDTH for x, _, _ in found.years)
    assert all(0 <= mark.x <= WIDTH for mark in found.marks)
    assert 2 <= len(found.years) <= 6


def test_a_long_history_is_drawn_with_few_steps_and_its_last_one():
    steps = [(date.fromordinal(700_000 + n), n) for n in range(10_000)]
    found = plot(steps, [], date.fromordinal(710_000))
    assert found.line.count("V") <= MOST_STEPS + 1
