"""When somebody withdraws, does every trace of her leave every page, at once, in each language, and for good?

Unguessable words stand in the title, the text and the photo of a story that is shown in two languages, on all pages
that mention it, kept warm for the next visitor. One code later no address may know any of them.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import caches
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from PIL import Image

from advocacy.models import Story
from advocacy.stories import actions as stories
from cms.editing.consents import blur_due
from cms.files.blurring import is_blurred
from cms.files.models import SiteImage
from cms.pages.models import LeaderPage, StoryPage
from cms.writing.pages import publish_text, save_text, text_page, text_pages
from cms.writing.photos import take_in
from network.directory.models import Shop
from network.models import Leader, Person
from network.people.consents.actions import expire_consents, record_consent
from network.people.leaders import actions as leaders
from network.people.models import Consent
from tests import cast
from tests.browser.pages import LANGUAGES, PUBLIC
from tests.factories import open_hours

pytestmark = pytest.mark.django_db
WORDS = ("Kanarekxtytul7f3a", "Kanarekxlead9b2c", "Kanarekxtekst51de", "Kanarekximie0a4f", "Kanarekxopis66d8")
WORDS_UK = ("Канарейкахназва", "Канарейкахвступ", "Канарейкахтекст", "Kanarekximie0a4f", "Канарейкахопис")
SLUG = "obiad-w-piatek"
SHOWN_IN = ("pl", "uk")
TRACE = re.compile(r"kanarekx\w+|канарейках\w+", re.IGNORECASE)
PICTURE = re.compile(r"/media/[^\s\"',<>)]+")


@pytest.fixture(autouse=True)
def _as_the_real_site(settings: Any, tmp_path: Path) -> Iterator[None]:
    """Pages are kept, files lie on a disk."""
    settings.MEDIA_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}}
    settings.CACHES = settings.CACHES | {
        "pages": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "kept pages of the canary"}
    }
    caches["pages"].clear()
    yield
    caches["pages"].clear()


@pytest.fixture
def darek() -> Person:
    """The editor; he may do in Wagtail what editors may."""
    found = cast.darek()
    found.user.is_superuser = True
    found.user.save()
    return found


@pytest.fixture
def iza(shop: Shop) -> Person:
    open_hours(shop)
    return cast.iza(shop)


@pytest.fixture
def leader(iza: Person, darek: Person) -> Leader:
    """Her page, shown."""
    made = leaders.make_leader(iza, actor=darek, called="liderka", languages=["pl"])
    save_text(made, language="pl", title="Iza", lead="Dzień dobry", paragraphs=["Jestem z Bolszewa."], user=iza.user)
    leaders.submit_leader(made, actor=iza)
    publish(made, "pl", darek)
    return made


@pytest.fixture
def story(leader: Leader, iza: Person, darek: Person, shop: Shop, after_commit: Any) -> Story:
    """Told by the leader, about the shop, with a photo, shown in Polish and Ukrainian."""
    made = stories.begin_story(
        actor=iza, author=iza, title=WORDS[0], language="pl", told_as="leader", leader=leader, shop=shop,
        signature=WORDS[3],
    )  # fmt: skip
    Story.objects.filter(pk=made.pk).update(slug=SLUG)  # an address that is asked for is no trace
    made.refresh_from_db()
    photo = take_in(ContentFile(picture(), name="a.jpg"), title="x", user=iza.user)
    facts = {"photo": photo, "user": iza.user}
    save_text(made, language="pl", title=WORDS[0], lead=WORDS[1], paragraphs=[WORDS[2]], photo_alt=WORDS[4], **facts)
    stories.submit_story(made, actor=iza)
    with after_commit():
        publish(made, "pl", darek)
        save_text(
            made, language="uk", title=WORDS_UK[0], lead=WORDS_UK[1], paragraphs=[WORDS_UK[2]],
            photo_alt=WORDS_UK[4], **facts,
        )  # fmt: skip
        publish(made, "uk", darek)
    made.refresh_from_db()
    return made


@pytest.fixture
def after_commit(django_capture_on_commit_callbacks: Any) -> Callable[[], Any]:
    """Does at the end of the block what waits for the transaction."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def publish(thing: Any, language: str, editor: Person) -> None:
    page = text_page(thing, language)
    assert page is not None
    publish_text(page, user=editor.user)


def picture() -> bytes:
    made = Image.new("RGB", (350, 250), "white")
    made.paste("black", (50, 50, 150, 200))
    out = BytesIO()
    made.save(out, format="JPEG")
    return out.getvalue()


def agreed(story: Story, **allowed: bool) -> str:
    """The code of a consent in this story."""
    return record_consent(
        story, actor=story.author, name=WORDS[3], given="spoken", given_on=date(2026, 1, 5), **allowed
    )[1]


