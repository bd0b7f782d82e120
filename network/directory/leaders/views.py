"""What does a reader see of leaders, and a leader on her own screen?"""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from network.directory.finding import Ask
from network.directory.forms import FinderForm
from network.directory.leaders import finding, page, scopes
from network.directory.leaders.forms import DescribeForm, EndForm, KeepForm
from network.people.editorial import last_reason
from network.people.leaders import actions, rules, sentences
from network.people.models import Leader, Person
from network.people.private import private_page
from network.subjects import registry

FOLDER = "network/people"
FORM_METHODS = ["GET", "HEAD", "POST"]


@require_safe
def leaders(request: HttpRequest) -> HttpResponse:
    """Who speaks for people: all, or those near a place and of a language."""
    answer = finding.find(Ask.of(FinderForm(request.GET).understood()))
    return render(request, f"{FOLDER}/leaders.html", page.many(answer, request.LANGUAGE_CODE))


@require_safe
def leader(request: HttpRequest, slug: str) -> HttpResponse:
    """One leader, in every language at one address; after her mandate as long as she keeps the page."""
    person = Person.objects.of(request.user)
    found = get_object_or_404(Leader.objects.visible_to(person).with_texts(), slug=slug)
    parts = registry.sections(found, None, request.LANGUAGE_CODE)
    context = page.one(found, scopes.scopes_of([found])[found.pk], parts)
    return render(request, f"{FOLDER}/leader.html", context | {"links": page.links(found, person)})


@private_page
@login_required
@require_http_methods(FORM_METHODS)
def leader_mine(request: HttpRequest) -> HttpResponse:
    """Leads a leader to her own screen; who has the role and no page yet may begin one."""
    person = Person.objects.of(request.user)
    found = Leader.objects.of(person)
    if found is None and not rules.can_begin_page(person):
        raise PermissionDenied
    if found is None and person and request.method == "POST":
        found = actions.make_leader(person, actor=person)
    if found:
        return redirect("network:leader_own", slug=found.slug)
    return render(request, f"{FOLDER}/leader_mine.html", {"breadcrumb": page.breadcrumb()})


@private_page
@login_required
@require_http_methods(FORM_METHODS)
def leader_own(request: HttpRequest, slug: str) -> HttpResponse:
    """Her own screen: where her text is, what an editor said, and the facts that she changes herself."""
    person, found = _hers(request, slug)
    form, keep = DescribeForm(leader=found), KeepForm(initial={"keeps": found.keeps_page})
    if request.method == "POST" and "keep" in request.POST:
        keep = KeepForm(request.POST)
        if keep.is_valid():
            actions.keep_page(found, actor=person, keeps=keep.cleaned_data["keeps"])
            return redirect(f"{reverse('network:leader_own', args=[found.slug])}?saved=1")
    elif request.method == "POST":
        form = DescribeForm(request.POST, leader=found)
        if _done(form, lambda: actions.describe_leader(found, actor=person, **form.cleaned_data)):
            return redirect(f"{reverse('network:leader_own', args=[found.slug])}?saved=1")
    context = {
        "breadcrumb": page.breadcrumb(found, _("My page")),
        "leader": found,
        "state": sentences.state_for_leader(found),
        "reason": last_reason(found) if found.state in ("sent_back", "declined", "withdrawn") else "",
        "is_public": rules.is_public(found),
        "speaks": rules.speaks_today(found),
        "kept": sentences.kept(found),
        "form": form,
        "keep_form": keep,
        "saved": "saved" in request.GET,
        "own": page.own(registry.sections(found, person, request.LANGUAGE_CODE)),
    }
    return render(request, f"{FOLDER}/leader_own.html", context)


@private_page
@login_required
@require_http_methods(FORM_METHODS)
def leader_end(request: HttpRequest, slug: str) -> HttpResponse:
    """The end of a mandate: she herself, or an editor."""
    person = Person.objects.of(request.user)
    found = get_object_or_404(Leader.objects.visible_to(person).select_related("person"), slug=slug)
    if not rules.can_end_mandate(person, found):
        raise PermissionDenied
    hers = rules.is_hers(person, found)
    form = EndForm(request.POST if request.method == "POST" else None, leader=found, hers=hers)
    if form.is_bound and _done(form, lambda: actions.end_mandate(found, actor=person, **form.cleaned_data)):
        return redirect("network:leader_own", slug=found.slug) if hers else redirect("network:leaders")
    context = {"breadcrumb": page.breadcrumb(found, _("End of the mandate")), "leader": found, "form": form}
    return render(request, f"{FOLDER}/leader_end.html", context | {"hers": hers})


def _hers(request: HttpRequest, slug: str) -> tuple[Person | None, Leader]:
    """The reader and her own page. Raises PermissionDenied for the page of another, Http404 for one she cannot see."""
    person = Person.objects.of(request.user)
    found = get_object_or_404(Leader.objects.visible_to(person).select_related("person"), slug=slug)
    if not rules.is_hers(person, found):
        raise PermissionDenied
    return person, found


def _done(form: Form, verb: Callable[[], object]) -> bool:
    """Whether what was typed is good and the verb took it; what it says against it stands in the form."""
    if not form.is_valid():
        return False
    try:
        verb()
    except ValidationError as error:
        form.add_error(error.code if error.code in form.fields else None, error)
        return False
    return True
