"""How is a picture described, and which files of it does a page offer?"""

from collections.abc import Iterable
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from wagtail.blocks.stream_block import StreamValue
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageBlock
from wagtail.images.utils import get_allowed_image_extensions

if TYPE_CHECKING:
    from cms.files.models import SiteImage, SiteRendition

WIDTHS = (320, 640, 960, 1280)  # pixels
FORMATS = ("avif", "webp", "jpeg")  # the last one is for browsers that know neither


class DescribedImageBlock(ImageBlock):
    """A picture with its description, or marked as decoration. A file's name is no description."""

    def clean(self, value: Any) -> Any:
        """Raises StructBlockValidationError for an alt text that is missing or a file's name."""
        image = super().clean(value)
        if image and not image.decorative and is_file_name(image.contextual_alt_text or "", image.filename):
            raise StructBlockValidationError(
                block_errors={
                    "alt_text": ValidationError(_("Please describe the picture; this is the name of a file."))
                }
            )
        return image


def is_file_name(text: str, filename: str = "") -> bool:
    """Whether the text is a name as files have it: "DSC_0123.jpg", or this file's own name."""
    said = PurePath(text.strip().lower())
    endings = {f".{ending}" for ending in get_allowed_image_extensions()}
    own = PurePath(filename.lower())
    return bool(text.strip()) and (said.suffix in endings or str(said) in (own.name, own.stem))


class Source(NamedTuple):
    """The files of one format, for a ``srcset``."""

    mime: str
    srcset: str


class Files(NamedTuple):
    """What a ``picture`` element needs: the sources best first, and the file for browsers that know none of them."""

    sources: list[Source]
    fallback: "SiteRendition"


def widths(image: "SiteImage") -> list[int]:
    """The widths in pixels in which a page offers it; never wider than it is, each once."""
    smaller = [width for width in WIDTHS if width < image.width]
    return [*smaller, image.width] if len(smaller) < len(WIDTHS) else smaller


def files(image: "SiteImage") -> Files:
    """Every width in every format. They are drawn when the page is published, here only if that has not happened."""
    specs = {(kind, width): f"width-{width}|format-{kind}" for kind in FORMATS for width in widths(image)}
    drawn = image.get_renditions(*specs.values())
    rows = {kind: [drawn[spec] for (of, _width), spec in specs.items() if of == kind] for kind in FORMATS}
    sources = [
        Source(f"image/{kind}", ", ".join(f"{one.url} {one.width}w" for one in found)) for kind, found in rows.items()
    ]
    return Files(sources, rows[FORMATS[-1]][min(1, len(rows[FORMATS[-1]]) - 1)])


def fetch_drawn(images: Iterable["SiteImage"]) -> None:
    """Fetches the files of all these pictures at once: one query, none for no picture."""
    prefetch_related_objects(list(images), "renditions")


def draw(stream: StreamValue) -> None:
    """Makes every file of the stream's pictures that is not there yet."""
    for piece in stream:
        if piece.block_type == "picture" and piece.value["image"]:
            files(piece.value["image"])
