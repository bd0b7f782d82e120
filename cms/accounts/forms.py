"""What does one fill in to come in, and staff about a login in the Wagtail admin?"""

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm

OURS = {"phone", "language"}


class LoginForm(AuthenticationForm):
    """User name and password; one sentence for everything that does not fit, so that no name can be guessed."""

    error_messages = dict.fromkeys(
        ("invalid_login", "inactive"),
        _("This name and this password do not belong together. Look at capital letters and the keyboard's language."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["username"].label = _("User name")
        self.fields["password"].label = _("Password")
        self.fields["username"].widget.attrs.pop("autofocus", None)  # the reader begins at the top


class SiteUserFields(forms.ModelForm):
    """Names and e-mail are optional here: many of our people have neither e-mail nor wish to give a name."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for name in ("email", "first_name", "last_name"):
            self.fields[name].required = False

    def clean_email(self) -> str | None:
        """None instead of '', so that two logins without an e-mail address may exist."""
        return self.cleaned_data["email"] or None


class SiteUserCreationForm(SiteUserFields, UserCreationForm):
    """A new login; the user name is proposed."""

    class Meta(UserCreationForm.Meta):
        fields = UserCreationForm.Meta.fields | OURS


class SiteUserEditForm(SiteUserFields, UserEditForm):
    """A change to a login."""

    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields | OURS
