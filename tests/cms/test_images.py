"""Does a stored picture hold the picture alone, whatever way it came, and a document what its name says?"""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from PIL import Image, ImageCms
from wagtail.models import Collection

from cms.files.contents import check_contents
from cms.files.models import SiteDocument, SiteImage
from tests.cms import pictures_made as made

pytestmark = pytest.mark.django_db
KINDS = [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("AVIF", "avif"), ("HEIF", "heic")]
RED, BLUE = (254, 0, 0), (0, 0, 254)


@pytest.fixture
def editor(admin_client: Client) -> Client:
    return admin_client


def stored(image: SiteImage) -> bytes:
    with image.file.storage.open(image.file.name) as file:
        return file.read()


def opened(image: SiteImage) -> Image.Image:
    return Image.open(BytesIO(stored(image)))


def betrays(content: bytes) -> list[str]:
    """What of the photographer is still in the file."""
    found = [word for word in ("CANARY", "Exif", "xmpmeta", "GPS") if word.encode() in content]
    with Image.open(BytesIO(content)) as picture:
        found += [f"exif {tag}" for tag in picture.getexif()]
        found += [key for key in picture.info if key in ("exif", "xmp", "XML:com.adobe.xmp", "Author", "icc_profile")]
    return found


def saved(content: bytes, name: str) -> SiteImage:
    return SiteImage.objects.create(title="x", file=ImageFile(BytesIO(content), name=name))


@pytest.mark.parametrize(("kind", "ending"), KINDS)
def test_photo_of_the_test_betrays_its_place(kind: str, ending: str) -> None:
    assert "CANARY" in betrays(made.photo(kind))


@pytest.mark.parametrize(("kind", "ending"), KINDS)
def test_original_saved_by_code_keeps_nothing(kind: str, ending: str) -> None:
    assert betrays(stored(saved(made.photo(kind), f"a.{ending}"))) == []


def test_original_keeps_no_text_chunks() -> None:
    assert betrays(made.png_with_text()) != []
    assert betrays(stored(saved(made.png_with_text(), "a.png"))) == []


@pytest.mark.parametrize("kind", ["jpeg", "webp", "avif", "png"])
def test_renditions_keep_nothing(kind: str) -> None:
    image = saved(made.photo(), "a.jpg")
    rendition = image.get_rendition(f"width-30|format-{kind}")
    assert betrays(stored(rendition)) == []


def test_original_put_into_the_field_directly_keeps_nothing() -> None:
    image = SiteImage(title="x")
    image.file.save("a.jpg", ContentFile(made.photo()), save=True)
    assert betrays(stored(image)) == []


def test_original_uploaded_in_the_admin_keeps_nothing(editor: Client) -> None:
    form = {
        "title": "Półka",
        "file": made.upload(made.photo(), "IMG_1.jpg"),
        "description": "Półka z chlebem",
        "collection": Collection.get_first_root_node().pk,
        "tags": "",
    }
    assert editor.post(reverse("wagtailimages:add"), form).status_code == 302
    image = SiteImage.objects.get()
    assert betrays(stored(image)) == []
    assert (image.description, image.default_alt_text) == ("Półka z chlebem", "Półka z chlebem")


def test_size_and_hash_are_those_of_the_stored_file(editor: Client) -> None:
    form = {
        "title": "Półka",
        "file": made.upload(made.photo(size=(3000, 1000)), "IMG_1.jpg"),
        "collection": Collection.get_first_root_node().pk,
    }
    editor.post(reverse("wagtailimages:add"), form)
    image = SiteImage.objects.get()
    assert (image.width, image.height, image.file_size) == (2560, 853, len(stored(image)))
    before = image.file_hash
    image._set_file_hash()
    assert image.file_hash == before


def test_originals_uploaded_together_keep_nothing(editor: Client) -> None:
    for number in (1, 2):
        answer = editor.post(
            reverse("wagtailimages:add_multiple"),
            {
                "title": "x",
                "files[]": made.upload(made.photo(orientation=number), f"{number}.jpg"),
                "collection": Collection.get_first_root_node().pk,
            },
            headers={"x-requested-with": "XMLHttpRequest"},
        )
        assert json.loads(answer.content)["success"]
    assert [betrays(stored(image)) for image in SiteImage.objects.all()] == [[], []]


