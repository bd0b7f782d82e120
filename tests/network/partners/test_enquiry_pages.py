"""Do the pages of enquiries bring a message to the shop and back, keep what was typed, and show it to nobody else?"""

from types import SimpleNamespace

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from network.directory.models import Operator
from network.limits import actions as limit_actions
from network.log.models import Entry
from network.partners.enquiries import limits, views
from network.partners.enquiries.forms import TRAP, MessageForm
from network.partners.models import Enquiry, EnquiryMessage, ShopContact, ShopRequest
from network.people.models import Person
from network.people.privacy import clause
from tests import cast
from tests.factories import make_shop
from tests.network.partners.enquiry_things import CANARIES, NOON, code_of, form, in_state, send
from tests.reading import Reader

pytestmark = pytest.mark.django_db
NEW = "/sklepy/bolszewo/zapytanie/"
CODE = "/zapytania/kod/"


@pytest.fixture(autouse=True)
def _one_hour(monkeypatch):
    """The limits' clock stands still, so that no test crosses the end of an hour."""
    monkeypatch.setattr(limit_actions, "timezone", SimpleNamespace(now=lambda: NOON))


@pytest.fixture
def ala(shop):
    return cast.ala(shop)


@pytest.fixture
def olga(db):
    return cast.olga()


def logged_in(person: Person) -> Client:
    client = Reader()
    client.force_login(person.user)
    return client


# --- sending ------------------------------------------------------------------


def test_form_says_who_reads_it(client, shop, ala):
    assert "Nikt inny jej nie widzi." in client.get(NEW).content.decode()


def test_form_says_honestly_that_nobody_of_the_shop_is_here(client, shop):
    assert "Nikogo z tego sklepu jeszcze tu nie ma." in client.get(NEW).content.decode()


def test_form_asks_for_an_address_where_the_answer_comes_directly(client, shop):
    ShopContact.objects.create(shop=shop, email="tajny.adres@example.org")
    page = client.get(NEW).content.decode()
    assert "odpowiedź przyjdzie prosto do Ciebie" in page
    assert "tajny.adres" not in page


def test_stranger_sends_and_gets_a_code(client, shop, ala):
    answer = client.post(NEW, form())
    enquiry = Enquiry.objects.get()
    assert (answer.status_code, enquiry.shop, enquiry.sender) == (200, shop, None)
    assert code_of(enquiry, form()["token"]) in answer.content.decode()
    assert [message.text for message in enquiry.messages.all()] == ["Mamy 200 kg jabłek."]


def test_fields_are_kept_as_they_were_meant(client, shop, ala):
    client.post(NEW, form(sender_name="  Olga \t  Nowak ", message="a\r\nb"))
    enquiry = Enquiry.objects.get()
    assert (enquiry.sender_name, enquiry.phone, enquiry.language) == ("Olga Nowak", "+48585550199", "pl")
    assert enquiry.messages.get().text == "a\nb"


def test_sender_with_a_login_is_known(shop, ala, olga):
    answer = logged_in(olga).post(NEW, form())
    assert Enquiry.objects.get().sender == olga
    assert Enquiry.objects.get().get_absolute_url() in answer.content.decode()


def test_login_fills_in_name_and_address(shop, olga):
    page = logged_in(olga).get(NEW).content.decode()
    assert ('value="Olga"' in page, 'value="olga@example.org"' in page) == (True, True)


def test_request_is_named_and_presets_the_topic(client, shop, ala):
    asked = ShopRequest.objects.create(shop=shop, kind="volunteers", until="2026-12-31", created_by=ala)
    page = client.get(NEW, {"request": asked.uuid})
    assert page.context["form"].initial["topic"] == "volunteering"
    client.post(f"{NEW}?request={asked.uuid}", form())
    assert Enquiry.objects.get().request == asked


@pytest.mark.parametrize("uuid", ["x", "", "11111111-1111-1111-1111-111111111111", "%00"])
def test_request_that_is_none_is_ignored(client, shop, uuid):
    assert client.post(f"{NEW}?request={uuid}", form()).status_code == 200
    assert Enquiry.objects.get().request is None


