"""Which headers does every answer carry?"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_cache_control, patch_vary_headers, set_response_etag

Answer = Callable[[HttpRequest], HttpResponse]
PERMISSIONS = "geolocation=(self), camera=(), microphone=(), payment=(), usb=()"
# What is made of words without being called text.
WORDS = {"application/json", "application/manifest+json", "application/xml", "application/atom+xml"}
# Date pickers and previews of the Wagtail admin are inline scripts; still nothing from another host.
ADMIN_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; frame-src 'self'; "
    "form-action 'self'; base-uri 'self'; object-src 'none'; frame-ancestors 'self'"
)


def safe_headers(get_response: Answer) -> Answer:
    """Adds the permissions policy to all, the admin's own content security policy to the admin.

    A preview comes with the policy of the page it shows, for Wagtail sends it through all of this; the admin may frame
    it.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        if request.path.startswith("/admin/"):
            policy = response.headers.get("Content-Security-Policy", ADMIN_POLICY)
            response.headers["Content-Security-Policy"] = policy.replace(
                "frame-ancestors 'none'", "frame-ancestors 'self'"
            )
            response.headers["X-Frame-Options"] = "SAMEORIGIN"  # for its previews
        return response

    return middleware


def keep_nothing_after_login(get_response: Answer) -> Answer:
    """Pages of somebody logged in stay in no cache: after going out, "back" shows nothing of them. Every other page a
    browser keeps but asks again each time, for "open now" must never be an hour old; mostly "not changed" comes back.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not response.headers.get("Content-Type", "").startswith("text/html"):
            return response
        patch_vary_headers(response, ["Cookie"])
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            patch_cache_control(response, private=True, no_store=True)
        elif "Cache-Control" not in response.headers:
            patch_cache_control(response, no_cache=True)
        return response

    return middleware


def mark_version(get_response: Answer) -> Answer:
    """Names a page by its content before it is compressed, because compressing adds chance (see ``Compress``)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        is_kept = "no-store" not in response.headers.get("Cache-Control", "")
        if response.status_code == 200 and is_kept and "ETag" not in response.headers:
            set_response_etag(response)  # nothing for what streams
        return response

    return middleware


class Compress(GZipMiddleware):
    """Compresses words, not pictures or workbooks, which are compressed already.

    Django adds a random length against guessing a secret by the size of many answers (BREACH). No well-kept library
    does so for Brotli, hence gzip here; static files hold no secret and have both.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        return super().process_response(request, response) if kind.startswith("text/") or kind in WORDS else response
