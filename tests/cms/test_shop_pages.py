"""Do editors' words stand on the shop's own page, in the reader's language, and nowhere before they are published?"""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.pages.models import ShopPage
from network.directory.models import Shop
from network.subjects import registry
from tests.cms import page_things as things
from tests.factories import make_shop

pytestmark = pytest.mark.django_db
HONEST = "Цей текст ще не перекладено. Він тут своєю мовою: польська."


@pytest.fixture
def shop() -> Shop:
    return make_shop()


@pytest.fixture
def page(shop: Shop) -> ShopPage:
    return things.make_shop_page(shop, things.make_shop_index())


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def translated(page: ShopPage, live: bool = True, **facts: object) -> ShopPage:
    """The page in Ukrainian, with its shop, as a published translation has it."""
    copy = page.copy_for_translation(things.locale("uk"), copy_parents=True)
    copy.shop, copy.lead = page.shop, "Мала крамниця."
    copy.save_revision()
    if live:
        copy.latest_revision.publish()
    return ShopPage.objects.get(pk=copy.pk)


def test_words_stand_on_the_shops_page(client: Client, page: ShopPage) -> None:
    html = read(client, "/sklepy/bolszewo/")
    assert ("Mały sklep, duży stół." in html, "Wejdź śmiało." in html) == (True, True)


def test_name_comes_from_the_facts(client: Client, page: ShopPage) -> None:
    ShopPage.objects.filter(pk=page.pk).update(title="Tytuł dla redakcji")
    html = read(client, "/sklepy/bolszewo/")
    assert ("Tytuł dla redakcji" in html, html.count("<h1")) == (False, 1)


def test_words_are_the_first_section(shop: Shop, page: ShopPage) -> None:
    templates = [section.template for section in registry.sections(shop, None, "pl")]
    assert templates == ["cms/shop_section.html", "network/partners/shop_section.html"]


def test_page_without_translation_stands_in_polish_and_says_so(client: Client, page: ShopPage) -> None:
    html = read(client, "/uk/sklepy/bolszewo/")
    assert ('<div class="lada-prose" lang="pl">' in html, html.count(HONEST)) == (True, 1)


def test_translated_page_stands_in_the_readers_language(client: Client, page: ShopPage) -> None:
    translated(page)
    html = read(client, "/uk/sklepy/bolszewo/")
    assert ("Мала крамниця." in html, "Mały sklep" in html, HONEST in html) == (True, False, False)
    assert "Mały sklep" in read(client, "/sklepy/bolszewo/")


@pytest.mark.parametrize("address", ["/sklepy/bolszewo/", "/uk/sklepy/bolszewo/"])
def test_draft_does_not_show(client: Client, shop: Shop, page: ShopPage, address: str) -> None:
    page.lead = "TAJNE"
    page.save_revision()
    assert "TAJNE" not in read(client, address)
    page.unpublish()
    assert "Mały sklep" not in read(client, address)


def test_unpublished_translation_does_not_show(client: Client, page: ShopPage) -> None:
    translated(page, live=False)
    html = read(client, "/uk/sklepy/bolszewo/")
    assert ("Мала крамниця." in html, "Mały sklep" in html) == (False, True)


def test_restricted_page_does_not_show(client: Client, page: ShopPage) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert "Mały sklep" not in read(client, "/sklepy/bolszewo/")


def test_restriction_above_counts(client: Client, page: ShopPage) -> None:
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN)
    assert "Mały sklep" not in read(client, "/sklepy/bolszewo/")


def test_address_is_the_shops_in_the_pages_language(page: ShopPage) -> None:
    assert page.get_url() == "/sklepy/bolszewo/"
    assert translated(page).get_url() == "/uk/sklepy/bolszewo/"


def test_page_without_a_shop_has_no_address(page: ShopPage) -> None:
    page.shop = None
    assert page.get_url_parts() is None


