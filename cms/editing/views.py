"""What do editors and translators see at their desk in the admin?"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin.utils import get_valid_next_url_from_request

from cms.editing import actions, desk, page_rows, thing_page
from cms.editing.doors import may_see, original_of, person_of
from cms.editing.forms import AskedForm, ReasonForm
from network.models import Person
from network.moderation import actions as moderation
from network.moderation.queries import Ready, templates_for
from network.moderation.rules import can_claim_thing
from network.people.roles.rules import can_use_people_desk
from network.subjects import registry
from network.words import sheets

PER_PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
View = Callable[..., HttpResponse]


def for_staff(view: Callable[..., Any]) -> View:
    """Hands the view who is there; raises PermissionDenied for those whose work this is not."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person = person_of(request.user)
        if not (request.user.is_superuser or can_claim_thing(person)):
            raise PermissionDenied
        answer: HttpResponse = view(request, person, *args, **kwargs)
        return answer

    return asked


@require_safe
@for_staff
def waiting(request: HttpRequest, person: Person | None) -> HttpResponse:
    """Everything that waits for somebody like her."""
    form = AskedForm(request.GET)
    every = desk.rows(person, timezone.now())
    asked = form.asked()
    page = Paginator([row for row in every if asked.wants(row)], PER_PAGE).get_page(request.GET.get("p"))
    question = request.GET.copy()
    question.pop("p", None)
    context = {"page": page, "form": form, "counts": desk.counts(every), "question": question.urlencode()}
    may = {"gives_roles": can_use_people_desk(person), "judges": can_claim_thing(person)}
    return render(request, "cms/editing/desk.html", context | may)


@require_safe
@for_staff
def file(request: HttpRequest, person: Person | None, kind: str) -> HttpResponse | StreamingHttpResponse:
    """The same as a file, as the filters have it."""
    rows = desk.rows(person, timezone.now(), AskedForm(request.GET).asked())
    cells = list(desk.as_cells(rows, settings.WAGTAILADMIN_BASE_URL.rstrip("/")))
    if kind == "csv":
        response: Any = StreamingHttpResponse(sheets.as_csv(cells), content_type="text/csv; charset=utf-8")
    else:
        response = HttpResponse(sheets.as_xlsx(cells), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="lada-{timezone.localdate()}.{kind}"'
    return response


@require_safe
@for_staff
def thing(request: HttpRequest, person: Person | None, kind: str, key: int) -> HttpResponse:
    """One story or leader: where it stands, in which languages, what one can do."""
    found = _thing(request, person, kind, key)
    return render(request, "cms/editing/thing.html", thing_page.context(kind, found, person, request.user))


@require_safe
@for_staff
def page(request: HttpRequest, person: Person | None, pk: int) -> HttpResponse:
    """One page that editors write: how it stands in each language."""
    found = get_object_or_404(page_rows.any_page(), pk=pk)
    if not (found.live or found.permissions_for_user(request.user).can_edit()):
        raise PermissionDenied
    door = actions.door_of(found.specific)
    if door:
        return redirect("editing_thing", registry.of(door.thing).kind, door.thing.pk)
    return render(request, "cms/editing/page.html", thing_page.languages_context(found, request.user))


@require_POST
@for_staff
def claim(request: HttpRequest, person: Person | None, kind: str, key: int) -> HttpResponse:
    """Takes something up, and leads to where one works on it."""
    found = _claimable(request, person, kind, key)
    if person is None:
        raise PermissionDenied
    try:
        if kind in desk.HERE:
            actions.take_up(actions.door_to(original_of(found)), actor=person)
        else:
            moderation.claim(found, actor=person)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(get_valid_next_url_from_request(request) or reverse("editing_desk"))


@require_POST
@for_staff
def release(request: HttpRequest, person: Person | None, kind: str, key: int) -> HttpResponse:
    """Puts something down again."""
    moderation.release(_claimable(request, person, kind, key), actor=person)
    return redirect(get_valid_next_url_from_request(request) or reverse("editing_desk"))


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
def decide(request: HttpRequest, person: Person | None, kind: str, key: int, verb: str) -> HttpResponse:
    """Sends a text back, declines or withdraws it, with a reason in the author's language."""
    found = _thing(request, person, kind, key)
    if person is None:
        raise PermissionDenied
    language = thing_page.authors_language(found)
    ready = templates_for(verb, language)
    chooses = "template" in request.POST
    if chooses:
        form = ReasonForm(initial={"reason": _with_template(request, ready)})
    else:
        form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            door = actions.door_to(original_of(found))
            actions.DECISIONS[verb](door, actor=person, reason=form.cleaned_data["reason"])
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, _("Done. The author gets your words."))
            return redirect("editing_desk")
    context = {
        "form": form, "ready": ready, "verb": verb, "said": thing_page.VERBS[verb], "language": language,
    } | thing_page.head(kind, found)  # fmt: skip
    return render(request, "cms/editing/decide.html", context)


@require_POST
@for_staff
def translate(request: HttpRequest, person: Person | None, pk: int, language: str) -> HttpResponse:
    """To the side-by-side screen of this language; the draft is made if there is none."""
    original = get_object_or_404(page_rows.any_page(), pk=pk).specific
    if language not in dict(settings.LANGUAGES):
        raise Http404
    made = actions.begin_translation(original, language, user=request.user)
    return redirect("wagtailadmin_pages:edit", made.pk)


@require_POST
@for_staff
def mark_read(request: HttpRequest, person: Person | None, pk: int) -> HttpResponse:
    """Somebody stands for the machine's words."""
    found = get_object_or_404(page_rows.any_page(), pk=pk).specific
    try:
        actions.mark_read(found, actor=person, user=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("From now on the text is labelled as a machine's no more."))
    return redirect(get_valid_next_url_from_request(request) or reverse("editing_page", args=[pk]))


def _with_template(request: HttpRequest, ready: list[Ready]) -> str:
    """What she had typed, and below it the words she chose, once."""
    typed = request.POST.get("reason", "").strip()
    chosen = next((one.text.strip() for one in ready if one.code == request.POST["template"]), "")
    return typed if chosen in typed.replace("\r\n", "\n") else "\n\n".join(part for part in (typed, chosen) if part)


def _thing(request: HttpRequest, person: Person | None, kind: str, key: int) -> Any:
    """A story or a leader that is there for her. Raises Http404."""
    if kind not in desk.HERE:
        raise Http404
    return _claimable(request, person, kind, key)


def _claimable(request: HttpRequest, person: Person | None, kind: str, key: int) -> Any:
    """Anything one may take up, and see. Raises Http404."""
    if kind not in desk.CLAIMED or not may_see(request.user, person, kind, key):
        raise Http404
    return get_object_or_404(registry.get(kind).model, pk=key)
