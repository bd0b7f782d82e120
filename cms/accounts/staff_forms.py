"""What does staff fill in about a login in the Wagtail admin?"""

from django import forms
from wagtail.users.forms import UserCreationForm, UserEditForm

OURS = {"phone", "language"}


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
