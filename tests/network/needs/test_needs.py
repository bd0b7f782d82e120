"""Is there one vocabulary of needs, in every language, which nobody widens by the way?"""

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page

from cms.pages.models import LadaHomePage, PlainPage
from network.directory.models import Shop
from network.needs import listing, sentences
from network.needs.models import Need, NeedText, TaggedNeed
from network.needs.rules import can_delete_need

pytestmark = pytest.mark.django_db
LANGUAGES = [code for code, _name in settings.LANGUAGES]


def typed(need: Need | None = None, **words: str) -> dict[str, object]:
    """What the editors' screen sends: words by language, beside those that are there already."""
    there = {text.language: text for text in need.texts.all()} if need else {}
    rows = {language: text.name for language, text in there.items()} | words
    given: dict[str, object] = {"slug": need.slug if need else "pets", "order": 99, "asked_at_home": ""}
    given |= {"texts-TOTAL_FORMS": len(rows), "texts-INITIAL_FORMS": len(there)}
    given |= {"texts-MIN_NUM_FORMS": 1, "texts-MAX_NUM_FORMS": 1000}
    for number, (language, name) in enumerate(rows.items()):
        row = {"language": language, "name": name, "answer": "", "id": there[language].pk if language in there else ""}
        given |= {f"texts-{number}-{field}": value for field, value in row.items()}
    return given


def address(verb: str, *args: object) -> str:
    return reverse(f"wagtailsnippets_network_need:{verb}", args=args)


def test_every_need_has_a_word_and_an_answer_in_every_language():
    lacking = [
        (need.slug, language)
        for need in Need.objects.with_texts()
        for language in LANGUAGES
        if not any(text.language == language and text.name and text.answer for text in need.texts.all())
    ]
    assert (Need.objects.count(), lacking) == (25, [])


def test_the_tag_is_the_polish_word():
    assert [need.name for need in Need.objects.all()] == [
        sentences.name(need, "pl") for need in Need.objects.with_texts()
    ]


def test_missing_language_falls_back_to_polish():
    need = Need.objects.get(slug="food")
    need.texts.filter(language="uk").delete()
    assert [sentences.name(need, "uk"), sentences.answer(need, "uk")] == ["jedzenie", "Jedzenia"]


def test_need_without_an_answer_answers_with_its_name():
    NeedText.objects.filter(need__slug="food", language="en").update(answer="")
    assert sentences.answer(Need.objects.get(slug="food"), "en") == "food"


def test_home_asks_five_needs_in_their_order(client: Client):
    assert [row["answer"] for row in listing.answers_at_home()] == [
        "Jedzenia", "Tańszych zakupów", "Skierowania i papierów", "Dowozu do domu", "Rozmowy z kimś, kto to zna",
    ]  # fmt: skip


def test_vocabulary_costs_two_queries_and_is_remembered(django_assert_num_queries):
    with django_assert_num_queries(2):
        listing.vocabulary()
        listing.vocabulary()


def test_editor_adds_a_need_and_its_tag_is_the_polish_word(admin_client: Client):
    answer = admin_client.post(address("add"), typed(pl="coś dla zwierząt", uk="щось для тварин"))
    assert answer.status_code == 302, answer.context["form"].errors
    need = Need.objects.get(slug="pets")
    assert (need.name, sentences.name(need, "uk")) == ("coś dla zwierząt", "щось для тварин")


def test_bettered_polish_word_becomes_the_tag(admin_client: Client):
    need = Need.objects.with_texts().get(slug="food")
    admin_client.post(address("edit", need.pk), typed(need, pl="coś do jedzenia"))
    assert Need.objects.get(slug="food").name == "coś do jedzenia"


def test_code_cannot_be_changed(admin_client: Client):
    need = Need.objects.with_texts().get(slug="food")
    answer = admin_client.post(address("edit", need.pk), typed(need) | {"slug": "meals"})
    assert (answer.status_code, Need.objects.filter(slug="meals").exists()) == (302, False)


@pytest.mark.parametrize(
    "words",
    [{"uk": "щось для тварин"}, {"pl": "jedzenie"}, {"pl": "koty, psy"}],
    ids=["no Polish", "taken", "comma"],
)
def test_words_that_cannot_be_a_tag_are_refused(admin_client: Client, words: dict[str, str]):
    answer = admin_client.post(address("add"), typed(**words))
    assert (answer.status_code, len(answer.context["form"].non_field_errors())) == (200, 1)


def test_unused_need_is_deleted(admin_client: Client):
    need = Need.objects.get(slug="food")
    admin_client.post(address("delete", need.pk))
    assert not Need.objects.filter(slug="food").exists()


def tag_a_shop(need: Need, shop: Shop) -> None:
    TaggedNeed.objects.create(tag=need, content_type=ContentType.objects.get_for_model(Shop), object_id=shop.pk)


def test_need_in_use_is_not_deleted_and_the_editor_hears_why(admin_client: Client, shop: Shop):
    need = Need.objects.get(slug="food")
    tag_a_shop(need, shop)
    answer = admin_client.post(address("delete", need.pk), follow=True)
    assert Need.objects.filter(slug="food").exists()
    assert "są nią oznaczone strony" in answer.content.decode()


def test_need_in_use_is_not_deleted_among_many(admin_client: Client, shop: Shop):
    need, other = Need.objects.get(slug="food"), Need.objects.get(slug="talk")
    tag_a_shop(need, shop)
    many = reverse("wagtail_bulk_action", args=["network", "need", "delete"])
    admin_client.post(f"{many}?id={need.pk}&id={other.pk}")
    assert [Need.objects.filter(slug=code).exists() for code in ("food", "talk")] == [True, False]


def new_page() -> PlainPage:
    home = LadaHomePage.objects.get(locale__language_code="pl")
    return home.add_child(
        instance=PlainPage(title="Długi", slug="dlugi", locale=Locale.objects.get(language_code="pl"))
    )


def test_need_of_a_page_may_not_be_deleted():
    page = new_page()
    page.needs.add(Need.objects.get(slug="debts"))
    page.save()
    assert [can_delete_need(Need.objects.get(slug=code)) for code in ("debts", "food")] == [False, True]


def test_tag_field_of_a_page_takes_known_needs_only():
    form_class = PlainPage.get_edit_handler().get_form_class()
    field = form_class(instance=new_page(), for_user=None).fields["needs"]
    assert field.clean("długi, zupełnie nowe słowo") == ["długi"]
    assert Need.objects.count() == 25


def test_pages_know_their_needs_after_publishing():
    page = new_page()
    page.needs.add(Need.objects.get(slug="debts"))
    page.save_revision().publish()
    assert [need.slug for need in PlainPage.objects.get(pk=page.pk).needs.all()] == ["debts"]
    assert Page.objects.get(pk=page.pk).live
