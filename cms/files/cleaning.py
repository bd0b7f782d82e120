"""What is stored of a picture that somebody uploads? The picture alone: nothing of who took it, when and where."""

import struct
import zlib
from io import BytesIO
from pathlib import PurePath
from typing import IO

import pillow_heif
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps

LONGEST_SIDE = 2560  # pixels; twice the widest place a picture has on a page
MOST_PIXELS = 25_000_000  # before they are unpacked: 24 megapixels is what phones take today
# What comes in, and how it is kept. A photo of several views (MPO) begins as a JPEG; a HEIC from a phone becomes a
# JPEG, which all can show.
KEPT_AS = {"JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG", "WEBP": "WEBP", "AVIF": "AVIF", "HEIF": "JPEG"}
TAKEN = [kind for kind in KEPT_AS if kind != "MPO"]
SUFFIXES = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "AVIF": ".avif"}
OPTIONS: dict[str, dict[str, object]] = {
    "JPEG": {"quality": 88, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 88},
    "AVIF": {"quality": 80},
}
MOVING = ("PNG", "WEBP", "AVIF")  # other formats hold several pictures without moving; the first one counts
# What Pillow and the libraries below it raise on files that are broken or made to do harm.
BROKEN = (
    *(OSError, ValueError, SyntaxError, MemoryError, EOFError, IndexError, TypeError, KeyError, AttributeError),
    *(RuntimeError, struct.error, zlib.error),
)

pillow_heif.register_heif_opener()


class CleanPicture(ContentFile):
    """A picture that has been cleaned already."""


def cleaned(file: IO[bytes], name: str) -> CleanPicture:
    """The picture drawn anew, upright, in sRGB, at most 2560 px long, with no EXIF, XMP or comment; its name fits.

    Raises ValidationError for what is no picture, moves, is broken, or would unpack to more than 25 megapixels.
    """
    file.seek(0)
    try:
        with Image.open(file, formats=TAKEN) as picture:
            _refuse(picture)
            kept = KEPT_AS[picture.format or ""]
            drawn = _drawn(picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large() from error
    except BROKEN as error:
        raise ValidationError(
            _("This file is no picture that we can read. Please save it as JPEG or PNG and try again."), code="invalid"
        ) from error
    return CleanPicture(_encoded(drawn, kept), name=str(PurePath(name).with_suffix(SUFFIXES[kept])))


def _refuse(picture: Image.Image) -> None:
    """Raises ValidationError for what must not be unpacked at all; reads only the header."""
    if picture.width * picture.height > MOST_PIXELS:
        raise _too_large()
    if picture.format in MOVING and getattr(picture, "n_frames", 1) > 1:
        raise ValidationError(_("This picture moves. Please upload a still one."), code="moving")


def _too_large() -> ValidationError:
    return ValidationError(
        _("This picture has more than 25 megapixels. Please make it smaller and try again."), code="too_large"
    )


def _drawn(picture: Image.Image) -> Image.Image:
    """The bare pixels: smaller, upright, in sRGB, and nothing that was written beside them."""
    if picture.format in ("JPEG", "MPO"):
        picture.draft(None, (LONGEST_SIDE, LONGEST_SIDE))  # unpacks a large photo at half or a quarter of its size
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    plain = _in_srgb(upright)
    bare = Image.new(plain.mode, plain.size)
    bare.paste(plain)
    return bare


def _in_srgb(picture: Image.Image) -> Image.Image:
    """RGB or RGBA in the colours every screen has, converted by the profile the file brings."""
    profile = picture.info.get("icc_profile")
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    if not profile or picture.mode not in ("RGB", "RGBA", "CMYK", "L"):
        return picture.convert(mode)
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        converted = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError):  # broken, or for other pixels: the picture is shown as if it had none
        return picture.convert(mode)
    return converted or picture.convert(mode)


def _encoded(picture: Image.Image, kind: str) -> bytes:
    out = BytesIO()
    (picture.convert("RGB") if kind == "JPEG" else picture).save(out, format=kind, **OPTIONS[kind])
    return out.getvalue()
