"""What is seen of a page where its address is shared, and on a home screen?"""

import io
import struct
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image
from wagtail.models import Locale

from cms.files.models import SiteImage
from cms.pages.models import LadaHomePage, PlainPage
from network.directory.models import Shop

pytestmark = pytest.mark.django_db
HERE = "http://testserver"
LANGUAGES = {"pl": "", "uk": "/uk", "en": "/en", "ru": "/ru"}


class Head(HTMLParser):
    """Meta and link elements of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.meta: dict[str, list[str]] = {}
        self.links: list[dict[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and "content" in given:
            self.meta.setdefault(given.get("property") or given.get("name", ""), []).append(given["content"])
        if tag == "link":
            self.links.append(given)

    def rel(self, name: str) -> list[str]:
        return [link["href"] for link in self.links if link["rel"] == name and "hreflang" not in link]

    @property
    def languages(self) -> dict[str, str]:
        return {link["hreflang"]: link["href"] for link in self.links if "hreflang" in link}


def head(client: Client, path: str) -> Head:
    return Head(client.get(path).content.decode())


def add_page(**fields: Any) -> PlainPage:
    home = LadaHomePage.objects.get(locale__language_code="pl")
    page = home.add_child(
        instance=PlainPage(**({"title": "Jak pomóc", "slug": "jak-pomoc"} | fields), locale=home.locale)
    )
    page.save_revision().publish()
    return page


# Where it is found


@pytest.mark.parametrize("path", ["/", "/pomoc/", "/sklepy/bolszewo/", "/potrzeby/", "/dla-partnerow/", "/dane/"])
def test_page_names_its_address_and_its_languages(client: Client, shop: Shop, path: str):
    there = {code: f"{HERE}{prefix}{path}" for code, prefix in LANGUAGES.items()}
    for code, prefix in LANGUAGES.items():
        found = head(client, f"{prefix}{path}")
        assert found.rel("canonical") == [there[code]]
        assert found.languages == there | {"x-default": there["pl"]}


def test_page_names_only_languages_it_is_written_in(client: Client):
    page = add_page()
    only = {"pl": f"{HERE}/jak-pomoc/", "x-default": f"{HERE}/jak-pomoc/"}
    assert head(client, "/jak-pomoc/").languages == only
    borrowed = head(client, "/uk/jak-pomoc/")
    assert (borrowed.rel("canonical"), borrowed.languages) == ([f"{HERE}/jak-pomoc/"], only)
    page.copy_for_translation(Locale.objects.get(language_code="uk")).save_revision().publish()
    own = head(client, "/uk/jak-pomoc/")
    assert own.rel("canonical") == [f"{HERE}/uk/jak-pomoc/"]
    assert own.languages == only | {"uk": f"{HERE}/uk/jak-pomoc/"} == head(client, "/jak-pomoc/").languages


@pytest.mark.parametrize("question", ["q=Orzechowa+7", "lat=54.5&lon=18.5"])
def test_place_somebody_typed_is_not_to_be_found(client: Client, question: str):
    found = head(client, f"/pomoc/?{question}")
    assert found.meta["robots"] == ["noindex"]
    assert (found.rel("canonical"), found.languages) == ([], {})


def test_filters_lead_to_the_page_without_them(client: Client):
    found = head(client, "/potrzeby/?page=2")
    assert (found.rel("canonical"), found.meta.get("robots")) == ([f"{HERE}/potrzeby/"], None)


# What is shown beside it


def test_shop_introduces_itself(client: Client, shop: Shop):
    meta = head(client, "/sklepy/bolszewo/").meta
    assert {name: meta[name] for name in meta if name.startswith(("og:", "twitter:", "description"))} == {
        "description": ["ul. Szkolna 52, Bolszewo"],
        "og:site_name": ["Lada"],
        "og:title": [shop.name],
        "og:description": ["ul. Szkolna 52, Bolszewo"],
        "og:locale": ["pl_PL"],
        "og:image": [f"{HERE}/static/cms/share-card.png"],
        "og:image:width": ["1200"],
        "og:image:height": ["630"],
        "og:image:alt": ["Chleb i warzywa na ladzie"],
        "twitter:card": ["summary_large_image"],
    }


def test_page_is_introduced_in_its_editors_words(client: Client):
    add_page(seo_title="Pomóż", search_description="Trzy sposoby, żeby pomóc.", lead="Inny tekst")
    meta = head(client, "/jak-pomoc/").meta
    assert (meta["og:title"], meta["description"]) == (["Pomóż"], ["Trzy sposoby, żeby pomóc."])


def test_lead_stands_in_for_a_description_cut_at_a_word(client: Client):
    add_page(lead="słowo " * 50)
    said = head(client, "/jak-pomoc/").meta["description"][0]
    assert (len(said) <= 201, said.endswith("słowo…")) == (True, True)


def test_page_with_a_quick_exit_shows_nothing_when_shared(client: Client):
    add_page(quick_exit=True, lead="Ktoś krzywdzi Cię w domu")
    meta = head(client, "/jak-pomoc/").meta
    assert [name for name in meta if name.startswith(("og:", "twitter:", "description"))] == []


def test_own_picture_of_a_page_is_shared_with_its_description(client: Client):
    drawing = io.BytesIO()
    Image.new("RGB", (1400, 900), "#1b4d38").save(drawing, "PNG")
    image = SiteImage.objects.create(
        title="Kosz", description="Kosz jabłek", file=ContentFile(drawing.getvalue(), "k.png")
    )
    add_page(share_image=image)
    meta = head(client, "/jak-pomoc/").meta
    assert [meta[f"og:image:{name}"] for name in ("width", "height", "alt")] == [["1200"], ["630"], ["Kosz jabłek"]]
    assert meta["og:image"][0].startswith(f"{HERE}/media/images/")


def png(name: str) -> tuple[int, int, int]:
    """Width, height, bytes of one of our pictures."""
    content = Path(str(finders.find(name))).read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    return (*struct.unpack(">II", content[16:24]), len(content))


def test_card_has_the_size_that_is_announced_and_is_light():
    width, height, weight = png("cms/share-card.png")
    assert (width, height, weight <= 60 * 1024) == (1200, 630, True)


# On a home screen


@pytest.mark.parametrize(("code", "prefix"), LANGUAGES.items())
def test_home_screen_opens_the_readers_language(client: Client, code: str, prefix: str):
    answer = client.get(head(client, f"{prefix}/").rel("manifest")[0])
    said = answer.json()
    assert answer.headers["Content-Type"] == "application/manifest+json"
    assert (said["lang"], said["dir"], said["start_url"], said["short_name"]) == (code, "ltr", f"{prefix}/", "Lada")


def test_manifest_speaks_each_language(client: Client):
    said = {client.get(f"{prefix}/site.webmanifest").json()["description"] for prefix in LANGUAGES.values()}
    assert len(said) == 4


def test_icons_have_the_sizes_they_are_announced_with(client: Client):
    icons = client.get("/site.webmanifest").json()["icons"]
    assert [(icon["sizes"], icon["purpose"]) for icon in icons] == [
        ("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")
    ]  # fmt: skip
    for icon in icons:
        width, height, _weight = png(icon["src"].removeprefix("/static/"))
        assert f"{width}x{height}" == icon["sizes"]


def test_touch_icon_is_there(client: Client):
    (address,) = head(client, "/").rel("apple-touch-icon")
    assert png(address.removeprefix("/static/"))[:2] == (180, 180)
