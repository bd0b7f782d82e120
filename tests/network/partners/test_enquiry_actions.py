"""What does each verb of an enquiry change, write, tell and log – once, and never more than it should?"""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from network.directory.models import Operator
from network.letters.models import Letter
from network.log.models import Entry
from network.notices.models import Notice
from network.partners.enquiries import actions
from network.partners.enquiries.queries import KEPT, QUIET
from network.partners.enquiries.subject import ENQUIRY, sweep
from network.partners.models import Enquiry, EnquiryMessage, ShopContact
from network.people.models import Role
from tests import cast
from tests.factories import make_shop
from tests.network.partners.enquiry_things import CANARIES, NOON, code_of, in_state, send

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
STATES = [state for state, _label in Enquiry.State.choices]


@pytest.fixture
def ala(shop):
    return cast.ala(shop)


@pytest.fixture
def olga(db):
    return cast.olga()


def letters(kind: str = "") -> list[tuple[str, str]]:
    found = Letter.objects.filter(kind__startswith=kind).order_by("id")
    return [(letter.kind, letter.to) for letter in found]


def fresh(enquiry: Enquiry) -> Enquiry:
    return Enquiry.objects.get(pk=enquiry.pk)


# --- send ---------------------------------------------------------------------


def test_sent_enquiry_is_told_to_coordinator_contact_and_sender(shop, ala):
    ShopContact.objects.create(shop=shop, email="sklep@example.org", language="uk")
    enquiry, _code = send(shop)
    assert letters() == [
        ("enquiry_to_shop", "ala@example.org"),
        ("enquiry_to_contact", "sklep@example.org"),
        ("enquiry_receipt", CANARIES["email"]),
    ]
    assert [(notice.person, notice.kind, notice.subject_id) for notice in Notice.objects.all()] == [
        (ala, "enquiry", enquiry.pk)
    ]


def test_letter_to_the_shop_copies_the_message_and_what_the_sender_typed(shop, ala):
    send(shop)
    body = Letter.objects.get(kind="enquiry_to_shop").body
    assert [canary in body for canary in CANARIES.values()] == [True] * len(CANARIES)


def test_letter_to_the_shop_has_nothing_of_the_senders_account(shop, ala, olga):
    send(shop, actor=olga, email="", phone="")
    assert "olga@example.org" not in Letter.objects.get(kind="enquiry_to_shop").body


def test_no_subject_tells_what_was_written(shop, ala, olga):
    enquiry = in_state(send(shop, actor=olga)[0], "answered", ala)
    actions.write_again(enquiry, "Jeszcze jedno", actor=olga, moment=NOON)
    assert actions.remind(fresh(enquiry), NOON + 3 * DAY)
    subjects = " ".join(Letter.objects.values_list("subject", flat=True))
    assert not [canary for canary in (*CANARIES.values(), "Dziękujemy", "Jeszcze") if canary in subjects]


def test_receipt_holds_the_code_and_nothing_of_the_message(shop, ala):
    enquiry, code = send(shop)
    body = Letter.objects.get(kind="enquiry_receipt").body
    assert code in body
    assert not [canary for canary in CANARIES.values() if canary in body]
    assert code == code_of(enquiry)


def test_letters_speak_the_language_of_their_reader(shop, ala):
    ShopContact.objects.create(shop=shop, email="sklep@example.org", language="uk")
    send(shop, language="ru")
    words = {letter.kind: (letter.language, letter.body.split(",")[0]) for letter in Letter.objects.all()}
    assert words == {
        "enquiry_to_shop": ("pl", "Dzień dobry"),
        "enquiry_to_contact": ("uk", "Добрий день"),
        "enquiry_receipt": ("ru", "Добрый день"),
    }