def own_addresses(story: Story) -> list[str]:
    """Where this story may stand, in Polish."""
    shop, leader = story.shop.slug, story.leader.slug
    return [
        "/", f"/opowiesci/{story.slug}/", "/opowiesci/", f"/opowiesci/?shop={shop}", f"/opowiesci/?leader={leader}",
        "/opowiesci/?language=uk", "/opowiesci/kanal.atom", f"/sklepy/{shop}/", f"/sklepy/{shop}/opowiesci.atom",
        "/liderzy/", f"/liderzy/{leader}/", f"/liderzy/{leader}/opowiesci.atom",
    ]  # fmt: skip


def all_addresses(story: Story) -> list[str]:
    """Those, and all public addresses of the site."""
    more = [
        f"/opowiesci/{story.pk}/", f"/pomoc/?q={WORDS[0]}", f"/teksty-opowiesci/{story.slug}/",
        f"/sklepy/{story.shop.slug}/zapytanie/", "/site.webmanifest",
    ]  # fmt: skip
    return [*dict.fromkeys([*own_addresses(story), *more, *(page.path for page in PUBLIC)])]


def traces(story: Story, pictures: set[str] = frozenset(), *, everywhere: bool = False) -> dict[str, set[str]]:
    """What anonymous answers still hold of the story, by address; what was asked is no answer.

    At its own addresses in the languages in which it is shown; ``everywhere``: at all of them, in all languages.
    """
    found: dict[str, set[str]] = {}
    paths, codes = (all_addresses(story), LANGUAGES) if everywhere else (own_addresses(story), SHOWN_IN)
    translated = [path if code == "pl" else f"/{code}{path}" for code in codes for path in paths]
    for address in [*translated, "/sitemap.xml", "/robots.txt"]:
        answer = Client().get(address, headers={"host": "localhost"})
        assert answer.status_code < 500, address
        said = b"".join(answer.streaming_content) if answer.streaming else answer.content
        text = said.decode(errors="replace").replace(WORDS[0], "" if "?q=" in address else WORDS[0])
        held = set(TRACE.findall(text)) | {path for path in pictures if path in text}
        found |= {address: held} if held else {}
    return found


def pictures_of(story: Story) -> set[str]:
    """The addresses of the clear photo on the story's page."""
    page = Client().get(f"/opowiesci/{story.slug}/", headers={"host": "localhost"}).content.decode()
    return set(PICTURE.findall(page))


def statuses(paths: set[str]) -> set[int]:
    return {Client().get(path).status_code for path in paths}


def withdraw(code: str, after_commit: Callable[[], Any]) -> None:
    with after_commit():
        answer = Client().post("/zgody/", {"code": code, "withdraw": "yes"})
    assert answer.status_code == 200


EVERYWHERE = {
    "page": "/opowiesci/{slug}/", "page_uk": "/uk/opowiesci/{slug}/", "list": "/opowiesci/",
    "list_uk": "/uk/opowiesci/",
    "feed": "/opowiesci/kanal.atom", "feed_uk": "/uk/opowiesci/kanal.atom", "shop": "/sklepy/{shop}/",
    "shop_feed": "/sklepy/{shop}/opowiesci.atom", "leader": "/liderzy/{leader}/",
    "leader_feed": "/liderzy/{leader}/opowiesci.atom", "home": "/", "home_uk": "/uk/",
}  # fmt: skip


def test_story_of_the_test_stands_everywhere(story: Story) -> None:
    agreed(story, text=True)
    found = traces(story)
    places = {"slug": story.slug, "shop": story.shop.slug, "leader": story.leader.slug}
    missing = [name for name, path in EVERYWHERE.items() if path.format(**places) not in found]
    photos = pictures_of(story)
    sitemap = Client().get("/sitemap.xml").content.decode()
    assert (missing, len(photos) > 3, statuses(photos), f"/opowiesci/{story.slug}/" in sitemap) == (
        [],
        True,
        {200},
        True,
    )


def test_withdrawn_by_code_it_stands_nowhere(story: Story, after_commit: Any) -> None:
    code = agreed(story, text=True, face=True)
    photos = pictures_of(story)
    traces(story, photos, everywhere=True)  # every page is kept warm for the next visitor
    withdraw(code, after_commit)
    assert (traces(story, photos, everywhere=True), statuses(photos)) == ({}, {404})
    assert [page.live for page in text_pages(story)] == [False, False]


@pytest.mark.parametrize("prefix", ["", "/uk", "/en", "/ru"])
def test_address_of_a_withdrawn_story_leads_to_nothing_of_it(story: Story, after_commit: Any, prefix: str) -> None:
    withdraw(agreed(story, real_name=True), after_commit)
    answer = Client().get(f"{prefix}/opowiesci/{story.slug}/")
    assert (answer.status_code in (404, 410), TRACE.findall(answer.content.decode())) == (True, [])


def test_sitemap_forgets_it(story: Story, after_commit: Any) -> None:
    withdraw(agreed(story, voice=True), after_commit)
    assert f"/opowiesci/{story.slug}/" not in Client().get("/sitemap.xml").content.decode()


