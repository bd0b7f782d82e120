"""What must not be left behind by a page with a quick exit?"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control


class LeaveNoTrace:
    """Keeps pages with a quick exit out of every cache, so that "back" has to ask for them anew.

    Knows them by ``quick_exit`` in the context of a ``TemplateResponse``, which Wagtail's pages are; a view that
    renders at once says ``no-store`` itself. What it cannot reach, history and network, the page says.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> TemplateResponse:
        if (response.context_data or {}).get("quick_exit"):
            patch_cache_control(response, private=True, no_store=True)
        return response
