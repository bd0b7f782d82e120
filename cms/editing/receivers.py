"""What must be ready when a page goes live? Receivers of Wagtail's publish."""

from functools import partial
from typing import Any

from django.db import transaction
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.signals import page_published

from cms.blocks.pictures import draw


def connect() -> None:
    """Called once, when the site starts."""
    page_published.connect(draw_pictures, dispatch_uid="cms.editing.draw_pictures")


def draw_pictures(instance: Page, **kwargs: Any) -> None:
    """Draws the files of the page's pictures (about 5 s of work for a new one), so that no visitor waits for them."""
    fields = [field for field in instance._meta.get_fields() if isinstance(field, StreamField)]
    for field in fields:
        transaction.on_commit(partial(draw, field.value_from_object(instance)))
