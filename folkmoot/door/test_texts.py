"""The words behind commitments, and the sources of entries."""

import pytest

from folkmoot import shipped
from folkmoot.door.models import Entry, KeptText
from folkmoot.door.replay import replay
from folkmoot.door.texts import AT_ONCE, sources, texts


@pytest.fixture
def iso(db, settings, tmp_path):
    settings.FOLKMOOT_HOME = tmp_path
    return replay(shipped("histories") / "iso.md", to_its_foot=False)


def test_words_are_found_by_their_commitments_and_erased_ones_are_absent(iso):
    kept = dict(KeptText.objects.values_list("commitment", "text"))
    erased, *others = sorted(kept)
    KeptText.objects.filter(commitment=erased).delete()

    assert texts([*kept, ""]) == {commitment: kept[commitment] for commitment in others}
    assert texts([]) == {}


def test_more_words_are_asked_for_than_one_query_holds(iso, django_assert_num_queries):
    kept = list(KeptText.objects.values_list("commitment", flat=True))
    assert len(kept) < AT_ONCE

    with django_assert_num_queries(2):
        assert texts([*kept, *(f"c:{n}" for n in range(AT_ONCE))]).keys() == set(kept)


def test_what_follows_from_a_told_act_has_its_source(iso):
    dissolved = Entry.objects.get(act="constitution.dissolve")

    assert not KeptText.objects.filter(entry=dissolved.index, field="source").exists()
    assert sources([dissolved.index]) == {
        dissolved.index: "International Socialist Organization, encyclopaedia article, History"
    }


def test_what_was_enacted_has_no_source(moot):
    assert sources(range(moot.size())) == {}
