"""How does a photo lose the faces in it, for good, and how is it told from one that still has them?

Whoever is in a picture decides whether it is shown (art. 81 of the Polish copyright act, RODO art. 7(3)). A photo whose
consent is over is replaced by a few patches of colour, from which nothing can be brought back; the clear original and
every file drawn from it are deleted.

No row says "done": the name of the file does. What is blurred lies in a folder of its own, into which no upload gets,
and the row names it only after all clear files are gone. So a process that dies in between leaves a photo that still
asks to be blurred, and the next sweep begins again; each step may be repeated.
"""

from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import transaction
from django.utils.crypto import salted_hmac
from PIL import Image

from cms.files.cleaning import BROKEN
from cms.files.models import SiteImage

FOLDER = "blurred/"  # of the media folder; uploads go to others whatever their names are
PATCHES = 5  # along the longer side; a face somebody knows is recognised from about seven
LONGEST_SIDE = 1280  # pixels
GREY = (200, 200, 200)


def is_blurred(image: SiteImage) -> bool:
    """Whether no clear file of the picture is left anywhere here."""
    return str(image.file.name).startswith(FOLDER)


def blur(image: SiteImage) -> bool:
    """Replaces the picture's file and deletes all that was drawn from it; whether there was something to do.

    The addresses of the picture change, so no browser and no proxy shows an old one for the new.
    """
    with transaction.atomic():
        locked = SiteImage.objects.select_for_update().filter(pk=image.pk).first()
        if locked is None or is_blurred(locked):
            return False
        storage, clear = locked.file.storage, str(locked.file.name)
        patches = _replaced(storage, clear, _name(locked.pk, clear))
        for rendition in locked.renditions.all():
            storage.delete(rendition.file.name)
            rendition.delete()
        storage.delete(clear)
        _point_to(locked, patches)
    return True


def patches_of(original: Image.Image) -> Image.Image:
    """The picture as at most 5 × 5 patches of colour that run into each other, in its own shape."""
    scale = LONGEST_SIDE / max(original.size)
    size = (max(1, round(original.width * scale)), max(1, round(original.height * scale)))
    few = original.convert("RGB")
    few.thumbnail((PATCHES, PATCHES), Image.Resampling.BOX, reducing_gap=None)
    return few.resize(size, Image.Resampling.BICUBIC)


def _replaced(storage: Storage, clear: str, name: str) -> str:
    """Where the blurred picture lies, written anew as long as the clear one is there to make it from."""
    if storage.exists(clear) or not storage.exists(name):
        storage.delete(name)
        name = storage.save(name, ContentFile(_drawn(storage, clear)))
    return name


def _drawn(storage: Storage, clear: str) -> bytes:
    """The patches as a JPEG; plain grey where the clear picture is lost or broken."""
    try:
        with storage.open(clear) as file, Image.open(file) as original:
            drawn = patches_of(original)
    except BROKEN:
        drawn = Image.new("RGB", (LONGEST_SIDE, LONGEST_SIDE * 3 // 4), GREY)
    out = BytesIO()
    drawn.save(out, format="JPEG", quality=80)
    return out.getvalue()


def _point_to(image: SiteImage, name: str) -> None:
    """The row names the new file and describes nobody any more."""
    with image.file.storage.open(name) as file:
        content = file.read()
    with Image.open(BytesIO(content)) as drawn:
        width, height = drawn.size
    nothing = dict.fromkeys(("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height"))
    SiteImage.objects.filter(pk=image.pk).update(
        file=name, width=width, height=height, file_size=len(content), file_hash="", description="", **nothing
    )


def _name(key: int, clear: str) -> str:
    """The same each time for the same photo, so that a second try finds what the first one wrote; nobody guesses it."""
    return f"{FOLDER}{salted_hmac('cms.files.blurring', f'{key}|{clear}', algorithm='sha256').hexdigest()[:32]}.jpg"
