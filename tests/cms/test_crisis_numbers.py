"""Do the numbers for the worst hour stand on every page, whatever their age and whatever editors do?"""

import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from network.directory.models import Operator, Shop
from network.needs.models import Helpline
from tests import cast
from tests.advocacy.story_things import told
from tests.cms.page_things import make_plain
from tests.factories import make_topic
from tests.network.partners.board_things import make_request
from tests.network.people.leader_things import halina, published

pytestmark = pytest.mark.django_db
THREE = {"112", "116123", "116111"}
CODES = [code for code, _ in settings.LANGUAGES]

# Every address of people's pages by its name. Those of a list give what is not a page (a table, a calendar, a picture).
NO_PAGES = {
    "sitemap", "picture", "manifest", "place_suggestions", "shop_calendar", "shop_by_number", "partner_csv",
    "partner_xlsx", "partner_gaps_csv", "logout", "account_app_picture", "stories_feed", "shop_stories_feed",
    "leader_stories_feed",
}  # fmt: skip
# Answers to a POST alone, which lead on to one of the pages.
VERBS = {
    "enquiry_open", "enquiry_close", "request_promise", "request_take_back", "offer_withdraw", "desk_capacity",
    "desk_contact", "desk_request_met", "desk_request_reopen", "desk_request_withdraw", "login_passkey",
    "account_contact_remove", "story_take_back", "story_edit", "leader_step", "leader_mine",
    "board_follow", "board_read", "topic_claim", "topic_confirm", "topic_follow", "topic_remember", "post",
    "post_helped", "post_thank", "case_claim", "case_police", "case_release", "notice_stop", "notices_seen",
}  # fmt: skip
# Behind the login; ``test_numbers_stand_behind_the_login`` opens those that need no row of their own.
MEMBERS = {"enquiries", "enquiry", "offers", "offer_new", "offer", "desk", "desk_shop", "desk_request_new",
           "desk_request_change", "style_page", "my_texts", "story_new", "story_text", "story_photo", "story_send",
           "story_withdraw", "story_delete", "leader_text", "story_recorded_new", "leader_own", "leader_end",
           "consent", "consent_desk", "consents_about", "consent_new", "people_desk", "account_new", "person_record",
           "role_grant", "role_end", "slip_new", "person_erase", "remembered", "topic_new", "topic_answer",
           "topic_lead", "post_edit", "post_remove", "post_reveal", "post_history", "moderation", "case", "case_decide",
           "appeal", "decision", "my_decisions", "my_reports", "notices", "notice_choices", "notices_off"}  # fmt: skip
# Behind the login, or in the middle of coming in; ``test_numbers_stand_behind_the_login`` opens one.
LOGINS = {
    "account", "account_login", "account_password", "account_contact", "account_reauthenticate", "enter_code",
    "mfa_authenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "mfa_index", "mfa_activate_totp",
    "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_add_webauthn",
    "mfa_remove_webauthn", "usersessions_list", "my_data", "account_erase",
}  # fmt: skip
# Wagtail's own names for its pages.
WAGTAIL = {"wagtailcore_authenticate_with_password", "wagtailcore_login"}


def names(patterns: list[URLPattern | URLResolver]) -> set[str]:
    found: set[str] = set()
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            found |= names(pattern.url_patterns) if str(pattern.pattern) not in ("admin/", "documents/") else set()
        elif pattern.name:
            found.add(pattern.name)
    return found


def numbers(answer: Any) -> set[str]:
    return set(re.findall(r'href="tel:(\d+)"', answer.content.decode()))


