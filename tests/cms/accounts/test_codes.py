"""Does a code open a login: once, for ten minutes, for three tries, in the browser that asked for it?"""

import logging
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cms.accounts import codes, limits
from cms.accounts.models import User
from network.letters.actions import erase_old, send_due
from network.letters.models import Letter
from tests import cast
from tests.cms.accounts.coming_in import CODE, WHERE, is_in, sent_code

pytestmark = pytest.mark.django_db
MAIL, PHONE = "celina@example.org", "+48585551234"


@pytest.fixture
def celina() -> User:
    user = cast.celina().user
    user.email, user.phone = MAIL, PHONE
    user.save()
    return user


def ask(client: Client, contact: str = MAIL, **more: str):
    return client.post(WHERE, {"contact": contact, **more})


def type_in(client: Client, code: str, **headers: str):
    return client.post(CODE, {"code": code}, **headers)


@pytest.mark.parametrize("typed", [MAIL, " Celina@Example.org ", "58 555 12 34", "+48 585 551 234"])
def test_code_opens_the_login(client, celina, typed):
    assert ask(client, typed).headers["Location"] == CODE
    type_in(client, sent_code())
    assert client.session["_auth_user_id"] == str(celina.pk)


def test_code_may_be_typed_with_blanks_and_hyphens(client, celina):
    ask(client)
    code = sent_code()
    type_in(client, f" {code[:4]}-{code[4:]} ")
    assert is_in(client)


@pytest.mark.parametrize(("contact", "channel", "to"), [(MAIL, "email", MAIL), ("58 555 12 34", "phone", PHONE)])
def test_code_goes_where_it_was_asked_for(client, celina, contact, channel, to):
    ask(client, contact)
    letter = Letter.objects.get()
    assert (letter.kind, letter.channel, letter.to, letter.subject) == ("code", channel, to, "Twój kod")


def test_letter_is_in_the_language_of_the_page(client, celina):
    client.post("/uk/konto/wejscie/kod/", {"contact": MAIL})
    assert Letter.objects.get().language == "uk"


def test_code_is_eight_random_digits():
    made = {codes.new_code() for _ in range(200)}
    assert (len(made), {len(code) for code in made}, all(code.isdigit() for code in made)) == (200, {8}, True)


def test_code_works_once(client, celina):
    ask(client)
    state, code = client.session[codes.KEY], sent_code()
    type_in(client, code)
    client.post("/konto/wyjscie/")
    client.get(WHERE)
    session = client.session
    session[codes.KEY] = state  # as if the browser had kept it
    session.save()
    type_in(client, code)
    assert not is_in(client)


def test_code_ends_after_three_tries(client, celina):
    ask(client)
    answers = [type_in(client, "00000000") for _ in range(3)]
    assert ["Wyślij nowy kod" in answer.content.decode() for answer in answers] == [True] * 3
    page = type_in(client, sent_code()).content.decode()
    assert ("Ten kod już nie działa" in page, is_in(client)) == (True, False)


def test_code_ends_after_ten_minutes(client, celina):
    ask(client)
    session = client.session
    state = session[codes.KEY]
    session[codes.KEY] = state | {"at": state["at"] - codes.LIFETIME - 1}
    session.save()
    type_in(client, sent_code())
    assert (codes.LIFETIME, is_in(client)) == (600, False)


def test_new_code_kills_the_old(client, celina):
    ask(client)
    old = sent_code()
    client.post(CODE, {"again": "1"})
    type_in(client, old)
    assert not is_in(client)
    type_in(client, sent_code())
    assert is_in(client)


def test_code_belongs_to_the_browser_that_asked(client, celina):
    ask(client)
    other = Client()
    ask(other)
    first = Letter.objects.earliest("id").body
    type_in(other, "".join(part for part in first if part.isdigit())[:8])
    assert not is_in(other)


def test_session_keeps_no_code(client, celina):
    ask(client)
    assert sent_code() not in str(dict(client.session))


