"""Is no clear photo left when the process that blurs them is killed in the middle?"""

import signal
import time
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.images import ImageFile
from django.test import Client
from django.utils import timezone
from PIL import Image
from wagtail.models import Collection, Locale, Page

from advocacy.models import Story
from cms.editing.consents import blur_due
from cms.files.blurring import FOLDER, is_blurred
from cms.files.models import SiteImage, SiteRendition
from cms.pages.models import StoryPage
from network.models import Consent
from network.people.consents.actions import record_consent
from tests.drills.processes import process

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.full]
STORIES, DRAWN = 8, "width-320|format-jpeg"
WITHDRAW = """
from network.models import Consent
from network.people.consents.actions import withdraw_consent
for consent in Consent.objects.order_by("pk"):
    withdraw_consent(consent, how="code")
"""


@pytest.fixture
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}}
    return tmp_path


def shown_story(number: int) -> SiteImage:
    """A shown story with a photo whose files are drawn, and a consent to show the face; returns the photo."""
    picture, out = Image.effect_noise((1200, 900), 60).convert("RGB"), BytesIO()
    picture.save(out, format="JPEG")
    image = SiteImage.objects.create(title="x", file=ImageFile(BytesIO(out.getvalue()), name=f"{number}.jpg"))
    now = timezone.now()
    story = Story.objects.create(
        slug=f"s{number}", language="pl", state="published", shown=True, version=1, published_at=now, submitted_at=now
    )
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root", locale=Locale.objects.get())
    root.add_child(instance=StoryPage(title="S", slug=f"s{number}", story=story, photo=image, photo_alt="Maria"))
    record_consent(story, actor=None, name="Maria", given="spoken", given_on=date(2026, 1, 5), face=True)
    image.get_rendition(DRAWN)
    return image


def wait_for_blurred(media: Path, count: int, seconds: float = 20) -> None:
    """Returns when so many blurred files have begun to be written; raises TimeoutError."""
    until = time.monotonic() + seconds
    while len(list(media.glob(f"{FOLDER}*"))) < count:
        if time.monotonic() > until:
            raise TimeoutError(f"fewer than {count} photos were blurred")
        time.sleep(0.002)


def on_disk(media: Path) -> set[str]:
    return {str(path.relative_to(media)) for path in media.rglob("*") if path.is_file()}


def test_killed_while_blurring_shows_nobody_and_the_sweep_does_the_rest(media: Path):
    if not Locale.objects.exists():
        Locale.objects.create(language_code="pl")
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    images = [shown_story(number) for number in range(STORIES)]
    addresses = [image.get_rendition(DRAWN).url for image in images]
    process_of_withdrawals = process(WITHDRAW, media=media)
    wait_for_blurred(media, 3)
    process_of_withdrawals.send_signal(signal.SIGKILL)
    process_of_withdrawals.wait()

    withdrawn = [one.withdrawn_at is not None for one in Consent.objects.order_by("pk")]
    done = [is_blurred(image) for image in SiteImage.objects.order_by("pk")]
    assert 2 <= sum(done) <= sum(withdrawn) < STORIES
    seen = [Client().get(address).status_code for address in addresses]
    assert seen == [404 if gone else 200 for gone in withdrawn]

    blur_due(timezone.now())
    images = list(SiteImage.objects.order_by("pk"))
    assert [is_blurred(image) for image in images] == withdrawn
    rows = {str(image.file.name) for image in images} | set(SiteRendition.objects.values_list("file", flat=True))
    assert on_disk(media) == rows
    assert blur_due(timezone.now()) == 0