def test_request_of_another_shop_is_ignored(client, shop, ala):
    asked = ShopRequest.objects.create(shop=make_shop("tczew"), kind="food", until="2026-12-31", created_by=ala)
    client.post(f"{NEW}?request={asked.uuid}", form())
    assert Enquiry.objects.get().request is None


def test_operator_can_be_written_to(client):
    operator = Operator.objects.create(name="Fundacja")
    client.post(f"/prowadzacy/{operator.pk}/zapytanie/", form())
    assert Enquiry.objects.get().operator == operator


def test_form_pressed_twice_is_one_enquiry_and_shows_the_code_twice(client, shop):
    first, second = client.post(NEW, form()), client.post(NEW, form())
    code = code_of(Enquiry.objects.get(), form()["token"])
    assert [code in answer.content.decode() for answer in (first, second)] == [True, True]


def test_forms_hold_a_secret_each(client, shop):
    tokens = {client.get(NEW).context["form"].initial["token"] for _ in range(2)}
    assert len(tokens) == 2


@pytest.mark.parametrize("token", ["", "short", "x" * 65])
def test_form_whose_secret_is_broken_is_sent_all_the_same(client, shop, token):
    client.post(NEW, form(token=token))
    assert Enquiry.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"sender_kind": ""}, "sender_kind"),
        ({"sender_kind": "king"}, "sender_kind"),
        ({"sender_name": "   "}, "sender_name"),
        ({"topic": ""}, "topic"),
        ({"message": ""}, "message"),
        ({"message": "x" * 4001}, "message"),
        ({"message": "a\x00b"}, "message"),
        ({"email": "olga"}, "email"),
        ({"email": f"olga@{'.'.join(['a' * 60] * 4)}.example"}, "email"),
        ({"phone": "12"}, "phone"),
    ],
)
def test_mistake_is_named_and_everything_is_kept(client, shop, wrong, field):
    answer = client.post(NEW, form(**wrong))
    assert list(answer.context["form"].errors) == [field]
    assert "<title>Błąd: " in answer.content.decode()
    kept = {name: value for name, value in form(**wrong).items() if name in answer.context["form"].fields}
    assert {name: answer.context["form"][name].value() for name in kept} == kept
    assert not Enquiry.objects.exists()


def test_message_of_4000_characters_in_lines_is_taken(client, shop):
    client.post(NEW, form(message="\r\n".join(["x" * 99] * 40)))
    assert len(EnquiryMessage.objects.get().text) == 3999


def test_marks_are_composed_before_they_are_counted(client, shop):
    client.post(NEW, form(message="e\u0301" * 4000))
    assert EnquiryMessage.objects.get().text == "é" * 4000


@pytest.mark.parametrize("name", ["sender_name", "message"])
def test_a_megabyte_of_marks_is_refused_before_it_is_composed(client, shop, name):
    """Composed, this would take minutes."""
    marks = "a" + "\u0301\u0323" * 200_000
    answer = client.post(NEW, form(**{name: marks}))
    assert (list(answer.context["form"].errors), answer.context["form"].cleaned_data["topic"]) == ([name], "goods")


def test_program_that_fills_in_everything_sends_nothing(client, shop):
    answer = client.post(NEW, form(**{TRAP: "https://spam.example.org"}))
    assert not Enquiry.objects.exists()
    assert "spam.example.org" not in answer.content.decode()
    assert answer.context["form"]["message"].value() == form()["message"]


@pytest.mark.parametrize("field", ["sender", "state", "receipt_hash", "uuid", "is_example", "shop", "read_at"])
def test_fields_that_nobody_asked_for_are_ignored(client, shop, field):
    client.post(NEW, form(**{field: "1"}))
    enquiry = Enquiry.objects.get()
    assert (enquiry.sender, enquiry.state, enquiry.shop, enquiry.read_at) == (None, "sent", shop, None)


# --- limits -------------------------------------------------------------------


