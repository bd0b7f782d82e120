"""Does everybody get the page of this moment, and nobody the page of somebody else?"""

import gzip
import io
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

import pytest
from django.core.cache import caches
from django.core.files.base import ContentFile
from django.test import Client
from django.utils.timezone import get_current_timezone
from PIL import Image
from pytest_django import DjangoAssertNumQueries
from wagtail.log_actions import log
from wagtail.models import Locale, ModelLogEntry

from cms.caching import LARGEST, generation, still_true
from cms.files.models import SiteImage
from cms.menus.models import MenuItem
from cms.pages.models import LadaHomePage, PlainPage
from cms.pages.site_settings import LadaSettings
from network.directory.actions import confirm_facts
from network.directory.models import Confirmation, Shop
from network.needs.models import Helpline, HelplineText
from tests import cast
from tests.factories import make_shop, open_hours

pytestmark = pytest.mark.django_db
CANARY = "Kanarek"


@pytest.fixture(autouse=True)
def _pages_are_kept(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The store of the real site, empty."""
    settings.CACHES = settings.CACHES | {
        "pages": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "kept pages of a test"}
    }
    caches["pages"].clear()
    now = time.time()
    monkeypatch.setattr("time.time", lambda: now - now % 60)  # else a minute might end between two answers
    yield
    caches["pages"].clear()


@pytest.fixture
def client() -> Client:
    """A visitor who gets every byte as it is sent."""
    return Client()


@pytest.fixture
def page() -> PlainPage:
    """A live page in Polish."""
    home = LadaHomePage.objects.get(locale__language_code="pl")
    made = home.add_child(instance=PlainPage(title="Jak pomóc", slug="jak-pomoc", locale=home.locale))
    made.save_revision().publish()
    return made


def text(client: Client, path: str, **headers: Any) -> str:
    """What somebody reads there."""
    answer = client.get(path, **headers)
    assert answer.status_code == 200
    body = gzip.decompress(answer.content) if answer.headers.get("Content-Encoding") == "gzip" else answer.content
    return body.decode()


def at(hour: int, minute: int, second: int) -> float:
    return datetime(2026, 11, 23, hour, minute, second, tzinfo=get_current_timezone()).timestamp()


# What is kept


@pytest.mark.parametrize(
    "path",
    ["/", "/uk/", "/pomoc/", "/ru/sklepy/bolszewo/", "/potrzeby/", "/dane/", "/dla-partnerow/", "/jak-pomoc/"],
)
def test_kept_page_costs_one_query(
    client: Client, shop: Shop, page: PlainPage, path: str, django_assert_num_queries: DjangoAssertNumQueries
):
    first = text(client, path)
    with django_assert_num_queries(1):
        assert text(Client(), path) == first


@pytest.mark.parametrize("path", ["/pomoc/?q=Bolszewo", "/potrzeby/?page=1", "/sprawdz/", "/konto/wejscie/"])
def test_what_somebody_asked_is_never_kept(client: Client, shop: Shop, path: str):
    client.get(path)
    assert len(caches["pages"]._cache) == 0


def test_missing_page_is_not_kept(client: Client, shop: Shop):
    assert client.get("/sklepy/nie-ma/").status_code == 404
    assert len(caches["pages"]._cache) == 0


def test_page_with_a_token_is_not_kept(client: Client):
    assert "csrftoken" in client.get("/konto/wejscie/").cookies
    assert client.get("/pomoc/").status_code == 200
    assert len(caches["pages"]._cache) == 1


def test_posting_is_never_answered_with_a_kept_page(client: Client):
    client.get("/pomoc/")
    assert client.post("/pomoc/").status_code == 405


def test_large_page_is_not_kept(client: Client, page: PlainPage):
    page.lead = "długo " * LARGEST
    PlainPage.objects.filter(pk=page.pk).update(lead=page.lead)
    text(client, "/jak-pomoc/")
    assert len(caches["pages"]._cache) == 0


# For whom


def test_page_of_somebody_logged_in_is_neither_kept_nor_shared(client: Client, shop: Shop):
    anonymous = text(client, "/potrzeby/")
    ala = cast.ala(shop)
    hers = Client()
    hers.force_login(ala.user)
    for path in ("/potrzeby/", "/sklepy/bolszewo/", "/"):
        hers.get(path)
        assert "no-store" in hers.get(path).headers["Cache-Control"]
    assert len(caches["pages"]._cache) == 1
    assert text(Client(), "/potrzeby/") == anonymous


def test_message_to_show_once_stays_with_its_reader(client: Client):
    client.cookies["messages"] = CANARY
    client.get("/pomoc/")
    assert len(caches["pages"]._cache) == 0


def test_every_language_has_its_own_page(client: Client, shop: Shop):
    pages = [text(client, f"{prefix}/sklepy/bolszewo/") for prefix in ("", "/uk", "/en", "/ru")]
    assert len(set(pages)) == 4
    assert [text(Client(), f"{prefix}/sklepy/bolszewo/") for prefix in ("", "/uk", "/en", "/ru")] == pages


def test_preferences_have_their_own_page(client: Client):
    plain = text(client, "/pomoc/")
    client.cookies["look"] = "yellow.200"
    yellow = text(client, "/pomoc/")
    assert 'class="look-yellow text-200"' in yellow
    assert text(Client(), "/pomoc/") == plain


def test_invented_preferences_fill_no_store(client: Client):
    for number in range(20):
        client.cookies["look"] = f"x{number}"
        text(client, "/pomoc/")
    assert len(caches["pages"]._cache) == 1


def test_hosts_do_not_share_a_page(client: Client, settings: Any):
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    text(client, "/pomoc/", headers={"host": "one.example"})
    assert 'href="http://two.example/pomoc/"' in text(client, "/pomoc/", headers={"host": "two.example"})


def test_foreign_host_is_refused(client: Client, settings: Any):
    settings.ALLOWED_HOSTS = ["one.example"]
    assert client.get("/pomoc/", headers={"host": "evil.example"}).status_code == 400


def test_head_is_answered_from_the_kept_page(client: Client, django_assert_num_queries: DjangoAssertNumQueries):
    text(client, "/pomoc/")
    with django_assert_num_queries(1):
        assert Client().head("/pomoc/").status_code == 200


def test_compressed_and_plain_pages_are_kept_apart(client: Client):
    packed = client.get("/pomoc/", headers={"accept-encoding": "gzip, br"})
    plain = Client().get("/pomoc/")
    assert (packed.headers["Content-Encoding"], "Content-Encoding" in plain.headers) == ("gzip", False)
    assert gzip.decompress(packed.content) == plain.content


# Until when


@pytest.mark.parametrize(
    ("name", "arguments", "moment", "seconds"),
    [
        ("network:shop", (), at(10, 0, 0), 60),
        ("network:shop", (), at(10, 0, 59), 1),
        ("wagtail_serve", ("",), at(10, 0, 30), 30),
        ("wagtail_serve", ("jak-pomoc/",), at(10, 0, 30), 600),
        ("network:data", (), at(23, 59, 0), 60),
        ("network:enquiry", (), at(10, 0, 0), 0),
    ],
)
def test_page_is_kept_as_long_as_its_sentences_are_true(
    name: str, arguments: tuple[str, ...], moment: float, seconds: float
):
    assert still_true(name, arguments, moment) == pytest.approx(seconds)


# What makes a new one


def changes(act: Callable[[], object]) -> bool:
    before = generation()
    act()
    return generation() != before


def test_edited_page_is_new_at_once(client: Client, page: PlainPage):
    text(client, "/jak-pomoc/")
    page.title = "Jak jeszcze pomóc"
    page.save_revision().publish()
    assert "Jak jeszcze pomóc" in text(Client(), "/jak-pomoc/")


def test_draft_changes_nothing_for_readers(client: Client, page: PlainPage):
    text(client, "/jak-pomoc/")
    page.title = CANARY
    page.save_revision()
    assert CANARY not in text(Client(), "/jak-pomoc/")


def test_preview_is_neither_kept_nor_a_kept_page(client: Client, page: PlainPage):
    host = {"host": "localhost"}  # of Wagtail's site, where a preview is made
    text(client, "/jak-pomoc/", headers=host)
    page.title = CANARY
    draft = page.save_revision().as_object()
    assert CANARY in draft.make_preview_request().content.decode()
    caches["pages"].clear()
    draft.make_preview_request()
    assert CANARY not in text(Client(), "/jak-pomoc/", headers=host)


def test_language_of_the_browser_leaves_a_kept_page_as_it_is(client: Client):
    asked = text(client, "/dane/", headers={"accept-language": "uk"})
    assert asked == text(Client(), "/dane/")


def test_page_taken_down_is_gone_at_once(client: Client, page: PlainPage):
    text(client, "/jak-pomoc/")
    page.unpublish()
    assert client.get("/jak-pomoc/").status_code == 404


def test_page_moved_is_where_it_is_at_once(client: Client, page: PlainPage):
    home = LadaHomePage.objects.get(locale__language_code="pl")
    below = home.add_child(instance=PlainPage(title="Pod", slug="pod", locale=home.locale))
    text(client, "/jak-pomoc/")
    page.move(below, pos="last-child")
    assert "Jak pomóc" in text(client, "/pod/jak-pomoc/")
    assert client.get("/jak-pomoc/").status_code in (301, 404)


def test_translation_is_there_at_once(client: Client, page: PlainPage):
    text(client, "/uk/jak-pomoc/")
    copy = page.copy_for_translation(Locale.objects.get(language_code="uk"))
    copy.title = "Як допомогти"
    copy.save_revision().publish()
    assert "Як допомогти" in text(client, "/uk/jak-pomoc/")


def test_confirmed_facts_are_there_at_once(client: Client):
    shop = make_shop(known_on=date(2025, 1, 1))
    open_hours(shop)
    before = text(client, "/sklepy/bolszewo/")
    confirm_facts(shop, "hours", on=date(2026, 11, 20), channel=Confirmation.Channel.VISIT, by=None)
    assert text(client, "/sklepy/bolszewo/") != before


def test_every_log_counts(shop: Shop, page: PlainPage):
    assert changes(lambda: log(page, "wagtail.edit"))
    assert changes(lambda: log(shop, "wagtail.edit"))
    assert not changes(lambda: None)


def test_corrected_helpline_is_on_kept_pages_at_once(client: Client):
    staff = Client()
    staff.force_login(cast.get_user_model().objects.create_superuser("staff", password=cast.PASSWORD))
    line = Helpline.objects.create(number="800 000 001", source="x", verified_on="2026-11", always_shown=True)
    HelplineText.objects.create(helpline=line, language="pl", title=CANARY)
    text(client, "/dane/")
    assert staff.post(f"/admin/snippets/network/helpline/delete/{line.pk}/").status_code == 302
    assert CANARY not in text(Client(), "/dane/")


def staff_screen(path: str, **fields: Any) -> None:
    """What a member of staff sends at a screen of the admin, done."""
    staff = Client()
    user, _made = cast.get_user_model().objects.get_or_create(username="staff", is_superuser=True, is_staff=True)
    staff.force_login(user)
    assert staff.post(f"/admin/{path}", fields).status_code in (200, 302)


def image(**fields: Any) -> SiteImage:
    drawing = io.BytesIO()
    Image.new("RGB", (60, 40), "#1b4d38").save(drawing, "PNG")
    return SiteImage.objects.create(file=ContentFile(drawing.getvalue(), "kosz.png"), **{"title": "Kosz"} | fields)


def test_changed_settings_are_there_at_once():
    row = LadaSettings.load()
    assert changes(lambda: staff_screen(f"settings/cms/ladasettings/{row.pk}/", exit_url="https://www.example.org/"))


def test_changed_menu_is_there_at_once():
    item = MenuItem.objects.filter(menu="footer").exclude(place="").first()
    assert item
    assert changes(lambda: staff_screen(f"snippets/cms/menuitem/delete/{item.pk}/"))


def test_dragged_menu_is_there_at_once():
    one, two = MenuItem.objects.filter(menu="footer")[:2]
    assert changes(lambda: staff_screen(f"snippets/cms/menuitem/reorder/{two.pk}/?position=0"))
    assert list(MenuItem.objects.filter(pk__in=[one.pk, two.pk])) == [two, one]


def test_pictures_deleted_in_one_go_are_gone_at_once():
    found = [image(), image()]
    query = "&".join(f"id={picture.pk}" for picture in found)
    assert changes(lambda: staff_screen(f"bulk/cms/siteimage/delete/?next=/admin/images/&{query}"))
    assert SiteImage.objects.count() == 0


def test_deleting_one_is_written_down_once():
    picture = image()
    staff_screen(f"images/{picture.pk}/delete/")
    assert ModelLogEntry.objects.filter(action="wagtail.delete", object_id=picture.pk).count() == 1


def test_page_hidden_behind_a_password_is_gone_at_once(client: Client, page: PlainPage):
    text(client, "/jak-pomoc/")
    staff_screen(f"pages/{page.pk}/privacy/", restriction_type="login")
    assert client.get("/jak-pomoc/").status_code == 302


# What a browser keeps


def test_browser_asks_again_and_hears_that_nothing_changed(client: Client):
    first = client.get("/pomoc/")
    assert first.headers["Cache-Control"] == "no-cache"
    assert "Cookie" in first.headers["Vary"]
    again = Client().get("/pomoc/", headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_compressed_page_has_a_weak_name_that_is_recognised(client: Client):
    headers = {"accept-encoding": "gzip"}
    first = client.get("/dane/", headers=headers)
    assert first.headers["ETag"].startswith('W/"')
    again = Client().get("/dane/", headers=headers | {"if-none-match": first.headers["ETag"]})
    assert again.status_code == 304


def test_answer_to_a_question_is_named_too(client: Client, shop: Shop):
    first = client.get("/dla-partnerow/?sort=name", headers={"accept-encoding": "gzip"})
    again = client.get("/dla-partnerow/?sort=name", headers={"if-none-match": first.headers["ETag"]})
    assert again.status_code == 304


def test_changed_page_is_sent_again(client: Client, page: PlainPage):
    first = client.get("/jak-pomoc/")
    page.title = "Inaczej"
    page.save_revision().publish()
    assert client.get("/jak-pomoc/", headers={"if-none-match": first.headers["ETag"]}).status_code == 200
