"""Does a page behind a password look like the site, and tell nothing of what lies behind?"""

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from tests.cms.page_things import make_plain

pytestmark = pytest.mark.django_db
CANARY = "Kanarek"


@pytest.fixture
def page() -> None:
    made = make_plain(title=CANARY, lead=CANARY, search_description=CANARY, seo_title=CANARY)
    PageViewRestriction.objects.create(page=made, restriction_type=PageViewRestriction.PASSWORD, password="hasło")


def test_page_behind_a_password_tells_nothing(client: Client, page: None):
    answer = client.get("/pomoc-dla-ciebie/")
    found = answer.content.decode()
    assert (answer.status_code, CANARY in found, 'name="robots" content="noindex"' in found) == (200, False, True)


def test_page_behind_a_password_looks_like_the_site(client: Client, page: None):
    found = client.get("/pomoc-dla-ciebie/").content.decode()
    assert ("site-header" in found, 'class="lada-form"' in found, found.count("<h1")) == (True, True, 1)


def test_page_behind_a_password_is_asked_for_in_the_readers_language(client: Client, page: None):
    found = client.get("/uk/pomoc-dla-ciebie/").content.decode()
    assert ('<html lang="uk"' in found, "Password" in found) == (True, False)


def test_password_opens_the_page(client: Client, page: None):
    form = client.get("/pomoc-dla-ciebie/").context["form"]
    action = client.get("/pomoc-dla-ciebie/").context["action_url"]
    client.post(action, {"password": "hasło", "return_url": form.initial["return_url"]})
    assert CANARY in client.get("/pomoc-dla-ciebie/").content.decode()


def test_tries_at_the_password_are_counted(client: Client, page: None):
    action = client.get("/pomoc-dla-ciebie/").context["action_url"]
    answers = [client.post(action, {"password": "x", "return_url": "/"}) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [200] * 10 + [429]
    assert client.post(action, {"password": "hasło", "return_url": "/"}).status_code == 429
