"""What answers outside the page tree?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static

ROBOTS = "User-agent: *\nDisallow: /admin/\n"


def refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: our own page in the reader's language, as for everything else that is not allowed."""
    return render(request, "403.html", status=403)


def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may read; nothing secret is named."""
    return HttpResponse(ROBOTS, content_type="text/plain")


def favicon(request: HttpRequest) -> HttpResponse:
    """Where browsers that ask for no name find the icon."""
    return redirect(static("cms/favicon.png"))
