"""Does every answer carry the headers that keep readers safe, and no cookie?"""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.files.images import ImageFile
from django.test import Client

from cms.files.models import SiteImage, SiteRendition
from cms.pages.models import LadaHomePage
from tests.cms.pictures_made import photo

pytestmark = pytest.mark.django_db
PUBLIC = ["/", "/uk/", "/pomoc/", "/dane/", "/nie-ma/", "/pomoc/miejsca/?q=x"]


@pytest.mark.parametrize("path", PUBLIC)
def test_public_answer_allows_nothing_foreign_or_inline(client: Client, path: str):
    policy = client.get(path).headers["Content-Security-Policy"]
    parts = dict(part.strip().partition(" ")[::2] for part in policy.split(";") if part.strip())
    own = ("script-src", "style-src", "img-src", "font-src", "connect-src", "manifest-src", "form-action")
    none = ("default-src", "object-src", "base-uri", "frame-ancestors")
    assert parts == dict.fromkeys(own, "'self'") | dict.fromkeys(none, "'none'")


@pytest.mark.parametrize("path", [*PUBLIC, "/admin/login/"])
@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Permissions-Policy", "geolocation=(self), camera=(), microphone=(), payment=(), usb=()"),
    ],
)
def test_answer_carries_header(client: Client, path: str, header: str, value: str):
    assert client.get(path).headers[header] == value


@pytest.mark.parametrize("path", PUBLIC)
def test_visitor_gets_no_cookie(client: Client, path: str):
    assert dict(client.get(path).cookies) == {}


def test_admin_has_a_policy_of_its_own_that_names_no_other_host(client: Client):
    policy = client.get("/admin/login/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "http" not in policy
    assert "unsafe-eval" not in policy


def test_preview_may_be_framed_by_the_admin_alone(client: Client):
    client.force_login(get_user_model().objects.create_superuser("staff"))
    home = LadaHomePage.objects.get(locale__language_code="uk")
    form = {"title": "Початок", "slug": home.slug, "greeting": "Вітаємо тут", "body-count": 0}
    client.post(f"/admin/pages/{home.pk}/edit/preview/", form)
    preview = client.get(f"/admin/pages/{home.pk}/edit/preview/")
    assert "Вітаємо тут" in preview.content.decode()
    assert "frame-ancestors 'self'" in preview.headers["Content-Security-Policy"]
    assert preview.headers["X-Frame-Options"] == "SAMEORIGIN"
    public = client.get("/uk/").headers
    assert ("frame-ancestors 'none'" in public["Content-Security-Policy"], public["X-Frame-Options"]) == (True, "DENY")


@pytest.mark.parametrize("path", ["/", "/pomoc/", "/sitemap.xml", "/site.webmanifest", "/dla-partnerow/sklepy.csv"])
def test_words_travel_compressed_and_caches_know_it(client: Client, path: str):
    headers = client.get(path, headers={"accept-encoding": "gzip, deflate, br"}).headers
    assert (headers.get("Content-Encoding"), "Accept-Encoding" in headers["Vary"]) == ("gzip", True)


@pytest.mark.parametrize("path", ["/dla-partnerow/sklepy.xlsx", "/robots.txt"])
def test_what_is_compressed_already_or_tiny_travels_as_it_is(client: Client, path: str):
    assert "Content-Encoding" not in client.get(path, headers={"accept-encoding": "gzip"}).headers


def test_picture_is_asked_for_once_a_year_and_is_nothing_else(client: Client, tmp_path: Path, settings: Any):
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "a.webp").write_bytes(b"x" * 1000)
    image = SiteImage.objects.create(title="x", file=ImageFile(BytesIO(photo()), name="a.jpg"))
    SiteRendition.objects.create(image=image, file="images/a.webp", width=1, height=1)
    answer = client.get("/media/images/a.webp", headers={"accept-encoding": "gzip"})
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize("path", PUBLIC[:4])
def test_post_without_a_token_is_refused_in_the_readers_language(path: str):
    answer = Client(enforce_csrf_checks=True).post(path)
    assert answer.status_code == 403
    assert f'lang="{"uk" if path.startswith("/uk") else "pl"}"' in answer.content.decode()


def test_icon_is_found_where_browsers_look(client: Client):
    assert client.get("/favicon.ico").headers["Location"] == "/static/cms/favicon.png"
