"""What does a leader fill in on her own screen?"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from network.people.leaders.actions import LONGEST_CALLED
from network.people.models import Leader
from network.words.languages import ADVERBS, is_known, names

LONGEST_REASON = 500
FIRST = ("pl", "uk", "en", "ru")  # offered first; the others by name


def offered(more: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Languages to tick, with their names; ``more``: codes that she has already."""
    rest = sorted({*ADVERBS, *more} - set(FIRST), key=lambda code: names([code]))
    return [(code, names([code])) for code in (*FIRST, *rest)]


class DescribeForm(forms.Form):
    """Facts about a leader, which need no editor."""

    called = forms.CharField(
        label=_("How do you want to be called?"),
        max_length=LONGEST_CALLED,
        required=False,
        help_text=_("For example: liderka, lider, rzeczniczka. It stands under your name."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Which languages do you speak?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    takes_messages = forms.BooleanField(
        label=_("People may write to me here"),
        required=False,
        help_text=_("Through a form. Nobody sees your address or number."),
    )

    def __init__(self, data: Any = None, *, leader: Leader) -> None:
        first = {name: getattr(leader, name) for name in ("called", "languages", "takes_messages")}
        super().__init__(data, initial=first)
        known = [code for code in leader.languages if is_known(code)]
        self.fields["languages"].choices = offered(known)  # type: ignore[attr-defined]


class KeepForm(forms.Form):
    """Whether the page remains after the mandate."""

    keeps = forms.BooleanField(label=_("My page remains after my mandate"), required=False)


class EndForm(forms.Form):
    """The end of a mandate."""

    on = forms.DateField(label=_("Since which day?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    reason = forms.CharField(
        label=_("Why does the mandate end?"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only the people who look after this site read it."),
    )
    keeps_page = forms.BooleanField(
        label=_("The page remains, with thanks"),
        required=False,
        help_text=_("Whose page it is may change this later."),
    )

    def __init__(self, data: Any = None, *, leader: Leader, hers: bool = False) -> None:
        super().__init__(data, initial={"on": timezone.localdate(), "keeps_page": leader.keeps_page})
        if hers:
            self.fields["keeps_page"].label = _("My page remains, with thanks")
            self.fields["keeps_page"].help_text = _("You may change this later.")
