"""Which stories does somebody look for?"""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from network.needs.listing import vocabulary
from network.words.languages import names

LAST_PART = 9999


class StoriesForm(forms.Form):
    """Where, of what, in which language. What cannot be understood is left out, the rest is kept."""

    q = forms.CharField(
        label=_("Near which place?"), required=False, max_length=200, help_text=_("A town, a district or a postcode.")
    )
    need = forms.ChoiceField(label=_("Of what?"), required=False)
    lang = forms.ChoiceField(label=_("In which language?"), required=False)
    shop = forms.SlugField(required=False, max_length=80, widget=forms.HiddenInput)
    leader = forms.SlugField(required=False, max_length=80, widget=forms.HiddenInput)
    page = forms.IntegerField(required=False, min_value=1, max_value=LAST_PART)

    def __init__(
        self, data: QueryDict | None = None, *, languages: list[str], initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.fields["need"].choices = [  # type: ignore[attr-defined]
            ("", pgettext_lazy("need", "all")),
            *((code, row["name"]) for code, row in vocabulary().items()),
        ]
        self.fields["lang"].choices = [  # type: ignore[attr-defined]
            ("", pgettext_lazy("language", "all")),
            *((code, names([code])) for code in languages),
        ]

    def understood(self) -> dict[str, Any]:
        """The values that were understood, "" or None for the others."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, None if name == "page" else "") for name in self.fields}