def test_new_file_of_an_image_keeps_nothing(editor: Client) -> None:
    image = saved(made.photo("PNG"), "a.png")
    form = {"title": "x", "file": made.upload(made.photo(), "b.jpg"), "collection": image.collection_id, "tags": ""}
    assert editor.post(reverse("wagtailimages:edit", args=[image.pk]), form).status_code == 302
    image.refresh_from_db()
    assert (image.file.name[-4:], betrays(stored(image))) == (".jpg", [])


def test_description_is_asked_at_upload(editor: Client) -> None:
    page = editor.get(reverse("wagtailimages:add_multiple")).content.decode()
    form = editor.get(reverse("wagtailimages:add")).content.decode()
    assert 'name="description"' in form
    assert page  # the form for many asks it after each file


@pytest.mark.parametrize(("kind", "ending"), [("JPEG", "jpg"), ("WEBP", "webp"), ("PNG", "png")])
def test_picture_stands_upright(kind: str, ending: str) -> None:
    image = saved(made.photo(kind, orientation=6), f"a.{ending}")  # turned to the right by the camera
    with opened(image) as picture:
        top, bottom = picture.convert("RGB").getpixel((16, 8)), picture.convert("RGB").getpixel((16, 56))
    assert (image.width, image.height) == (32, 64)
    assert (top[0] > 200, bottom[2] > 200) == (True, True)


def test_long_picture_becomes_smaller() -> None:
    image = saved(made.photo(size=(5000, 100)), "a.jpg")
    assert (image.width, image.height) == (2560, 51)


def test_heic_becomes_a_jpeg() -> None:
    image = saved(made.photo("HEIF"), "IMG_2.HEIC")
    with opened(image) as picture:
        assert (picture.format, Path(image.file.name).suffix) == ("JPEG", ".jpg")


def test_transparency_stays() -> None:
    out = BytesIO()
    Image.new("RGBA", (8, 8), (255, 0, 0, 0)).save(out, format="PNG")
    with opened(saved(out.getvalue(), "a.png")) as picture:
        assert picture.convert("RGBA").getpixel((1, 1))[3] == 0


