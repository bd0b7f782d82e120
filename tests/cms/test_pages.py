"""Does a page stand where it should, in the language it is written in, and nowhere before it is published?"""

import re
from datetime import date
from xml.etree import ElementTree

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction
from wagtail.test.utils.form_data import nested_form_data, streamfield

from cms.pages.models import LadaHomePage, NewsPage, PlainPage
from cms.translations import editions
from network.subjects import registry
from tests.cms import page_things as things

pytestmark = pytest.mark.django_db
PREFIXES = {"pl": "", "uk": "/uk", "en": "/en", "ru": "/ru"}
OURS = [model for model in apps.get_app_config("cms").get_models() if issubclass(model, Page)]
ATOM = "{http://www.w3.org/2005/Atom}"


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def translated(page: Page, title: str, code: str = "uk", live: bool = True) -> Page:
    copy = page.copy_for_translation(things.locale(code), copy_parents=True)
    copy.title = copy.draft_title = title
    copy.save_revision()
    if live:
        copy.latest_revision.publish()
    return copy


def headings(html: str) -> list[int]:
    return [int(level) for level in re.findall(r"<h([1-6])", html[html.index("<main") : html.index("</main>")])]


# A page in its own language


def test_page_shows_title_lead_text_and_age(client: Client) -> None:
    page = things.make_plain()
    html = read(client, "/pomoc-dla-ciebie/")
    assert "<h1>Pomoc dla Ciebie</h1>" in html
    assert ('<p class="lada-lead">Krótko.</p>' in html, "Chleb jest za darmo." in html) == (True, True)
    day = page.last_published_at.strftime("%Y-%m-%d")
    assert f'Ostatnia zmiana: <time datetime="{day}">' in html


def test_way_to_the_page_names_those_above_it(client: Client) -> None:
    above = things.make_plain("poradnik", title="Poradnik")
    things.make_plain("pierwsza-wizyta", above, title="Pierwsza wizyta")
    steps = client.get("/poradnik/pierwsza-wizyta/").context["breadcrumb"]
    assert [(step["label"], step["url"]) for step in steps] == [
        ("Start", "/"),
        ("Poradnik", "/poradnik/"),
        ("Pierwsza wizyta", ""),
    ]


def test_page_for_those_in_danger_has_a_title_that_says_nothing(client: Client) -> None:
    things.make_plain("przemoc", title="Przemoc w domu", quick_exit=True)
    assert re.findall(r"<title>(.*?)</title>", read(client, "/przemoc/"), re.DOTALL) == ["Lada"]


@pytest.mark.parametrize("slug", ["plain", "news"])
def test_headings_skip_no_level(client: Client, slug: str) -> None:
    body = [
        ("heading", {"text": "Część", "level": "2"}),
        ("heading", {"text": "Dalej", "level": "3"}),
        ("notice", {"tone": "info", "title": "Uwaga", "text": "<p>Tak.</p>"}),
    ]
    if slug == "plain":
        things.make_plain("plain", body=body)
    else:
        things.make_news(things.make_news_index(slug="lista"), "news", body=body)
    assert headings(read(client, "/plain/" if slug == "plain" else "/lista/news/")) == [1, 2, 3, 2]


def test_draft_shows_nowhere(client: Client) -> None:
    page = things.home().add_child(instance=PlainPage(title="TAJNE", slug="szkic", live=False))
    page.save_revision()
    assert [client.get(f"{prefix}/szkic/").status_code for prefix in PREFIXES.values()] == [404] * 4


def test_page_costs_a_fixed_number_of_queries(client: Client, django_assert_max_num_queries) -> None:
    things.make_plain()
    read(client, "/pomoc-dla-ciebie/")  # site roots and helplines are remembered
    with django_assert_max_num_queries(10):
        read(client, "/pomoc-dla-ciebie/")


# The same address in the other languages


