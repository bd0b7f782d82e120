"""Do search engines find every public page in its languages, and nothing else?"""

from collections import Counter
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, PageViewRestriction

from advocacy.stories.actions import publish_story_text
from cms.pages import sitemaps
from cms.pages.models import LadaHomePage, PlainPage, StoryPage
from network.directory.models import Shop
from network.log.actions import record
from tests.advocacy.story_things import shown, told
from tests.factories import make_shop

pytestmark = pytest.mark.django_db
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
HERE = "http://testserver"


def found(client: Client, address: str = "/sitemap.xml") -> dict[str, dict[str, str]]:
    """Addresses with their alternates."""
    root = ElementTree.fromstring(client.get(address).content)  # noqa: S314 - our own
    return {
        url.findtext(f"{MAP}loc", ""): {link.get("hreflang", ""): link.get("href", "") for link in url.findall(LINK)}
        for url in root.findall(f"{MAP}url")
    }


def add_page(slug: str, **fields: Any) -> PlainPage:
    home = LadaHomePage.objects.get(locale__language_code="pl")
    page = home.add_child(instance=PlainPage(title=slug, slug=slug, locale=home.locale, **fields))
    page.save_revision().publish()
    return page


def in_all_languages(path: str) -> dict[str, str]:
    by_language = {code: f"{HERE}{'' if code == 'pl' else f'/{code}'}{path}" for code in ("pl", "uk", "en", "ru")}
    return by_language | {"x-default": by_language["pl"]}


def test_shop_is_found_in_every_language(client: Client, shop: Shop):
    pages = found(client)
    there = in_all_languages("/sklepy/bolszewo/")
    assert [pages[address] for address in there.values()] == [there] * 5


def test_home_and_parts_of_the_site_are_found(client: Client):
    assert set(found(client)) == {
        address
        for path in ("/", "/pomoc/", "/potrzeby/", "/dla-partnerow/", "/dla-partnerow/bez-sklepu/",
                     "/dla-partnerow/wyniki/", "/dane/", "/opowiesci/", "/liderzy/")
        for address in in_all_languages(path).values()
    }  # fmt: skip


def test_page_has_the_languages_it_is_written_in(client: Client):
    page = add_page("jak-pomoc")
    assert found(client)[f"{HERE}/jak-pomoc/"] == dict.fromkeys(("pl", "x-default"), f"{HERE}/jak-pomoc/")
    copy = page.copy_for_translation(Locale.objects.get(language_code="uk"))
    assert f"{HERE}/uk/jak-pomoc/" not in found(client)
    copy.save_revision().publish()
    there = {"pl": f"{HERE}/jak-pomoc/", "uk": f"{HERE}/uk/jak-pomoc/", "x-default": f"{HERE}/jak-pomoc/"}
    pages = found(client)
    assert (pages[f"{HERE}/jak-pomoc/"], pages[f"{HERE}/uk/jak-pomoc/"]) == (there, there)


def test_page_without_polish_has_no_default(client: Client):
    page = add_page("po-ukrainsku")
    page.copy_for_translation(Locale.objects.get(language_code="uk")).save_revision().publish()
    page.unpublish()
    assert found(client)[f"{HERE}/uk/po-ukrainsku/"] == {"uk": f"{HERE}/uk/po-ukrainsku/"}


def test_draft_private_and_quick_exit_pages_are_not_named(client: Client):
    add_page("szkic").unpublish()
    PageViewRestriction.objects.create(page=add_page("tajne"), restriction_type="login")
    add_page("przemoc", quick_exit=True)
    add_page("jawne")
    named = client.get("/sitemap.xml").content.decode()
    assert [slug for slug in ("szkic", "tajne", "przemoc", "jawne") if slug in named] == ["jawne"]


def test_shop_says_when_it_changed(client: Client, shop: Shop):
    assert b"lastmod" not in client.get("/sitemap.xml").content
    entry = record("confirm", shop, actor=None)
    dates = Counter(client.get("/sitemap.xml").content.decode().split("<lastmod>")[1:])
    assert [text[:10] for text in dates] == [f"{entry.at:%Y-%m-%d}"] * len(dates)
    assert sum(dates.values()) == 4


def test_many_shops_cost_no_more_queries(client: Client, shop: Shop):
    found(client)
    with CaptureQueriesContext(connection) as with_one:
        assert len(found(client)) == 4 * (1 + 9)
    for number in range(20):
        make_shop(f"shop-{number}")
    with CaptureQueriesContext(connection) as with_many:
        assert len(found(client)) == 4 * (21 + 9)
    assert len(with_many) == len(with_one)


def test_too_many_addresses_come_in_parts(client: Client, shop: Shop, monkeypatch: pytest.MonkeyPatch):
    whole = found(client)
    monkeypatch.setattr(sitemaps, "MOST", 20)
    index = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 - our own
    parts = [part.text or "" for part in index.iter(f"{MAP}loc")]
    assert parts == [f"{HERE}/sitemap.xml?part={number}" for number in (1, 2)]
    assert found(client, parts[0]) | found(client, parts[1]) == whole
    assert client.get("/sitemap.xml?part=3").status_code == 404


def test_every_address_answers(client: Client, shop: Shop):
    add_page("jak-pomoc")
    assert {address: client.get(address).status_code for address in found(client)} == dict.fromkeys(found(client), 200)


def test_robots_name_the_sitemap_and_no_secret(client: Client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines == ["User-agent: *", "Disallow: /admin/", f"Sitemap: {HERE}/sitemap.xml"]


def test_story_is_found_in_the_languages_it_has_a_text_in(client: Client):
    story = shown(title="Zupa")
    publish_story_text(story, actor=None, language="uk", title="Суп", lead="")
    pages = found(client)
    polish, ukrainian = f"{HERE}/opowiesci/zupa/", f"{HERE}/uk/opowiesci/zupa/"
    there = {"pl": polish, "uk": ukrainian, "x-default": polish}
    assert (pages[polish], pages[ukrainian]) == (there, there)
    assert f"{HERE}/en/opowiesci/zupa/" not in pages


def test_page_that_lends_its_text_is_not_named(client: Client):
    story = told(title="Zupa")
    page = StoryPage.objects.get(story=story)
    assert page.live
    assert [address for address in found(client) if "teksty" in address] == []
