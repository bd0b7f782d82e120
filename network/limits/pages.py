"""What does the answer to somebody who did a thing too often carry, and what is it where there is no form to show?"""

import math
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

TOO_MANY = 429


def ask_to_wait(response: HttpResponse, again: datetime, now: datetime | None = None) -> HttpResponse:
    """Makes it a 429 that tells programs, too, in how many seconds there is room (``again``: see ``again_at``)."""
    seconds = (again - (now or timezone.now())).total_seconds()
    response.status_code = TOO_MANY
    response.headers["Retry-After"] = str(max(1, math.ceil(seconds)))
    return response


def too_often_page(request: HttpRequest, again: datetime, now: datetime | None = None) -> HttpResponse:
    """The host's ``429.html`` with ``again``, else our own: for whoever has no form whose words must be kept."""
    page = render(request, ["429.html", "network/429.html"], {"again": timezone.localtime(again)})
    return ask_to_wait(page, again, now)
