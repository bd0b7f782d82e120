"""What does somebody see who asks "may I come?"? Nothing she says is kept, written or logged."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.forms import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from network.directory import listing
from network.directory.self_check import queries
from network.directory.self_check.forms import SCREENS, SelfCheckForm, kept
from network.directory.self_check.result import result
from network.directory.sentences import capitalised
from network.places import sentences as place_sentences

View = Callable[..., HttpResponse]


def confidential(view: View) -> View:
    """Answers come by POST, so that they stand in no address; no cache keeps the page, no link and no error report
    passes it on. There is no CSRF token: it would need a cookie, and a forged POST changes nothing here and shows its
    answer to nobody but the reader."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return csrf_exempt(require_http_methods(["GET", "HEAD", "POST"])(sensitive_post_parameters()(answer)))


@confidential
def self_check(request: HttpRequest) -> HttpResponse:
    """All five questions on one page, then the answer."""
    if request.method != "POST" or "change" in request.POST:
        return _questions(request, _form(initial=kept(request.POST)))
    form = _form(request.POST)
    return _answer(request, form) if form.is_valid() else _questions(request, form)


@confidential
def self_check_steps(request: HttpRequest) -> HttpResponse:
    """One question on a screen; what was answered travels in the page itself."""
    if request.method != "POST":
        return _screen(request, _form(initial={}), 0)
    at = _screen_number(request.POST.get("screen", ""))
    if "back" in request.POST:
        return _screen(request, _form(initial=kept(request.POST)), max(0, at - 1))
    form = _form(request.POST)
    faulty = [number for number, names in enumerate(SCREENS[: at + 1]) if set(names) & form.errors.keys()]
    if faulty:
        return _screen(request, form, faulty[0])
    if at + 1 < len(SCREENS):
        return _screen(request, _form(initial=kept(request.POST)), at + 1)
    return _answer(request, form)


def _form(data: Any = None, initial: dict[str, Any] | None = None) -> SelfCheckForm:
    return SelfCheckForm(data, initial=initial, asked=queries.situations_asked(), auto_id="check-%s")


def _screen_number(text: str) -> int:
    """The screen an answer comes from, counted from 0; the first for nonsense."""
    return int(text) if text in map(str, range(len(SCREENS))) else 0


def _questions(request: HttpRequest, form: SelfCheckForm) -> HttpResponse:
    return render(request, "network/directory/self_check.html", {"breadcrumb": _breadcrumb(), "form": form})


def _screen(request: HttpRequest, form: SelfCheckForm, number: int) -> HttpResponse:
    fields = [form[name] for name in SCREENS[number] if name != "chosen" or form.fields["chosen"].choices]  # type: ignore[attr-defined]
    shown = {field.name for field in fields}
    context = {
        "breadcrumb": _breadcrumb(),
        "form": form,
        "fields": fields,
        "carried": _carried(form, shown),
        "screen": number,
        "counter": _("Question %(number)s of %(count)s") % {"number": number + 1, "count": len(SCREENS)},
        "is_last": number + 1 == len(SCREENS),
    }
    return render(request, "network/directory/self_check_screen.html", context)


def _carried(form: SelfCheckForm, shown: set[str]) -> list[BoundField]:
    """The fields that travel on hidden; without their hints, which nothing on the screen could describe."""
    fields = [field for field in form if field.name not in shown]
    for field in fields:
        field.help_text = ""
    return fields


def _answer(request: HttpRequest, form: SelfCheckForm) -> HttpResponse:
    context = {
        "breadcrumb": _breadcrumb(),
        "form": form,
        "place": place_sentences.titled(form.match) if form.match else "",
        "understood": capitalised(place_sentences.understood(form.match)) if form.match else "",
        "result": result(form.answers(), timezone.now()),
    }
    return render(request, "network/directory/self_check_result.html", context)


def _breadcrumb() -> list[dict[str, str]]:
    return [listing.start(), {"url": "", "label": _("May I come?")}]