def test_one_address_sends_five_an_hour_and_keeps_what_it_typed(client, shop):
    answers = [client.post(NEW, form(token=f"{n}" * 20, email="")) for n in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert Enquiry.objects.count() == 5
    page = answers[-1].content.decode()
    assert ("Spróbuj ponownie po" in page, "Mamy 200 kg jabłek." in page) == (True, True)


def test_secret_of_a_form_that_was_sent_carries_no_other_words_past_the_limit(client, shop):
    answers = [client.post(NEW, form(message=f"Słowo {n}", email="")) for n in range(6)]
    assert ([answer.status_code for answer in answers], Enquiry.objects.count()) == ([200] * 5 + [429], 5)


def test_forged_address_does_not_widen_the_limit(client, shop):
    answers = [
        client.post(NEW, form(token=f"{n}" * 20, email=""), headers={"X-Forwarded-For": f"198.51.100.{n}"})
        for n in range(6)
    ]
    assert answers[-1].status_code == 429


def test_mistakes_do_not_count(client, shop):
    for _ in range(6):
        client.post(NEW, form(message=""))
    assert client.post(NEW, form()).status_code == 200


@pytest.mark.slow
def test_one_shop_gets_thirty_a_day(client, shop):
    for n in range(31):
        last = client.post(NEW, form(token=f"{n:020}", email=""), REMOTE_ADDR=f"203.0.113.{n}")
    assert (Enquiry.objects.count(), last.status_code) == (30, 429)


def test_nobody_can_be_flooded_with_receipts(client, db):
    for n in range(11):
        make_shop(f"s{n}")
        client.post(f"/sklepy/s{n}/zapytanie/", form(token=f"{n:020}"), REMOTE_ADDR=f"203.0.113.{n}")
    assert Enquiry.objects.count() == limits.RECEIPTS_TO_ONE


def test_codes_cannot_be_tried_for_long(client, shop):
    _enquiry, code = send(shop)
    tries = [client.post(CODE, {"code": "abcd-2345-efgh"}).status_code for _ in range(31)]
    assert tries == [200] * 30 + [429]
    assert "Kanarek" not in client.post(CODE, {"code": code}).content.decode()


# --- the code -----------------------------------------------------------------


@pytest.mark.parametrize("typed", [str, str.upper, lambda code: code.replace("-", " ")])
def test_code_opens_the_talk_however_it_is_typed(client, shop, ala, olga, typed):
    enquiry, code = send(shop)
    in_state(enquiry, "answered", ala)
    page = client.post(CODE, {"code": typed(code)}).content.decode()
    assert ("Kanarek treści" in page, "Dziękujemy" in page, "Jest odpowiedź." in page) == (True, True, True)


def test_wrong_code_opens_nothing(client, shop):
    send(shop)
    page = client.post(CODE, {"code": "abcd-2345-efgh"}).content.decode()
    assert ("Nie ma wiadomości z takim kodem" in page, "Kanarek" in page) == (True, False)


def test_code_in_an_address_opens_nothing(client, shop):
    _enquiry, code = send(shop)
    assert "Kanarek" not in client.get(CODE, {"code": code}).content.decode()


def test_sender_writes_again_by_the_code(client, shop, ala):
    enquiry, code = send(shop)
    client.post(CODE, {"code": code, "text": "Jeszcze jedno"})
    assert [message.text for message in enquiry.messages.all()] == [CANARIES["message"], "Jeszcze jedno"]


def test_page_reloaded_after_writing_by_the_code_writes_once(client, shop, ala):
    enquiry, code = send(shop)
    for _ in range(2):
        client.post(CODE, {"code": code, "text": "Jeszcze jedno"})
    assert enquiry.messages.count() == 2


def test_sender_closes_by_the_code(client, shop, ala):
    enquiry, code = send(shop)
    page = client.post(CODE, {"code": code, "close": "1"}).content.decode()
    enquiry.refresh_from_db()
    assert (enquiry.state, "Ta rozmowa jest zamknięta." in page) == ("closed", True)


def test_words_for_a_talk_that_was_closed_meanwhile_are_kept(client, shop, ala):
    enquiry, code = send(shop)
    in_state(enquiry, "closed", ala)
    page = client.post(CODE, {"code": code, "text": "Jeszcze jedno"}).content.decode()
    assert ("została w międzyczasie zamknięta" in page, "Jeszcze jedno" in page) == (True, True)
    assert enquiry.messages.count() == 1


def test_words_of_somebody_who_waits_with_her_code_are_kept(client, shop):
    code = send(shop)[1]
    for _ in range(limits.CODES_TRIED):
        client.post(CODE, {"code": "abcd-2345-efgh"})
    answer = client.post(CODE, {"code": code, "text": "Jeszcze jedno"})
    assert (answer.status_code, answer.context["words"].value()) == (429, "Jeszcze jedno")
    assert ">\nJeszcze jedno</textarea>" in answer.content.decode()


@pytest.mark.slow
def test_talk_is_not_flooded_by_its_sender(client, shop, ala):
    enquiry, code = send(shop)
    for n in range(21):
        last = client.post(CODE, {"code": code, "text": f"Słowo {n}"})
    assert enquiry.messages.count() == 21
    assert ("Słowo 20" in last.content.decode(), "Spróbuj ponownie" in last.content.decode()) == (True, True)


# --- the shop's side ----------------------------------------------------------


def test_unread_message_is_an_envelope_until_it_is_opened(shop, ala):
    enquiry = send(shop)[0]
    client = logged_in(ala)
    page = client.get(enquiry.get_absolute_url()).content.decode()
    assert [canary in page for canary in ("Kanarek Imienia", *list(CANARIES.values())[2:])] == [True] + [False] * 3
    answer = client.post(reverse("network:enquiry_open", args=[enquiry.uuid]), follow=True)
    page = answer.content.decode()
    assert ("Kanarek treści" in page, CANARIES["email"] in page) == (True, True)
    enquiry.refresh_from_db()
    assert enquiry.state == "read"


def test_answer_with_a_mistake_is_kept_beside_a_new_unread_message(shop, ala):
    enquiry = send(shop)[0]
    answer = logged_in(ala).post(enquiry.get_absolute_url(), {"text": "x" * 4001})
    page = answer.content.decode()
    assert ("x" * 4001 in page, "Kanarek treści" in page) == (True, False)


def test_answer_is_kept_when_the_talk_is_closed_in_that_very_moment(shop, ala):
    enquiry = send(shop)[0]
    in_state(Enquiry.objects.get(), "closed", ala)
    typed = MessageForm({"text": "Dziękujemy"})
    assert (views._answered(enquiry, typed, actor=ala), list(typed.errors)) == (False, ["__all__"])


def test_answer_of_a_stranger_is_refused_also_in_that_moment(shop, ala):
    with pytest.raises(PermissionDenied):
        views._answered(send(shop)[0], MessageForm({"text": "Dziękujemy"}), actor=cast.celina())


def test_looking_at_pages_changes_nothing(shop, ala, olga):
    enquiry = send(shop, actor=olga)[0]
    before = (Enquiry.objects.values().get(), Entry.objects.count())
    for person in (ala, olga):
        logged_in(person).get(enquiry.get_absolute_url())
        logged_in(person).get("/zapytania/")
    assert (Enquiry.objects.values().get(), Entry.objects.count()) == before


def test_official_and_shop_talk_to_the_end(shop, ala, olga, settings):
    """The whole way: sent, letter to the shop, opened, answered, letter to the official, read, closed."""
    logged_in(olga).post(NEW, form())
    enquiry = Enquiry.objects.get()
    call_command("run_due", verbosity=0)
    assert [letter.to for letter in mail.outbox] == [["ala@example.org"], ["olga@example.org"]]
    shop_side, her_side = logged_in(ala), logged_in(olga)
    shop_side.post(reverse("network:enquiry_open", args=[enquiry.uuid]))
    shop_side.post(enquiry.get_absolute_url(), {"text": "Przyjedziemy w piątek."})
    call_command("run_due", verbosity=0)
    assert mail.outbox[-1].to == ["olga@example.org"]
    page = her_side.get(enquiry.get_absolute_url()).content.decode()
    assert ("Przyjedziemy w piątek." in page, "Ala, Sklep bolszewo" in page) == (True, True)
    her_side.post(reverse("network:enquiry_close", args=[enquiry.uuid]))
    enquiry.refresh_from_db()
    assert enquiry.state == "closed"


def test_empty_answer_is_refused_kindly(shop, ala):
    enquiry = in_state(send(shop)[0], "read", ala)
    answer = logged_in(ala).post(enquiry.get_absolute_url(), {"text": " "})
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["text"])


