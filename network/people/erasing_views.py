"""How does staff let somebody be erased who asked for it?"""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from network.people.erasing import ask_erasure, go_on, why_not
from network.people.erasing_forms import ErasureForm
from network.people.models import Person
from network.people.private import private_page
from network.people.roles.rules import can_erase_person


@private_page
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def person_erase(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Asks what shall stay and why, shows it once more, and does it."""
    staff = Person.objects.of(request.user)
    person = get_object_or_404(Person.objects.select_related("user"), uuid=uuid)
    if staff is None or not can_erase_person(staff, person):
        raise PermissionDenied
    form = ErasureForm(request.POST or None, needs_reason=True)
    if request.method == "POST" and form.is_valid() and form.cleaned_data["sure"]:
        try:
            go_on(ask_erasure(person, actor=staff, **form.wishes))
            return redirect(f"{reverse('network:people_desk')}?done=erased")
        except ValidationError as refused:
            form.add_error(None, refused)
    context = {
        "breadcrumb": [
            {"url": reverse("network:people_desk"), "label": _("People and roles")},
            {"url": reverse("network:person_record", args=[person.uuid]), "label": person.name},
            {"url": "", "label": _("Delete the account")},
        ],
        "shown": person,
        "form": form,
        "refused": why_not(person),
        "is_second": request.method == "POST" and form.is_valid() and not form.errors,
    }
    return render(request, "network/people/erase.html", context)
