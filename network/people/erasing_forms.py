"""What is asked before somebody goes for good?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from network.people.roles.forms import reason_field

STAYS, GOES = "stay", "go"


class ErasureForm(forms.Form):
    """What becomes of stories and posts that others can read; from staff also why. ``sure``: asked a second time."""

    stories = forms.ChoiceField(
        label=_("Stories that everybody can read"),
        choices=[(GOES, _("take them down")), (STAYS, _("leave them, without a name and without the photo"))],
        widget=forms.RadioSelect,
    )
    posts = forms.ChoiceField(
        label=_("Posts in the forum"),
        choices=[
            (GOES, _("blank the text; the answers of others stay")),
            (STAYS, _("leave the text under “deleted person”: it may help somebody")),
        ],
        widget=forms.RadioSelect,
    )
    reason = reason_field(_("Who asked for it, how, and how do you know that it is her? Leave out name and address."))
    sure = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, needs_reason: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not needs_reason:
            del self.fields["reason"]

    @property
    def wishes(self) -> dict[str, Any]:
        """What ``ask_erasure`` takes, of a form that is valid."""
        said = self.cleaned_data
        return {
            "keeps_stories": said["stories"] == STAYS,
            "keeps_posts": said["posts"] == STAYS,
            "reason": said.get("reason", ""),
        }

    @property
    def answers(self) -> list[tuple[str, str]]:
        """Each question with the chosen words, to be read once more."""
        asked: list[tuple[str, Any]] = [(name, one) for name, one in self.fields.items() if _is_choice(one)]
        return [(str(one.label), str(dict(one.choices)[self.cleaned_data[name]])) for name, one in asked]


def _is_choice(field: Any) -> bool:
    return isinstance(field, forms.ChoiceField)
