"""What does staff fill in to find a person, give a role, end one, and make an account?"""

import secrets
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from network.people.models import Person, Role
from network.people.roles.rules import SCOPES
from network.people.roles.sentences import role_name, thing_name, what_it_does
from network.subjects import registry
from network.words.phones import NotAPhoneNumber, e164

MOST_REASON = 300


def reason_field(label: Any) -> forms.CharField:
    """One or two sentences that whoever looks at it later will read."""
    return forms.CharField(
        label=label, max_length=MOST_REASON, widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"})
    )


class FindForm(forms.Form):
    """A person by her name."""

    q = forms.CharField(
        label=_("Name or user name"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )


class ReasonForm(forms.Form):
    """Why one looks, or why a role ends."""

    reason = reason_field(_("Why?"))

    def __init__(self, *args: Any, asked: Any = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = asked or self.fields["reason"].label


class SlipForm(forms.Form):
    """Why somebody gets a new slip. Sent twice it makes one code."""

    token = forms.RegexField(r"^[\w-]{20,64}$", widget=forms.HiddenInput)
    reason = reason_field(_("Why does she need a new one, and how do you know that it is her?"))

    @classmethod
    def fresh(cls) -> "SlipForm":
        """An empty one."""
        return cls(initial={"token": secrets.token_urlsafe(24)})


class RoleForm(forms.Form):
    """A role, for what, and why. ``things`` are what the typed place or shop can mean, once it was typed."""

    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)
    where = forms.CharField(
        label=_("For which place, shop or board?"),
        required=False,
        max_length=100,
        help_text=_(
            "A place, a postcode or the name of a shop, for leaders, coordinators and helpers. Members and moderators "
            "may have a board of the forum."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    thing = forms.ChoiceField(label=_("Which one do you mean?"), required=False, widget=forms.RadioSelect)
    reason = reason_field(_("Why does she get it?"))

    def __init__(self, *args: Any, roles: list[Role], actor: Person | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.fields["role"].choices = [  # type: ignore[attr-defined]
            (role.value, f"{role_name(role)} – {what_it_does(role)}") for role in roles
        ]
        self.possible = self._possible()
        if len(self.possible) > 1:
            self.fields["thing"].choices = [  # type: ignore[attr-defined]
                (key, thing_name(one)) for key, one in self.possible.items()
            ]
        else:
            del self.fields["thing"]

    def clean(self) -> dict[str, Any]:
        """Adds ``found``: the thing the role is for, None where it is for none."""
        said = super().clean() or {}
        said["found"] = self._found(said) if said.get("role") in SCOPES else None
        return said

    def _possible(self) -> dict[str, Model]:
        """What the typed words can mean for the chosen role, by "kind:key"."""
        kinds = [kind for kind in SCOPES.get(self.data.get("role", ""), ()) if kind]
        typed = self.data.get("where", "")[:100]
        found = [(kind, one) for kind in kinds for one in registry.get(kind).typed(typed, self.actor)]
        return {f"{kind}:{one.pk}": one for kind, one in found}

    def _found(self, said: dict[str, Any]) -> Model | None:
        if not said.get("where"):
            if "" not in SCOPES[said["role"]]:
                self.add_error("where", _("This role is for a shop or a place: please say which."))
        elif not self.possible:
            self.add_error("where", _("We do not know such a shop, place or board. Try a town nearby or a postcode."))
        elif len(self.possible) == 1:
            return next(iter(self.possible.values()))
        elif said.get("thing"):
            return self.possible[said["thing"]]
        elif "thing" not in self.errors:
            self.add_error("thing", _("There are several of this name: choose one."))
        return None


class AccountForm(forms.Form):
    """Somebody without an account, at the desk. Whether she is 16 is asked, and the answer is kept nowhere."""

    token = forms.RegexField(r"^[\w-]{20,64}$", widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("How does she want to be called?"),
        max_length=120,
        help_text=_("An invented name is as good as any."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    language = forms.ChoiceField(label=_("Her language"), choices=lambda: settings.LANGUAGES)
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        max_length=254,
        help_text=_("May stay empty."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    phone = forms.CharField(
        label=_("Phone number"),
        required=False,
        max_length=40,
        help_text=_("May stay empty."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )
    is_16 = forms.BooleanField(
        label=_("She says that she is 16 or over"),
        error_messages={
            "required": _(
                "Under 16 there is no account. Everything to read stays open, and an adult can write it down with her. "
                "Children and young people are helped at 116 111, day and night."
            )
        },
    )

    @classmethod
    def fresh(cls) -> "AccountForm":
        """An empty one that can be sent twice and makes one account."""
        return cls(initial={"token": secrets.token_urlsafe(24), "language": settings.LANGUAGE_CODE})

    def clean_phone(self) -> str:
        """In E.164, '' for none."""
        typed = self.cleaned_data["phone"]
        try:
            return e164(typed) if typed else ""
        except NotAPhoneNumber as error:
            raise ValidationError(_("This is not a phone number: %(typed)s."), params={"typed": typed}) from error
