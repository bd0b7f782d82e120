"""Can editors translate every kind of page: send it, fill it, publish it, and follow a change of the source?

Goes through the screens of wagtail-localize as an editor does.
"""

import json
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.test import Client, TestCase
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import TranslationCreator

from cms.pages.models import LadaHomePage
from network.directory.models import Shop
from tests.cms import page_things as things
from tests.factories import make_shop

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# Kind of page → its text that changes, and what moves along without being translated.
CHANGES: dict[str, tuple[str, dict[str, Any]]] = {
    "LadaHomePage": ("greeting", {}),
    "PlainPage": ("lead", {"quick_exit": True}),
    "NewsIndexPage": ("lead", {"quick_exit": True}),
    "NewsPage": ("lead", {"date": date(2026, 11, 20), "is_example": True}),
    "ProjectPage": ("lead", {"begins": date(2022, 2, 1)}),
    "ShopIndexPage": ("title", {}),
    "ShopPage": ("lead", {"quick_exit": True}),
    "AccessibilityStatementPage": ("entity", {"status": "full"}),
}
# What people tell goes live with the verb of its story or leader: see tests/cms/editing/test_translating.py.
TOLD = {"StoryIndexPage", "StoryPage", "LeaderIndexPage", "LeaderPage"}
KINDS = {model.__name__ for model in apps.get_app_config("cms").get_models() if issubclass(model, Page)}
OURS = sorted(KINDS - TOLD)


def submit(editor: Client, page: Page) -> Translation:
    """Sends the page to be translated into Ukrainian. A home page is there in every language from the first day, so
    the screen offers none; what it does is done here."""
    if isinstance(page, LadaHomePage):
        TranslationCreator(None, [things.locale("uk")]).create_translations(page)
        return Translation.objects.get(source__object_id=page.translation_key)
    answer = editor.post(
        reverse("wagtail_localize:submit_page_translation", args=[page.pk]), {"locales": [things.locale("uk").pk]}
    )
    assert answer.status_code == 302
    return Translation.objects.get(source__object_id=page.translation_key)


def open_strings(translation: Translation) -> list[StringSegment]:
    """Texts that nobody has translated yet."""
    done = set(
        StringTranslation.objects.filter(locale=translation.target_locale).values_list("translation_of", "context")
    )
    segments = translation.source.stringsegment_set.select_related("string", "context")
    return [segment for segment in segments if (segment.string_id, segment.context_id) not in done]


def said(text: str) -> str:
    return f"Укр. {text}"


def fill(editor: Client, translation: Translation) -> None:
    """Translates what is open, as the screen does: one request for each text."""
    for segment in open_strings(translation):
        address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
        value = "value=" + said(segment.string.data)
        answer = editor.put(address, value, content_type="application/x-www-form-urlencoded")
        assert answer.status_code in (200, 201), answer.content


def publish(editor: Client, translation: Translation) -> Page:
    target = translation.get_target_instance()
    with TestCase.captureOnCommitCallbacks(execute=True):  # it goes live when the transaction is through
        answer = editor.post(reverse("wagtailadmin_pages:edit", args=[target.pk]), {"action": "publish"})
    assert answer.status_code == 302
    target.refresh_from_db()
    return target


def update(editor: Client, translation: Translation) -> None:
    answer = editor.post(reverse("wagtail_localize:update_translations", args=[translation.source_id]), {})
    assert answer.status_code == 302


def change(page: Page, **facts: Any) -> None:
    for name, value in facts.items():
        setattr(page, name, value)
    page.save_revision().publish()


@pytest.fixture
def editor(admin_client: Client) -> Client:
    return admin_client


def test_every_kind_of_page_is_tried() -> None:
    assert sorted(CHANGES) == OURS


