"""What does staff see and do at the desk where roles are given and accounts are made?"""

from datetime import timedelta
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from network.limits.actions import again_at, take
from network.limits.pages import too_often_page
from network.people.actions import make_account, print_slip
from network.people.models import Membership, Person, Role
from network.people.private import private_page
from network.people.roles import actions, pages
from network.people.roles.forms import AccountForm, FindForm, ReasonForm, RoleForm, SlipForm
from network.people.roles.queries import FOUND, called, looked_lately
from network.people.roles.rules import can_end_role, can_print_slip, can_use_people_desk, roles_granted_by

HOUR = timedelta(hours=1)
ACCOUNTS, LOOKS = 40, 120  # of one member of staff, in an hour


@private_page
@require_safe
@login_required
def people_desk(request: HttpRequest) -> HttpResponse:
    """A person is looked for by her name."""
    staff = _staff(request)
    form = FindForm(request.GET or None)
    asked = form.cleaned_data["q"].strip() if form.is_valid() else ""
    found = Paginator(called(asked), FOUND).get_page(request.GET.get("page", "1"))
    context = {"form": form, "asked": asked, **pages.found(found, asked), "person": staff}
    context["is_erased"] = request.GET.get("done") == "erased"
    return render(request, "network/people/roles_desk.html", context)


@private_page
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def person_record(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Somebody's roles, now and before, for who said why she looks."""
    staff, person = _staff(request), get_object_or_404(Person.objects.select_related("user"), uuid=uuid)
    if request.method != "POST" and looked_lately(staff, person, timezone.now()):
        return render(request, "network/people/roles_person.html", pages.record(person, staff, request.GET))
    form = ReasonForm(request.POST or None, asked=_("Why do you look?"))
    if request.method == "POST" and form.is_valid():
        if not take("person_look", str(staff.pk), at_most=LOOKS, per=HOUR):
            return too_often_page(request, again_at(HOUR))
        actions.look_up(person, actor=staff, reason=form.cleaned_data["reason"])
        return redirect("network:person_record", person.uuid)
    return render(request, "network/people/roles_why.html", pages.why(person, form))


@private_page
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def role_grant(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Gives somebody a role."""
    staff, person = _staff(request), get_object_or_404(Person, uuid=uuid)
    if staff.pk == person.pk:
        raise PermissionDenied
    form = RoleForm(request.POST or None, roles=roles_granted_by(staff), actor=staff)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        actions.grant_role(person, said["role"], actor=staff, reason=said["reason"], thing=said["found"])
        return _back(person, "leads" if said["role"] == Role.LEADER else "granted")
    return render(request, "network/people/roles_form.html", pages.granting(person, form))


@private_page
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def role_end(request: HttpRequest, uuid: UUID, pk: int) -> HttpResponse:
    """Ends a role somebody has."""
    staff = _staff(request)
    held = get_object_or_404(Membership.objects.select_related("person__user"), pk=pk, person__uuid=uuid)
    if not can_end_role(staff, held):
        raise PermissionDenied
    form = ReasonForm(request.POST or None, asked=_("Why does it end?"))
    if request.method == "POST" and form.is_valid():
        actions.end_role(held, actor=staff, reason=form.cleaned_data["reason"])
        return _back(held.person, "ended")
    return render(request, "network/people/roles_form.html", pages.ending(held, form))


@private_page
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def account_new(request: HttpRequest) -> HttpResponse:
    """An account for somebody who is here; its slip is shown once, as the answer to the form."""
    staff = _staff(request)
    form = AccountForm(request.POST) if request.method == "POST" else AccountForm.fresh()
    if request.method == "POST" and form.is_valid():
        if not take("person_account", str(staff.pk), at_most=ACCOUNTS, per=HOUR):
            return too_often_page(request, again_at(HOUR))
        said = {name: form.cleaned_data[name] for name in ("name", "token", "language", "email", "phone")}
        try:
            person, code = make_account(said.pop("name"), actor=staff, **said)
            return render(request, "network/people/roles_slip.html", pages.slip(person, code))
        except ValidationError as refused:
            form.add_error(None, refused)
    return render(request, "network/people/roles_form.html", pages.new_account(form))


@private_page
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def slip_new(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A new slip for somebody who lost hers, shown once, as the answer to the form."""
    staff, person = _staff(request), get_object_or_404(Person.objects.select_related("user"), uuid=uuid)
    if not can_print_slip(staff, person):
        raise PermissionDenied
    form = SlipForm(request.POST) if request.method == "POST" else SlipForm.fresh()
    if request.method == "POST" and form.is_valid():
        if not take("person_account", str(staff.pk), at_most=ACCOUNTS, per=HOUR):
            return too_often_page(request, again_at(HOUR))
        code = print_slip(person, actor=staff, **form.cleaned_data)
        return render(request, "network/people/roles_slip.html", pages.slip(person, code))
    return render(request, "network/people/roles_form.html", pages.new_slip(person, form))


def _staff(request: HttpRequest) -> Person:
    """Who is here, if this desk is hers. Raises PermissionDenied."""
    person = Person.objects.of(request.user)
    if person is None or not can_use_people_desk(person):
        raise PermissionDenied
    return person


def _back(person: Person, done: str) -> HttpResponse:
    return redirect(f"{reverse('network:person_record', args=[person.uuid])}?done={done}")
