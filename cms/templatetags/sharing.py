"""How does a page introduce itself to search engines, and to those with whom its address is shared?"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template.context import Context
from django.templatetags.static import static
from django.urls import translate_url
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

LOCALES = {"pl": "pl_PL", "uk": "uk_UA", "en": "en_GB", "ru": "ru_RU"}
# Names of questions that hold a place. What somebody typed, perhaps her own street, must stand in no search engine.
PLACES = {"q", "lat", "lon"}
LONGEST = 200  # characters of a description
PICTURE = "fill-1200x630|format-jpeg|jpegquality-70"

register = template.Library()


@dataclass(frozen=True)
class Picture:
    """A picture beside a shared address."""

    url: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class Introduction:
    """What stands in a page's head. ``canonical``: its one address, "" where it must not be found; ``alternates``: full
    addresses by language, the page's own included, only where the text really is in that language."""

    title: str
    description: str
    kind: str
    locale: str
    canonical: str
    alternates: dict[str, str]
    is_shared: bool
    picture: Picture

    @property
    def default(self) -> str:
        """Where readers of other languages are sent: the main language, "" where it has no such page."""
        return self.alternates.get(settings.LANGUAGE_CODE, "")


@register.simple_tag(takes_context=True)
def introduction(context: Context) -> Introduction | None:
    """The page's introduction, from what its view gave the template; None for an error page: there is no request, or
    it found no view, or it came to a host that is not ours.

    Asks the database nothing but the rendition of a page's own picture.
    """
    request = context.get("request")
    if request is None or request.resolver_match is None:
        return None
    page = context.get("page")
    is_found = PLACES.isdisjoint(request.GET)
    return Introduction(
        title=_title(context, request, page),
        description=_description(context, page),
        kind="article" if hasattr(page, "date") or request.resolver_match.view_name == "advocacy:story" else "website",
        locale=LOCALES.get(context.get("text_language") or get_language() or "", "pl_PL"),
        canonical=_full(request, context.get("canonical_url") or request.path) if is_found else "",
        alternates=_alternates(context, request) if is_found else {},
        is_shared=not context.get("quick_exit"),
        picture=_picture(context, request, page),
    )


def _title(context: Context, request: HttpRequest, page: Page | None) -> str:
    """The editors' words, the name of the shop, or the last step of the way here."""
    if page is not None:
        own = page.seo_title or getattr(page, "greeting", page.title)
        return own or _("%(site)s: food nearby") % {"site": settings.WAGTAIL_SITE_NAME}  # “Start” says nothing
    match, shop = request.resolver_match, context.get("shop")
    if match and match.view_name == "network:shop" and shop:  # there is none where the address leads to no shop
        return str(shop["name"])
    steps = context.get("breadcrumb") or [{"label": settings.WAGTAIL_SITE_NAME}]
    return str(steps[-1]["label"])


def _description(context: Context, page: Page | None) -> str:
    """The editors' words, the lead, or what Lada is; one line."""
    words = getattr(page, "search_description", "") or getattr(page, "lead", "") or context.get("lead") or ""
    words = words if isinstance(words, str) else ""
    line = " ".join(words.split()) or _("Social shops near you: where, when, for whom, and what to take along.")
    return line if len(line) <= LONGEST else line[:LONGEST].rpartition(" ")[0] + "…"


def _alternates(context: Context, request: HttpRequest) -> dict[str, str]:
    """Of a page its live translations; everything else speaks all languages."""
    if "alternates" in context:
        return {row["code"]: _full(request, row["url"]) for row in context["alternates"]}
    return {code: _full(request, translate_url(request.path, code)) for code, _name in settings.LANGUAGES}


def _full(request: HttpRequest, address: str) -> str:
    """The path of the address on the host that was asked, without a question: the host named in Wagtail may be the one
    of the first day."""
    return f"{request.scheme}://{request.get_host()}{urlsplit(address).path}"


def _picture(context: Context, request: HttpRequest, page: Page | None) -> Picture:
    """The page's own picture, or the photo its view names (``share_photo``), else the drawn card."""
    photo = context.get("share_photo")
    if photo:
        return Picture(_full(request, photo.url), photo.width, photo.height, photo.alt)
    image = getattr(page, "share_image", None)
    if image is None:
        return Picture(_full(request, static("cms/share-card.png")), 1200, 630, _("Bread and vegetables on a counter"))
    made = image.get_rendition(PICTURE)
    return Picture(_full(request, made.url), made.width, made.height, image.default_alt_text)