@pytest.mark.parametrize("name", OURS)
def test_page_is_translated_and_follows_its_source(editor: Client, client: Client, name: str) -> None:
    page = things.one_of_each()[name]
    text, facts = CHANGES[name]
    if name == "LadaHomePage":
        change(page, greeting="Dobry wieczór")

    translation = submit(editor, page)
    assert open_strings(translation) != []

    fill(editor, translation)
    target = publish(editor, translation)
    assert (target.live, open_strings(translation)) == (True, [])
    assert getattr(target, text) == said(getattr(page, text))
    if name != "LadaHomePage":
        assert target.slug == page.slug

    change(page, **{text: "Nowe słowa"}, **facts)
    update(editor, translation)
    assert [segment.string.data for segment in open_strings(translation)] == ["Nowe słowa"]

    fill(editor, translation)
    target = publish(editor, translation)
    assert getattr(target, text) == said("Nowe słowa")
    assert {name: getattr(target, name) for name in facts} == facts


ADDRESSES = {
    "PlainPage": "/pomoc-dla-ciebie/",
    "NewsIndexPage": "/aktualnosci/",
    "NewsPage": "/aktualnosci/nowa-lodowka/",
    "ProjectPage": "/projekt/",
    "AccessibilityStatementPage": "/deklaracja-dostepnosci/",
}


@pytest.mark.parametrize("name", ADDRESSES)
def test_translation_is_not_live_before_it_is_published(editor: Client, name: str) -> None:
    page = things.one_of_each()[name]
    translation = submit(editor, page)
    fill(editor, translation)
    reader = Client()
    assert translation.get_target_instance().live is False
    assert reader.get("/uk" + ADDRESSES[name]).context["page"].locale.language_code == "pl"
    publish(editor, translation)
    answer = reader.get("/uk" + ADDRESSES[name])
    assert (answer.context["page"].locale.language_code, answer.context["text_is_foreign"]) == ("uk", False)


def test_change_of_the_source_shows_nothing_in_polish_before_it_is_translated(editor: Client) -> None:
    page = things.make_plain()
    translation = submit(editor, page)
    fill(editor, translation)
    publish(editor, translation)
    change(page, lead="Nowe słowa")
    update(editor, translation)
    assert "Nowe słowa" not in Client().get("/uk/pomoc-dla-ciebie/").content.decode()


def strings(translation: Translation) -> list[str]:
    return sorted(segment.string.data for segment in translation.source.stringsegment_set.select_related("string"))


def item(value: str) -> dict[str, str]:
    """An item of a list as the editor stores it; without a number of its own wagtail-localize would not see it."""
    return {"type": "item", "value": value, "id": str(uuid4())}


def test_translators_are_asked_for_words_alone(editor: Client) -> None:
    image = things.make_image()
    body = [
        ("contact", {"name": "Biuro", "phone": "58 123 45 67", "email": "a@example.org", "address": "", "when": ""}),
        ("heading", {"text": "Część", "level": "2"}),
        ("notice", {"tone": "change", "title": "Uwaga", "text": "<p>Jutro.</p>"}),
        ("helplines", None),
        ("steps", {"title": "Kroki", "steps": [item("<p>Raz.</p>"), item("<p>Dwa.</p>")]}),
    ]
    value = [{"type": kind, "value": value} for kind, value in body] + [
        {
            "type": "picture",
            "value": {
                "image": {"image": image.pk, "alt_text": "Półka z chlebem", "decorative": False},
                "caption": "Rano",
            },
        }
    ]
    page = things.make_plain(title="Tytuł", lead="Wstęp", body=json.dumps(value))
    asked = strings(submit(editor, page))
    assert asked == sorted(
        ["Tytuł", "Wstęp", "Biuro", "Część", "Uwaga", "Jutro.", "Kroki", "Raz.", "Dwa.", "Półka z chlebem", "Rano"]
    )


def test_description_of_a_picture_is_translated(editor: Client) -> None:
    image = things.make_image()
    value = {"image": {"image": image.pk, "alt_text": "Półka z chlebem", "decorative": False}, "caption": ""}
    page = things.make_plain(body=json.dumps([{"type": "picture", "value": value}]))
    translation = submit(editor, page)
    fill(editor, translation)
    publish(editor, translation)
    html = Client().get("/uk/pomoc-dla-ciebie/").content.decode().replace("\xa0", " ")
    assert ('alt="Укр. Półka z chlebem"' in html, html.count("<picture>")) == (True, 1)


