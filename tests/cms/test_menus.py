"""Do the menus lead where editors say, in the reader's language, and only to what anybody may read?"""

import pytest
from django.core.cache import cache
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, PageViewRestriction

from cms.menus.editing import MenuItemViewSet
from cms.menus.links import links
from cms.menus.models import MenuItem, MenuItemLabel
from tests.cms.page_things import home, make_page, make_statement, translate

pytestmark = pytest.mark.django_db
MAIN, FOOTER = MenuItem.Menu.MAIN, MenuItem.Menu.FOOTER


def labels(menu: str, language: str = "pl") -> list[str]:
    cache.clear()
    return [link["label"].replace("\xa0", " ") for link in links(menu, language, "/")]


def test_menus_begin_with_the_parts_of_the_site():
    assert labels(MAIN) == [
        "Pomoc w pobliżu",
        "Czy mogę przyjść?",
        "Opowieści",
        "Forum",
        "Dla partnerów",
    ]
    assert labels(FOOTER) == [
        "Czego potrzebują sklepy",
        "Kto mówi za innych",
        "Dane i licencje",
        "Odpowiedź na moją wiadomość",
        "Cofnij zgodę",
        "Opowiedz swoją historię",
        "Mój sklep",
    ]


def test_menu_without_rows_keeps_the_built_in_order():
    with_rows = [links(menu, "uk", "/") for menu in (MAIN, FOOTER)]
    MenuItem.objects.all().delete()
    cache.clear()
    assert [links(menu, "uk", "/") for menu in (MAIN, FOOTER)] == with_rows


def test_menu_follows_the_order_of_the_editors():
    MenuItem.objects.filter(place=MenuItem.Place.PARTNERS).update(order=1)
    assert labels(MAIN)[0] == "Dla partnerów"


def test_page_is_named_and_addressed_in_the_readers_language():
    page = make_page()
    translate(page, "uk", "Питання")
    MenuItem.objects.create(menu=MAIN, page=page, order=99)
    assert links(MAIN, "uk", "/uk/pytania/")[-1] == {
        "url": "/uk/pytania/", "label": "Питання", "lang": "", "current": True
    }  # fmt: skip


def test_page_without_a_translation_keeps_its_polish_name_and_says_so():
    MenuItem.objects.create(menu=MAIN, page=make_page(), order=99)
    assert links(MAIN, "en", "/")[-1] == {
        "url": "/en/pytania/", "label": "Pytania", "lang": "pl", "current": False
    }  # fmt: skip


def test_draft_translation_is_not_named():
    page = make_page()
    translate(page, "uk", "Питання", live=False)
    MenuItem.objects.create(menu=MAIN, page=page, order=99)
    assert labels(MAIN, "uk")[-1] == "Pytania"


def test_label_of_the_language_wins():
    item = MenuItem.objects.create(menu=MAIN, page=make_page(), order=99)
    MenuItemLabel.objects.create(item=item, language="en", label="Questions")
    assert (labels(MAIN, "en")[-1], labels(MAIN, "pl")[-1]) == ("Questions", "Pytania")


def test_page_that_is_not_live_is_left_out():
    MenuItem.objects.create(menu=MAIN, page=make_page(live=False), order=99)
    assert "Pytania" not in labels(MAIN)


def test_page_behind_a_password_is_left_out():
    page = make_page()
    MenuItem.objects.create(menu=MAIN, page=page, order=99)
    assert "Pytania" in labels(MAIN)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert "Pytania" not in labels(MAIN)


def test_alias_of_a_page_behind_a_password_is_left_out():
    page, uk = make_page(), Locale.objects.get(language_code="uk")
    page.create_alias(parent=home("uk"), update_locale=uk, reset_translation_key=False)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    MenuItem.objects.create(menu=MAIN, page=page, order=99)
    assert "Pytania" not in labels(MAIN, "uk")


def test_alias_says_in_which_language_its_words_are():
    page, uk = make_page(), Locale.objects.get(language_code="uk")
    page.create_alias(parent=home("uk"), update_locale=uk, reset_translation_key=False)
    MenuItem.objects.create(menu=MAIN, page=page, order=99)
    assert links(MAIN, "uk", "/")[-1] == {"url": "/uk/pytania/", "label": "Pytania", "lang": "pl", "current": False}