def test_it_stays_away_whatever_is_tried(story: Story, iza: Person, darek: Person, after_commit: Any) -> None:
    code = agreed(story, text=True)
    photos = pictures_of(story)
    withdraw(code, after_commit)
    stories.edit_story(story, actor=iza)
    stories.submit_story(story, actor=iza)
    tries = [
        lambda: stories.publish_story(story, actor=darek, title=WORDS[0], lead=""),
        lambda: stories.publish_story_text(story, actor=darek, language="uk", title=WORDS_UK[0], lead=""),
        lambda: publish(story, "pl", darek),
        lambda: publish(story, "uk", darek),
        lambda: text_page(story, "pl").save_revision(user=darek.user).publish(user=darek.user),
        lambda: stories.publish_story(story, actor=None, title=WORDS[0], lead=""),
    ]
    refused = [tried(one) for one in tries]
    assert (refused, traces(story, photos)) == ([True] * len(tries), {})
    assert [page.live for page in text_pages(story)] == [False, False]


def tried(one: Callable[[], object]) -> bool:
    """Whether it was refused."""
    try:
        one()
    except (ValidationError, PermissionDenied):
        return True
    return False


def test_planned_publication_does_not_bring_it_back(story: Story, darek: Person, after_commit: Any) -> None:
    page = text_page(story, "pl")
    page.go_live_at = timezone.now() + timedelta(hours=1)
    revision = page.save_revision(user=darek.user)
    StoryPage.objects.filter(pk=page.pk).update(expire_at=None)
    type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    withdraw(agreed(story, text=True), after_commit)
    call_command("publish_scheduled")
    assert (traces(story), text_page(story, "pl").live) == ({}, False)


def test_with_a_new_consent_it_may_be_shown_again(story: Story, iza: Person, darek: Person, after_commit: Any) -> None:
    withdraw(agreed(story, text=True), after_commit)
    record_consent(
        story, actor=darek, name=WORDS[3], given="written", given_on=date(2026, 2, 5), text=True,
        renews=Consent.objects.get(),
    )  # fmt: skip
    stories.edit_story(story, actor=iza)
    stories.submit_story(story, actor=iza)
    with after_commit():
        publish(story, "pl", darek)
    story.refresh_from_db()
    assert story.shown


def test_face_withdrawn_leaves_the_text_and_no_clear_photo_anywhere(story: Story, after_commit: Any) -> None:
    code = agreed(story, face=True)
    photos = pictures_of(story)
    traces(story)
    withdraw(code, after_commit)
    held = traces(story, photos)
    pictures = [path for found in held.values() for path in found if path.startswith("/media/")]
    assert (pictures, statuses(photos), f"/opowiesci/{story.slug}/" in held) == ([], {404}, True)
    assert [is_blurred(image) for image in SiteImage.objects.filter(collection__name="Zdjęcia opowieści")] == [True]


def test_clear_photo_is_gone_from_pages_before_its_file_is(story: Story) -> None:
    code = agreed(story, face=True)
    photos = pictures_of(story)
    Client().post("/zgody/", {"code": code, "withdraw": "yes"})  # what follows the transaction is never done here
    held = traces(story, photos)
    pictures = [path for found in held.values() for path in found if path.startswith("/media/")]
    clear = [is_blurred(image) for image in SiteImage.objects.filter(collection__name="Zdjęcia opowieści")]
    assert (clear, pictures, statuses(photos)) == ([False], [], {404})
    blur_due(timezone.now())
    assert [is_blurred(image) for image in SiteImage.objects.filter(collection__name="Zdjęcia opowieści")] == [True]


def test_face_stays_away_from_a_text_published_again(
    story: Story, iza: Person, darek: Person, after_commit: Any
) -> None:
    code = agreed(story, face=True)
    photos = pictures_of(story)
    withdraw(code, after_commit)
    stories.edit_story(story, actor=iza)
    stories.submit_story(story, actor=iza)
    with after_commit():
        publish(story, "pl", darek)
    assert (statuses(photos), photos & pictures_of(story)) == ({404}, set())


def test_consent_that_ends_by_its_day_takes_the_story_away(story: Story, after_commit: Any) -> None:
    record_consent(
        story, actor=story.author, name=WORDS[3], given="spoken", given_on=date(2026, 1, 5), text=True,
        until=date(2026, 1, 31),
    )  # fmt: skip
    traces(story)
    with after_commit():
        expire_consents(timezone.now())
    assert traces(story) == {}


def test_leaders_page_goes_the_same_way(leader: Leader, after_commit: Any) -> None:
    code = record_consent(
        leader, actor=leader.person, name="Iza", given="online", given_on=date(2026, 1, 5), text=True
    )[1]
    before = Client().get(f"/liderzy/{leader.slug}/").status_code
    withdraw(code, after_commit)
    after = Client().get(f"/liderzy/{leader.slug}/").status_code
    assert (before, after, LeaderPage.objects.get().live) == (200, 404, False)
