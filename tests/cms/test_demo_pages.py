"""Do the pages of the demo come once, in every language, through the translation editor, in short sentences?"""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.utils.html import strip_tags
from wagtail.models import Locale, Page, PageLogEntry
from wagtail_localize.models import StringTranslation, Translation

from cms.demo import page_texts, pages_loader
from cms.demo.page_texts import FOLDER, filled, memory, plans, rich, texts
from cms.menus.models import MenuItem
from cms.pages.models import NewsPage
from cms.pages.site_settings import LadaSettings
from network.directory.models import Shop
from tests.cms.page_things import make_page
from tests.factories import make_shop

pytestmark = pytest.mark.django_db
LANGUAGES = ["pl", "uk", "en", "ru"]
KEYS = [plan["key"] for plan in plans()]
SHOWN = [key for key in KEYS if key not in ("shops", "oliwa")]  # those two are shown by the finder and the shop
MOST_WORDS = 20  # in one sentence; twelve are meant
MEANT_WORDS = 12
FUNDER_AND_LAW = {("project", "funder"), ("privacy", "message")}  # words a funder or a law prescribes


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[pages_loader.Loaded]:
    """The pages, loaded once for all tests here and taken away after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_shop("przyklad-gdansk-oliwa", is_example=True)
        yield pages_loader.load()
        transaction.set_rollback(True)


def words(language: str) -> list[tuple[str, str, str]]:
    """Page, name and text of everything said in a language."""
    return [(key, name, text) for key, page in texts(language).items() for name, text in page.items()]


def sentences(text: str) -> list[str]:
    lines = unescape(strip_tags(text)).split("\n")
    return [one for line in lines for one in re.split(r"(?<=[.?!:])\s+", line) if one]


def test_every_page_comes_in_every_language(demo: pages_loader.Loaded) -> None:
    assert demo == {"pages": len(KEYS), "translations": len(KEYS) * 3}
    live = {(key, code) for key in KEYS for code in LANGUAGES if pages_loader.page_of(key, code).live}
    assert live == {(key, code) for key in KEYS for code in LANGUAGES}


def test_nothing_in_the_translation_editor_waits(demo: pages_loader.Loaded) -> None:
    progress = [translation.get_progress() for translation in Translation.objects.all()]
    assert [total - done for total, done in progress] == [0] * len(KEYS) * 3


def test_pages_loaded_again_change_nothing(demo: pages_loader.Loaded) -> None:
    before = (Page.objects.count(), MenuItem.objects.count(), StringTranslation.objects.count())
    assert pages_loader.load() == {"pages": 0, "translations": 0}
    assert (Page.objects.count(), MenuItem.objects.count(), StringTranslation.objects.count()) == before


def test_what_editors_wrote_stays(demo: pages_loader.Loaded) -> None:
    for language in ("pl", "uk"):
        page = pages_loader.page_of("contact", language)
        page.lead = f"Inaczej {language}"
        page.save_revision().publish()
    pages_loader.load()
    assert [pages_loader.page_of("contact", code).lead for code in ("pl", "uk")] == ["Inaczej pl", "Inaczej uk"]


def test_page_that_editors_deleted_does_not_come_back(demo: pages_loader.Loaded) -> None:
    for page in Page.objects.filter(translation_key=pages_loader.page_of("ostrow").translation_key):
        page.specific.delete()
    assert pages_loader.load() == {"pages": 0, "translations": 0}
    assert pages_loader.page_of("ostrow") is None


def test_address_that_is_taken_is_left_to_its_page(demo: pages_loader.Loaded) -> None:
    for page in Page.objects.filter(translation_key=pages_loader.page_of("contact").translation_key):
        page.specific.delete()
    PageLogEntry.objects.filter(data__demo="contact").delete()  # as on a site where it never came
    make_page("kontakt", "Nasz kontakt")
    assert pages_loader.load() == {"pages": 0, "translations": 0}
    assert Page.objects.get(slug="kontakt", locale__language_code="pl").title == "Nasz kontakt"


def test_fifth_language_needs_only_its_file(
    demo: pages_loader.Loaded, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for code in ("plan", "pl", "uk", "en", "ru"):
        (tmp_path / f"{code}.json").write_text((FOLDER / f"{code}.json").read_text())
    (tmp_path / "de.json").write_text(json.dumps({"news": {"title": "Neues", "lead": "Was es Neues gibt."}}))
    monkeypatch.setattr(page_texts, "FOLDER", tmp_path)
    monkeypatch.setattr(settings, "WAGTAIL_CONTENT_LANGUAGES", [*settings.WAGTAIL_CONTENT_LANGUAGES, ("de", "Deutsch")])
    locale = Locale.objects.create(language_code="de")
    pages_loader.page_of("home").copy_for_translation(locale)
    assert pages_loader.load() == {"pages": 0, "translations": 1}
    german = pages_loader.page_of("news", "de")
    assert (german.title, german.slug, german.live) == ("Neues", "aktualnosci", True)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", SHOWN)
def test_page_answers(demo: pages_loader.Loaded, client: Client, key: str, language: str) -> None:
    answer = client.get(pages_loader.page_of(key, language).get_url())
    assert (answer.status_code, answer.context["text_is_foreign"]) == (200, False)


def test_footer_names_the_pages_in_the_readers_language(demo: pages_loader.Loaded, client: Client) -> None:
    footer = [link["label"].replace("\xa0", " ") for link in client.get("/en/").context["footer_links"]]
    assert footer == [
        "Contact", "Help", "Accessibility statement", "Privacy", "What shops need", "Who speaks for us",
        "About the project", "Data and licences", "Answer to my message", "Withdraw a consent", "Tell your story",
        "My shop",
    ]  # fmt: skip


def test_pages_about_hard_things_have_a_way_out_and_say_nothing_outside(demo: pages_loader.Loaded) -> None:
    with_exit = {key for key in KEYS if getattr(pages_loader.page_of(key).specific, "quick_exit", False)}
    assert with_exit == {"safe", "hard"}
    for code in LANGUAGES:
        page = pages_loader.page_of("hard", code)
        assert not re.search("przemoc|насил|violence", f"{page.seo_title} {page.slug} {page.url}", re.IGNORECASE)
        assert page.seo_title


def test_bar_of_the_exit_explains_itself(demo: pages_loader.Loaded) -> None:
    assert LadaSettings.load().safe_browsing_page_id == pages_loader.page_of("safe").pk


def test_news_are_true_with_a_source_or_marked_as_examples(demo: pages_loader.Loaded) -> None:
    news = NewsPage.objects.filter(locale__language_code="pl").order_by("date")
    assert [(page.date.isoformat(), page.is_example) for page in news] == [
        ("2026-01-02", False), ("2026-01-26", False), ("2026-11-20", True)
    ]  # fmt: skip
    sources = {
        url for shop in json.loads((FOLDER.parent / "social_shops.json").read_text()) for url in shop["source_urls"]
    }
    cited = [re.findall(r'href="([^"]+)"', texts("pl")[key].get("source", "")) for key in ("ostrow", "katowice")]
    assert [len(urls) for urls in cited] == [1, 1]
    assert {urls[0] for urls in cited} <= sources


def test_attribution_names_programme_and_donors() -> None:
    told = json.loads((FOLDER.parent / "project.json").read_text())["funding"]
    assert told["programme"] in texts("pl")["project"]["funder"]
    assert all(name in texts("en")["project"]["funder"] for name in told["donors"])


def test_prose_of_the_example_shop_is_lent_to_it(demo: pages_loader.Loaded, client: Client) -> None:
    assert Shop.objects.filter(slug="przyklad-gdansk-oliwa").exists()
    content = client.get("/uk/sklepy/przyklad-gdansk-oliwa/").content.decode().replace("\xa0", " ")
    assert "Цей опис вигаданий." in content


@pytest.mark.parametrize("language", ["uk", "en", "ru"])
def test_languages_say_the_same_things(language: str) -> None:
    ours = {(key, name): text.count("\n") for key, name, text in words("pl")}
    assert {(key, name): text.count("\n") for key, name, text in words(language)} == ours


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_short(language: str) -> None:
    said = [one for key, name, text in words(language) if (key, name) not in FUNDER_AND_LAW for one in sentences(text)]
    counts = sorted(len(one.split()) for one in said)
    assert counts[-1] <= MOST_WORDS
    assert sum(count > MEANT_WORDS for count in counts) <= len(counts) // 12


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_shouts(language: str) -> None:
    assert [text for _key, _name, text in words(language) if "!" in text] == []


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Jedno.", "<p>Jedno.</p>"),
        ("Jedno.\nDrugie.", "<p>Jedno.</p><p>Drugie.</p>"),
        ("Trzy:\n- a\n- b\nKoniec.", "<p>Trzy:</p><ul><li>a</li><li>b</li></ul><p>Koniec.</p>"),
    ],
)
def test_rich_text_is_lines_and_lists(text: str, html: str) -> None:
    assert rich(text) == html


def test_pieces_keep_their_ids() -> None:
    plan = [{"type": "text", "value": "¶a"}, {"type": "heading", "value": {"text": "=b", "level": "2"}}]
    made = [filled(plan, {"a": "A", "b": "B"}, str, "page/body") for _ in range(2)]
    assert made[0] == made[1]
    assert [piece["value"] for piece in made[0]] == ["<p>A</p>", {"text": "B", "level": "2"}]
    assert len({piece["id"] for piece in made[0]}) == 2


def test_missing_words_are_named() -> None:
    with pytest.raises(KeyError, match="nie_ma"):
        filled("=nie_ma", {}, str, "page")


def test_memory_knows_lines_and_links() -> None:
    ours = {"t": 'Raz.\n- <a href="https://a.example">dwa</a>', "n": "R&D"}
    theirs = {"t": 'Один.\n- <a href="https://a.example">два</a>', "n": "Р&Д"}
    known = memory(ours, theirs)
    assert (known["Raz."], known['<a id="a1">dwa</a>'], known["R&amp;D"]) == ("Один.", '<a id="a1">два</a>', "Р&amp;Д")
