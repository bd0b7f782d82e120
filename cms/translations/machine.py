"""What happens when the translation server does not answer? Nothing breaks, and the editor is told."""

from collections.abc import Iterable
from typing import Any

import requests
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail_localize.machine_translators.libretranslate import LibreTranslator
from wagtail_localize.views import edit_translation


class NoAnswer(Exception):
    """The server is away, refuses, or answers with something else than translations."""


class CarefulLibreTranslator(LibreTranslator):
    """LibreTranslate; every way in which it can fail ends in NoAnswer."""

    def translate(self, source_locale: Any, target_locale: Any, strings: Iterable[Any]) -> dict[Any, Any]:
        """The translation of each text. Raises NoAnswer."""
        try:
            return super().translate(source_locale, target_locale, list(strings))
        except (requests.RequestException, KeyError, TypeError, ValueError) as error:
            raise NoAnswer from error


def machine_translate(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Fills the texts nobody has translated yet; where no server answers it says so and changes nothing."""
    try:
        return edit_translation.machine_translate(request, translation_id)
    except NoAnswer:
        messages.error(request, _("The translation server did not answer. Nothing was changed; please try later."))
        return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_home"))
