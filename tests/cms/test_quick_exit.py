"""Does a page that nobody else should see open let its reader leave at once, and keep nothing of itself?"""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.test import Client

from cms.pages.models import PlainPage
from cms.pages.site_settings import LadaSettings
from tests.cms.page_things import locale, make_plain

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> PlainPage:
    """A page that asks for the exit."""
    return make_plain("spokojnie", title="Kiedy w domu jest strach", quick_exit=True)


def read(client: Client, page: PlainPage, prefix: str = "") -> str:
    return client.get(prefix + page.url).content.decode().replace("\xa0", " ")


def test_exit_is_the_second_stop_after_the_skip_link(client, page):
    body = read(client, page).partition("<body")[2]
    stops = re.findall(r"<(?:a|button|input|summary|select|textarea)\b[^>]*>", body)
    assert 'href="#main"' in stops[0]
    assert stops[1] == '<a id="quick-exit" href="https://pl.wikipedia.org/" rel="noreferrer noopener">'


def test_exit_leads_where_editors_say(client, page):
    kept = LadaSettings.load()
    kept.exit_url = "https://pogoda.example/"
    kept.save()
    assert 'href="https://pogoda.example/" rel="noreferrer noopener"' in read(client, page)


def test_exit_takes_no_open_line(page):
    with pytest.raises(ValidationError):
        LadaSettings(exit_url="http://pogoda.example/").full_clean()


def test_title_says_nothing(client, page):
    assert re.search(r"<title>(.*?)</title>", read(client, page))[1] == "Lada"


def test_page_stays_in_no_cache(client, page):
    assert client.get(page.url).headers["Cache-Control"] == "private, no-store"


def test_page_says_what_the_exit_cannot_do(client, page):
    kept = LadaSettings.load()
    kept.safe_browsing_page = make_plain("bezpieczne-przegladanie", title="Jak przeglądać")
    kept.save()
    found = read(client, page)
    assert "W historii i w sieci zostaje ślad." in found
    assert '<a href="/bezpieczne-przegladanie/">Jak bezpiecznie przeglądać</a>' in found


def test_advice_that_is_not_live_is_not_linked(client, page):
    kept = LadaSettings.load()
    kept.safe_browsing_page = make_plain("bezpieczne-przegladanie")
    kept.safe_browsing_page.unpublish()
    kept.save()
    assert "Jak bezpiecznie przeglądać" not in read(client, page)


def test_advice_stands_in_polish_where_its_translation_is_a_draft(client, page):
    kept = LadaSettings.load()
    kept.safe_browsing_page = make_plain("bezpieczne-przegladanie")
    kept.save()
    kept.safe_browsing_page.copy_for_translation(locale("uk"))
    assert 'href="/uk/bezpieczne-przegladanie/"' in read(client, page, "/uk")


def test_other_pages_carry_nothing_of_it(client):
    plain = make_plain("zwykla", title="Zwykła")
    answer = client.get(plain.url)
    found = answer.content.decode()
    assert ("quick-exit" in found, "exit.js" in found, "exit.css" in found) == (False, False, False)
    assert "no-store" not in answer.headers["Cache-Control"]


def test_script_is_small():
    assert (Path(settings.BASE_DIR) / "cms/static/cms/exit.js").stat().st_size <= 1024
