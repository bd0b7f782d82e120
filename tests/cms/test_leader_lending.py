"""Does a leader's page show her words in the reader's language, honestly, and none once they are hidden?"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.cache import caches
from wagtail.models import Collection

from cms.files.collections import COLLECTION
from cms.files.models import SiteImage
from cms.pages.showing import standing
from cms.writing.pages import draft, publish_text, save_text
from network.people.consents.actions import record_consent, withdraw_consent
from network.people.leaders import actions
from tests.cms.pictures_made import photo, upload
from tests.factories import make_shop
from tests.network.people.leader_things import halina

pytestmark = pytest.mark.django_db
PAGE = "/liderzy/halina/"
WORDS = {
    "pl": {"title": "Drzwi", "lead": "Siadam przy kasie.", "paragraphs": ["Najtrudniejsze są drzwi."]},
    "uk": {"title": "Двері", "lead": "Сиджу біля каси.", "paragraphs": ["Найважче – двері."]},
}


@pytest.fixture
def kept(settings: Any) -> Iterator[None]:
    """Pages are kept for the next visitor, as on the real site."""
    settings.CACHES = settings.CACHES | {
        "pages": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "kept pages of leaders"}
    }
    caches["pages"].clear()
    yield
    caches["pages"].clear()


@pytest.fixture
def leader(db):
    return halina(make_shop())


def write(leader, language: str) -> None:
    publish_text(save_text(leader, language=language, **WORDS[language]))


def test_words_stand_in_the_language_of_the_reader(client, leader):
    write(leader, "pl")
    write(leader, "uk")
    polish, ukrainian = (client.get(path).content.decode() for path in (PAGE, f"/uk{PAGE}"))
    assert ("Najtrudniejsze są drzwi." in polish, "Найважче" in polish) == (True, False)
    assert ("Найважче – двері." in ukrainian, "Najtrudniejsze" in ukrainian) == (True, False)


def test_words_not_translated_yet_say_so(client, leader):
    write(leader, "pl")
    page = client.get(f"/uk{PAGE}").content.decode()
    assert 'lang="pl"' in page
    assert "Найважче" not in page
    assert "lada-text-language" in page


def test_older_translation_says_so(client, leader):
    write(leader, "pl")
    write(leader, "uk")
    old = "lada-text-language"
    assert old not in client.get(f"/uk{PAGE}").content.decode()
    write(leader, "pl")
    assert (old in client.get(f"/uk{PAGE}").content.decode(), old in client.get(PAGE).content.decode()) == (True, False)


def test_words_are_gone_at_once_when_they_are_withdrawn(client, leader):
    write(leader, "pl")
    leader.refresh_from_db()
    assert client.get(PAGE).status_code == 200
    actions.withdraw_leader(leader, actor=leader.person)
    assert client.get(PAGE).status_code == 404


def test_hostile_words_are_escaped(client, leader):
    words = WORDS["pl"] | {"title": "<img src=x onerror=alert(1)>", "paragraphs": ["<script>alert(1)</script>"]}
    publish_text(save_text(leader, language="pl", **words))
    page = client.get(PAGE).content.decode()
    assert ("<img src=x" in page, "<script>alert" in page) == (False, False)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


END = {"reason": "Koniec", "on": date(2026, 11, 1)}
STEPS = {
    "withdrawn": lambda leader: actions.withdraw_leader(leader, actor=leader.person),
    "ended": lambda leader: actions.end_mandate(leader, actor=None, keeps_page=False, **END),
    "not kept": lambda leader: actions.keep_page(
        actions.end_mandate(leader, actor=None, keeps_page=True, **END), actor=leader.person, keeps=False
    ),
}


@pytest.mark.parametrize("step", STEPS)
def test_kept_pages_know_at_once_that_she_is_gone(client, leader, kept, step):
    write(leader, "pl")
    addresses = (PAGE, f"/uk{PAGE}", "/liderzy/", "/sklepy/bolszewo/")
    link = "/liderzy/halina/"
    leader.refresh_from_db()
    assert [link in client.get(address).content.decode() for address in addresses] == [True] * 4
    STEPS[step](leader)
    assert [client.get(address).status_code for address in addresses] == [404, 404, 200, 200]
    assert [link in client.get(address).content.decode() for address in addresses[2:]] == [False, False]


def test_search_engines_find_who_can_be_read(client, leader):
    assert "/liderzy/halina/" not in client.get("/sitemap.xml").content.decode()
    write(leader, "pl")
    page = client.get("/sitemap.xml").content.decode()
    found = [f"<loc>http://testserver{path}</loc>" in page for path in ("/liderzy/", PAGE, f"/uk{PAGE}")]
    assert found == [True] * 3


def portrait() -> SiteImage:
    """A photo in the folder of those that people tell with."""
    found = Collection.objects.filter(name=COLLECTION).first()
    folder = found or Collection.get_first_root_node().add_child(name=COLLECTION)
    return SiteImage.objects.create(title="x", file=upload(photo(), "a.jpg"), collection=folder, description="Halina")


@pytest.fixture
def shown_photo(leader) -> str:
    """The address of a file of her portrait, which stands on her page."""
    page = save_text(leader, language="pl", **WORDS["pl"], photo=portrait(), photo_alt="Halina przy kasie")
    publish_text(page)
    page.refresh_from_db()
    leader.refresh_from_db()
    return page.photo.get_rendition("width-320").url


def test_portrait_hangs_on_the_wall_with_its_words(client, leader, shown_photo):
    page = client.get(PAGE).content.decode()
    assert ("people-portrait" in page, 'alt="Halina przy kasie"' in page, "people-plaque" in page) == (
        True,
        True,
        False,
    )


def test_portrait_is_gone_with_the_page_that_is_not_kept(leader, shown_photo):
    name = shown_photo.rpartition("/")[2]
    before = standing(name).is_open
    leader = actions.end_mandate(leader, actor=None, keeps_page=True, **END)
    kept = standing(name).is_open
    actions.keep_page(leader, actor=leader.person, keeps=False)
    assert (before, kept, standing(name).is_open) == (True, True, False)


def test_face_that_is_withdrawn_leaves_the_words(client, leader, shown_photo):
    given = {"given": "spoken", "given_on": date(2026, 11, 1), "face": True, "language": "pl"}
    consent, _code = record_consent(leader, actor=None, name="Halina", **given)
    withdraw_consent(consent, how="code")
    page = client.get(PAGE).content.decode()
    assert ("people-portrait" in page, "Najtrudniejsze są drzwi." in page) == (False, True)


def test_preview_shows_the_draft(leader):
    page = draft(save_text(leader, language="pl", **WORDS["pl"]))
    shown = page.make_preview_request()
    assert (shown.status_code, "Najtrudniejsze są drzwi." in shown.content.decode()) == (200, True)
