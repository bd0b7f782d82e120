"""What does somebody fill in to write to a shop, to find the answer, and to go on writing?"""

import secrets
import unicodedata
from typing import Any

from django import forms
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from network.partners.enquiries.actions import Sender
from network.partners.models import LONGEST_MESSAGE, Enquiry, Wanted
from network.words.phones import NotAPhoneNumber, e164

LONGEST_TOKEN, SHORTEST_TOKEN = 64, 20
MARKS = 3  # characters that may become one: a letter with two marks
TRAP = "website"  # a field nobody sees; programs that fill in everything fill it in too
TOPICS = {  # what a shop asks for, and what the letter about it is then about
    Wanted.FOOD: Enquiry.Topic.GOODS,
    Wanted.MONEY: Enquiry.Topic.MONEY,
    Wanted.VOLUNTEERS: Enquiry.Topic.VOLUNTEERING,
    Wanted.TRANSPORT: Enquiry.Topic.COOPERATION,
    Wanted.EQUIPMENT: Enquiry.Topic.GOODS,
    Wanted.PREMISES: Enquiry.Topic.COOPERATION,
    Wanted.SKILLS: Enquiry.Topic.VOLUNTEERING,
}


def capitalised(choices: type[models.TextChoices]) -> list[tuple[str, str]]:
    """The choices of a model as they stand in a form, where each begins a line."""
    return [(value, capfirst(label)) for value, label in choices.choices]


def composed(text: str, longest: int) -> str:
    """The text composed (NFC). What could not be short enough even then stays as it is, for the field to refuse:
    to compose a long run of marks takes a time that grows with its square, minutes for a megabyte."""
    return unicodedata.normalize("NFC", text) if len(text) <= MARKS * longest else text


class LineField(forms.CharField):
    """One line, composed (NFC), with single blanks."""

    def to_python(self, value: Any) -> str:
        return " ".join(composed(super().to_python(value) or "", self.max_length or 0).split())


class MessageField(forms.CharField):
    """Some lines of text, composed (NFC), at most as long as a message may be."""

    widget = forms.Textarea

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST_MESSAGE, **kwargs)

    def to_python(self, value: Any) -> str:
        # A browser counts a line's end as one character and sends two.
        return composed((super().to_python(value) or "").replace("\r\n", "\n"), LONGEST_MESSAGE)


class EnquiryForm(forms.Form):
    """A first message. The token makes a form that is sent twice one enquiry; it is a secret of this page."""

    sender_kind = forms.ChoiceField(
        label=_("You write for"), choices=capitalised(Enquiry.Sender), widget=forms.RadioSelect
    )
    sender_name = LineField(
        label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    organisation = LineField(
        label=_("Office, company or organisation"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    topic = forms.ChoiceField(label=_("What is it about"), choices=capitalised(Enquiry.Topic), widget=forms.RadioSelect)
    message = MessageField(label=_("Message"))
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        required=False,
        help_text=_("We write to it when there is an answer. The shop sees it too."),
    )
    phone = LineField(
        label=_("Phone"),
        max_length=40,
        required=False,
        help_text=_("If the shop may call you."),
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    token = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_phone(self) -> str:
        """In E.164, or ''."""
        typed = self.cleaned_data["phone"]
        try:
            return e164(typed) if typed else ""
        except NotAPhoneNumber as error:
            raise forms.ValidationError(
                _("We cannot dial this number. In Poland it has 9 digits; from abroad it begins with +.")
            ) from error

    def clean_token(self) -> str:
        """The page's secret; a new one where it came back lost or cut."""
        token = self.cleaned_data["token"]
        return token if SHORTEST_TOKEN <= len(token) <= LONGEST_TOKEN else new_token()

    def clean(self) -> dict[str, Any]:
        """Stops what fills in the field nobody sees; a person's browser may have done it, so it says so kindly."""
        if self.data.get(TRAP):
            raise forms.ValidationError(
                _("Your browser filled in a field that stays empty. It is empty again; please send once more."),
                code="trap",
            )
        return self.cleaned_data

    def sender(self) -> Sender:
        """Who writes, as cleaned."""
        said = self.cleaned_data
        return Sender(said["sender_kind"], said["sender_name"], said["organisation"], said["email"], said["phone"])


class LeaderEnquiryForm(EnquiryForm):
    """A first message to a leader: a name, which may be invented, and words. She sees no address."""

    sender_kind = organisation = topic = phone = None  # type: ignore[assignment]
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        required=False,
        help_text=_("We write to it when there is an answer. Nobody else sees it."),
    )
    field_order = ("sender_name", "message", "email")

    def sender(self) -> Sender:
        """Who writes, as cleaned."""
        return Sender(Enquiry.Sender.OTHER, self.cleaned_data["sender_name"], email=self.cleaned_data["email"])


class MessageForm(forms.Form):
    """One more message of a talk."""

    text = MessageField(label=_("Your message"))


class CodeForm(forms.Form):
    """The code of a receipt, however it was typed."""

    code = LineField(
        label=_("Code"),
        max_length=60,
        help_text=_("Three groups of four, like abcd-2345-efgh. Capital or small letters, with hyphens or without."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )


def new_token() -> str:
    """A secret for one form on one page."""
    return secrets.token_urlsafe(24)
