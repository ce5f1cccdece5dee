import pytest
from django.test import Client

from folkmoot.api.conftest import Call
from folkmoot.core.record import base64_text
from folkmoot.core.record.merkle import verify_inclusion
from folkmoot.members.acts import Apply
from folkmoot.members.readings import readings_of
from tests.cast import MEMBERS, NORTH, Moot


def test_a_stranger_reads_what_is_public_and_not_the_roll(moot: Moot, call: Call) -> None:
    assert call("organisation")[1]["name"] == "The Federation"
    assert call("members")[0] == 401
    assert call("members/figures")[0] == 401


def test_a_member_reads_the_roll_a_page_at_a_time(moot: Moot, call: Call) -> None:
    status, page = call("members?limit=4", "Bram")
    rest = call(f"members?limit=4&after={page['next']}", "Bram")[1]
    assert status == 200
    assert [each["name"] for each in page["items"] + rest["items"]] == list(MEMBERS)
    assert rest["next"] is None


def test_whoever_reads_the_roll_or_a_person_by_the_api_leaves_a_trace(moot: Moot, call: Call) -> None:
    call("members", "Bram")
    call(f"people/{moot['Ada']}", "Sid")
    call("members", "Kit")
    call(f"people/{moot['Ada']}")
    call("me", "Ada")
    found = [(each.reader, each.is_of_the_roll) for each in readings_of(moot["Ada"])]
    assert found == [(moot["Sid"], False), (moot["Bram"], True)]


def test_a_token_that_is_not_for_reading_reads_as_a_stranger(moot: Moot, call: Call) -> None:
    assert call("members", "Bram", scopes=("act:members",))[0] == 403


def test_whoever_is_no_member_reads_as_a_stranger(moot: Moot, call: Call) -> None:
    assert call("members", "Kit")[0] == 403


def test_a_cursor_that_nobody_gave_is_refused(moot: Moot, call: Call) -> None:
    assert call("members?after=zzz", "Bram")[0] == 422
    assert call("members?limit=0", "Bram")[0] == 422


def test_a_stranger_learns_of_a_person_only_what_is_public_of_them(moot: Moot, call: Call) -> None:
    assert call(f"people/{moot['Bram']}")[0] == 404
    seated = call(f"people/{moot['Ines']}")[1]
    assert (seated["name"], seated["memberships"], [each["seat"] for each in seated["mandates"]]) == (
        None,
        None,
        ["appeals"],
    )


def test_everybody_reads_what_the_record_has_of_themselves(moot: Moot, call: Call) -> None:
    me = call("me", "Bram")[1]
    assert (me["name"], me["status"], len(me["memberships"])) == ("Bram", "probation", 1)


def test_an_entry_about_the_caller_is_theirs_to_read_with_its_words(moot: Moot, call: Call) -> None:
    index = moot.enact(Apply(person=moot["Kit"], name="Kit", unit=NORTH), "Kit").index
    other = moot.enact(Apply(person=moot["Lou"], name="Lou", unit=NORTH), "Lou").index
    assert call(f"record/{index}", "Kit")[1]["says"] == "Kit applied to join North Branch."
    assert call(f"record/{other}", "Kit")[0] == 403
    assert call(f"record/{index}")[0] == 403


def test_an_entry_is_for_its_readers_and_its_proof_for_everybody(moot: Moot, call: Call) -> None:
    index = next(each.index for each in moot.entries() if each.record_class == "members")
    assert call(f"record/{index}")[0] == 403
    assert call(f"record/{index}", "Bram")[1]["line"]["index"] == index
    proof = call(f"record/{index}/proof")[1]
    path = [base64_text.decode(each) for each in proof["path"]]
    leaf, root = base64_text.decode(proof["leaf"]), base64_text.decode(proof["root"])
    assert verify_inclusion(leaf, index, proof["size"], path, root)


def test_what_a_stranger_read_is_read_again_only_when_something_changed(moot: Moot, client: Client) -> None:
    tag = client.get("/api/organisation").headers["ETag"]
    assert client.get("/api/organisation", headers={"if-none-match": tag}).status_code == 304
    moot.decide("steering", yes=1)
    assert client.get("/api/organisation", headers={"if-none-match": tag}).status_code == 200


def test_what_a_token_reads_is_kept_by_nobody(moot: Moot, call: Call, client: Client) -> None:
    from folkmoot.api import tokens
    from folkmoot.api.conftest import tokens_today

    written = tokens.make(moot["Bram"], "a program", ["read"], today=tokens_today())
    headers = client.get("/api/members", headers={"authorization": f"Bearer {written}"}).headers
    assert (headers.get("ETag"), headers["Cache-Control"]) == (None, "private, no-store")


@pytest.mark.parametrize("path", ["members", "decisions", "record", "mandates", "units"])
def test_a_list_costs_as_many_queries_for_one_row_as_for_many(
    moot: Moot, call: Call, path: str, django_assert_max_num_queries
) -> None:
    for _ in range(8):
        moot.decide("steering", yes=1)
    call(path, "Bram")
    with django_assert_max_num_queries(30) as few:
        call(f"{path}?limit=1", "Bram")
    with django_assert_max_num_queries(30) as many:
        call(f"{path}?limit=50", "Bram")
    assert len(many) <= len(few)
