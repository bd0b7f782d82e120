"""What is filled in to give a consent, to withdraw one with a code, and to write down somebody's wish at the desk?"""

import secrets
from typing import Any

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from network.log.models import Channel
from network.people.models import Consent

SHORTEST_TOKEN, LONGEST_TOKEN = 20, 64


def capitalised(choices: type[models.TextChoices]) -> list[tuple[str, str]]:
    """The choices of a model as they stand in a form, where each begins a line."""
    return [(value, capfirst(label)) for value, label in choices.choices]


class CodeForm(forms.Form):
    """The code of a consent, however it was typed."""

    code = forms.CharField(
        label=_("Code"),
        max_length=60,
        help_text=_("Three groups of four, like abcd-2345-efgh. Capital or small letters, with hyphens or without."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )


class DeskForm(forms.Form):
    """How the wish to withdraw reached us."""

    channel = forms.ChoiceField(
        label=_("How did this wish reach us?"),
        choices=[
            (Channel.IN_PERSON, _("The person told us herself, here")),
            (Channel.PHONE, _("By phone")),
            (Channel.PAPER, _("On paper")),
            (Channel.ONLINE, _("In a message")),
        ],
        widget=forms.RadioSelect,
    )


class ConsentForm(forms.Form):
    """What somebody allows. The token makes a form that is sent twice one consent."""

    name = forms.CharField(
        label=_("Who agrees?"),
        max_length=120,
        help_text=_("A first name is enough. Only those who look after the text see it."),
    )
    allows = forms.MultipleChoiceField(
        label=_("What may be shown?"),
        choices=[
            ("text", _("Her or his words")),
            ("face", _("Photos with the face")),
            ("real_name", _("The real name")),
            ("voice", _("The voice")),
        ],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Please mark at least one thing that this person allows.")},
    )
    scope = forms.ChoiceField(label=_("Where?"), choices=capitalised(Consent.Scope), widget=forms.RadioSelect)
    given = forms.ChoiceField(
        label=_("How was it given?"), choices=capitalised(Consent.Given), widget=forms.RadioSelect
    )
    given_on = forms.DateField(
        label=_("When was it given?"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    until = forms.DateField(
        label=_("Until when?"),
        required=False,
        help_text=_("The last day. Leave it empty if there is none."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    evidence = forms.CharField(
        label=_("Where can it be checked?"),
        max_length=200,
        required=False,
        help_text=_("For example: the signed sheet is in the binder of the shop."),
    )
    token = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_token(self) -> str:
        """The page's secret; a new one where it came back lost or cut."""
        token: str = self.cleaned_data["token"]
        return token if SHORTEST_TOKEN <= len(token) <= LONGEST_TOKEN else new_token()

    def clean_given_on(self) -> Any:
        """Raises ValidationError for a day to come."""
        day = self.cleaned_data["given_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError when the last day lies before the first."""
        said = self.cleaned_data
        if said.get("until") and said.get("given_on") and said["until"] < said["given_on"]:
            self.add_error("until", _("The last day lies before the first."))
        return said

    def facts(self) -> dict[str, Any]:
        """What ``record_consent`` is told, as cleaned."""
        said = dict(self.cleaned_data)
        return dict.fromkeys(said.pop("allows"), True) | said


def new_token() -> str:
    """A secret for one form on one page."""
    return secrets.token_urlsafe(24)
