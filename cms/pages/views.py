"""What answers outside the page tree?"""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.static import serve

from cms.pages.showing import may_see, standing

ROBOTS = "User-agent: *\nDisallow: /admin/\nSitemap: %s\n"
YEAR = 365 * 24 * 3600  # seconds
WALL, COUNTER = "#fffefa", "#fce4a1"  # while the site opens: the paper of the icons; the bar above it


def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may read; nothing secret is named."""
    return HttpResponse(ROBOTS % request.build_absolute_uri(reverse("sitemap")), content_type="text/plain")


def favicon(request: HttpRequest) -> HttpResponse:
    """Where browsers that ask for no name find the icon."""
    return redirect(static("cms/favicon.png"))


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """How the site stands on the phone's home screen, in the reader's language."""
    language = get_language() or settings.LANGUAGE_CODE
    name = settings.WAGTAIL_SITE_NAME
    described = {
        "name": _("%(site)s: food nearby") % {"site": name},
        "short_name": name,
        "description": _("Social shops near you: where, when, for whom, and what to take along."),
        "lang": language,
        "dir": "rtl" if get_language_info(language)["bidi"] else "ltr",
        "id": "/",
        "start_url": reverse("wagtail_serve", args=[""]),
        "scope": "/",
        "display": "minimal-ui",
        "background_color": WALL,
        "theme_color": COUNTER,
        "icons": [
            _icon("cms/icon-192.png", 192),
            _icon("cms/icon-512.png", 512),
            _icon("cms/icon-maskable-512.png", 512, "maskable"),
        ],
    }
    return JsonResponse(described, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False})


def _icon(name: str, size: int, purpose: str = "any") -> dict[str, str]:
    return {"src": static(name), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}


@require_safe
def picture(request: HttpRequest, path: str) -> HttpResponseBase:
    """A picture in one size; its name belongs to its content, so it is asked for once a year.

    Raises Http404 for who may not see it (``cms.pages.showing``).
    """
    found = standing(path)
    if not found.is_open and not may_see(request.user, found):
        raise Http404
    response = serve(request, path, str(settings.MEDIA_ROOT / "images"))
    if found.is_open:
        patch_cache_control(response, public=True, max_age=YEAR, immutable=True)
    else:
        patch_cache_control(response, private=True, no_store=True)
    return response