def test_alias_elsewhere_in_the_tree_leads_to_what_it_repeats():
    alias = make_page().create_alias(parent=make_page("wiecej", "Więcej"), reset_translation_key=True)
    MenuItem.objects.create(menu=MAIN, page=alias, order=99)
    assert links(MAIN, "pl", "/")[-1]["url"] == "/pytania/"


def test_footer_always_ends_in_the_accessibility_statement():
    page = make_statement()
    make_statement("uk", title="Декларація доступності", translation_key=page.translation_key)
    assert [labels(FOOTER, code)[-1] for code in ("pl", "uk", "en")] == [
        "Deklaracja dostępności", "Декларація доступності", "Deklaracja dostępności"
    ]  # fmt: skip


def test_footer_names_the_statement_once():
    MenuItem.objects.create(menu=FOOTER, page=make_statement(), order=1)
    assert labels(FOOTER).count("Deklaracja dostępności") == 1


@pytest.mark.parametrize("count", [1, 8])
def test_menus_take_four_queries_and_then_one_that_asks_what_changed(count: int):
    make_statement()
    for number in range(count):
        item = MenuItem.objects.create(menu=FOOTER, page=make_page(f"p{number}", f"Strona {number}"), order=number)
        MenuItemLabel.objects.create(item=item, language="uk", label=f"Сторінка {number}")
    with CaptureQueriesContext(connection) as first:
        links(FOOTER, "uk", "/")
    with CaptureQueriesContext(connection) as again:
        links(MAIN, "uk", "/")
    assert (len(first), len(again)) == (4, 1)


def test_every_page_shows_the_menus(client: Client):
    MenuItem.objects.create(menu=FOOTER, page=make_page(), order=99)
    content = client.get("/en/dane/").content.decode()
    assert '<li><a href="/en/pytania/" lang="pl" hreflang="pl">Pytania</a></li>' in content
    assert '<li><a href="/en/dane/" aria-current="page">Data and licences</a></li>' in content


def test_database_refuses_an_item_that_leads_nowhere():
    with pytest.raises(IntegrityError, match="cms_menu_item_leads_to_one_thing"), transaction.atomic():
        MenuItem.objects.create(menu=MAIN)


def answer(client: Client, url: str, **said: object) -> object:
    """What the editors' screen answers to a filled form."""
    empty = {"labels-TOTAL_FORMS": 0, "labels-INITIAL_FORMS": 0, "menu": MAIN, "page": "", "place": ""}
    return client.post(url, empty | said)


@pytest.mark.parametrize(
    ("place", "with_page", "field", "problem"),
    [
        ("", False, "page", "Wybierz stronę albo część serwisu poniżej."),
        ("preferences", True, "place", "Wybierz stronę albo część serwisu, nie obie naraz."),
        ("network:finder", False, "place", "Ta część serwisu jest już w tym menu."),
    ],
)
def test_editors_are_told_what_is_wrong(admin_client: Client, place: str, with_page: bool, field: str, problem: str):
    page = make_page().pk if with_page else ""
    form = answer(admin_client, "/admin/snippets/cms/menuitem/add/", place=place, page=page).context["form"]
    assert form.errors == {field: [problem]}


def test_editors_are_warned_of_a_sixth_main_link(admin_client: Client):
    url = "/admin/snippets/cms/menuitem/add/"
    MenuItem.objects.get(place=MenuItem.Place.STORIES).delete()
    said = []
    for number in range(2):
        answered = answer(admin_client, url, page=make_page(f"p{number}", f"Strona {number}").pk)
        said.append([str(message) for message in answered.wsgi_request._messages if "menu głównym" in str(message)])
    assert [len(warnings) for warnings in said] == [0, 1]
    assert MenuItem.objects.filter(menu=MAIN).count() == 6


def test_items_are_dragged_into_order():
    assert MenuItemViewSet.sort_order_field == "order"