def test_field_of_the_shop_keeps_its_name_when_it_was_sent_empty(shop, ala):
    enquiry = in_state(send(shop)[0], "read", ala)
    answer = logged_in(ala).post(enquiry.get_absolute_url(), {"text": " "})
    assert answer.context["form"]["text"].label == "Twoja odpowiedź"


def test_editor_who_answers_is_not_shown_as_the_shop(shop, olga):
    darek = cast.darek()
    enquiry = in_state(send(shop, actor=olga)[0], "answered", darek)
    turns = logged_in(olga).get(enquiry.get_absolute_url()).context["turns"]
    assert [turn["who"] for turn in turns] == ["Kanarek Imienia", "Darek"]


@pytest.mark.parametrize("count", [1, 12])
def test_list_costs_the_same_for_one_and_many(shop, ala, count, django_assert_num_queries):
    for n in range(count):
        send(shop, token=f"{n:020}", email="")
    client = logged_in(ala)
    client.get("/zapytania/")  # menus and helplines are remembered until something changes
    with django_assert_num_queries(7):
        assert len(client.get("/zapytania/").context["rows"]) == count


def test_long_list_goes_on_on_a_second_page(shop, ala, monkeypatch):
    monkeypatch.setattr("network.partners.enquiries.views.PAGE", 2)
    for n in range(3):
        send(shop, token=f"{n:020}", email="")
    client = logged_in(ala)
    first = client.get("/zapytania/").context
    second = client.get(f"/zapytania/{first['next_url']}").context
    assert [len(page["rows"]) for page in (first, second)] == [2, 1]
    assert (second["next_url"], first["rows"][0]["waits"]) == ("", True)


