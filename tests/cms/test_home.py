"""Is there a door in every language, and does it lead to the same page in the others?"""

import pytest
from django.test import Client
from wagtail.models import Locale, Site

from cms.pages.models import LadaHomePage

pytestmark = pytest.mark.django_db
GREETINGS = {"": "Dzień dobry", "/uk": "Добрий день", "/en": "Hello", "/ru": "Добрый день"}


def test_locales_are_those_of_the_site():
    assert sorted(Locale.objects.values_list("language_code", flat=True)) == ["en", "pl", "ru", "uk"]


def test_home_pages_are_translations_of_one():
    assert LadaHomePage.objects.values("translation_key").distinct().count() == 1
    assert Site.objects.get(is_default_site=True).root_page.locale.language_code == "pl"


@pytest.mark.parametrize(("prefix", "greeting"), GREETINGS.items())
def test_home_greets(client: Client, prefix: str, greeting: str):
    answer = client.get(f"{prefix}/")
    assert answer.status_code == 200
    assert "<h1" in answer.content.decode()
    assert greeting in answer.content.decode()


def test_home_shows_what_editors_wrote(client: Client):
    LadaHomePage.objects.filter(locale__language_code="uk").update(greeting="Вітаємо вас")
    assert "Вітаємо вас" in client.get("/uk/").content.decode()


@pytest.mark.parametrize("path", ["/", "/pomoc/?q=Gdynia", "/dane/"])
def test_languages_lead_to_the_same_page(client: Client, path: str):
    links = client.get(f"/uk{path}").context["languages"]
    assert [link["url"] for link in links] == [path, f"/uk{path}", f"/en{path}", f"/ru{path}"]
    assert [link["code"] for link in links if link["current"]] == ["uk"]
