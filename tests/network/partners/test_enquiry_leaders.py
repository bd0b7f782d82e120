"""Does a message to a leader reach her alone, with no address shown on either side, and end with her mandate?"""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from network.letters.models import Letter
from network.log.models import Entry
from network.notices.models import Notice
from network.partners.enquiries import actions, limits, rules
from network.partners.enquiries.subject import sweep
from network.partners.models import Enquiry, ShopContact
from network.people.leaders import actions as leaders
from network.people.models import Person, Role
from network.subjects import registry
from tests import cast
from tests.network.partners.enquiry_things import CANARIES, NOON, code_of, in_state, send
from tests.network.people.leader_things import EMAIL, PHONE, halina, published
from tests.reading import Reader

pytestmark = pytest.mark.django_db
NEW, CODE = "/liderzy/halina/zapytanie/", "/zapytania/kod/"
SECRETS = (EMAIL, PHONE, PHONE[3:], CANARIES["email"], CANARIES["phone"], CANARIES["phone"][3:])
DAY = date(2026, 11, 1)


@pytest.fixture
def leader(shop):
    return published(halina(shop))


def typed(**given):
    said = {"sender_name": CANARIES["name"], "message": CANARIES["message"], "email": CANARIES["email"]}
    return said | {"token": "a token of the tests, long enough"} | given


def logged_in(person: Person) -> Client:
    client = Reader()
    client.force_login(person.user)
    return client


def end(leader, *, keeps: bool = True):
    return leaders.end_mandate(leader, actor=None, reason="Koniec", keeps_page=keeps, on=DAY)


def hidden(page: str) -> list[str]:
    """Addresses and numbers that stand in the page."""
    return [secret for secret in SECRETS if secret in page]


# --- who reads ----------------------------------------------------------------


@pytest.mark.parametrize("state", [state for state, _label in Enquiry.State.choices])
@pytest.mark.parametrize("ended", [False, True])
def test_message_is_read_by_the_leader_alone(shop, leader, state, ended):
    enquiry = in_state(send(leader)[0], state, leader.person)
    if ended:
        end(leader)
        enquiry.refresh_from_db()
    people = {
        "visitor": None,
        "she": leader.person,
        "another leader": published(halina(shop, name="Iga")).person,
        "coordinator": cast.ala(shop),
        **{role.value: cast.person(f"Rola {role.value}", role) for role in Role},
    }
    by_rule = {name for name, person in people.items() if rules.can_read_enquiry(person, enquiry)}
    by_query = {name for name, person in people.items() if enquiry in Enquiry.objects.visible_to(person)}
    assert by_rule == by_query == (set() if ended else {"she"})


def test_message_to_a_leader_is_no_message_to_a_shop_without_operator(shop, leader):
    """Neither the shop nor its operator is named in it; nothing of "none" may match "none"."""
    ala = cast.ala(shop)
    ShopContact.objects.create(shop=shop, email="sklep@example.org")
    send(leader, actor=cast.olga())
    assert not Notice.objects.filter(person=ala).exists()
    assert not Letter.objects.filter(to__in=["sklep@example.org", ala.email]).exists()
    assert Enquiry.objects.for_shop(shop).count() == 0


def test_editors_are_not_asked_to_pass_it_on(leader):
    editor = cast.darek()
    enquiry, _code = send(leader)
    assert list(Enquiry.objects.nobody_there()) == []
    assert list(registry.get("enquiry").waiting(editor, "pl")) == []
    assert not Notice.objects.filter(person=editor).exists()
    assert [one.key for one in registry.get("enquiry").waiting(leader.person, "pl")] == [enquiry.pk]


@pytest.mark.parametrize("to", [{}, {"both": True}])
def test_message_goes_to_exactly_one(shop, leader, to):
    receivers = {"leader": leader, "shop": shop} if to else {}
    with pytest.raises(IntegrityError), transaction.atomic():
        Enquiry.objects.create(
            **receivers, sender_kind="other", sender_name="x", topic="other", receipt_hash="x", created_at=NOON
        )


# --- sending and answering ----------------------------------------------------


def test_form_says_who_reads_and_asks_for_little(client, leader):
    page = client.get(NEW).content.decode()
    assert "Twoją wiadomość czyta tylko ta jedna osoba i odpowiada tutaj." in page
    assert "Prezesa Urzędu Ochrony Danych Osobowych" in page
    asked = [name for name in ("sender_kind", "organisation", "topic", "phone") if f'name="{name}"' in page]
    assert (asked, hidden(page)) == ([], [])


def test_stranger_writes_and_finds_the_answer_by_the_code(client, leader):
    page = client.post(NEW, typed()).content.decode()
    enquiry = Enquiry.objects.get()
    code = code_of(enquiry, typed()["token"])
    assert (enquiry.leader, enquiry.shop, enquiry.email, code in page) == (leader, None, CANARIES["email"], True)
    actions.open_enquiry(enquiry, actor=leader.person)
    actions.answer_enquiry(enquiry, "Przyjdź we wtorek.", actor=leader.person)
    answer = client.post(CODE, {"code": code}).content.decode()
    assert ("Przyjdź we wtorek." in answer, "<bdi>Halina</bdi>" in answer, EMAIL in answer, PHONE in answer) == (
        True, True, False, False,
    )  # fmt: skip