def test_colours_are_converted_by_their_profile() -> None:
    """A profile that swaps nothing but the white: Lab 50 grey must come out as sRGB grey, not as raw numbers."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    out = BytesIO()
    Image.new("RGB", (8, 8), (10, 200, 30)).save(out, format="PNG", icc_profile=lab)
    with opened(saved(out.getvalue(), "a.png")) as picture:
        assert picture.getpixel((1, 1)) == (10, 200, 30)
        assert "icc_profile" not in picture.info


def test_picture_with_a_broken_profile_is_kept_as_if_it_had_none() -> None:
    out = BytesIO()
    Image.new("RGB", (8, 8), (10, 200, 30)).save(out, format="PNG", icc_profile=b"no profile at all")
    with opened(saved(out.getvalue(), "a.png")) as picture:
        assert picture.getpixel((1, 1)) == (10, 200, 30)


def test_printer_colours_become_screen_colours() -> None:
    out = BytesIO()
    Image.new("CMYK", (8, 8), (0, 0, 0, 0)).save(out, format="JPEG")
    with opened(saved(out.getvalue(), "a.jpg")) as picture:
        assert (picture.mode, picture.getpixel((1, 1))) == ("RGB", (255, 255, 255))


@pytest.mark.parametrize("kind", ["WEBP", "PNG"])
def test_moving_picture_is_refused(kind: str) -> None:
    with pytest.raises(ValidationError) as error:
        saved(made.moving(kind), f"a.{kind.lower()}")
    assert error.value.code == "moving"


def test_too_many_pixels_are_refused_before_they_are_unpacked() -> None:
    out = BytesIO()
    Image.new("1", (10_000, 10_000)).save(out, format="PNG")
    with pytest.raises(ValidationError) as error:
        saved(out.getvalue(), "a.png")
    assert (error.value.code, len(out.getvalue()) < 50_000) == ("too_large", True)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        made.photo()[:900],
        made.photo("PNG")[:120],
        made.photo("AVIF")[:-40] + bytes(40),
        made.photo("HEIF").replace(b"ispe\0\0\0\0\0\0", b"ispe\0\0\0\0\x7f\x7f"),
    ],
    ids=["empty", "gif", "svg", "cut jpeg", "cut png", "blotted avif", "heif of another size"],
)
def test_broken_or_foreign_file_is_refused_and_not_kept(content: bytes) -> None:
    with pytest.raises(ValidationError):
        saved(content, "broken.jpg")
    assert not default_storage.exists("original_images/broken.jpg")


@pytest.mark.parametrize("name", ["a.svg", "a.gif"])
def test_admin_takes_no_drawing_that_could_run(editor: Client, name: str) -> None:
    content = b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"
    form = {"title": "x", "file": made.upload(content, name), "collection": Collection.get_first_root_node().pk}
    assert editor.post(reverse("wagtailimages:add"), form).status_code == 200
    assert SiteImage.objects.count() == 0


def test_admin_says_what_is_wrong_with_a_moving_picture(editor: Client) -> None:
    form = {
        "title": "x",
        "file": made.upload(made.moving(), "a.webp"),
        "collection": Collection.get_first_root_node().pk,
    }
    page = editor.post(reverse("wagtailimages:add"), form)
    assert page.context["form"].errors["file"] == ["Ten obraz się porusza. Dodaj nieruchomy."]


def packed(**entries: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


GOOD = {
    "a.pdf": b"%PDF-1.7\n",
    "a.txt": "Dzień dobry".encode(),
    "a.csv": b"a;b\n1;2\n",
    "a.docx": packed(word__document=b"<w/>"),
    "a.xlsx": packed(xl__workbook=b"<x/>"),
    "a.odt": packed(mimetype=b"application/vnd.oasis.opendocument.text"),
    "a.epub": packed(mimetype=b"application/epub+zip"),
}


@pytest.mark.parametrize("name", GOOD)
def test_document_that_is_what_it_says_is_taken(name: str) -> None:
    check_contents(ContentFile(GOOD[name], name=name))


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize("content", [b"<!DOCTYPE html><script>1</script>", b"MZ\0\0", b"PK\x03\x04broken\0"])
def test_document_that_is_something_else_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(ValidationError):
        check_contents(ContentFile(content, name=name))


def damaged(packed: int, found: bytes, put: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", packed) as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        file.writestr("ż.xml", "<x/>")
    content = out.getvalue()
    assert content.count(found)
    return content.replace(found, put)


DAMAGED = {
    "a name that is no text": damaged(zipfile.ZIP_STORED, "ż".encode(), b"\xff\xff"),
    "a folder cut short": damaged(zipfile.ZIP_STORED, b"PK\x01\x02", b"")[4:],
    "packed words that are none": damaged(zipfile.ZIP_DEFLATED, b"mimetypeK,(", b"mimetype\xff\xff\xff"),
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED.keys())
def test_damaged_document_is_refused(content: bytes) -> None:
    with pytest.raises(ValidationError):
        check_contents(ContentFile(content, name="a.odt"))


def test_admin_refuses_a_page_dressed_up_as_a_document(editor: Client) -> None:
    form = {"title": "x", "file": made.upload(b"<html></html>", "a.pdf"), "collection": 1, "tags": ""}
    page = editor.post(reverse("wagtaildocs:add"), form)
    assert (page.status_code, SiteDocument.objects.count()) == (200, 0)
    assert list(page.context["form"].errors) == ["file"]


def test_document_is_handed_out_to_keep_not_to_open(client: Client, settings, tmp_path: Path) -> None:
    on_disk = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = settings.STORAGES | {"default": on_disk}
    document = SiteDocument.objects.create(title="x", file=ContentFile(GOOD["a.pdf"], name="a.pdf"))
    answer = client.get(document.url)
    assert answer.status_code == 200
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_originals_are_not_served(client: Client) -> None:
    image = saved(made.photo(), "a.jpg")
    assert client.get(f"/media/{image.file.name}").status_code == 404