@pytest.mark.parametrize("before", ["x", "-1", "9" * 30, "²"])
def test_list_survives_an_odd_address(ala, before):
    assert logged_in(ala).get("/zapytania/", {"before": before}).status_code == 200


# --- nobody else --------------------------------------------------------------


@pytest.mark.parametrize("verb", ["enquiry", "enquiry_open", "enquiry_close"])
@pytest.mark.parametrize("who", ["celina", "darek", "bartek", "piotr"])
def test_others_find_nothing_there(shop, ala, olga, verb, who):
    enquiry = send(shop, actor=olga)[0]
    stranger = cast.bartek(make_shop("tczew")) if who == "bartek" else getattr(cast, who)()
    address = reverse(f"network:{verb}", args=[enquiry.uuid])
    assert logged_in(stranger).post(address, {"text": "Cudze"}).status_code == 404
    enquiry.refresh_from_db()
    assert (enquiry.state, enquiry.messages.count()) == ("sent", 1)


def test_login_without_a_person_finds_nothing_there(shop, admin_client):
    enquiry = send(shop)[0]
    assert admin_client.get(enquiry.get_absolute_url()).status_code == 404
    assert admin_client.get("/zapytania/").context["rows"] == []


def test_visitor_is_led_to_the_login_whether_it_is_there_or_not(client, shop):
    enquiry = send(shop)[0]
    for uuid in (str(enquiry.uuid), "11111111-1111-1111-1111-111111111111"):
        answer = client.get(f"/zapytania/{uuid}/")
        assert (answer.status_code, answer.headers["Location"]) == (302, f"/konto/wejscie/?next=/zapytania/{uuid}/")


