"""The count of a decision beside what was needed, from the entry's own facts."""

import pytest

from folkmoot import shipped
from folkmoot.bodies.acts.orders import Instruct
from folkmoot.door.models import Entry, Head
from folkmoot.door.occasion import ROWS_AN_ENTRY
from folkmoot.members.acts import Admit, Apply
from folkmoot.web.conftest import html, text
from folkmoot.web.counted import WIDTH, counted
from folkmoot.web.page import Sight
from tests.cast import found

pytestmark = pytest.mark.django_db


def says(entry):
    """The line of an entry, and its bar."""
    got = counted(Sight(Head.objects.get()), [entry.index])
    return got[entry.index].says


def bar(entry):
    return counted(Sight(Head.objects.get()), [entry.index])[entry.index].bar


@pytest.fixture
def steering(db):
    """Nine of thirteen sit on the Steering Committee."""
    names = ["Ada", "Ben", *(f"Nr {n}" for n in range(7))]
    more = [(name, "steering", None) for name in names]
    return found(seats=(("Ada", "general_secretary", None), *more), members=dict.fromkeys(names, 0))


def test_a_decision_says_what_was_needed_by_the_power_that_it_used(steering):
    entry = steering.decide("steering", Instruct(staff=True, what="Write."), yes=5, no=2, abstain=1, present=8)
    assert says(entry) == (
        "5 yes · 2 no · 1 abstained; needed 4 of 7 cast, abstentions aside (more than half); "
        "quorum 6 of 9 entitled to vote, present 8; carried"
    )
    (followed,) = steering.followed(entry)
    assert says(followed) == says(entry)


def test_a_bar_draws_the_votes_on_what_the_share_is_taken_of(steering):
    drawn = bar(steering.decide("steering", Instruct(staff=True, what="Write."), yes=5, no=2, abstain=1, present=8))
    assert (drawn.yes, drawn.no, drawn.abstain) == (WIDTH * 5 / 8, WIDTH * 2 / 8, WIDTH / 8)
    assert (drawn.after_yes, drawn.mark) == (WIDTH * 7 / 8, WIDTH * 4 / 8)
    assert drawn.alt == "A bar: 5 yes, 2 no and 1 abstained, of 8; a mark stands at the 4 that were needed."


def test_a_lost_decision_says_what_was_wanting(steering):
    entry = steering.decide("steering", Instruct(staff=True, what="Write."), yes=3, no=4)
    assert says(entry).startswith("3 yes · 4 no; needed 4 of 7 cast (more than half); quorum ")
    assert says(entry).endswith(", present 7; not carried")


def test_an_opinion_is_judged_by_the_majority_of_the_body(steering):
    assert says(steering.decide("steering", yes=6, no=1)).startswith(
        "6 yes · 1 no; needed 4 of 7 cast (more than half); "
    )


def test_a_majority_of_seats_is_taken_of_all_seats_filled_or_not():
    charter = (shipped("charters") / "model.md").read_bytes()
    lead = b'id = "lead"\nwho = "steering"\n'
    names = [f"Nr {n}" for n in range(9)]
    seats = [("Ada", "general_secretary", None), *((name, "steering", None) for name in names)]
    changed = charter.replace(lead, lead + b'majority = "majority_of_seats"\n')
    assert changed != charter
    moot = found(changed, seats=seats, members=dict.fromkeys(["Ada", *names], 0))
    carried = moot.decide("steering", Instruct(staff=True, what="Write."), yes=7, no=2)
    assert says(carried) == (
        "7 yes · 2 no; needed 7 of 13 seats (more than half); quorum 6 of 9 entitled to vote, present 9; carried"
    )
    assert bar(carried).mark == round(WIDTH * 7 / 13, 1)
    lost = moot.decide("steering", Instruct(staff=True, what="Write."), yes=6)
    assert says(lost).startswith("6 yes · 0 no; needed 7 of 13 seats (more than half); ")
    assert says(lost).endswith("; not carried")


def test_what_was_refused_has_no_count_of_its_own(small):
    assert counted(Sight(Head.objects.get()), [13]) == {}


def test_a_count_is_only_shown_to_whoever_may_read_its_entry():
    moot = found(rehearsal=False)
    applied = moot.enact(Apply(person=moot["Kit"], name="Kit", unit=0), by="Kit")
    moot.wait(8)
    admit = Admit(application=applied.index * ROWS_AN_ENTRY, eligible=True)
    kept = moot.decide("branch", admit, yes=3, unit=0)
    public = moot.decide("steering", yes=1, by="Ben")
    assert set(counted(Sight(Head.objects.get()), [kept.index, public.index])) == {public.index}


def test_what_a_source_tells_without_its_count_has_none(replayed, client):
    replayed("iso.md")
    told = Entry.objects.filter(act="bodies.decide").values_list("index", flat=True)
    for each in counted(Sight(Head.objects.get()), told).values():
        assert " yes · " in each.says
    said = text(html(client, "/bodies/membership"))
    assert said.count("Carried:") == said.count("No count is known.") + said.count(" yes · ") > 0


def test_many_counts_are_one_query(steering, django_assert_num_queries):
    made = [steering.decide("steering", Instruct(staff=True, what="Write."), yes=7) for _ in range(5)]
    says(made[0])  # reads the charter, once for all
    sight = Sight(Head.objects.get())
    with django_assert_num_queries(1):
        assert len(counted(sight, [each.index for each in made])) == 5


def test_the_line_stands_on_the_pages_with_its_bar(client, steering):
    entry = steering.decide("steering", Instruct(staff=True, what="Write."), yes=5, no=2)
    for path in ("/bodies/steering", f"/record/{entry.index}"):
        sent = html(client, path)
        assert "5 yes · 2 no; needed 4 of 7 cast (more than half)" in text(sent)
        assert 'role="img" aria-label="A bar: 5 yes, 2 no, of 7; a mark stands at the 4 that were needed."' in sent


def test_the_decisions_of_a_body_are_turned_page_by_page(client, steering):
    for n in range(21):
        steering.decide("steering", yes=7, question=f"Question {n}?")
    first, second = text(html(client, "/bodies/steering")), text(html(client, "/bodies/steering?page=2"))
    assert first.count("✓ Carried:") == 20
    assert "Question 0?" in second
    assert second.count("✓ Carried:") == 1
