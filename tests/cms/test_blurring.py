"""Is a face gone for good when its consent is, and seen by nobody before its files are?"""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.images import ImageFile
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone
from PIL import Image
from wagtail.models import Collection

from advocacy.models import Story
from cms.blocks.pictures import files
from cms.editing.consents import blur_due, photos_of
from cms.files import blurring
from cms.files.blurring import blur, is_blurred
from cms.files.collections import COLLECTION
from cms.files.models import SiteImage
from cms.pages.models import StoryPage
from cms.writing.pages import save_text, set_photo, text_page
from network.people.consents.actions import record_consent, withdraw_consent
from network.people.models import Consent, Person
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    """A disk of its own; elsewhere in the tests files lie in memory."""
    settings.MEDIA_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}}
    return tmp_path


def stripes() -> bytes:
    """A picture with something to recognise: black and white stripes of 20 pixels."""
    picture = Image.new("RGB", (400, 300), "white")
    for left in range(0, 400, 40):
        picture.paste("black", (left, 0, left + 20, 300))
    out = BytesIO()
    picture.save(out, format="JPEG", quality=95)
    return out.getvalue()


def photo(**facts: Any) -> SiteImage:
    collection = Collection.objects.filter(name=COLLECTION).first()
    collection = collection or Collection.get_first_root_node().add_child(name=COLLECTION)
    file = ImageFile(BytesIO(stripes()), name="blurred.jpg")  # a name as if it were blurred already
    return SiteImage.objects.create(title="Photo", file=file, collection=collection, description="Maria", **facts)


@pytest.fixture
def author() -> Person:
    return cast.celina()


@pytest.fixture
def story(author: Person) -> Story:
    """A story that everybody sees, with a photo."""
    now = timezone.now()
    made = Story.objects.create(
        slug="obiad", author=author, language="pl", state="published", shown=True, version=1, published_at=now,
        submitted_at=now,
    )  # fmt: skip
    save_text(made, language="pl", title="Obiad", lead="", paragraphs=["Zupa."], photo=photo(), photo_alt="Maria")
    page = text_page(made, "pl")
    StoryPage.objects.filter(pk=page.pk).update(live=True, photo=page.get_latest_revision_as_object().photo)
    return made


def consent_to_face(story: Story) -> Consent:
    return record_consent(
        story, actor=story.author, name="Maria", given="spoken", given_on=date(2026, 1, 5), face=True
    )[0]


def withdraw(consent: Consent) -> Consent:
    return withdraw_consent(consent, how=Consent.Withdrawn.CODE)


def address(image: SiteImage) -> str:
    return files(image).fallback.url


def stored_files(media: Path) -> set[str]:
    return {str(path.relative_to(media)) for path in media.rglob("*") if path.is_file()}


def contrast(image: SiteImage) -> int:
    """How far the brightest and the darkest pixel of a row lie apart."""
    with default_storage.open(image.file.name) as file:
        row = Image.open(BytesIO(file.read())).convert("L")
    low, high = row.getextrema()
    return int(high - low)


def test_blurred_picture_shows_nothing_of_what_was_there() -> None:
    image = photo()
    before = contrast(image)
    blur(image)
    image.refresh_from_db()
    assert (before, contrast(image) < 60, is_blurred(image)) == (255, True, True)


def test_blurred_picture_keeps_its_shape_and_names_nobody() -> None:
    image = photo()
    blur(image)
    image.refresh_from_db()
    assert (image.width, image.height, image.description) == (1280, 960, "")


def test_no_clear_file_stays_on_the_disk(media: Path) -> None:
    image = photo()
    files(image)
    before = stored_files(media)
    blur(image)
    image.refresh_from_db()
    assert len(before) > 3
    assert stored_files(media) == {image.file.name}


def test_blurred_picture_has_other_addresses() -> None:
    image = photo()
    old = address(image)
    blur(image)
    image = SiteImage.objects.get()
    assert (address(image) == old, old.startswith("/media/images/")) == (False, True)


def test_blurring_twice_does_it_once() -> None:
    image = photo()
    done = [blur(image), blur(image)]
    assert done == [True, False]


def test_name_of_an_upload_does_not_make_it_blurred() -> None:
    assert not is_blurred(photo())


def test_lost_original_becomes_plain(media: Path) -> None:
    image = photo()
    (media / image.file.name).unlink()
    blur(image)
    image.refresh_from_db()
    assert (is_blurred(image), contrast(image)) == (True, 0)


