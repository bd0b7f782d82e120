"""What stands on the pages of the desk where roles are given?"""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Page
from django.forms import Form
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from network.letters.texts import absolute
from network.people.models import Membership, Person
from network.people.roles import sentences
from network.people.roles.queries import Held, roles_of
from network.people.roles.rules import can_erase_person, can_print_slip, roles_granted_by

Context = dict[str, Any]


def found(page: "Page[Person]", asked: str) -> Context:
    """The persons found, a row each, and the ways to the neighbouring parts."""
    return {
        "breadcrumb": [{"url": "", "label": _("People and roles")}],
        "rows": [
            {
                "name": person.name,
                "url": _address("person_record", person),
                "username": person.user.get_username() if person.user else "",
                "roles": list(dict.fromkeys(sentences.role_name(one.role) for one in person.held_now)),  # type: ignore[attr-defined]
            }
            for person in page
        ],
        "previous_url": _part(asked, page.previous_page_number()) if page.has_previous() else "",
        "previous_label": _("Earlier names"),
        "next_url": _part(asked, page.next_page_number()) if page.has_next() else "",
        "next_label": _("More names"),
    }


def record(person: Person, staff: Person, asked: Mapping[str, str]) -> Context:
    """All roles of one person and what this member of staff may do with them."""
    held = roles_of(person)
    granted = set(roles_granted_by(staff))
    rows = [_role_row(one, person, mine=person.pk == staff.pk, granted=granted) for one in held]
    return {
        "breadcrumb": _crumbs(person.name),
        "shown": person,
        "username": person.user.get_username() if person.user else "",
        "email": person.email,
        "phone": person.phone,
        "now": [row for row in rows if row["is_current"]],
        "before": [row for row in rows if not row["is_current"]],
        "grant_url": "" if person.pk == staff.pk else _address("role_grant", person),
        "slip_url": _address("slip_new", person) if can_print_slip(staff, person) else "",
        "erase_url": _address("person_erase", person) if can_erase_person(staff, person) else "",
        "done": _done(asked.get("done", "")),
    }


def _done(what: str) -> str:
    """What has just happened; '' for nothing."""
    held = _("The role holds from now on.")
    begins = _("She begins her own page herself: logged in, under “My texts”.")
    return {"granted": held, "leads": f"{held} {begins}", "ended": _("The role has ended.")}.get(what, "")


def why(person: Person, form: Form) -> Context:
    """The question before a record is shown."""
    return {"breadcrumb": _crumbs(person.name), "shown": person, "form": form}


def granting(person: Person, form: Form) -> Context:
    """The form that gives a role."""
    title = _("Give a role")
    return _form(form, title, person.name, _("Save"), [*_to(person), {"url": "", "label": title}])


def ending(held: Membership, form: Form) -> Context:
    """The form that ends one."""
    title = _("End the role")
    lead = f"{held.person.name}: {sentences.role_name(held.role)}"
    return _form(form, title, lead, _("End the role"), [*_to(held.person), {"url": "", "label": title}])


def new_account(form: Form) -> Context:
    """The form that makes an account."""
    title = _("New account at the desk")
    lead = _("For somebody who is here with you. She gets a slip with a user name and a code.")
    return _form(form, title, lead, _("Make the account"), _crumbs(title))


def new_slip(person: Person, form: Form) -> Context:
    """The form that prints a new slip."""
    title = _("Print a new slip")
    lead = _(
        "For %(name)s, who is here with you and has lost hers. The code or password she had opens nothing from then on."
    ) % {"name": person.name}
    return _form(form, title, lead, _("Make a new code"), [*_to(person), {"url": "", "label": title}])


def slip(person: Person, code: str) -> Context:
    """The sheet to print, in the person's own language; ``code`` '' when she has chosen a password meanwhile."""
    with translation.override(person.language):
        said = {
            "title": _("Your account"),
            "called": _("Name: %(name)s") % {"name": person.name},
            "username_label": _("User name"),
            "code_label": _("Code (your first password)"),
            "steps": [
                _("Open %(address)s") % {"address": absolute(_login_path())},
                _("Type the user name and the code. Hyphens belong to them."),
                _("Then choose a password of your own under “My account”."),
            ],
            "care": _("Show this sheet to nobody. Whoever has it can enter in your name."),
            "lost": _("Lost it? Come to the desk: nobody but you gets a new one."),
        }
    return {
        "breadcrumb": _crumbs(_("Slip")),
        "shown": person,
        "username": person.user.get_username() if person.user else "",
        "code": code,
        "said": said,
        "record_url": _address("person_record", person),
    }


def _form(form: Form, title: str, lead: str, button: str, breadcrumb: list[Context]) -> Context:
    return {"form": form, "title": title, "lead": lead, "button": button, "breadcrumb": breadcrumb}


def _role_row(held: Held, person: Person, *, mine: bool, granted: set[Any]) -> Context:
    may_end = held.is_current and not mine and held.membership.role in granted
    return {
        "role": sentences.role_name(held.membership.role),
        "where": sentences.where(held),
        "begun": sentences.begun(held),
        "why": sentences.reason(held.granted),
        "over": sentences.over(held),
        "why_over": sentences.reason(held.ended),
        "is_current": held.is_current,
        "end_url": reverse("network:role_end", args=[person.uuid, held.membership.pk]) if may_end else "",
    }


def _crumbs(label: str) -> list[Context]:
    return [{"url": reverse("network:people_desk"), "label": _("People and roles")}, {"url": "", "label": label}]


def _to(person: Person) -> list[Context]:
    return [*_crumbs(person.name)[:1], {"url": _address("person_record", person), "label": person.name}]


def _address(name: str, person: Person) -> str:
    return reverse(f"network:{name}", args=[person.uuid])


def _part(asked: str, number: int) -> str:
    return f"{reverse('network:people_desk')}?{urlencode({'q': asked, 'page': str(number)})}"


def _login_path() -> str:
    """The host's way in, in the active language; its home page where it calls it otherwise."""
    try:
        return reverse("login")
    except NoReverseMatch:
        return "/"
