from folkmoot import shipped
from folkmoot.api.conftest import Call
from folkmoot.door.charters import attach
from tests.cast import NORTH, Moot

DECIDED = {"body": "steering", "yes": 1, "no": 0, "present": 1, "question": "Shall we meet in May?"}
REVERSE = {"body": "steering", "yes": 1, "no": 0, "present": 1, "question": "Shall they reverse it?"}


def test_an_act_leaves_its_entry_and_says_which(moot: Moot, call: Call) -> None:
    size = moot.size()
    status, done = call("acts/bodies.decide", "Ada", fields=DECIDED)
    assert (status, done) == (
        201,
        {"ok": True, "act": "bodies.decide", "entry": size, "followed": [], "again": False, "people": None},
    )
    assert moot.entry(size).by["person"] == moot["Ada"]


def test_the_same_request_leaves_one_entry(moot: Moot, call: Call) -> None:
    first = call("acts/bodies.decide", "Ada", fields=DECIDED, request="letter-17")
    size = moot.size()
    again = call("acts/bodies.decide", "Ada", fields=DECIDED, request="letter-17")
    assert (again[0], again[1]["entry"], again[1]["again"]) == (200, first[1]["entry"], True)
    assert moot.size() == size


def test_what_the_charter_refuses_has_its_articles_and_reasons(moot: Moot, call: Call) -> None:
    tables, size = moot.tables(), moot.size()
    told = {"act": "bodies.instruct", "fields": {"person": moot["Ines"], "what": "Reverse it."}}
    status, found = call("acts/bodies.decide", "Ben", fields={**REVERSE, "carries": [told]})
    assert (status, found["ok"], found["refused"]["act"], found["refused"]["articles"]) == (
        403,
        False,
        "bodies.decide",
        ["6"],
    )
    assert found["refused"]["because"]
    assert (moot.tables(), moot.size()) == (tables, size + 1)  # the attempt itself stays


def test_what_is_not_well_asked_is_said_in_the_same_shape(moot: Moot, call: Call) -> None:
    size = moot.size()
    assert call("acts/bodies.decide", "Ada", fields={**DECIDED, "yes": "many"}) == (
        422,
        {"ok": False, "error": {"says": "bodies.decide: field yes: expected a whole number, found text"}},
    )
    assert call("acts/bodies.decide", "Ada", fields=DECIDED, soon=True)[0] == 422
    assert call("acts/bodies.dance", "Ada", fields={})[0] == 404
    assert moot.size() == size


def test_a_stranger_acts_not(moot: Moot, call: Call) -> None:
    status, found = call("acts/bodies.decide", fields=DECIDED)
    assert (status, found["ok"], list(found)) == (401, False, ["ok", "error"])


def test_a_token_acts_in_what_it_was_made_for_only(moot: Moot, call: Call) -> None:
    size = moot.size()
    assert call("acts/bodies.decide", "Ada", scopes=("read", "act:members"), fields=DECIDED)[0] == 403
    assert moot.size() == size


def test_only_asking_changes_nothing(moot: Moot, call: Call) -> None:
    size = moot.size()
    status, found = call("acts/bodies.decide/ask", "Ada", fields=DECIDED)
    assert (status, found["ok"], found["verdict"]) == (200, True, "allowed")
    assert call("acts/bodies.decide/ask", "Bram", fields=DECIDED)[1]["verdict"] == "refused"
    assert moot.size() == size


def test_asking_about_another_charter_says_what_it_would_bring(moot: Moot, call: Call) -> None:
    elected, appointed = (
        b'composed_of = "delegates"\nfilled_by = "' + by for by in (b"elected:branch", b"appointed:steering")
    )
    text = attach((shipped("charters") / "model.md").read_bytes().replace(elected, appointed))
    propose = {"act": "constitution.propose_amendment", "fields": {"charter": text}}
    _, found = call("acts/constitution.propose_amendment/ask", "Ada", fields={"charter": text})
    _, carried = call("acts/bodies.decide/ask", "Ada", fields={**DECIDED, "carries": [propose]})
    assert carried["adopting"] == found["adopting"]
    assert (found["verdict"], found["adopting"]["charter"]) == ("allowed", text)
    assert found["adopting"]["diff"]["newly-allows"][0]["rules"] == ["3 convention"]
    assert [each["code"] for each in found["adopting"]["findings"]] == ["vacancy-deadlock", "capture"]
    assert call("acts/bodies.decide/ask", "Ada", fields=DECIDED)[1]["adopting"] is None


def test_a_recorder_enters_the_application_of_somebody_without_e_mail(moot: Moot, call: Call) -> None:
    fields = {"person": "new", "name": "Rosa Klein", "class": "member", "unit": NORTH}
    paper = "Letter of 2 May, in the folder of North Branch"
    status, done = call("acts/members.apply", "Ada", fields=fields, **{"for": {"person": "new", "paper": paper}})
    assert status == 201, done
    entry = moot.entry(done["entry"])
    assert (entry.by["person"], entry.by["for"]) == (moot["Ada"], done["people"]["new"])


def test_a_request_that_is_too_long_is_not_read(moot: Moot, call: Call) -> None:
    status, found = call("acts/bodies.decide", "Ada", fields={**DECIDED, "question": "x" * (1 << 20)})
    assert (status, found["error"]["says"]) == (413, "expected at most 1,048,576 bytes")