def test_phone_stays_as_it_is_in_the_translation(editor: Client) -> None:
    value = {"name": "Biuro", "phone": "58 123 45 67", "email": "", "address": "", "when": ""}
    page = things.make_plain(body=json.dumps([{"type": "contact", "value": value}]))
    translation = submit(editor, page)
    fill(editor, translation)
    assert publish(editor, translation).body[0].value["phone"] == "58 123 45 67"


def test_shop_page_keeps_its_shop_in_the_translation(editor: Client) -> None:
    shop = make_shop()
    page = things.make_shop_page(shop, things.make_shop_index())
    translation = submit(editor, page)
    fill(editor, translation)
    target = publish(editor, translation)
    assert (target.shop, target.language, target.get_url()) == (shop, "uk", "/uk/sklepy/bolszewo/")
    assert said("Mały sklep, duży stół.") in Client().get("/uk/sklepy/bolszewo/").content.decode().replace("\xa0", " ")


def test_shop_page_follows_its_source_to_another_shop(editor: Client) -> None:
    first, other = make_shop(), make_shop("reda")
    page = things.make_shop_page(first, things.make_shop_index())
    translation = submit(editor, page)
    fill(editor, translation)
    publish(editor, translation)
    change(page, shop=Shop.objects.get(pk=other.pk))
    update(editor, translation)
    assert publish(editor, translation).shop == other


def test_translator_may_not_move_the_page_to_another_shop(editor: Client) -> None:
    page = things.make_shop_page(make_shop(), things.make_shop_index())
    translation = submit(editor, page)
    paths = translation.source.overridablesegment_set.values_list("context__path", flat=True)
    assert [path for path in paths if path in ("shop", "slug")] == []


def test_parents_of_a_translated_page_are_made_and_wait(editor: Client) -> None:
    above = things.make_plain("poradnik", title="Poradnik")
    page = things.make_plain("dziecko", above, title="Dziecko")
    target = submit(editor, page).get_target_instance()
    assert target.get_parent().slug == "poradnik"
    assert target.url_path.endswith("/poradnik/dziecko/")


def test_machine_translation_is_not_offered_and_breaks_nothing(editor: Client) -> None:
    translation = submit(editor, things.make_plain())
    answer = editor.post(reverse("wagtail_localize:machine_translate", args=[translation.pk]))
    assert answer.status_code == 404


@pytest.mark.parametrize("options", [{"LIBRETRANSLATE_URL": "http://127.0.0.1:9", "API_KEY": ""}, {}])
def test_translation_server_that_is_away_is_said_kindly(editor: Client, settings, options: dict[str, str]) -> None:
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "cms.translations.machine.CarefulLibreTranslator",
        "OPTIONS": options,
    }
    translation = submit(editor, things.make_plain())
    answer = editor.post(reverse("wagtail_localize:machine_translate", args=[translation.pk]), follow=True)
    assert answer.status_code == 200
    assert "Serwer tłumaczeń nie odpowiedział" in answer.content.decode()
    assert StringTranslation.objects.count() == 0


def test_draft_saved_by_itself_is_no_revision_on_the_page(editor: Client) -> None:
    page = things.make_plain()
    facts = {"title": "Nowy", "slug": page.slug, "lead": "Inny", "needs": "", "body": streamfield([])}
    editor.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), nested_form_data(facts))
    assert "<h1>Pomoc dla Ciebie</h1>" in Client().get("/pomoc-dla-ciebie/").content.decode()
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().title == "Nowy"


def test_source_remembers_one_row_for_all_languages(editor: Client) -> None:
    page = things.make_plain()
    submit(editor, page)
    assert TranslationSource.objects.filter(object_id=page.translation_key).count() == 1
