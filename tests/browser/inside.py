"""What can only be seen inside the site: pages no address leads to, and queries. Prints JSON; run in a site's data.

python -m tests.browser.inside errors|queries
"""

import json
import os
import sys
from http import HTTPStatus

import django

from tests.browser.pages import ERRORS, LANGUAGES, PUBLIC

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings")


def errors() -> dict[str, str]:
    """The HTML of each error page by its address, as the handlers answer."""
    from django.contrib.auth.models import AnonymousUser
    from django.core.exceptions import PermissionDenied
    from django.test import RequestFactory
    from django.utils import timezone, translation

    from cms.pages.errors import bare, not_allowed
    from network.limits.pages import too_often_page

    found = {}
    for page in ERRORS:
        for language in LANGUAGES:
            request = RequestFactory().get(page.address(language))
            request.user = AnonymousUser()
            with translation.override(language):
                if page.status == HTTPStatus.FORBIDDEN:
                    answer = not_allowed(request, PermissionDenied())
                elif page.status == HTTPStatus.TOO_MANY_REQUESTS:
                    answer = too_often_page(request, timezone.now() + timezone.timedelta(minutes=10))
                else:
                    answer = bare(request, HTTPStatus(page.status))
            found[page.address(language)] = answer.content.decode()
    return found


def queries() -> dict[str, list[str]]:
    """The statements each public page asks when it is made anew, by a process that has shown every page before."""
    from django.core.cache import caches
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client, found = Client(SERVER_NAME="localhost"), {}
    for _round in range(2):
        for page in (page for page in PUBLIC if page.status == HTTPStatus.OK):
            for language in ("pl", "uk"):
                caches["pages"].clear()
                with CaptureQueriesContext(connection) as captured:
                    client.get(page.address(language))
                found[page.address(language)] = [query["sql"] for query in captured.captured_queries]
    return found


if __name__ == "__main__":
    django.setup()
    json.dump({"errors": errors, "queries": queries}[sys.argv[1]](), sys.stdout)