def test_log_keeps_no_code(client, celina, caplog):
    with caplog.at_level(logging.DEBUG):
        ask(client)
        send_due(timezone.now())
    assert sent_code() not in caplog.text
    assert sent_code()[:4] + " " + sent_code()[4:] not in caplog.text


def test_words_of_a_code_are_erased_after_a_quarter_of_an_hour(client, celina):
    ask(client)
    erase_old(timezone.now() + timedelta(minutes=16))
    assert Letter.objects.get().body == ""


def test_session_gets_a_new_key(client, celina):
    ask(client)
    before = client.session.session_key
    type_in(client, sent_code())
    assert client.session.session_key != before


@pytest.mark.parametrize(("known", "unknown"), [(MAIL, "celima@example.org"), ("58 555 12 34", "58 555 12 35")])
def test_known_and_unknown_contacts_are_answered_alike(celina, known, unknown):
    answers = []
    for contact in (known, unknown):
        client = Client()
        asked = ask(client, contact)
        page = client.get(CODE)
        wrong = type_in(client, "00000000")
        same = [asked.status_code, asked.headers["Location"], page.status_code, wrong.status_code]
        sizes = [len(answer.content) for answer in (page, wrong)]
        answers.append((same, sizes, sorted(client.cookies)))
    assert answers[0] == answers[1]


def test_unknown_address_gets_a_letter_without_a_code(client, celina):
    ask(client, "nobody@example.org")
    letter = Letter.objects.get()
    assert (letter.subject, any(one.isdigit() for one in letter.body)) == ("Nikt nie ma konta z tym adresem", False)


def test_unknown_number_gets_no_message_that_costs(client, celina):
    ask(client, "58 555 12 35")
    assert not Letter.objects.exists()


def test_code_of_a_login_that_is_switched_off_does_not_come(client, celina):
    User.objects.update(is_active=False)
    ask(client)
    assert not any(one.isdigit() for one in Letter.objects.get().body)


@pytest.mark.parametrize("typed", ["", "abc", "12", "a@b", "ala@", "'\"@example.org"])
def test_what_is_no_contact_is_refused_and_kept(client, typed):
    answer = ask(client, typed)
    assert (answer.status_code, answer.context["form"]["contact"].value()) == (200, typed)
    assert list(answer.context["form"].errors) == ["contact"]


def test_too_many_codes_to_one_contact_are_refused_and_what_was_typed_is_kept(client, celina):
    answers = [ask(Client(REMOTE_ADDR=f"203.0.113.{n}")) for n in range(limits.CODES_TO_ONE_CONTACT + 1)]
    assert [answer.status_code for answer in answers] == [302] * limits.CODES_TO_ONE_CONTACT + [429]
    assert answers[-1].context["form"]["contact"].value() == MAIL
    assert Letter.objects.count() == limits.CODES_TO_ONE_CONTACT


def test_too_many_codes_from_one_address_are_refused(client):
    answers = [ask(Client(), f"name{n}@example.org") for n in range(limits.CODES_FROM_ONE_ADDRESS + 1)]
    assert [answer.status_code for answer in answers] == [302] * limits.CODES_FROM_ONE_ADDRESS + [429]


def test_phone_messages_of_a_day_are_limited(client, celina, monkeypatch):
    monkeypatch.setattr(limits, "PHONE_MESSAGES", 1)
    answers = [ask(Client(), f"58 555 12 3{n}") for n in range(2)]
    assert [answer.status_code for answer in answers] == [302, 429]


def test_forged_address_header_does_not_widen_the_limit(client):
    answers = [
        ask(Client(HTTP_X_FORWARDED_FOR=f"198.51.100.{n}"), f"name{n}@example.org")
        for n in range(limits.CODES_FROM_ONE_ADDRESS + 1)
    ]
    assert answers[-1].status_code == 429


def test_page_of_the_code_without_asking_leads_to_the_beginning(client):
    assert client.get(CODE).headers["Location"] == WHERE


@pytest.mark.parametrize("path", [WHERE, "/konto/nowe/", "/konto/wejscie/"])
def test_looking_at_a_form_begins_no_session(client, path):
    client.get(path)
    assert sorted(client.cookies) == ["csrftoken"]