@pytest.mark.parametrize("step", ["_replaced", "_point_to"])
def test_blurring_that_was_broken_off_is_done_again(media: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    image = photo()
    files(image)
    whole = getattr(blurring, step)

    class DiedError(Exception):
        pass

    def die(*arguments: Any) -> Any:
        if step == "_replaced":
            whole(*arguments)
        raise DiedError

    monkeypatch.setattr(blurring, step, die)
    with pytest.raises(DiedError):
        blur(image)
    monkeypatch.setattr(blurring, step, whole)
    image = SiteImage.objects.get()
    assert not is_blurred(image)
    blur(image)
    image.refresh_from_db()
    assert (stored_files(media), contrast(image) < 60) == ({image.file.name}, True)


def test_withdrawn_face_is_blurred_at_once_and_the_text_stays(
    story: Story, django_capture_on_commit_callbacks: Any
) -> None:
    consent = consent_to_face(story)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(consent)
    story.refresh_from_db()
    assert (is_blurred(SiteImage.objects.get()), story.shown) == (True, True)


def test_photos_of_older_drafts_are_blurred_too(story: Story, django_capture_on_commit_callbacks: Any) -> None:
    set_photo(story, language="pl", photo=photo(), photo_alt="Maria again")
    set_photo(story, language="pl", photo=None, photo_alt="")
    consent = consent_to_face(story)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(consent)
    assert [is_blurred(image) for image in SiteImage.objects.all()] == [True, True]


def test_pictures_inside_the_text_are_found() -> None:
    image = photo()
    story = Story.objects.create(slug="a", language="pl")
    page = save_text(story, language="pl", title="A", lead="", paragraphs=["B"])
    page.body = [("picture", {"image": image, "caption": ""})]
    page.save_revision(clean=False)
    assert photos_of([StoryPage.objects.get()]) == {image.pk}


def test_photo_that_came_later_waits_clear_but_unseen(story: Story, django_capture_on_commit_callbacks: Any) -> None:
    withdraw(consent_to_face(story))
    later = photo()
    StoryPage.objects.update(photo=later)
    blur_due(timezone.now())
    later.refresh_from_db()
    assert (is_blurred(later), seen(later)) == (False, 404)


def test_sweep_does_what_a_process_that_died_has_left(story: Story) -> None:
    withdraw(consent_to_face(story))  # its transaction never ends here, so nothing follows
    before = is_blurred(SiteImage.objects.get())
    done = [blur_due(timezone.now()), blur_due(timezone.now())]
    assert (before, done, is_blurred(SiteImage.objects.get())) == (False, [1, 0], True)


def seen(image: SiteImage, user: Any = None) -> int:
    client = Client()
    if user:
        client.force_login(user)
    return client.get(address(image)).status_code


def test_clear_photo_is_seen_by_nobody_from_the_withdrawal_on(story: Story, author: Person) -> None:
    image = SiteImage.objects.get()
    before = seen(image)
    withdraw(consent_to_face(story))
    assert (before, seen(image), seen(image, author.user), seen(image, cast.jacek().user)) == (200, 404, 404, 404)


def test_photo_of_a_story_that_is_not_shown_is_for_those_who_tell_it(story: Story, author: Person) -> None:
    Story.objects.update(shown=False, state="draft")
    image = SiteImage.objects.get()
    people = {"visitor": None, "author": author.user, "other": cast.piotr().user, "staff": cast.jacek().user}
    found = {name: seen(image, user) for name, user in people.items()}
    assert found == {"visitor": 404, "author": 200, "other": 404, "staff": 200}


def test_photo_in_a_draft_alone_is_for_who_stored_it(author: Person) -> None:
    image = photo(uploaded_by_user=author.user)
    assert [seen(image), seen(image, author.user), seen(image, cast.piotr().user)] == [404, 200, 404]


def test_photo_of_a_draft_is_for_all_who_tell_the_story(author: Person) -> None:
    draft = Story.objects.create(slug="a", author=author, language="pl")
    image = photo(uploaded_by_user=cast.piotr().user)
    save_text(draft, language="pl", title="A", lead="", paragraphs=["B"], photo=image, photo_alt="x")
    assert [seen(image), seen(image, author.user), seen(image, cast.olga().user)] == [404, 200, 404]


def test_private_photo_is_kept_by_no_cache(author: Person) -> None:
    image = photo(uploaded_by_user=author.user)
    client = Client()
    client.force_login(author.user)
    assert client.get(address(image)).headers["Cache-Control"] == "private, no-store"


def test_picture_of_editors_is_for_everybody() -> None:
    image = SiteImage.objects.create(title="x", file=ImageFile(BytesIO(stripes()), name="a.jpg"))
    assert seen(image) == 200


def test_file_that_belongs_to_no_picture_is_not_there(media: Path) -> None:
    image = photo()
    path = address(image)
    image.renditions.all()._raw_delete("default")
    assert ((media / path.removeprefix("/media/")).exists(), Client().get(path).status_code) == (True, 404)