@pytest.mark.slow
def test_canaries_stand_in_no_page_of_others(client, shop, ala, olga, admin_client):
    operator = Operator.objects.create(name="Fundacja")
    enquiry, code = send(shop, actor=olga)
    ShopContact.objects.create(shop=shop, email="tajny.adres@example.org")
    in_state(enquiry, "answered", ala)
    send(operator, token="2" * 20)
    addresses = [
        "/", "/pomoc/", "/pomoc/?q=Bolszewo", "/sklepy/bolszewo/", NEW, CODE, "/dane/", "/zapytania/",
        "/dla-partnerow/", "/potrzeby/", "/moje-sklepy/", "/moje-sklepy/bolszewo/", enquiry.get_absolute_url(),
        "/sitemap.xml", "/robots.txt", "/admin/reports/",
    ]  # fmt: skip
    hunted = [*CANARIES.values(), code, "tajny.adres", "Dziękujemy z kanarka"]
    readers = [client, logged_in(cast.celina()), logged_in(cast.darek()), logged_in(cast.piotr())]
    for reader in readers:
        for address in addresses:
            page = reader.get(address, follow=True).content.decode(errors="replace")
            # The editor receives what was sent to an operator of whom nobody is here, may see who wrote it, and keeps
            # the addresses of shops.
            allowed = {"Kanarek Imienia", "Kanarek Organizacji", "tajny.adres"} if reader is readers[2] else set()
            assert not [word for word in hunted if word in page and word not in allowed], address


@pytest.mark.parametrize("path", [NEW, CODE, "/zapytania/"])
def test_pages_are_kept_by_nobody(path, shop, olga):
    headers = logged_in(olga).get(path).headers
    assert ("no-store" in headers["Cache-Control"], headers["X-Robots-Tag"]) == (True, "noindex")


def test_refusals_are_kept_by_nobody_either(client, shop, ala):
    enquiry = send(shop)[0]
    for answer in (client.get(enquiry.get_absolute_url()), client.post(NEW, form()), client.post(CODE, {"code": "x"})):
        assert "no-store" in answer.headers["Cache-Control"]


def test_words_of_a_message_are_shown_as_text(shop, ala):
    enquiry = send(shop, message="<script>alert(1)</script>\n\nDrugi akapit", name="<b>Olga</b>")[0]
    page = logged_in(ala).post(
        reverse("network:enquiry_open", args=[enquiry.uuid]), follow=True
    ).content.decode()  # fmt: skip
    assert ("<script>alert" in page, "<b>Olga</b>" in page, "<p>Drugi akapit</p>" in page) == (False, False, True)


# --- the clause about data ----------------------------------------------------


def test_clause_names_who_is_responsible(settings):
    settings.NETWORK_CONTROLLER = "Fundacja Przykład, Gdańsk"
    settings.NETWORK_CONTROLLER_CONTACT = "dane@example.org"
    texts = [point.text for point in clause(purpose="", recipients="", period="", voluntary="")]
    assert texts[:2] == ["Fundacja Przykład, Gdańsk", "dane@example.org"]


def test_clause_says_when_it_is_not_yet_known_who_is_responsible(settings):
    settings.NETWORK_CONTROLLER = ""
    texts = [point.text for point in clause(purpose="", recipients="", period="", voluntary="")]
    assert texts[0].startswith("Kto prowadzi tę stronę.")


# --- staff --------------------------------------------------------------------


def test_staff_sees_which_shops_have_nobody_without_the_words(admin_client, shop, db):
    send(shop)
    cast.bartek(other := make_shop("tczew"))
    send(other, token="2" * 20)
    page = admin_client.get(reverse("lonely_enquiries")).content.decode()
    assert ("Sklep bolszewo" in page, "Sklep tczew" in page) == (True, False)
    assert not [canary for canary in CANARIES.values() if canary in page]


def test_list_of_staff_is_closed_to_others(client, olga):
    client.force_login(olga.user)
    assert client.get(reverse("lonely_enquiries")).status_code == 302
