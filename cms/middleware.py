"""Which headers does every answer carry?"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

Answer = Callable[[HttpRequest], HttpResponse]
PERMISSIONS = "geolocation=(self), camera=(), microphone=(), payment=(), usb=()"
# Date pickers and previews of the Wagtail admin are inline scripts; still nothing from another host.
ADMIN_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; frame-src 'self'; "
    "form-action 'self'; base-uri 'self'; object-src 'none'; frame-ancestors 'self'"
)


def safe_headers(get_response: Answer) -> Answer:
    """Adds the permissions policy to all, the admin's own content security policy to the admin."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        if request.path.startswith("/admin/"):
            response.headers.setdefault("Content-Security-Policy", ADMIN_POLICY)
            response.headers["X-Frame-Options"] = "SAMEORIGIN"  # for its previews
        return response

    return middleware


def keep_nothing_after_login(get_response: Answer) -> Answer:
    """Pages of somebody logged in stay in no cache: after going out, "back" shows nothing of them."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        if has_session and response.headers.get("Content-Type", "").startswith("text/html"):
            patch_cache_control(response, private=True, no_store=True)
        return response

    return middleware
