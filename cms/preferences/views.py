"""Where does a reader choose how the pages look?"""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse, translate_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, get_language_from_path, override
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cms.preferences.choices import questions
from cms.preferences.origin import from_this_site
from cms.preferences.preferences import COOKIE, Preferences, choose, read
from network.directory.listing import start

YEAR = 365 * 24 * 3600  # seconds


# Without a token: a token is a cookie of its own for everybody who only looks in here. This form carries no secret
# and belongs to nobody; the worst a forged one could do is to paint the page yellow, and the origin is asked anyway.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    """The questions; a POST keeps the answers in one cookie, or with ``clear`` forgets them, and leads back."""
    look, back = read(request.COOKIES.get(COOKIE, "")), _came_from(request)
    if request.method == "POST":
        if not from_this_site(request):
            raise PermissionDenied
        chosen = Preferences() if "clear" in request.POST else choose(request.POST.dict())
        done = "same" if chosen == look else "yes"
        return _keep(HttpResponseRedirect(back or f"{reverse('preferences')}?saved={done}"), chosen)
    context = {
        "breadcrumb": [start(), {"label": _("Adjust the page")}],
        "questions": questions(look),
        "back": back,
        "saved": request.GET.get("saved"),
    }
    return render(request, "cms/preferences/preferences.html", context)


def _came_from(request: HttpRequest) -> str:
    """The page of this site to go back to, in the language the reader has now; "" where there is none."""
    address = (request.POST if request.method == "POST" else request.GET).get("next", "")
    here = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return _in_this_language(address) if here and "/" in address else ""


def _in_this_language(address: str) -> str:
    now = get_language() or settings.LANGUAGE_CODE
    with override(get_language_from_path(urlsplit(address).path) or settings.LANGUAGE_CODE):
        return translate_url(address, now)


def _keep(response: HttpResponse, chosen: Preferences) -> HttpResponse:
    if not chosen.cookie:
        response.delete_cookie(COOKIE, samesite="Lax")
        return response
    response.set_cookie(
        COOKIE, chosen.cookie, max_age=YEAR, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
    )
    return response
