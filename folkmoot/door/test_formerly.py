"""An act that takes other fields than it did has another name; what was recorded under the old one stays readable."""

import pytest

from folkmoot.core.charter.facts import Facts
from folkmoot.door import act as register
from folkmoot.door.act import Act, BadAct, Text, act, decode
from folkmoot.door.models import Entry, KeptText
from folkmoot.door.rebuild import rebuild


@pytest.fixture(autouse=True)
def registers(monkeypatch):
    """Registers of the test's own."""
    monkeypatch.setattr(register, "REGISTER", dict(register.REGISTER))
    monkeypatch.setattr(register, "_FORMERLY", {})


def hail():
    """The act as it was."""

    @act("members.hail", verb="instruct", on="holder", record="decision")
    class Hail(Act, frozen=True, kw_only=True):
        """We hail the staff."""

        text: Text

        def gather(self, occasion):
            return Facts({"staff"})

        def apply(self, facts, occasion):
            """Nothing changes but the record."""

    return Hail


def greet():
    """The act as it is."""

    @act(
        "members.greet",
        verb="instruct",
        on="holder",
        record="decision",
        formerly={"members.hail": lambda fields: {"words": fields["text"], "times": 1}},
    )
    class Greet(Act, frozen=True, kw_only=True):
        """We greet the staff, so many times."""

        words: Text
        times: int

        def gather(self, occasion):
            return Facts({"staff"})

        def apply(self, facts, occasion):
            """Nothing changes but the record."""

    return Greet


def test_an_act_is_read_by_its_former_name_and_fields():
    now = greet()

    assert decode("members.hail", {"text": "Good day"}) == now(words="Good day", times=1)
    assert decode("members.greet", {"words": "Good day", "times": 2}) == now(words="Good day", times=2)


def test_the_former_fields_are_not_those_of_the_new_name():
    greet()

    with pytest.raises(BadAct, match=r"^members.greet: "):
        decode("members.greet", {"text": "Good day"})
    with pytest.raises(BadAct, match=r"^members.hail: expected the fields that it had, before it was members.greet$"):
        decode("members.hail", {"words": "Good day"})


def test_a_former_name_is_taken_for_ever():
    greet()

    with pytest.raises(ValueError, match=r"^two acts are called members.hail$"):
        hail()


def test_an_entry_under_the_former_name_is_rebuilt_and_stays_as_it_is(moot):
    (entry,) = moot.followed(moot.decide("steering", hail()(text="Good day"), yes=1, by="Ben"))
    del register.REGISTER["members.hail"]
    greet()

    assert rebuild() == []
    assert Entry.objects.get(index=entry.index).act == "members.hail"


def test_an_act_that_is_carried_under_its_former_name_is_recorded_under_the_new_one_and_its_words_are_kept_apart(moot):
    greet()
    before = {"act": "members.hail", "fields": {"text": "Good day"}}
    decision = {"body": "steering", "yes": 0, "no": 1, "present": 1, "question": "Shall we?", "carries": [before]}
    entry = moot.enact(decode("bodies.decide", decision), by="Ben")

    (carried,) = entry.body["carries"]
    assert carried["act"] == "members.greet"
    assert carried["fields"]["words"].startswith("c:")
    assert KeptText.objects.get(commitment=carried["fields"]["words"]).text == "Good day"