def test_leader_answers_on_her_screen_and_sees_no_address(leader):
    enquiry, _code = send(leader)
    hers = logged_in(leader.person)
    pages = [hers.get("/zapytania/").content.decode(), hers.get(enquiry.get_absolute_url()).content.decode()]
    hers.post(f"{enquiry.get_absolute_url()}otworz/")
    pages.append(hers.get(enquiry.get_absolute_url()).content.decode())
    hers.post(enquiry.get_absolute_url(), {"text": "Przyjdź we wtorek."})
    pages.append(hers.get(enquiry.get_absolute_url()).content.decode())
    enquiry.refresh_from_db()
    assert CANARIES["message"] in pages[2]
    assert [hidden(page) for page in pages] == [[], [], [], []]
    assert enquiry.state == "answered"


def test_letters_tell_that_and_not_what(leader):
    person = leader.person
    person.language = "uk"
    person.save()
    enquiry, code = send(leader)
    to_her, receipt = Letter.objects.get(kind="enquiry_to_leader"), Letter.objects.get(kind="enquiry_receipt")
    assert (to_her.to, to_her.language, receipt.to) == (EMAIL, "uk", CANARIES["email"])
    assert [word for word in CANARIES.values() if word in to_her.subject + to_her.body] == []
    assert f"/uk/zapytania/{enquiry.uuid}/" in to_her.body
    assert (code in receipt.body, EMAIL in receipt.body, CANARIES["message"] in receipt.body) == (True, False, False)


def test_she_is_reminded_and_nobody_else(leader):
    cast.darek()
    send(leader)
    sweep(NOON + timedelta(days=3))
    assert list(Notice.objects.filter(kind="enquiry_reminder").values_list("person", flat=True)) == [leader.person.pk]


def test_same_form_twice_is_one_message(client, leader):
    for _ in range(2):
        client.post(NEW, typed())
    assert (Enquiry.objects.count(), Letter.objects.filter(kind="enquiry_to_leader").count()) == (1, 1)


def test_too_many_messages_are_asked_to_wait_and_kept(client, leader):
    for number in range(limits.SENT_BY_ONE):
        client.post(NEW, typed(message=f"wiadomość {number}", token=f"a token of the tests, number {number}"))
    answer = client.post(NEW, typed(message="Jeszcze to", token="another token of the tests, long"))
    assert (answer.status_code, "Jeszcze to" in answer.content.decode()) == (429, True)
    assert Enquiry.objects.count() == limits.SENT_BY_ONE


def test_erased_talk_holds_no_words(leader):
    enquiry, _code = send(leader)
    actions.close_enquiry(enquiry, actor=leader.person, moment=NOON)
    sweep(NOON + timedelta(days=400))
    enquiry.refresh_from_db()
    assert (enquiry.sender_name, enquiry.email, enquiry.messages.get().text) == ("–", "", "–")
    assert not Letter.objects.filter(about__startswith=f"enquiry:{enquiry.pk}:").exists()


def test_log_knows_no_word(leader):
    send(leader)
    entry = Entry.objects.get(verb="enquiry_sent")
    assert (entry.reason, entry.changes) == ("", [])


# --- when she takes none ------------------------------------------------------


def takes_none(leader):
    leaders.describe_leader(leader, actor=leader.person, called="", languages=[], takes_messages=False)


def cannot_log_in(leader):
    leader.person.user.is_active = False
    leader.person.user.save()


@pytest.mark.parametrize("why", [end, takes_none, cannot_log_in])
def test_who_takes_no_messages_has_no_form_and_what_was_typed_is_kept(client, leader, why):
    why(leader)
    page, sent = client.get(NEW).content.decode(), client.post(NEW, typed())
    assert ("<textarea" in page, "Halina nie odbiera tu teraz wiadomości." in page) == (False, True)
    assert (sent.status_code, CANARIES["message"] in sent.content.decode()) == (200, True)
    assert (Enquiry.objects.count(), NEW in client.get("/liderzy/halina/").content.decode()) == (0, False)
    leader.refresh_from_db()
    with pytest.raises(PermissionDenied):
        send(leader)


def test_form_is_gone_with_the_page(client, leader):
    end(leader, keeps=False)
    assert (client.get(NEW).status_code, client.post(NEW, typed()).status_code) == (404, 404)


def test_talk_ends_with_the_mandate_and_the_sender_is_told_once(client, leader):
    olga = cast.olga()
    enquiry, code = send(leader, actor=olga)
    end(leader)
    late = client.post(CODE, {"code": code, "text": "Jeszcze jedno"}).content.decode()
    assert ("Jeszcze jedno" in late, enquiry.messages.count()) == (True, 1)
    for _ in range(2):
        call_command("run_due")
    enquiry.refresh_from_db()
    assert enquiry.state == "closed"
    assert Notice.objects.filter(person=olga, kind="enquiry_closed").count() == 1
    assert Letter.objects.filter(kind="enquiry_closed", to=CANARIES["email"]).count() == 1
    assert "Ta rozmowa jest zamknięta." in client.post(CODE, {"code": code}).content.decode()


def test_sender_without_a_login_is_told_once_that_the_talk_has_ended(leader):
    enquiry, _code = send(leader)
    end(leader)
    for _ in range(2):
        actions.close_to_nobody(enquiry, timezone.now())
    assert Letter.objects.filter(kind="enquiry_closed", to=CANARIES["email"]).count() == 1
