from datetime import UTC, datetime, timedelta

import pytest

from folkmoot.mail.models import Letter
from folkmoot.mail.purposes import stop_writing
from folkmoot.mail.queue import AGAIN, LEASE, Words, _take, send_due, send_now, write
from tests.cast import Moot
from tests.post import Office

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)


def say(moot: Moot, *names: str, purpose: str = "meetings", about: str = "entry 7") -> int:
    return write(
        [moot[name] for name in names],
        purpose,
        about,
        lambda: Words("We meet", "On Thursday.\n\nBring cake.", "/record/7"),
        now=NOW,
    )


def states() -> dict[str, str]:
    return dict(Letter.objects.values_list("address", "state"))


def test_a_letter_goes_out_plain_and_as_html_with_a_way_to_end_it(reached: Moot, office: Office) -> None:
    say(reached, "Ada")
    assert send_due(NOW).sent == 1
    ((address, mail),) = office.got
    plain, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert (address, mail["Subject"], mail["Auto-Submitted"]) == ("ada@moot.example", "We meet", "auto-generated")
    words = plain.get_content().replace("\r\n", "\n")
    assert words.startswith("On Thursday.\n\nBring cake.\n\nhttps://moot.example/record/7\n")
    assert "<p>Bring cake.</p>" in html.get_content()
    assert mail["List-Unsubscribe"].strip().startswith("<https://moot.example/mail/stop/")
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_once_it_is_sent_its_words_are_gone(reached: Moot, office: Office) -> None:
    say(reached, "Ada")
    send_due(NOW)
    letter = Letter.objects.get()
    assert (letter.state, letter.subject, letter.text, letter.link) == (Letter.SENT, "", "", "")


def test_nobody_gets_two_letters_about_the_same(reached: Moot, office: Office) -> None:
    say(reached, "Ada")
    say(reached, "Ada", "Bram")
    send_due(NOW)
    say(reached, "Ada")
    send_due(NOW)
    assert sorted(address for address, _ in office.got) == ["ada@moot.example", "bram@moot.example"]


def test_whoever_wants_none_of_a_purpose_gets_none_of_it(reached: Moot, office: Office) -> None:
    stop_writing(reached["Ada"], "meetings")
    say(reached, "Ada")
    say(reached, "Ada", purpose="own")
    send_due(NOW)
    assert [mail["Subject"] for _, mail in office.got] == ["We meet"]
    assert set(Letter.objects.values_list("purpose", flat=True)) == {"own"}


def test_whoever_has_no_address_is_written_to_on_paper(reached: Moot, office: Office) -> None:
    say(reached, "Ben")
    assert send_due(NOW).sent == 0
    letter = Letter.objects.get()
    assert (letter.state, letter.subject, office.got) == (Letter.ON_PAPER, "We meet", [])


def test_a_letter_waits_while_the_mail_server_is_away_and_goes_out_when_it_is_back(
    reached: Moot, office: Office, settings
) -> None:
    say(reached, "Ada")
    settings.EMAIL_PORT = 1  # nobody listens there
    assert send_due(NOW).later == 1
    assert send_due(NOW).later == 0  # not at once again
    settings.EMAIL_PORT = office.port
    assert send_due(NOW + AGAIN[0]).sent == 1
    assert len(office.got) == 1


def test_an_address_that_the_server_knows_not_fails_for_good_and_the_others_get_theirs(
    reached: Moot, office: Office
) -> None:
    office.answers["ada@moot.example"] = "550 No such user"
    say(reached, "Ada", "Bram")
    found = send_due(NOW)
    assert (found.sent, found.failed) == (1, 1)
    assert states() == {"ada@moot.example": Letter.FAILED, "bram@moot.example": Letter.SENT}
    assert Letter.objects.get(state=Letter.FAILED).said == "No such user"


def test_a_server_that_asks_for_patience_is_asked_again_until_it_is_enough(reached: Moot, office: Office) -> None:
    office.answers["ada@moot.example"] = "451 Later"
    say(reached, "Ada")
    now = NOW
    for wait in AGAIN:
        assert send_due(now).later == 1
        now += wait
    assert send_due(now).failed == 1


def test_what_a_worker_took_nobody_else_takes_until_its_time_is_over(reached: Moot, office: Office) -> None:
    say(reached, "Ada")
    assert len(_take(NOW)) == 1
    assert _take(NOW + timedelta(minutes=5)) == []
    assert len(_take(NOW + LEASE)) == 1


def test_a_code_goes_out_at_once_and_nothing_of_it_is_kept(reached: Moot, office: Office) -> None:
    assert send_now("kit@moot.example", "Your code", "1234", about="account 1", language="en", now=NOW)
    assert [(address, mail["List-Unsubscribe"]) for address, mail in office.got] == [("kit@moot.example", None)]
    assert not Letter.objects.exists()


def test_a_code_whose_server_is_away_waits_like_every_letter(reached: Moot, office: Office, settings) -> None:
    settings.EMAIL_PORT = 1
    assert not send_now("kit@moot.example", "Your code", "1234", about="account 1", language="en", now=NOW)
    settings.EMAIL_PORT = office.port
    assert send_due(NOW + AGAIN[0]).sent == 1


@pytest.mark.slow
def test_many_letters_cost_as_many_queries_a_round_whoever_gets_them(
    reached: Moot, office: Office, django_assert_max_num_queries
) -> None:
    people = [f"p:{number:022d}" for number in range(1_000)]
    with django_assert_max_num_queries(30):  # SQLite takes a thousand values at once
        write(people, "meetings", "entry 9", lambda: Words("We meet", "On Thursday."), now=NOW)
