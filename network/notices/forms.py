"""About what does somebody want letters, and how often?"""

from django import forms
from django.utils.translation import gettext_lazy as _

from network.notices.models import NoticeChoice


class ChoiceForm(forms.Form):
    """The two choices."""

    answers = forms.ChoiceField(
        label=_("When somebody answers me"),
        choices=NoticeChoice.Way.choices,
        widget=forms.RadioSelect,
    )
    followed = forms.ChoiceField(
        label=_("When there is something new in what I follow"),
        choices=NoticeChoice.Way.choices,
        widget=forms.RadioSelect,
    )
