"""Does a story come into another language, from the desk to its page, and are its age and origin told honestly?"""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from advocacy.models import Story
from cms.pages.models import StoryPage
from cms.translations.status import Standing, statuses
from network.models import Person
from tests import cast
from tests.cms import page_things
from tests.cms.editing import editing_things as things
from tests.cms.editing import translating_things as translating

pytestmark = pytest.mark.django_db


@pytest.fixture
def grazyna() -> Person:
    return cast.grazyna()


@pytest.fixture
def translator(grazyna: Person) -> Client:
    return things.logged_in(grazyna)


@pytest.fixture
def editor() -> Client:
    return things.logged_in(cast.darek())


@pytest.fixture
def story() -> Story:
    return things.published(cast.celina())


@pytest.fixture
def machine(settings):
    with translating.libretranslate() as address:
        settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
            "CLASS": "cms.translations.machine.CarefulLibreTranslator",
            "OPTIONS": {"LIBRETRANSLATE_URL": address, "API_KEY": ""},
        }
        yield


def texts(story: Story) -> list[tuple[str, int, bool]]:
    """Language, version and whether it is a machine's, of each text that is shown."""
    return sorted(story.texts.values_list("language", "version", "is_machine"))


def standing(story: Story, code: str = "uk") -> str:
    """How the story stands in the language, as the desk has it."""
    page = things.text_of(story)
    versions = {
        page.translation_key: {
            language: (version, things.fresh(story).version) for language, version, _is in texts(story)
        }
    }
    return next(one.standing for one in statuses([page], versions)[page.translation_key] if one.language == code)


def test_translation_begins_at_the_desk_as_a_draft(story: Story, translator: Client) -> None:
    assert standing(story) == Standing.MISSING
    target = translating.begin(translator, things.text_of(story)).get_target_instance()
    assert (target.live, target.specific.story, target.locale.language_code) == (False, story, "uk")
    assert standing(story) == Standing.IN_WORK


def test_translation_begun_twice_is_one(story: Story, translator: Client) -> None:
    page = things.text_of(story)
    first = translating.begin(translator, page).get_target_instance()
    assert translating.begin(translator, page).get_target_instance() == first
    assert StoryPage.objects.filter(story=story).count() == 2


def test_nothing_else_of_the_tree_is_translated(story: Story, translator: Client) -> None:
    other = things.published(cast.person("Bożena"))
    translating.begin(translator, things.text_of(story))
    assert StoryPage.objects.filter(story=other).count() == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)  # it goes live when the transaction is through
def test_translation_with_open_pieces_is_not_published() -> None:
    story, translator = things.published(cast.celina()), things.logged_in(cast.grazyna())
    translation = translating.begin(translator, things.text_of(story))
    answer = translator.post(things.edit_address(translation.get_target_instance()), {"action": "publish"})
    assert texts(story) == [("pl", 1, False)]
    assert translation.get_target_instance().live is False
    assert "nie są jeszcze przetłumaczone" in things.said(translator, answer)


def test_translator_publishes_a_translation_and_no_original(story: Story, translator: Client) -> None:
    translation = translating.begin(translator, things.text_of(story))
    translating.fill(translator, translation)
    translating.publish(translator, translation)
    assert texts(story) == [("pl", 1, False), ("uk", 1, False)]
    page = things.text_of(things.handed_in(cast.person("Bożena")))
    assert translator.get(things.edit_address(page)).status_code == 302


def test_story_is_translated_by_the_machine_labelled_read_and_grows_old(
    story: Story, translator: Client, editor: Client, machine: None
) -> None:
    page = things.text_of(story)
    translation = translating.begin(translator, page)
    translating.by_machine(translator, translation)
    assert standing(story) == Standing.MACHINE
    translating.publish(translator, translation)
    assert texts(story) == [("pl", 1, False), ("uk", 1, True)]
    assert "[uk]" in translation.get_target_instance().title

    title = translation.source.stringsegment_set.get(string__data=things.TITLE)
    translating.write(translator, translation, title, "Кефір для пана")
    translating.publish(translator, translation)
    assert (story.texts.get(language="uk").title, texts(story)[1]) == ("Кефір для пана", ("uk", 1, True))

    translator.post(reverse("editing_read", args=[translation.get_target_instance().pk]))
    assert texts(story) == [("pl", 1, False), ("uk", 1, False)]
    assert standing(story) == Standing.PUBLISHED

    changed = things.form_of(editor, page) | {"lead": "Nowy wstęp."}
    things.save(editor, page, changed, **{"action-publish": "1"})
    assert texts(story) == [("pl", 2, False), ("uk", 1, False)]
    assert standing(story) == Standing.OLDER
    open_now = [segment.string.data for segment in translating.open_segments(translation)]
    assert open_now == ["Nowy wstęp."]

    translating.fill(translator, translation)
    translating.publish(translator, translation)
    assert texts(story) == [("pl", 2, False), ("uk", 2, False)]
    assert standing(story) == Standing.PUBLISHED


