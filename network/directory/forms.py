"""What did somebody ask the finder?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from network.directory.hours import OPEN_FILTERS
from network.directory.models import POLAND
from network.needs.listing import vocabulary
from network.words.languages import is_code


class LanguagesField(forms.MultipleChoiceField):
    """Any number of language codes (BCP 47)."""

    def valid_value(self, value: Any) -> bool:
        return len(value) <= 12 and is_code(value)


class FinderForm(forms.Form):
    """Where, and which shops. Every field may be missing; what cannot be understood is left out, the rest is kept."""

    q = forms.CharField(label=_("Where are you?"), required=False, max_length=200)
    lat = forms.FloatField(required=False, min_value=POLAND["south"], max_value=POLAND["north"])
    lon = forms.FloatField(required=False, min_value=POLAND["west"], max_value=POLAND["east"])
    of = forms.CharField(required=False, max_length=200)  # the words the point belongs to; other words, no point
    when = forms.MultipleChoiceField(required=False, choices=[(name, name) for name in OPEN_FILTERS])
    lang = LanguagesField(required=False)
    need = forms.CharField(required=False, max_length=100)
    no_referral = forms.BooleanField(required=False)
    step_free = forms.BooleanField(required=False)
    free = forms.BooleanField(required=False)
    paid = forms.BooleanField(required=False)
    skip = forms.IntegerField(required=False, min_value=0, max_value=100_000)

    def clean_need(self) -> str:
        """The code of a need we know; '' for any other."""
        code = self.cleaned_data["need"]
        return code if code in vocabulary() else ""

    def understood(self) -> dict[str, Any]:
        """The values of the fields that were understood, an empty value for the others."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, EMPTY.get(name)) for name in self.fields}


EMPTY = {
    "q": "",
    "of": "",
    "when": [],
    "lang": [],
    "need": "",
    "no_referral": False,
    "step_free": False,
    "free": False,
    "paid": False,
}
