"""What does an editor choose and write at her desk?"""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.editing.desk import KINDS, TURNS, Asked

LONGEST_REASON = 2000


class AskedForm(forms.Form):
    """The filters of the desk."""

    kind = forms.ChoiceField(label=pgettext_lazy("what waits", "What"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    turn = forms.ChoiceField(label=_("Whose turn"), required=False)
    whose = forms.ChoiceField(
        label=_("Taken up"),
        required=False,
        choices=[("", _("all")), ("free", _("by nobody")), ("mine", _("by me"))],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = ("", _("all"))
        self.fields["kind"].choices = [every, *KINDS.items()]  # type: ignore[attr-defined]
        self.fields["language"].choices = [every, *settings.LANGUAGES]  # type: ignore[attr-defined]
        self.fields["turn"].choices = [every, *TURNS.items()]  # type: ignore[attr-defined]

    def asked(self) -> Asked:
        """What is asked for; everything for an address somebody has typed wrong."""
        return Asked(**self.cleaned_data) if self.is_valid() else Asked()


class ReasonForm(forms.Form):
    """Why: the words the author gets."""

    reason = forms.CharField(
        label=_("What the author reads"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Please say why: the other side can only act on a reason.")},
    )