@pytest.mark.parametrize("code", ["uk", "en", "ru"])
def test_untranslated_page_stands_in_polish_inside_the_readers_furniture(client: Client, code: str) -> None:
    things.make_plain()
    html = read(client, f"{PREFIXES[code]}/pomoc-dla-ciebie/")
    assert f'<html lang="{code}"' in html
    assert '<h1 lang="pl">Pomoc dla Ciebie</h1>' in html
    assert '<p class="lada-lead" lang="pl">Krótko.</p>' in html
    assert '<div class="lada-prose" lang="pl">' in html
    assert html.count("lada-text-language") == 1


def test_polish_reader_is_told_nothing_of_languages(client: Client) -> None:
    things.make_plain()
    html = read(client, "/pomoc-dla-ciebie/")
    assert ("lada-text-language" in html, '<h1 lang="pl">' in html) == (False, False)


def test_untranslated_page_names_the_polish_address_as_its_own(client: Client) -> None:
    things.make_plain()
    html = read(client, "/uk/pomoc-dla-ciebie/")
    assert re.findall(r'<link rel="canonical" href="([^"]+)"', html) == ["http://testserver/pomoc-dla-ciebie/"]
    assert re.findall(r'<link rel="alternate" hreflang="pl" href="([^"]+)"', html) == [
        "http://testserver/pomoc-dla-ciebie/"
    ]
    assert 'rel="alternate" hreflang="uk"' not in html


def test_translated_page_stands_in_its_own_words(client: Client) -> None:
    translated(things.make_plain(), "Допомога для вас")
    html = read(client, "/uk/pomoc-dla-ciebie/")
    assert ("<h1>Допомога для вас</h1>" in html, "lada-text-language" in html) == (True, False)
    assert "Pomoc dla Ciebie" in read(client, "/pomoc-dla-ciebie/")


def test_translations_name_each_other(client: Client) -> None:
    translated(things.make_plain(), "Допомога для вас")
    expected = [("pl", "http://testserver/pomoc-dla-ciebie/"), ("uk", "http://testserver/uk/pomoc-dla-ciebie/")]
    for address in ("/pomoc-dla-ciebie/", "/uk/pomoc-dla-ciebie/"):
        found = re.findall(r'<link rel="alternate" hreflang="(pl|uk|en|ru)" href="([^"]+)"', read(client, address))
        assert found == expected


def test_draft_of_a_translation_shows_nowhere(client: Client) -> None:
    translated(things.make_plain(), "ЧЕРНЕТКА", live=False)
    html = read(client, "/uk/pomoc-dla-ciebie/")
    assert ("ЧЕРНЕТКА" in html, '<h1 lang="pl">' in html) == (False, True)


@pytest.mark.parametrize("code", PREFIXES)
def test_switch_of_languages_never_leads_nowhere(client: Client, code: str) -> None:
    translated(things.make_plain(), "Допомога для вас")
    links = client.get(f"{PREFIXES[code]}/pomoc-dla-ciebie/").context["languages"]
    assert [link["url"] for link in links] == [f"{prefix}/pomoc-dla-ciebie/" for prefix in PREFIXES.values()]
    assert [client.get(link["url"]).status_code for link in links] == [200] * 4
    assert [link["code"] for link in links if link["current"]] == [code]


def test_switch_leads_home_where_only_one_language_has_the_page(client: Client) -> None:
    things.make_plain("lysty", things.home("uk"), title="Листи")
    links = client.get("/uk/lysty/").context["languages"]
    assert [link["url"] for link in links] == ["/", "/uk/lysty/", "/en/", "/ru/"]


def test_alias_says_in_which_language_its_words_are(client: Client) -> None:
    page = things.make_plain()
    page.create_alias(parent=things.home("uk"), update_locale=things.locale("uk"), reset_translation_key=False)
    html = read(client, "/uk/pomoc-dla-ciebie/")
    assert ('<h1 lang="pl">' in html, html.count("lada-text-language")) == (True, 1)


