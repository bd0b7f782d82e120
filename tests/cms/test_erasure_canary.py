"""When somebody goes for good, is she in no table, no file and on no page, and is everything of others still there?

Every column of every model is read, and every pointer at a person or a login must say what happens to it.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import transaction
from django.db.models import Model
from django.test import Client, TestCase, override_settings
from django.utils import timezone

from advocacy.models import Story
from cms.writing.pages import text_pages
from network.log.models import Entry
from network.models import Consent, Enquiry, EnquiryMessage, Erasure, Leader, Letter, Person, Post, ShopRequest
from network.people import erasing
from tests.cms import erasure_things
from tests.cms.erasure_things import KEPT, TRACE, World
from tests.factories import make_shop

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PEOPLE = {"network.Person", "accounts.User"}
GONE = erasing.nameless()
WHAT = tomllib.loads((Path(__file__).parents[1] / "network/people/what_happens.toml").read_text())


@dataclass
class After:
    """The world, and what was true before and after she went."""

    world: World
    keeps: bool
    erasure: Erasure
    keys: tuple[int, int]  # of her row and her login
    columns: list[str]  # that held her before
    files: int
    warm: dict[str, str]
    log: set[Any]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("media")


@pytest.fixture(scope="module", params=[False, True], ids=["takes her stories along", "leaves her stories"])
def after(
    request: pytest.FixtureRequest, folder: Path, django_db_setup: None, django_db_blocker: Any
) -> Iterator[After]:
    """She went. Pages are kept for the next visitor, files lie on a disk; all of it is undone at the end."""
    changed = {
        "MEDIA_ROOT": folder,
        "STORAGES": settings.STORAGES | {"default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}},
        "CACHES": settings.CACHES
        | {"pages": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "pages of the erasure"}},
    }
    with django_db_blocker.unblock(), override_settings(**changed), transaction.atomic():
        with TestCase.captureOnCommitCallbacks(execute=True):
            make_shop("tczew", town="Tczew")
            world = erasure_things.made(make_shop())
        before = (erasure_things.columns_with_traces(), len(files(folder)), answers(world), entries())
        keys = (world.zofia.pk, world.zofia.user.pk)
        with TestCase.captureOnCommitCallbacks(execute=True):
            erasure = erasure_things.asked(world, keeps=request.param)
            assert erasing.go_on(erasure)
        erasure.refresh_from_db()
        yield After(world, request.param, erasure, keys, *before)
        caches["pages"].clear()
        transaction.set_rollback(True)


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def entries() -> set[Any]:
    return set(Entry.objects.values_list("pk", "verb", "actor"))


def pointers() -> dict[str, tuple[type[Model], str]]:
    """Every pointer at a person or a login, by "app.Model.field"; inherited ones by where they are declared."""
    return {
        f"{field.model._meta.label}.{field.name}": (field.model, field.name)
        for model in erasure_things.models()
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model._meta.label in PEOPLE
    }


def answers(world: World) -> dict[str, str]:
    """What the pages say on which she may stand, and the lists and feeds of all."""
    shop, story = world.shop.slug, world.kept.get_absolute_url()
    paths = [
        "/", story, "/opowiesci/", "/opowiesci/kanal.atom", "/liderzy/", "/liderzy/zofia-kanarkowska/",
        f"/sklepy/{shop}/", f"/sklepy/{shop}/opowiesci.atom", "/potrzeby/", "/sitemap.xml",
    ]  # fmt: skip
    return {path: _said(path) for path in [*paths, f"/uk{story}"]}


def _said(path: str) -> str:
    """What was asked is no answer: a page that is not there repeats its own address in its links."""
    answer = Client().get(path, headers={"host": "localhost"})
    said = answer.content.decode(errors="replace")
    return said.replace(path.rstrip("/").rpartition("/")[2], "") if answer.status_code == 404 else said


def test_every_pointer_at_a_person_says_what_happens_to_it() -> None:
    assert sorted(pointers()) == sorted(WHAT)


def test_she_stood_in_many_tables_before(after: After) -> None:
    assert len(after.columns) > 35


def test_no_column_of_any_table_holds_her(after: After) -> None:
    assert erasure_things.columns_with_traces() == []


def test_pointers_are_as_they_are_said_to_be(after: After) -> None:
    person, user = after.keys
    wrong = [
        name
        for name, (model, field) in pointers().items()
        if WHAT[name] != "stays"
        and model._base_manager.filter(
            **{f"{field}_id": person if model._meta.get_field(field).related_model is Person else user}
        ).exists()
    ]
    assert wrong == []


def test_her_photos_are_on_the_disk_no_more(after: After, folder: Path) -> None:
    assert (len(after.world.photos), after.files > 10, files(folder)) == (4, True, [])


def test_no_page_names_her(after: After) -> None:
    left = {path: TRACE.findall(said) for path, said in answers(after.world).items() if TRACE.search(said)}
    assert (sum(map(bool, map(TRACE.search, after.warm.values()))) > 6, left) == (True, {})


def test_her_leaders_page_is_gone(after: After) -> None:
    leader = Leader.objects.get(pk=after.world.leader.pk)
    paths = ("/liderzy/zofia-kanarkowska/", f"/liderzy/{leader.slug}/")
    found = {Client().get(path).status_code for path in paths}
    assert (found, leader.ended_on, leader.shown) == ({404}, timezone.localdate(), False)


def test_shown_story_stays_or_goes_as_she_wished_and_drafts_go(after: After) -> None:
    others = [(KEPT, True), ("", False)]  # Celina's, and the one she wrote down for Bronka
    left = list(Story.objects.order_by("pk").values_list("signature", "shown"))
    assert left == ([("", True), *others] if after.keeps else others)


def test_story_she_leaves_stands_without_her_name(after: After) -> None:
    kept = Story.objects.filter(pk=after.world.kept.pk).first()
    if kept is None or not after.keeps:
        assert (kept, after.keeps) == (None, False)
        return
    page = Client().get(kept.get_absolute_url()).content.decode()
    assert (kept.author, [one.live for one in text_pages(kept)]) == (None, [True, True])
    assert (f"{KEPT} dała mi chleb" in page, GONE in page, TRACE.findall(page)) == (True, True, [])


def test_what_others_wrote_to_her_and_she_to_others_stays(after: After) -> None:
    said = list(EnquiryMessage.objects.order_by("pk").values_list("text", flat=True))
    asked = f"{KEPT} pyta. {GONE}, {GONE}"
    assert said == [asked, asked, f"{KEPT} pisze", f"{KEPT} dzień dobry, {GONE}"]
    talks = Enquiry.objects.order_by("pk").values_list("sender_name", "state")
    assert list(talks) == [(GONE, "closed"), (GONE, "closed"), ("Celina", "answered")]


def test_consent_she_wrote_down_for_another_holds_on(after: After) -> None:
    consents = Consent.objects.order_by("pk").values_list("name", "recorded_by__name", "withdrawn_how")
    assert list(consents) == [("–", "Darek", "code"), (KEPT, None, "")]


def test_request_promised_with_her_offer_is_open_again(after: After) -> None:
    asked = ShopRequest.objects.order_by("pk").values_list("state", "details", "offer")
    assert list(asked) == [("open", f"Dzwonić: {GONE}", None), ("open", KEPT, None)]


def test_log_keeps_what_happened_and_what_names_others(after: After) -> None:
    looks = Entry.objects.filter(verb="person_look").order_by("pk").values_list("reason", flat=True)
    assert (after.log - entries(), list(looks)) == (set(), ["", f"{KEPT} asked about her", ""])


def test_letters_to_others_still_leave(after: After) -> None:
    letter = Letter.objects.get(about="to somebody else")
    hers = Letter.objects.filter(about__in=["waits for her", "was sent to her"]).values_list("state", "to", "body")
    assert (letter.state, letter.body) == ("due", f"{KEPT}: {GONE}, {GONE}")
    assert list(hers) == [("sent", "erased@example.invalid", "")]


def test_her_posts_stay_or_are_blank_and_the_answers_of_others_are_there(after: After) -> None:
    posts = Post.objects.order_by("topic_id", "position").values_list("position", "label", "author__name", "source")
    hers, answer, asked, aliased = posts
    assert (hers[:3], answer[:3], asked, aliased[:3]) == (
        (1, GONE, None), (2, "Celina", "Celina"), (1, "Celina", "Celina", KEPT), (2, "Wiosna", None),
    )  # fmt: skip
    assert ((KEPT in hers[3], KEPT in aliased[3]), f"{KEPT} odpowiada" in answer[3]) == (
        (after.keeps, after.keeps),
        True,
    )


def test_row_of_hers_says_nothing(after: After) -> None:
    person = Person.objects.get(pk=after.keys[0])
    assert (person.name, person.user, person.uuid == after.world.zofia.uuid) == (GONE, None, False)
    assert (after.erasure.traces, after.erasure.left, after.erasure.done_at is None) == ([], [], False)
