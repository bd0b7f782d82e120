"""What does somebody see of what she was told, and where does she choose her letters?"""

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from network.notices import actions, keys
from network.notices.forms import ChoiceForm
from network.notices.listing import lines
from network.notices.models import Notice, NoticeChoice
from network.subjects.private import private_page

if TYPE_CHECKING:
    from network.people.models import Person

FOLDER = "network/notices"
FORM_METHODS = ["GET", "HEAD", "POST"]
PAGE = 30


@private_page
@login_required
@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """Everything one was told, the newest first."""
    found = list(Notice.objects.of_login(request.user).before(request.GET.get("before", ""))[: PAGE + 1])
    shown = found[:PAGE]
    context = {
        "lines": lines(shown[0].person, shown, get_language() or "") if shown else [],
        "up_to": shown[0].pk if any(one.seen_at is None for one in shown) else None,
        "next_url": f"?before={shown[-1].pk}" if len(found) > PAGE else "",
        "is_first": "before" not in request.GET,
    }
    return render(request, f"{FOLDER}/notices.html", context)


@private_page
@login_required
@require_POST
def notices_seen(request: HttpRequest) -> HttpResponse:
    """Everything that stood on the page is seen; what came meanwhile is not."""
    person, up_to = _person(request), request.POST.get("up_to", "")
    if person and up_to.isascii() and up_to.isdigit() and len(up_to) < 19:
        actions.mark_all_seen(person, int(up_to))
    return redirect("network:notices")


@private_page
@login_required
@require_POST
def notice_stop(request: HttpRequest, pk: int) -> HttpResponse:
    """No more about this thing."""
    actions.stop_about(get_object_or_404(Notice.objects.visible_to(_person(request)).select_related("person"), pk=pk))
    return redirect("network:notices")


@private_page
@login_required
@require_http_methods(FORM_METHODS)
def notice_choices(request: HttpRequest) -> HttpResponse:
    """About what letters come, and how often."""
    person = _person(request)
    if person is None:
        raise PermissionDenied
    choice = NoticeChoice.objects.of(person)
    initial = {"answers": choice.answers, "followed": choice.followed}
    form = ChoiceForm(request.POST if request.method == "POST" else None, initial=initial)
    is_done = form.is_bound and form.is_valid()
    if is_done:
        actions.choose_letters(person, **form.cleaned_data)
    context = {"form": form, "is_done": is_done, "email": person.email}
    return render(request, f"{FOLDER}/choices.html", context)


@csrf_exempt  # mail programs press the button without having seen a page, as RFC 8058 has it; the key is the permission
@private_page
@require_http_methods(FORM_METHODS)
def notices_off(request: HttpRequest, key: str) -> HttpResponse:
    """Switch letters off without logging in: a page with one button, which alone does it."""
    found = keys.read(key)
    is_done = found is not None and request.method == "POST"
    if is_done and isinstance(found, Notice):
        actions.stop_about(found)
    elif is_done and isinstance(found, NoticeChoice):
        actions.stop_letters(found)
    context = {"is_known": found is not None, "is_all": isinstance(found, NoticeChoice), "is_done": is_done}
    return render(request, f"{FOLDER}/off.html", context, status=200 if found else 404)


def _person(request: HttpRequest) -> "Person | None":
    """Who reads; None for a login that belongs to nobody (yet)."""
    return getattr(request.user, "person", None)
