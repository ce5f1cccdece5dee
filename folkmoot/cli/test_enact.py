"""`folkmoot enact` and `folkmoot ask`, in the organisation of the cast."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from folkmoot.cli.asked import from_arguments, from_json
from folkmoot.door.act import REGISTER, BadAct
from folkmoot.door.models import Attachment, Entry, Head
from tests.cast import FIRST_DAY

FORBIDDEN = json.dumps({"act": "bodies.instruct", "person": "Ines", "what": "Reverse the finding."})
STEERING = ("bodies.decide", "body=steering", "yes=1", "no=0", "present=1", "question=Shall we?")


def tables(moot):
    return moot.tables(), moot.size(), Attachment.objects.count()


def test_an_act_is_done_and_said_with_its_entry(moot, folkmoot):
    size = moot.size()
    status, out, err = folkmoot("enact", "members.resign", "--by", "Bram", "--at", "2026-05-02T10:00:00Z")

    assert (status, err) == (0, "")
    assert out == f"I leave the organisation. (members.resign, entry {size})\n"
    assert moot.entry(size).act == "members.resign"


def test_what_follows_is_said_too(moot, said):
    moot.enact(REGISTER["members.apply"].type(person=moot["Kit"], name="Kit", unit=0), by="Kit")
    moot.enact(REGISTER["bodies.convene"].type(body="branch", unit=0, day=FIRST_DAY.date().replace(day=20)), by="Ada")
    admit = json.dumps({"act": "members.admit", "application": (moot.size() - 2) << 20, "eligible": True})
    count = ("body=branch", "unit=0", "yes=4", "no=0", "present=4", "question=Shall we?", "held_on=2026-05-20")
    status, found = said(
        "enact", "bodies.decide", *count, f"carries={admit}", "--by", "Ada", "--at", "2026-05-21T10:00:00Z"
    )

    assert (status, found["ok"], found["followed"]) == (0, True, [found["entry"] + 1])
    assert moot.entry(found["entry"] + 1).act == "members.admit"


def test_a_refusal_says_its_articles_and_its_reasons(moot, folkmoot, said):
    before = moot.tables()
    status, out, err = folkmoot("enact", *STEERING, f"carries={FORBIDDEN}", "--by", "Ben")

    assert (status, out) == (3, "")
    assert err.splitlines()[:2] == [
        "Refused under article 6: bodies.decide.",
        "  It is refused because it would tell somebody what to do, which is refused.",
    ]
    assert moot.tables() == before
    status, found = said("enact", *STEERING, f"carries={FORBIDDEN}", "--by", "Ben")
    assert (status, found["ok"], found["refused"]["articles"]) == (3, False, ["6"])


def test_asking_says_the_same_and_changes_nothing(moot, folkmoot, said):
    before = tables(moot)
    status, out, _ = folkmoot("ask", *STEERING, f"carries={FORBIDDEN}", "--by", "Ben")

    assert (status, out.splitlines()[0]) == (3, "Refused under Article 6 no_reversal.")
    status, found = said("ask", *STEERING, f"carries={FORBIDDEN}", "--by", "Ben")
    assert (status, found["verdict"], found["rules"]) == (3, "refused", ["6 no_reversal"])
    assert said("ask", "members.resign", "--by", "Bram")[1]["verdict"] == "allowed"
    assert tables(moot) == before


def test_asking_attaches_nothing(moot, folkmoot, tmp_path):
    before = tables(moot)
    other = tmp_path / "other.md"
    other.write_text('## Article 1. A\n```toml charter\n[[class]]\nid = "member"\n```\n')

    assert folkmoot("ask", "constitution.propose_amendment", f"charter={other}", "--by", "Bram")[0] in (0, 3)
    assert tables(moot) == before


def test_the_same_request_is_met_once(moot, said, folkmoot):
    first = said("enact", "members.resign", "--by", "Bram", "--request", "r1")[1]
    again = said("enact", "members.resign", "--by", "Bram", "--request", "r1")[1]

    assert (first["again"], again["again"], again["entry"]) == (False, True, first["entry"])
    assert "was met before" in folkmoot("enact", "members.resign", "--by", "Bram", "--request", "r1")[1]


def test_an_act_comes_from_a_file_or_from_standard_input(moot, said, tmp_path):
    asked = {"act": "members.resign", "by": "Bram", "request": "r1", "fields": {"reason": "I move."}}
    file = tmp_path / "act.json"
    file.write_text(json.dumps(asked))

    assert said("ask", "--file", file)[1]["verdict"] == "allowed"
    first = said("enact", "--file", file)[1]
    again = said("enact", "--file", "-", given=json.dumps(asked).encode())[1]
    assert (first["ok"], again["entry"], again["again"]) == (True, first["entry"], True)


def test_an_act_on_oneself_is_entered_from_a_paper_by_a_recorder(moot, said, folkmoot):
    paper = ("--entered-by", "Ada", "--paper", "letter of 3 May")
    entry = moot.entry(said("enact", "members.resign", "--by", "Bram", *paper)[1]["entry"])

    assert (entry.act, entry.by["person"], entry.by["for"]) == ("members.resign", moot["Ada"], moot["Bram"])
    assert folkmoot("enact", "members.resign", "--by", "Ines", "--paper", "x") == (
        2,
        "",
        "folkmoot: expected --entered-by PERSON and --paper WORDS together\n",
    )
    assert folkmoot("enact", "members.resign", "--by", "Ines", "--entered-by", "Sid", "--paper", "x")[0] == 3


def test_somebody_new_has_a_reference_drawn(moot, said):
    status, found = said("enact", "members.apply", "person=new", "name=Kit", "unit=0", "--by", "new")

    assert status == 0
    assert moot.entry(found["entry"]).by["person"] == found["people"]["new"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--by", "Ada"], "expected the name of an act, or --file; `folkmoot acts` lists them all"),
        (["members.resign"], "expected --by PERSON: who does it"),
        (["members.aply", "--by", "Ada"], "there is no act members.aply; did you mean members.apply?"),
        (["members.resign", "--by", "Zoe"], "Zoe: nobody here is called so"),
        (
            ["members.resign", "--by", "p:x"],
            "p:x: expected the reference of a person, like p: and 22 letters or digits",
        ),
        (["members.resign", "why", "--by", "Ada"], "why: expected FIELD=VALUE"),
        (["members.resign", "reason=a", "reason=b", "--by", "Ada"], "field reason: expected it once"),
        (
            ["members.transfer", "unit=x", "person=Ada", "--by", "Ada"],
            "members.transfer: field unit: expected a whole number, found text",
        ),
        (
            ["members.transfer", "unit=@x", "person=Ada", "--by", "Ada"],
            "@x: expected the key of a row; labels serve in a history only",
        ),
        (
            ["bodies.decide", "carries=[", "--by", "Ada"],
            "field carries: expected JSON: Expecting value: line 1 column 2 (char 1)",
        ),
        (
            ["members.resign", "--by", "Ada", "--at", "soon"],
            "--at: expected a time with its zone, like 2026-05-01T18:30:00Z",
        ),
        (["members.resign", "--by", "Ada", "--request", "r" * 65], "--request: expected 1 to 64 characters"),
        (["members.resign", "--by", "Ada", "--file", "x.json"], "expected an ACT or --file, not both"),
        (
            ["constitution.propose_amendment", "charter=no.md", "--by", "Ada"],
            "no.md: cannot be read: No such file or directory",
        ),
    ],
)
def test_bad_input_is_said_with_what_was_expected(moot, folkmoot, said, arguments, says):
    before = tables(moot)

    assert folkmoot("enact", *arguments) == (2, "", f"folkmoot: {says}\n")
    assert said("enact", *arguments) == (2, {"ok": False, "error": {"says": says}})
    assert tables(moot) == before


@pytest.mark.parametrize(
    ("written", "says"),
    [
        (b"", "standard input, line 1: this is not JSON: Expecting value"),
        (b'{"act": "members.resign",\n"act": 1}', "standard input: this is not JSON: a key stands there twice"),
        (b'{"act": 1.5}', "standard input: this is not JSON: 1.5 is no whole number"),
        (b'{"act": NaN}', "standard input: this is not JSON: NaN is no whole number"),
        (b"[" * 99_999, "standard input: this is not JSON: nested too deep"),
        (b"[]", 'standard input: expected {"act": ..., "by": ..., "fields": {...}}'),
        (
            b'{"act": "members.resign", "form": {}}',
            "standard input: there is no form; expected act, by, request, fields",
        ),
        (b'{"act": 1}', "standard input: act: expected text"),
        (b"{}", 'standard input: expected "act": the name of an act'),
        (b" " * (1 << 20) + b"{}", "standard input: expected at most 1,048,576 bytes"),
    ],
)
def test_bad_json_is_said_with_where_it_stands(moot, folkmoot, written, says):
    assert folkmoot("enact", "--file", "-", "--by", "Ada", given=written) == (2, "", f"folkmoot: {says}\n")


def test_half_a_surrogate_pair_is_said_back(moot, said):
    written = b'{"act": "\\ud800"}'

    assert said("ask", "--file", "-", "--by", "Ada", given=written)[1]["error"]["says"] == "there is no act \ud800"


def test_names_serve_in_a_rehearsal_only(folkmoot, said, db):
    from tests.cast import found

    found(rehearsal=False)
    size = Head.objects.get().size
    status, error = said("enact", "members.resign", "--by", "Bram")

    assert (status, error["error"]["says"]) == (
        2,
        "Bram: expected the reference of a person (p:...); names serve in a rehearsal only",
    )
    assert folkmoot("enact", "members.resign", "--by", "p:" + "a" * 22, "--at", "2026-05-02T10:00:00Z")[0] == 2
    assert Entry.objects.count() == size


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(["members.apply", "Ada", "new"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
)
ASKED = st.fixed_dictionaries(
    {},
    optional={
        "act": st.sampled_from(sorted(REGISTER)) | JSON,
        "by": st.sampled_from(["Ada", "new"]) | JSON,
        "fields": st.dictionaries(st.sampled_from(["person", "name", "unit", "charter", "carries"]), JSON) | JSON,
    },
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(written=(ASKED | JSON).map(lambda asked: json.dumps(asked).encode()) | st.binary(max_size=60))
def test_any_json_is_an_act_or_is_refused(moot, written):
    try:
        asked = from_json(written, "-", by=None, request=None, at=FIRST_DAY)
    except BadAct as bad:
        asked = str(bad)

    assert asked


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    name=st.sampled_from(sorted(REGISTER)), written=st.lists(st.text(max_size=20) | st.from_regex(r"[a-z]{1,6}=.{0,9}"))
)
def test_any_words_are_an_act_or_are_refused(moot, name, written):
    try:
        asked = from_arguments(name, written, by="Ada", request=None, at=FIRST_DAY)
    except BadAct as bad:
        asked = str(bad)

    assert asked