def test_letter_links_with_the_readers_prefix(shop, ala, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://lada.example.org"
    enquiry, _code = send(shop, language="uk")
    assert f"https://lada.example.org/zapytania/{enquiry.uuid}/" in Letter.objects.get(kind="enquiry_to_shop").body
    assert "https://lada.example.org/uk/zapytania/kod/" in Letter.objects.get(kind="enquiry_receipt").body


def test_address_of_contact_and_coordinator_gets_one_letter(shop, ala):
    ShopContact.objects.create(shop=shop, email="Ala@Example.org")
    send(shop, email="")
    assert letters() == [("enquiry_to_shop", "ala@example.org")]


def test_sender_without_an_address_gets_no_letter(shop, ala):
    send(shop, email="")
    assert letters() == [("enquiry_to_shop", "ala@example.org")]


def test_contact_of_a_shop_without_anybody_here_is_asked_to_answer_directly(shop):
    ShopContact.objects.create(shop=shop, email="sklep@example.org")
    send(shop)
    assert "odpisać prosto" in Letter.objects.get(kind="enquiry_to_contact").body


def test_editors_are_told_where_nobody_else_is_there_without_the_words(shop):
    cast.person("Darek", Role.EDITOR, email="darek@example.org")
    send(shop, email="")
    assert letters() == [("enquiry_to_editor", "darek@example.org")]
    assert not [canary for canary in CANARIES.values() if canary in Letter.objects.get().body]


def test_editors_are_not_told_where_the_shop_is_there(shop, ala):
    cast.person("Darek", Role.EDITOR, email="darek@example.org")
    send(shop, email="")
    assert Notice.objects.get().person == ala


def test_enquiry_to_an_operator_is_told_to_all_its_shops(olga):
    operator = Operator.objects.create(name="Fundacja")
    cast.ala(make_shop("a", operator=operator))
    cast.bartek(make_shop("b", operator=operator))
    send(operator, email="")
    assert letters() == [("enquiry_to_shop", "ala@example.org"), ("enquiry_to_shop", "bartek@example.org")]


def test_form_sent_twice_is_one_enquiry_with_one_code(shop, ala):
    first, again = send(shop), send(shop)
    assert first == again
    assert (Enquiry.objects.count(), EnquiryMessage.objects.count(), len(letters())) == (1, 1, 2)


def test_two_people_who_hold_one_form_get_a_code_each(shop, ala):
    first, code = send(shop)
    second, other = send(shop, name="Kto inny")
    assert (first != second, code != other) == (True, True)


def test_form_of_one_shop_is_sent_to_another_as_well(shop):
    send(shop), send(make_shop("drugi"))
    assert sorted(enquiry.shop.slug for enquiry in Enquiry.objects.all()) == ["bolszewo", "drugi"]


@pytest.mark.django_db(transaction=True)
def test_eight_copies_at_once_are_one_enquiry(shop):
    cast.ala(shop)

    def one(_: int) -> str:
        try:
            return send(shop)[1]
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        codes = set(pool.map(one, range(8)))
    assert (len(codes), Enquiry.objects.count(), EnquiryMessage.objects.count()) == (1, 1, 1)
    assert len(letters()) == 2


# --- the talk -----------------------------------------------------------------


def test_opening_is_logged_and_the_notice_is_seen(shop, ala, olga):
    enquiry = in_state(send(shop, actor=olga)[0], "read", ala)
    assert (enquiry.state, enquiry.read_at) == ("read", NOON)
    assert not Notice.objects.unseen().exists()
    entry = Entry.objects.order_by("-id").first()
    assert (entry.verb, entry.actor, entry.from_state, entry.to_state) == ("enquiry_read", ala, "sent", "read")


def test_opening_twice_is_logged_once(shop, ala):
    enquiry = send(shop)[0]
    for _ in range(2):
        actions.open_enquiry(enquiry, actor=ala)
    assert Entry.objects.filter(verb="enquiry_read").count() == 1


@pytest.mark.parametrize("state", ["sent", "read", "answered"])
def test_answer_tells_the_sender(shop, ala, olga, state):
    enquiry = in_state(send(shop, actor=olga)[0], state, ala)
    actions.answer_enquiry(enquiry, "Chętnie", actor=ala, moment=NOON + DAY)
    enquiry = fresh(enquiry)
    assert (enquiry.state, enquiry.answered_at, enquiry.remind_at) == ("answered", NOON + DAY, None)
    assert letters("enquiry_answered")[-1] == ("enquiry_answered", CANARIES["email"])
    told = Notice.objects.filter(person=olga, kind="enquiry_answered")
    assert told.count() == (2 if state == "answered" else 1)


def test_letter_about_an_answer_does_not_hold_it(shop, ala, olga):
    in_state(send(shop, actor=olga)[0], "answered", ala)
    body = Letter.objects.get(kind="enquiry_answered").body
    assert "Dziękujemy" not in body
    assert not [canary for canary in CANARIES.values() if canary in body]


def test_answer_pressed_twice_is_one(shop, ala):
    enquiry = send(shop)[0]
    first = actions.answer_enquiry(enquiry, "Chętnie", actor=ala)
    assert actions.answer_enquiry(enquiry, "Chętnie", actor=ala) == first


@pytest.mark.parametrize("state", ["sent", "read", "answered"])
def test_another_message_of_the_sender_is_unread_again(shop, ala, state):
    enquiry, code = send(shop)
    enquiry = in_state(enquiry, state, ala)
    actions.write_again(enquiry, "Jeszcze jedno", code=code, moment=NOON + DAY)
    enquiry = fresh(enquiry)
    assert (enquiry.state, enquiry.read_at) == ("sent", None)
    assert [letter for letter in letters() if letter[0] == "enquiry_to_shop"] == [
        ("enquiry_to_shop", "ala@example.org")
    ] * 2


def test_wrong_code_writes_nothing(shop, ala):
    enquiry, _code = send(shop)
    for code in ("", "abcd-2345-efgh"):
        with pytest.raises(PermissionDenied):
            actions.write_again(enquiry, "Jeszcze jedno", code=code)
    assert EnquiryMessage.objects.count() == 1


@pytest.mark.parametrize("state", ["sent", "read", "answered"])
def test_either_side_closes(shop, ala, olga, state):
    for token, actor in (("1" * 20, ala), ("2" * 20, olga)):
        enquiry = in_state(send(shop, actor=olga, token=token)[0], state, ala)
        assert actions.close_enquiry(enquiry, actor=actor, moment=NOON).state == "closed"


def test_closed_stays_closed(shop, ala, olga):
    enquiry, code = send(shop, actor=olga)
    enquiry = in_state(enquiry, "closed", ala)
    for again in (
        lambda: actions.answer_enquiry(enquiry, "Jednak", actor=ala),
        lambda: actions.write_again(enquiry, "Jednak", actor=olga),
        lambda: actions.write_again(enquiry, "Jednak", code=code),
    ):
        with pytest.raises(PermissionDenied):
            again()
    actions.open_enquiry(enquiry, actor=ala)
    actions.close_enquiry(enquiry, actor=olga, moment=NOON + DAY)
    assert (fresh(enquiry).state, fresh(enquiry).closed_at) == ("closed", NOON)


@pytest.mark.parametrize("verb", ["open", "answer", "write_again", "close"])
def test_strangers_can_do_nothing(shop, ala, olga, verb):
    enquiry = send(shop, actor=olga)[0]
    bartek = cast.bartek(make_shop("tczew"))
    does = {
        "open": lambda who: actions.open_enquiry(enquiry, actor=who),
        "answer": lambda who: actions.answer_enquiry(enquiry, "Cudze", actor=who),
        "write_again": lambda who: actions.write_again(enquiry, "Cudze", actor=who),
        "close": lambda who: actions.close_enquiry(enquiry, actor=who),
    }[verb]
    for who in (bartek, cast.darek(), cast.celina(), None):
        with pytest.raises(PermissionDenied):
            does(who)
    assert (fresh(enquiry).state, EnquiryMessage.objects.count()) == ("sent", 1)


# --- what is due --------------------------------------------------------------


def test_shop_is_reminded_after_3_7_and_14_days_and_no_more(shop, ala):
    enquiry = send(shop, email="")[0]
    days = [day for day in range(60) if sweep(NOON + day * DAY)]
    assert days == [3, 7, 14]
    assert [notice.round for notice in Notice.objects.filter(kind="enquiry_reminder").order_by("id")] == [5, 6, 7]
    assert letters("enquiry_reminder") == [("enquiry_reminder", "ala@example.org")] * 3
    assert fresh(enquiry).remind_at is None


def test_reminder_is_written_once_however_often_the_sweep_runs(shop, ala):
    send(shop, email="")
    assert [sweep(NOON + 3 * DAY), sweep(NOON + 3 * DAY)] == [1, 0]


def test_missed_reminders_do_not_come_all_at_once(shop, ala):
    send(shop, email="")
    assert [sweep(NOON + 30 * DAY), sweep(NOON + 31 * DAY), sweep(NOON + 34 * DAY)] == [1, 0, 1]


@pytest.mark.parametrize("state", ["answered", "closed"])
def test_what_needs_no_answer_is_not_reminded_of(shop, ala, state):
    in_state(send(shop)[0], state, ala)
    assert sweep(NOON + 30 * DAY) == 0


def test_reminders_begin_anew_with_a_new_question(shop, ala):
    enquiry, code = send(shop, email="")
    in_state(enquiry, "answered", ala)
    actions.write_again(enquiry, "Jeszcze jedno", code=code, moment=NOON + 20 * DAY)
    days = [day for day in range(20, 60) if sweep(NOON + day * DAY)]
    assert days == [23, 27, 34]


def test_impatient_sender_does_not_put_reminders_off(shop, ala):
    enquiry, code = send(shop, email="")
    actions.write_again(enquiry, "Halo", code=code, moment=NOON + 2 * DAY)
    assert sweep(NOON + 3 * DAY) == 1


def test_nothing_is_lost_while_the_mail_server_is_down(shop, ala, settings):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST = "django.core.mail.backends.smtp.EmailBackend", "127.0.0.1"
    settings.EMAIL_PORT = 9  # nobody listens
    send(shop, moment=timezone.now())
    call_command("run_due", verbosity=0)
    assert set(Letter.objects.values_list("state", "attempts")) == {("due", 1)}


def test_quiet_talk_is_closed_by_the_system(shop, ala):
    enquiry = in_state(send(shop, email="")[0], "answered", ala)
    assert sweep(NOON + QUIET - DAY) == 0
    assert sweep(NOON + QUIET) == 1
    entry = Entry.objects.order_by("-id").first()
    assert (fresh(enquiry).state, entry.verb, entry.actor) == ("closed", "enquiry_closed", None)


def test_unread_quiet_talk_is_closed_too(shop, ala):
    enquiry = send(shop)[0]
    Enquiry.objects.update(remind_at=None)
    sweep(NOON + QUIET)
    assert (fresh(enquiry).state, fresh(enquiry).read_at) == ("closed", None)


def test_everything_private_is_gone_a_year_after_closing(shop, ala, olga):
    enquiry, code = send(shop, actor=olga)
    in_state(enquiry, "closed", ala)
    assert sweep(NOON + KEPT) == 0
    assert sweep(NOON + KEPT + DAY) == 1
    dump = "\n".join(_all_rows())
    hunted = [*CANARIES.values(), code, "Dziękujemy z kanarka"]
    assert not [word for word in hunted if word in dump]
    assert (fresh(enquiry).sender, Enquiry.objects.with_code(code).exists()) == (None, False)
    assert sweep(NOON + 2 * KEPT) == 0


def _all_rows() -> list[str]:
    """Every row of every table, as text."""
    with connection.cursor() as cursor:
        rows: list[str] = []
        for table in connection.introspection.table_names(cursor):
            if table.startswith("network_"):
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - a name the database gave
                rows += [repr(row) for row in cursor.fetchall()]
    return rows


def test_canaries_are_found_where_they_should_be(shop, ala):
    """So that the hunt for them elsewhere can fail."""
    send(shop)
    dump = "\n".join(_all_rows())
    assert [canary in dump for canary in CANARIES.values()] == [True] * len(CANARIES)


def test_log_holds_no_word_of_the_talk(shop, ala, olga):
    enquiry, code = send(shop, actor=olga)
    in_state(enquiry, "answered", ala)
    actions.write_again(enquiry, "Jeszcze jedno", code=code, moment=NOON)
    actions.close_enquiry(enquiry, actor=ala, moment=NOON)
    entries = "\n".join(repr(row) for row in Entry.objects.values_list())
    assert [entry.verb for entry in Entry.objects.order_by("id")] == [
        "enquiry_sent", "enquiry_read", "enquiry_answered", "enquiry_continued", "enquiry_closed",
    ]  # fmt: skip
    assert not [word for word in (*CANARIES.values(), code, "Dziękujemy", "Jeszcze") if word in entries]


def test_enquiry_introduces_itself_without_its_words(shop, ala):
    enquiry = send(shop)[0]
    said = ENQUIRY.title(enquiry, "pl") + ENQUIRY.summary(enquiry, "pl")
    assert said == "Sklep bolszewo"