@pytest.mark.parametrize("prefix", ["", "/uk"])
def test_address_in_the_tree_leads_to_the_shop_in_the_readers_language(client: Client, page: ShopPage, prefix: str):
    answer = client.get(f"{prefix}/strony-sklepow/bolszewo/")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{prefix}/sklepy/bolszewo/")


@pytest.mark.parametrize("prefix", ["", "/uk"])
def test_index_leads_to_the_finder(client: Client, page: ShopPage, prefix: str) -> None:
    answer = client.get(f"{prefix}/strony-sklepow/")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{prefix}/pomoc/")


def test_words_cost_a_fixed_number_of_queries(shop: Shop, page: ShopPage, django_assert_num_queries) -> None:
    registry.sections(shop, None, "uk")  # leaders and stories are kept until something changes
    with django_assert_num_queries(4):  # the page, what the shop needs, and twice whether something has changed
        registry.sections(shop, None, "uk")
    translated(page)
    registry.sections(shop, None, "uk")
    with django_assert_num_queries(5):  # and whether a machine wrote the translation
        registry.sections(shop, None, "uk")


def test_second_page_of_a_shop_in_a_language_is_refused_by_the_database(shop: Shop, page: ShopPage) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        page.get_parent().add_child(instance=ShopPage(title="Inna", slug="inna", shop=shop, live=False))


def test_second_page_of_a_shop_is_refused_kindly_in_the_admin(admin_client: Client, shop: Shop, page: ShopPage):
    address = reverse("wagtailadmin_pages:add", args=("cms", "shoppage", page.get_parent().pk))
    form = nested_form_data({"title": "Inna", "slug": "inna", "shop": shop.pk, "lead": "", "body": streamfield([])})
    answer = admin_client.post(address, form)
    assert answer.context["form"].errors["shop"] == ["Ten sklep ma już stronę w tym języku. Zmień tamtą."]


def copied(admin_client: Client, page: ShopPage, **more: object) -> ShopPage:
    form = {"new_title": "Kopia", "new_slug": "kopia", "new_parent_page": page.get_parent().pk, "copy_subpages": ""}
    answer = admin_client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), form | more)
    assert answer.status_code == 302
    return ShopPage.objects.get(slug="kopia")


def test_copy_has_no_shop_yet(admin_client: Client, page: ShopPage) -> None:
    assert copied(admin_client, page).shop is None


def test_copy_published_at_once_has_no_shop_yet(admin_client: Client, page: ShopPage) -> None:
    copy = copied(admin_client, page, publish_copies="on")
    assert (copy.live, copy.shop) == (True, None)


def test_alias_lends_nothing(admin_client: Client, client: Client, page: ShopPage) -> None:
    alias = copied(admin_client, page, alias="on")
    assert (alias.alias_of_id, alias.language) == (page.pk, None)
    page.lead = "Nowe słowa."
    page.save_revision().publish()  # Wagtail repeats it in the alias
    assert read(Client(), "/sklepy/bolszewo/").count("Nowe słowa.") == 1


def test_shop_that_is_deleted_leaves_its_words_to_editors(page: ShopPage, shop: Shop) -> None:
    shop.delete()
    page.refresh_from_db()
    assert page.shop is None


def test_edit_in_the_admin_shows_on_the_page(admin_client: Client, page: ShopPage) -> None:
    form = nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "shop": page.shop_id,
            "lead": "Słowa formularza.",
            "body": streamfield([("text", rich_text("<p>Słowa pola.</p>"))]),
            "action-publish": "1",
        }
    )
    assert admin_client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form).status_code == 302
    html = read(Client(), "/sklepy/bolszewo/")
    assert ("Słowa formularza." in html, "Słowa pola." in html) == (True, True)


@pytest.mark.parametrize(("code", "said"), [("pl", "Podgląd"), ("uk", "Перегляд")])
def test_preview_shows_the_draft_in_its_language(page: ShopPage, code: str, said: str) -> None:
    wanted = page if code == "pl" else translated(page, live=False)
    answer = wanted.make_preview_request()
    html = answer.content.decode()
    assert (answer.status_code, said in html, wanted.lead in html) == (200, True, True)
