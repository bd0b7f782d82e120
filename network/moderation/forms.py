"""What does somebody fill in to report a thing, to decide, and to disagree? What was typed is always kept."""

import secrets
import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from network.moderation.models import LONGEST_FACTS, LONGEST_LAW, LONGEST_NAME, LONGEST_NOTE, Appeal, Decision, Reason
from network.moderation.raising import Said
from network.moderation.rules import LONGEST_DAYS, TAKES_AWAY

LONGEST_TOKEN, SHORTEST_TOKEN = 64, 20
TRAP = "website"  # a field nobody sees; programs that fill in everything fill it in too


class WordsField(forms.CharField):
    """Some lines of text, composed (NFC)."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        text = (super().to_python(value) or "").replace("\r\n", "\n")
        most = 3 * (self.max_length or 0)  # what could not be short enough even composed is refused as it is
        return unicodedata.normalize("NFC", text) if len(text) <= most else text


class ReportForm(forms.Form):
    """What is wrong, in a few plain choices and own words: of somebody with a login."""

    reason = forms.ChoiceField(label=_("What is wrong?"), choices=Reason.choices, widget=forms.RadioSelect)
    note = WordsField(
        label=_("In your own words"),
        max_length=LONGEST_NOTE,
        required=False,
        help_text=_("What should we look at? Whoever wrote it does not learn that it was you."),
    )
    token = forms.CharField(required=False, widget=forms.HiddenInput)

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

    def said(self, language: str) -> Said:
        """The report, as cleaned."""
        said = self.cleaned_data
        return Said(said["reason"], said["note"], said.get("name", ""), said.get("email", ""), language)


class NoticeForm(ReportForm):
    """The same of somebody without a login: words and good faith are needed, name and address are not."""

    note = WordsField(
        label=_("In your own words"),
        max_length=LONGEST_NOTE,
        help_text=_("What should we look at, and why is it wrong? Whoever wrote it does not learn who you are."),
    )
    name = forms.CharField(
        label=_("Name"),
        max_length=LONGEST_NAME,
        required=False,
        help_text=_("Only if you wish."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        required=False,
        help_text=_("If we may write to you. Without it you read our answer with a code."),
    )
    in_good_faith = forms.BooleanField(label=_("As far as I know, what I write is true and complete."))
    field_order = ("reason", "note", "name", "email", "in_good_faith")


class CodeForm(forms.Form):
    """The code of a receipt, however it was typed."""

    code = forms.CharField(
        label=_("Code"),
        max_length=60,
        help_text=_("Three groups of four, like abcd-2345-efgh. Capital or small letters, with hyphens or without."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )


class AppealForm(forms.Form):
    """Why somebody does not agree."""

    text = WordsField(
        label=_("Why do you not agree?"),
        max_length=LONGEST_NOTE,
        help_text=_("Somebody else reads it than the person who decided."),
    )


class DecisionForm(forms.Form):
    """The statement of reasons for one action; only what it needs is asked, and nothing is chosen beforehand."""

    facts = WordsField(
        label=_("What did you see?"),
        max_length=LONGEST_FACTS,
        help_text=_("Whoever wrote it reads this. Say what stands there, not who they are."),
    )
    rule = forms.ChoiceField(
        label=_("Which rule is it about?"), choices=Decision.Rule.choices, widget=forms.RadioSelect
    )
    law = forms.CharField(
        label=_("Which law?"), max_length=LONGEST_LAW, required=False, help_text=_("Only where it is about a law.")
    )
    days = forms.IntegerField(label=_("For how many days?"), min_value=1)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, action: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if action not in TAKES_AWAY:
            self.fields["facts"].required = False
            self.fields["facts"].help_text = _("Only if there is something to say.")
            del self.fields["rule"], self.fields["law"]
        if action in LONGEST_DAYS:
            self.fields["days"].max_value = LONGEST_DAYS[action]  # type: ignore[attr-defined]
            self.fields["days"].widget.attrs |= {"min": 1, "max": LONGEST_DAYS[action], "inputmode": "numeric"}
        else:
            del self.fields["days"]


class AppealDecisionForm(forms.Form):
    """Whether the decision stays, and why; nothing is chosen beforehand."""

    outcome = forms.ChoiceField(
        label=_("What do you decide?"), choices=Appeal.Outcome.choices, widget=forms.RadioSelect
    )
    reason = WordsField(label=_("Why?"), max_length=LONGEST_FACTS, help_text=_("Whoever does not agree reads this."))


def new_token() -> str:
    """A secret for one form on one page."""
    return secrets.token_urlsafe(24)
