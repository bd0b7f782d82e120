"""What happens when a verb refuses what a screen of Wagtail is about to do? Nothing, and the editor reads why.

Wagtail's screens write page, revision, workflow and log one after the other. Those that may publish or hide a page run
in one transaction here, so that a verb that refuses leaves nothing half done; what was typed is kept as a draft.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.auth import permission_denied
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page

from cms.editing import pictures
from cms.editing.doors import may_open
from cms.editing.panels import listed
from cms.files.models import SiteImage
from cms.pages.acting import acting
from cms.pages.models import LeaderIndexPage, StoryIndexPage

View = Callable[..., HttpResponseBase]
SCREENS = {
    "wagtailadmin_pages:edit",
    "wagtailadmin_pages:unpublish",
    "wagtailadmin_pages:delete",
    "wagtailadmin_pages:workflow_action",
    "wagtail_bulk_action",
    "wagtail_localize:update_translations",
}
ADMIN = "/admin/"
PAGE_KEYS = ("page_id", "page_to_move_id", "parent_page_id")  # what Wagtail calls the key of a page in an address
SEVERAL = {"wagtail_bulk_action", "wagtailadmin_choose_page_chosen_multiple"}  # screens that are given keys as ?id=
PUBLISHING = ("action-publish", "action-workflow-action", "action-submit", "action-restart-workflow")


class Refused(ValidationError):
    """A verb did not allow what was about to happen to a page."""

    def __init__(self, said: list[str]) -> None:
        super().__init__({NON_FIELD_ERRORS: said})  # wagtail-localize looks for the fields of an error


@contextmanager
def refusing() -> Iterator[None]:
    """Turns what verbs raise inside into ``Refused``, in words."""
    try:
        yield
    except PermissionDenied as error:
        raise Refused([_("This is decided by an editor who has no part in it.")]) from error
    except ValidationError as error:
        raise Refused([str(message) for message in error.messages]) from error


class WholeSteps:
    """Middleware around Wagtail's screens that may show or hide a page. Stands behind login and messages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST" or not request.path.startswith(ADMIN):
            return self.get_response(request)
        with acting(request.user):  # whatever the screen: nobody at one may pass for the system
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """The screen's answer, or what came of a refusal; None for all other screens."""
        match = request.resolver_match
        if match and request.path.startswith(ADMIN) and request.user.is_authenticated:
            if not all(_opens(request, kwargs.get(name)) for name in PAGE_KEYS):
                return permission_denied(request)
            if match.view_name in SEVERAL and not _all_listed(request, kwargs.get("model_name", "page")):
                return permission_denied(request)
        if request.method != "POST" or match is None or match.view_name not in SCREENS:
            return None
        with acting(request.user):
            try:
                return _whole(request, view, args, kwargs)
            except Refused as refused:
                return _refused(request, view, args, kwargs, refused)


def _opens(request: HttpRequest, key: int | None) -> bool:
    """Whether the page may be opened on any screen by who asks; a stranger is sent to the login by Wagtail."""
    page = Page.objects.filter(pk=key).first() if key else None
    return page is None or may_open(request.user, page)


def _all_listed(request: HttpRequest, kind: str) -> bool:
    """Whether the lists of who asks show all pages or pictures that are to be handled at once; two queries, and the
    rule's."""
    keys = request.GET.getlist("id")
    numbers = [key for key in keys if key.isdecimal()]
    if kind == "siteimage":  # "all" are those of the list
        shown = pictures.policy().instances_user_has_any_permission_for(request.user, ["choose", "change"])
        return not SiteImage.objects.filter(pk__in=numbers).exclude(pk__in=shown.values("pk")).exists()
    asked = Page.objects.filter(pk__in=numbers)
    if "all" in keys:
        folder = Page.objects.filter(pk=request.GET.get("childOf") or 0).first()
        asked = folder.get_descendants() if folder else Page.objects.all()
        asked = asked.filter(depth=folder.depth + 1) if folder and not request.GET.get("q") else asked
    folders = asked.type(StoryIndexPage, LeaderIndexPage)
    return asked.count() == listed(None, asked, request).count() and all(_opens(request, one.pk) for one in folders)


def _whole(request: HttpRequest, view: View, args: tuple[Any, ...], kwargs: dict[str, Any]) -> HttpResponseBase:
    """All or nothing; of two at once on one page the second waits, and sees what the first has done."""
    with transaction.atomic():
        if "page_id" in kwargs:
            Page.objects.select_for_update().filter(pk=kwargs["page_id"]).first()
        return view(request, *args, **kwargs)


def _refused(
    request: HttpRequest, view: View, args: tuple[Any, ...], kwargs: dict[str, Any], refused: Refused
) -> HttpResponseBase:
    list(messages.get_messages(request))  # what was promised did not happen
    said = _("Nothing was published or hidden. %(reason)s") % {"reason": " ".join(refused.messages)}
    response = _kept_as_draft(request, view, args, kwargs) or _back(request, kwargs)
    list(messages.get_messages(request))
    messages.error(request, said)
    return response


def _kept_as_draft(
    request: HttpRequest, view: View, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> HttpResponseBase | None:
    """The same form once more, now only to be saved; None where nothing was typed."""
    if not any(name in request.POST for name in PUBLISHING):
        return None
    typed = request.POST.copy()
    for name in PUBLISHING:
        typed.pop(name, None)
    request.POST = typed  # type: ignore[assignment]
    return _whole(request, view, args, kwargs)


def _back(request: HttpRequest, kwargs: dict[str, Any]) -> HttpResponseBase:
    """To the page's own screen, or where the form came from."""
    home = reverse("wagtailadmin_home")
    page = reverse("wagtailadmin_pages:edit", args=[kwargs["page_id"]]) if "page_id" in kwargs else home
    address = get_valid_next_url_from_request(request) or page
    if request.headers.get("x-requested-with") == "XMLHttpRequest":  # a window of Wagtail's inside the page
        return JsonResponse({"step": "success", "redirect": address})
    return redirect(address)
