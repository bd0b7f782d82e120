"""How is a photo taken in, and when is it thrown away again?

It is cleaned as every picture here is (``cms.files``): by its content, drawn anew, without place, phone and time. It
lies in a collection of its own under a name nobody can guess.
"""

import secrets
from typing import IO

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import Collection

from cms.files.cleaning import cleaned
from cms.files.collections import COLLECTION
from cms.files.models import SiteImage
from cms.pages.models import LeaderPage, StoryPage
from cms.writing.limits import PHOTOS_KEPT

LARGEST = 10 * 1024 * 1024  # bytes


def take_in(file: IO[bytes], *, title: str, user: AbstractBaseUser) -> SiteImage:
    """The photo, stored; ``title`` names it in the admin, never the file's own name.

    Raises ValidationError in words for the person: too large, no picture, a moving one, too many kept already.
    """
    if getattr(file, "size", 0) > LARGEST:
        raise ValidationError(
            _("This photo has more than 10 MB. Please send a smaller one, or a photo of the photo."), code="too_large"
        )
    if SiteImage.objects.filter(uploaded_by_user=user, collection__name=COLLECTION).count() >= PHOTOS_KEPT:
        raise ValidationError(_("Your place for photos is full. Delete an old draft, or write to us."), code="quota")
    picture = cleaned(file, f"{secrets.token_hex(16)}.jpg")
    image = SiteImage(title=title[:255], collection=_collection(), uploaded_by_user=user)
    image.file.save(picture.name, picture, save=False)
    image.file_size = picture.size
    image._set_file_hash()
    image.save()
    return image


def throw_away(image: SiteImage | None) -> bool:
    """Deletes a photo that readers do not see on any page; whether it did."""
    if image is None or image.collection.name != COLLECTION or _is_shown(image):
        return False
    image.delete()
    return True


def _is_shown(image: SiteImage) -> bool:
    used = Q(photo=image) | Q(share_image=image)
    return any(model._default_manager.filter(used, live=True).exists() for model in (StoryPage, LeaderPage))


def _collection() -> Collection:
    found = Collection.objects.filter(name=COLLECTION).first()
    return found or Collection.get_first_root_node().add_child(name=COLLECTION)
