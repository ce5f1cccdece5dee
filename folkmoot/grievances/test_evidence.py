"""Files in a case: handed in by whoever has a part in it, encrypted, and erased with the words that name them."""

from hashlib import sha256

import pytest

from folkmoot.door import case_files
from folkmoot.door.case_files import content_of
from folkmoot.door.models import CaseFile, KeptText
from folkmoot.door.rebuild import rebuild
from folkmoot.door.texts import texts
from folkmoot.grievances.acts import saying
from folkmoot.grievances.acts.saying import AddEvidence
from folkmoot.grievances.conftest import Story, changed, justice, wrong
from folkmoot.grievances.models import Evidence
from folkmoot.members.acts import Erase

LETTER = b"%PDF-1.7 I saw it from the ferry %%EOF"


def hand_in(story, content=LETTER, **more):
    hash_ = case_files.wait(content, story.moot.today)
    return AddEvidence(case=story.case, file=hash_, shows="A letter from the ferry", **more)


def test_parties_and_witnesses_hand_in_files_that_the_record_does_not_name(story):
    moot = story.moot
    entry = moot.enact(hand_in(story), "Bram")
    row = Evidence.objects.get()
    assert (row.person, row.role, row.file) == (moot["Bram"], "complainant", entry.body["file"])
    assert (entry.verdict["value"], entry.record_class) == ("allowed", f"case:{story.case // 2**20}")
    assert sha256(LETTER).hexdigest().encode() not in entry.line()
    assert entry.body["file"].startswith("c:")

    hash_ = texts([row.file])[row.file]
    assert content_of(row.file, hash_) == LETTER
    assert (KeptText.objects.get(commitment=row.file).text, CaseFile.objects.get().waits_as) == ("", "")
    assert rebuild() == []


def test_nobody_else_hands_anything_in(story):
    act = hand_in(story)
    with wrong(f"field case: there is no case {story.case}"):
        story.moot.enact(act, "Ben")


def test_handing_something_in_may_be_prohibited(db, refused):
    quiet = '[[prohibition]]\nid = "quiet"\nact = "complain"\non = "decision"\n\n[[grievance]]\n'
    story = Story(justice(changed(("[[grievance]]\n", quiet))))
    story.begins()
    with refused("6 quiet"):
        story.moot.enact(hand_in(story), "Bram")


def test_a_file_that_is_not_here_is_not_handed_in(story):
    with wrong("field file: this file is not here; hand it in anew"):
        story.moot.enact(AddEvidence(case=story.case, file="0" * 64, shows="Nothing"), "Bram")


def test_a_case_holds_no_more_files_than_are_bounded(story, monkeypatch):
    monkeypatch.setattr(saying, "MOST_FILES", 1)
    story.moot.enact(hand_in(story), "Bram")
    act = hand_in(story, b"more")
    with wrong("field file: a case holds at most 1 files"):
        story.moot.enact(act, "Bram")


def test_whoever_handed_it_in_has_it_erased_with_the_words_that_name_it(story):
    entry = story.moot.enact(hand_in(story), "Bram")
    erased = story.moot.enact(Erase(erases=((entry.index, "body.file"), (entry.index, "body.shows"))), "Bram")
    assert erased.record_class == entry.record_class
    assert CaseFile.objects.count() == 0
    assert texts([entry.body["file"], entry.body["shows"]]) == {}
    with pytest.raises(LookupError):
        content_of(entry.body["file"], sha256(LETTER).hexdigest())
    assert rebuild() == []
