"""What do we hold of me, how do I take it with me, and how do I go for good?"""

from datetime import timedelta
from functools import partial

from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.views.decorators.http import require_http_methods, require_safe

from cms.accounts.account_views import own, proved
from network.limits.actions import again_at, take
from network.limits.pages import too_often_page
from network.people.erasing import ask_erasure, go_on, why_not
from network.people.erasing_forms import ErasureForm
from network.people.exporting import as_json, held_of, note_export
from network.people.models import Person
from network.people.private import private_page

HOUR, FILES_AN_HOUR = timedelta(hours=1), 20
TYPES = {"json": "application/json", "html": "text/html"}


@private_page
@partial(proved, then="my_data")
@require_http_methods(["GET", "HEAD", "POST"])
def my_data(request: HttpRequest) -> HttpResponse:
    """Everything we hold of her, to read; the buttons take it away as a file."""
    person = _person(request)
    form = request.POST.get("form", "")
    if request.method == "POST" and form in TYPES:
        if not take("data_file", str(person.pk), at_most=FILES_AN_HOUR, per=HOUR):
            return too_often_page(request, again_at(HOUR))
        note_export(person, actor=person, form=form)
        return _file(person, form)
    return render(request, "cms/accounts/my_data.html", {"held": held_of(person), "person": person})


@private_page
@partial(proved, then="account_erase")
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """Says what goes and what stays, asks what she wishes, asks once more, and does it."""
    person = _person(request)
    form = ErasureForm(request.POST or None, needs_reason=False)
    if request.method == "POST" and form.is_valid() and form.cleaned_data["sure"]:
        try:
            erasure = ask_erasure(person, actor=person, **form.wishes)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            logout(request)
            go_on(erasure)
            return redirect("account_gone")
    is_second = request.method == "POST" and form.is_valid() and not form.errors
    context = {"form": form, "refused": why_not(person), "is_second": is_second}
    return render(request, "cms/accounts/erase.html", context)


@private_page
@require_safe
def gone(request: HttpRequest) -> HttpResponse:
    """Good-bye; it says the same to everybody."""
    return render(request, "cms/accounts/gone.html")


def _person(request: HttpRequest) -> Person:
    """Who is logged in. Raises Http404 for a login that belongs to nobody."""
    person = Person.objects.of(own(request))
    if person is None:
        raise Http404
    return person


def _file(person: Person, form: str) -> HttpResponse:
    """The file, made now and kept nowhere; the one to read is in her own language."""
    with translation.override(person.language):
        held = held_of(person)
        made = {"held": held, "language": person.language, "day": timezone.localdate()}
        text = as_json(held) if form == "json" else render_to_string("cms/accounts/my_data_file.html", made)
    name = f"lada-{timezone.localdate():%Y-%m-%d}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type=f"{TYPES[form]}; charset=utf-8", headers=headers)
