"""What does one fill in to come in, to make a login and to change it?"""

from typing import Any

from allauth.account.forms import ReauthenticateForm
from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.accounts.contacts import LONGEST, Contact, contact_from
from cms.accounts.models import User


class LoginForm(AuthenticationForm):
    """User name and password; one sentence for everything that does not fit, so that no name can be guessed."""

    error_messages = dict.fromkeys(
        ("invalid_login", "inactive"),
        _("This name and this password do not belong together. Look at capital letters and the keyboard's language."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["username"].label = _("User name, e-mail or phone")
        self.fields["password"].label = _("Password")
        self.fields["username"].widget.attrs.pop("autofocus", None)  # the reader begins at the top


class ContactField(forms.CharField):
    """An e-mail address or a phone number; its value is a ``Contact``, or None."""

    def __init__(self, **kwargs: Any) -> None:
        attributes = {"autocomplete": "email", "spellcheck": "false", "autocapitalize": "none"}
        super().__init__(max_length=LONGEST, widget=forms.TextInput(attrs=attributes), **kwargs)

    def clean(self, value: Any) -> Contact | None:
        typed = super().clean(value)
        return contact_from(typed) if typed else None


class RequestCodeForm(forms.Form):
    """Where shall the code go?"""

    contact = ContactField(label=_("Your e-mail or phone"), help_text=_("We send a code there."))


class ChangeContactForm(forms.Form):
    """The new address or number of a login."""

    contact = ContactField(
        label=_("New e-mail or phone"),
        help_text=_("We send a code there. It takes the place of the one you have of this kind."),
    )


class CodeField(forms.CharField):
    """A code out of a message, an app or a list, as somebody types it."""

    def __init__(self, **kwargs: Any) -> None:
        attributes = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
        super().__init__(max_length=64, widget=forms.TextInput(attrs=attributes), **kwargs)


class CodeForm(forms.Form):
    """The code that was sent."""

    code = CodeField(label=_("The code"), help_text=_("Eight digits. It holds for 10 minutes."))


class SignUpForm(forms.Form):
    """A new login: a name, whether one is old enough, and how a code reaches her, if at all."""

    name = forms.CharField(
        label=_("What shall we call you?"),
        help_text=_("Any name you like. It need not be your real one; others here see it."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    old_enough = forms.ChoiceField(
        label=_("Are you 16 or older?"),
        help_text=_("We ask because of the law. The answer is kept nowhere."),
        choices=[
            ("yes", pgettext_lazy("are you 16 or older", "Yes, I am 16 or older")),
            ("no", pgettext_lazy("are you 16 or older", "No, I am younger")),
        ],
        widget=forms.RadioSelect,
    )
    contact = ContactField(
        label=_("E-mail or phone"),
        help_text=_("You come in with a code that we send there. Without it you get a user name and a password."),
        required=False,
    )

    def clean_name(self) -> str:
        """The name with single blanks; what cannot be seen is left out."""
        seen = "".join(one for one in self.cleaned_data["name"] if one.isprintable())
        if not seen.strip():
            raise ValidationError(_("Please write a name with letters or digits."), code="name")
        return " ".join(seen.split())


class PasswordForm(forms.Form):
    """A new password, typed once and seen on request of the browser alone."""

    password = forms.CharField(
        label=_("New password"),
        strip=False,
        max_length=128,
        help_text=lazy(lambda: " ".join(str(text) for text in password_validators_help_texts()), str)(),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        validate_password(self.cleaned_data["password"], self.user)
        return self.cleaned_data["password"]


class ProveByPasswordForm(ReauthenticateForm):
    """The password once more, before something about the login is changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        attributes = {"autocomplete": "current-password"}
        self.fields["password"] = forms.CharField(
            label=_("Password"), strip=False, max_length=128, widget=forms.PasswordInput(attrs=attributes)
        )
