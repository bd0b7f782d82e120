"""Pictures as phones make them: with the place, the phone's name, and more beside the picture."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags, Image, ImageCms

PHONE = "CANARY-PHONE"
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF>CANARY-XMP</rdf:RDF></x:xmpmeta>'


def exif(orientation: int = 1) -> Image.Exif:
    """The name of a phone, an orientation, and a place in Bolszewo."""
    data = Image.Exif()
    data[ExifTags.Base.Make] = PHONE
    data[ExifTags.Base.Orientation] = orientation
    data.get_ifd(ExifTags.IFD.GPSInfo).update(
        {
            ExifTags.GPS.GPSLatitudeRef: "N",
            ExifTags.GPS.GPSLatitude: (54.0, 37.0, 4.8),
            ExifTags.GPS.GPSLongitudeRef: "E",
            ExifTags.GPS.GPSLongitude: (18.0, 10.0, 33.0),
        }
    )
    return data


def halves(size: tuple[int, int] = (64, 32), mode: str = "RGB") -> Image.Image:
    """The left half red, the right half blue."""
    picture = Image.new(mode, size, "blue")
    picture.paste(Image.new(mode, (size[0] // 2, size[1]), "red"))
    return picture


def photo(kind: str = "JPEG", *, name: str = "", size: tuple[int, int] = (64, 32), orientation: int = 1) -> bytes:
    """A photograph with EXIF, GPS and XMP in a format Pillow writes ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")."""
    out = BytesIO()
    halves(size).save(out, format=kind, exif=exif(orientation).tobytes(), xmp=XMP, quality=95)
    return out.getvalue()


def png_with_text() -> bytes:
    """A PNG with XMP and a remark in its text chunks."""
    from PIL.PngImagePlugin import PngInfo

    chunks = PngInfo()
    chunks.add_itxt("XML:com.adobe.xmp", XMP.decode())
    chunks.add_text("Author", PHONE)
    out = BytesIO()
    halves().save(out, format="PNG", pnginfo=chunks, exif=exif().tobytes())
    return out.getvalue()


def moving(kind: str = "WEBP") -> bytes:
    """A picture of two frames."""
    out = BytesIO()
    halves().save(out, format=kind, save_all=True, append_images=[Image.new("RGB", (64, 32), "green")])
    return out.getvalue()


def srgb_profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def upload(content: bytes, name: str, content_type: str = "image/jpeg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type)