def test_restricted_page_asks_for_a_login_in_every_language(client: Client) -> None:
    page = things.make_plain()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    answers = [client.get(f"{prefix}/pomoc-dla-ciebie/") for prefix in PREFIXES.values()]
    assert [answer.status_code for answer in answers] == [302] * 4


def test_page_behind_a_password_is_not_named_on_the_page_above(client: Client) -> None:
    above = things.make_plain()
    page = things.make_plain("tylko-my", above, title="Tylko dla nas", show_in_menus=True)
    assert "Tylko dla nas" in read(client, "/pomoc-dla-ciebie/")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert "Tylko dla nas" not in read(client, "/pomoc-dla-ciebie/")


@pytest.mark.parametrize("address", ["/uk/nie-ma/", "/uk/nie-ma/wcale/", "/nie-ma/", "/uk/pomoc-dla-ciebie/nie-ma/"])
def test_page_that_is_nowhere_is_not_found(client: Client, address: str) -> None:
    things.make_plain()
    assert client.get(address).status_code == 404


def test_words_above_in_another_language_are_marked(client: Client) -> None:
    things.make_plain("dziecko", things.make_plain("poradnik", title="Poradnik"), title="Dziecko")
    html = read(client, "/uk/poradnik/dziecko/")
    assert '<a href="/uk/poradnik/" lang="pl">Poradnik</a>' in html


# News


def test_news_stand_newest_first(client: Client) -> None:
    index = things.make_news_index()
    for day in (3, 9, 6):
        things.make_news(index, f"dnia-{day}", title=f"Dnia {day}", date=date(2026, 11, day))
    rows = client.get("/aktualnosci/").context["rows"]
    assert [row.title for row in rows] == ["Dnia 9", "Dnia 6", "Dnia 3"]


def test_invented_news_are_marked_everywhere(client: Client) -> None:
    things.make_news(things.make_news_index(), is_example=True)
    assert ["lada-tag-example" in read(client, path) for path in ("/aktualnosci/", "/aktualnosci/nowa-lodowka/")] == [
        True,
        True,
    ]


def test_real_news_are_not_marked(client: Client) -> None:
    things.make_news(things.make_news_index())
    assert "lada-tag-example" not in read(client, "/aktualnosci/")


def test_long_list_of_news_has_parts(client: Client) -> None:
    index = things.make_news_index()
    for day in range(1, 15):
        things.make_news(index, f"dnia-{day}", title=f"Dnia {day}", date=date(2026, 11, day))
    first, second = client.get("/aktualnosci/"), client.get("/aktualnosci/?page=2")
    assert (len(first.context["rows"]), first.context["previous_url"], first.context["next_url"]) == (12, "", "?page=2")
    assert [row.title for row in second.context["rows"]] == ["Dnia 2", "Dnia 1"]
    assert (second.context["previous_url"], second.context["next_url"]) == ("?page=1", "")


@pytest.mark.parametrize("asked", ["0", "-1", "x", "1e9", "123456789012", "²", ""])
def test_part_that_is_none_is_the_first_one(client: Client, asked: str) -> None:
    things.make_news(things.make_news_index())
    assert len(client.get("/aktualnosci/", {"page": asked}).context["rows"]) == 1


def test_list_of_news_costs_the_same_however_long(client: Client, django_assert_max_num_queries) -> None:
    index = things.make_news_index()
    for day in range(1, 12):
        things.make_news(index, f"dnia-{day}", date=date(2026, 11, day))
    read(client, "/aktualnosci/")
    with django_assert_max_num_queries(10):
        read(client, "/aktualnosci/")


def test_untranslated_news_stand_in_polish_among_the_others(client: Client) -> None:
    index = things.make_news_index()
    translated(things.make_news(index, "jedna", title="Jedna", date=date(2026, 11, 2)), "Одна")
    things.make_news(index, "druga", title="Druga", date=date(2026, 11, 1))
    rows = client.get("/uk/aktualnosci/").context["rows"]
    assert [(row.title, row.foreign, row.url) for row in rows] == [
        ("Одна", "", "/uk/aktualnosci/jedna/"),
        ("Druga", "pl", "/uk/aktualnosci/druga/"),
    ]