@pytest.fixture
def pages(shop: Shop) -> dict[str, str]:
    """One Polish address of every public page, by its name."""
    operator = Operator.objects.create(name="Fundacja Chleb")
    asked = make_request(shop, cast.ala(shop))
    leader, story, topic = published(halina(shop)), told(), make_topic()
    return {
        "wagtail_serve": make_plain().url,
        "login": "/konto/wejscie/",
        "login_code": "/konto/wejscie/kod/",
        "sign_up": "/konto/nowe/",
        "preferences": "/dostosuj/",
        "finder": "/pomoc/",
        "shop": shop.get_absolute_url(),
        "shop_sources": f"{shop.get_absolute_url()}zrodla/",
        "shop_sms": f"{shop.get_absolute_url()}sms/",
        "referral_request": f"{shop.get_absolute_url()}prosba-o-skierowanie/",
        "enquiry_new": f"{shop.get_absolute_url()}zapytanie/",
        "operator_enquiry_new": f"/prowadzacy/{operator.pk}/zapytanie/",
        "data": "/dane/",
        "self_check": "/sprawdz/",
        "self_check_steps": "/sprawdz/po-kolei/",
        "partner_shops": "/dla-partnerow/",
        "partner_compare": "/dla-partnerow/porownanie/",
        "partner_gaps": "/dla-partnerow/bez-sklepu/",
        "partner_impact": "/dla-partnerow/wyniki/",
        "enquiry_code": "/zapytania/kod/",
        "requests": "/potrzeby/",
        "request": f"/potrzeby/{asked.uuid}/",
        "stories": "/opowiesci/",
        "story": story.get_absolute_url(),
        "leaders": "/liderzy/",
        "leader": leader.get_absolute_url(),
        "leader_enquiry_new": f"{leader.get_absolute_url()}zapytanie/",
        "consent_withdraw": "/zgody/",
        "receipt": "/pisz/kod/",
        "forum": "/forum/",
        "unanswered": "/forum/bez-odpowiedzi/",
        "board": topic.board.get_absolute_url(),
        "topic": topic.get_absolute_url(),
        "report": f"/zglos/topic/{topic.pk}/",
        "report_code": "/zgloszenia/kod/",
        "account_gone": "/konto/usuniete/",
    }


def in_language(code: str, address: str) -> str:
    return address if code == "pl" else f"/{code}{address}"


@pytest.mark.parametrize("code", CODES)
def test_numbers_stand_on_every_public_page_however_old(client, pages, code):
    Helpline.objects.update(verified_on="2009-01")
    without = {}
    for name, address in pages.items():
        answer = client.get(in_language(code, address), follow=True)
        if answer.status_code != 200 or not numbers(answer) >= THREE:
            without[name] = (answer.status_code, numbers(answer))
    assert without == {}


def test_every_address_was_thought_of(pages):
    assert names(get_resolver().url_patterns) == set(pages) | NO_PAGES | VERBS | MEMBERS | LOGINS | WAGTAIL


def test_numbers_stand_behind_the_login(shop: Shop):
    client = Client()
    client.force_login(cast.ala(shop).user)
    for address in (
        "/moje-sklepy/",
        f"/moje-sklepy/{shop.slug}/",
        "/zapytania/",
        "/oferty/nowa/",
        "/konto/",
        "/powiadomienia/",
    ):
        assert numbers(client.get(address, follow=True)) >= THREE


@pytest.mark.parametrize("address", ["/nie-ma/", "/sklepy/nie-ma/", "/zapytania/kod"])
def test_numbers_stand_where_nothing_is(client, address):
    assert numbers(client.get(address, follow=True)) >= THREE


def test_number_that_an_editor_takes_out_stays(client):
    Helpline.objects.filter(number="116 111").update(always_shown=False)
    assert numbers(client.get("/dostosuj/")) >= THREE


@pytest.mark.parametrize("number", ["112", "116 123", "116 111"])
def test_number_that_is_deleted_stays(client, number):
    Helpline.objects.filter(number=number).delete()
    page = client.get("/uk/dostosuj/").content.decode()
    assert re.findall(r'href="tel:(\d+)"', page).count(number.replace(" ", "")) == 1


def test_no_number_stands_twice(client):
    found = re.findall(r'href="tel:(\d+)"', client.get("/dostosuj/").content.decode())
    assert sorted(found) == sorted(set(found))


def test_jump_to_the_numbers_has_its_end(client):
    page = client.get("/dostosuj/").content.decode()
    assert ('href="#helplines"' in page, page.count('id="helplines"')) == (True, 1)