def test_hidden_translation_leaves_the_original(story: Story, translator: Client, editor: Client) -> None:
    translation = translating.begin(translator, things.text_of(story))
    translating.fill(translator, translation)
    translating.publish(translator, translation)
    target = translation.get_target_instance()
    editor.post(reverse("wagtailadmin_pages:unpublish", args=[target.pk]))
    assert texts(story) == [("pl", 1, False)]
    assert things.text_of(story).live is True


def test_withdrawn_story_is_hidden_in_every_language(story: Story, translator: Client, editor: Client) -> None:
    translation = translating.begin(translator, things.text_of(story))
    translating.fill(translator, translation)
    translating.publish(translator, translation)
    editor.post(reverse("editing_decide", args=["story", story.pk, "withdraw"]), {"reason": "Prosi o to rodzina."})
    assert list(StoryPage.objects.filter(story=story, live=True)) == []
    assert texts(story) == []


def translated_plain(client: Client, machine: bool = False) -> tuple[object, object]:
    page = page_things.make_plain()
    translation = translating.begin(client, page)
    (translating.by_machine if machine else translating.fill)(client, translation)
    translating.publish(client, translation)
    return page, translation


OLDER, MACHINE = "переклад старіший за оригінал", "переклала машина"


def test_plain_page_tells_when_its_translation_is_older(editor: Client, client: Client) -> None:
    page, _translation = translated_plain(editor)
    before = client.get("/uk/pomoc-dla-ciebie/").content.decode()
    page.lead = "Nowy wstęp."
    page.save_revision().publish()
    after = client.get("/uk/pomoc-dla-ciebie/").content.decode()
    assert (OLDER in before.replace("\xa0", " "), OLDER in after.replace("\xa0", " ")) == (False, True)


def test_plain_page_by_a_machine_is_labelled_until_somebody_has_read_it(
    editor: Client, client: Client, machine: None
) -> None:
    _page, translation = translated_plain(editor, machine=True)
    before = client.get("/uk/pomoc-dla-ciebie/").content.decode().replace("\xa0", " ")
    editor.post(reverse("editing_read", args=[translation.get_target_instance().pk]))
    after = client.get("/uk/pomoc-dla-ciebie/").content.decode().replace("\xa0", " ")
    assert (MACHINE in before, MACHINE in after) == (True, False)
    assert set(StringTranslation.objects.values_list("translation_type", flat=True)) == {"manual"}


def test_member_comes_to_no_translation(story: Story) -> None:
    member = things.logged_in(cast.person("Bożena"))
    answer = member.post(reverse("editing_translate", args=[things.text_of(story).pk, "uk"]))
    assert (answer.status_code, StoryPage.objects.filter(story=story).count()) == (302, 1)


def test_translator_brings_a_ukrainian_story_to_polish(translator: Client) -> None:
    story = things.published(cast.celina(), language="uk")
    translation = translating.begin(translator, things.text_of(story), "pl")
    translating.fill(translator, translation)
    translating.publish(translator, translation)
    assert texts(story) == [("pl", 1, False), ("uk", 1, False)]


@pytest.mark.parametrize("step", ["delete", "unpublish", "publish"])
@pytest.mark.parametrize("language", ["pl", "uk"])
def test_translator_touches_no_original_in_the_list_of_pages(translator: Client, language: str, step: str) -> None:
    story = things.published(cast.celina(), language=language)
    page = things.text_of(story)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", step])
    translator.post(f"{address}?id={page.pk}", {"include_descendants": ""})
    assert (StoryPage.objects.get(pk=page.pk).live, things.fresh(story).version, texts(story)) == (
        True, 1, [(language, 1, False)],
    )  # fmt: skip


def test_translator_changes_no_polish_folder(story: Story, translator: Client) -> None:
    folder = things.text_of(story).get_parent()
    answer = translator.get(things.edit_address(folder))
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    translator.post(f"{bulk}?id={folder.pk}", {"include_descendants": ""})
    folder.refresh_from_db()
    assert (answer.status_code, folder.live) == (302, True)


def test_translator_finds_no_button_that_would_not_open(story: Story, translator: Client, editor: Client) -> None:
    address, leads_to = reverse("editing_thing", args=["story", story.pk]), things.edit_address(things.text_of(story))
    assert [leads_to in person.get(address).content.decode() for person in (translator, editor)] == [False, True]