def test_feed_holds_the_newest_news(client: Client) -> None:
    index = things.make_news_index()
    things.make_news(index)
    things.make_news(index, "szkic", title="TAJNE").unpublish()
    answer = client.get("/aktualnosci/atom/")
    feed = ElementTree.fromstring(answer.content)  # noqa: S314 - our own feed
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    assert [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")] == ["Nowa lodówka"]
    assert [entry.find(f"{ATOM}link").get("href") for entry in feed.iter(f"{ATOM}entry")] == [
        "http://testserver/aktualnosci/nowa-lodowka/"
    ]


def test_list_without_news_says_so(client: Client) -> None:
    things.make_news_index()
    assert "Nie ma jeszcze aktualności" in read(client, "/aktualnosci/")


# Editors


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_kind_of_page_says_what_it_is_for(model: type[Page]) -> None:
    assert model.get_page_description() != ""


@pytest.mark.parametrize("name", sorted(model.__name__ for model in OURS))
def test_preview_of_every_kind_and_mode_shows_ukrainian_furniture(admin_client: Client, name: str) -> None:
    page = things.one_of_each()[name]
    if name != "LadaHomePage":
        translated(page, "Українська назва", live=False)
    copy = type(page).objects.get(translation_key=page.translation_key, locale=things.locale("uk"))
    for mode, _label in copy.preview_modes:
        answer = copy.make_preview_request(preview_mode=mode)
        html = answer.content.decode()
        assert (answer.status_code, '<html lang="uk"' in html) == (200, True)
    if copy.preview_modes:
        framed = admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[copy.pk]))
        assert '<html lang="uk"' in framed.content.decode()
        assert framed.headers["Content-Security-Policy"].count("frame-ancestors 'self'") == 1


def test_preview_of_a_page_that_is_not_saved_yet(admin_client: Client) -> None:
    address = reverse("wagtailadmin_pages:preview_on_add", args=("cms", "plainpage", things.home("uk").pk))
    form = nested_form_data({"title": "Нова", "slug": "nova", "lead": "Коротко.", "needs": "", "body": streamfield([])})
    assert admin_client.post(address, form).json() == {"is_valid": True, "is_available": True}
    html = admin_client.get(address, {"mode": ""}).content.decode()
    assert ("<h1>Нова</h1>" in html, '<html lang="uk"' in html) == (True, True)


def test_news_are_made_below_their_list_only() -> None:
    assert (NewsPage.allowed_parent_page_models(), LadaHomePage in PlainPage.allowed_parent_page_models()) == (
        [apps.get_model("cms", "NewsIndexPage")],
        True,
    )


# What the network knows of a page


def test_page_introduces_itself_by_what_all_languages_share() -> None:
    page = things.make_plain()
    copy = translated(page, "Допомога для вас")
    subject = registry.of(page)
    assert subject.kind == "page"
    assert (subject.title(page, "uk"), subject.title(copy, "pl")) == ("Допомога для вас", "Pomoc dla Ciebie")
    assert subject.address(copy) == "/pomoc-dla-ciebie/"


def test_network_sees_only_what_anybody_may_read() -> None:
    page, draft = things.make_plain(), things.make_plain("szkic")
    draft.unpublish()
    private = things.make_plain("tajne")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    seen = set(registry.of(page).visible_to(None).values_list("slug", flat=True))
    assert ("pomoc-dla-ciebie" in seen, seen & {"szkic", "tajne"}) == (True, set())


def test_editions_count_drafts_and_private_pages_as_none() -> None:
    page = things.make_plain()
    translated(page, "ЧЕРНЕТКА", live=False)
    private = translated(page, "Private", code="en")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    assert sorted(editions.of(page).live) == ["pl"]
