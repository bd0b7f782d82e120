"""Five plain questions: what was answered, and what of it can be understood? Nothing must be answered."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from network.directory.models import Criterion
from network.directory.self_check import words
from network.directory.self_check.answers import Answers, Part
from network.places import sentences as place_sentences
from network.places.resolver import Match, resolve

NAMESAKES = 20  # places of one name to choose among
NONE_OF_THESE = "none"
MONEY = re.compile(r"[0-9]{1,6}(\.[0-9]{1,2})?")
THOUSANDS = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+")
# The fields of each of the five screens.
SCREENS = (("place", "chosen"), ("size",), ("income",), ("referral",), ("age", "situations"))


class MoneyField(forms.CharField):
    """PLN as people write them: "1 800,50 zł", "1.800", "1800"; None for nothing."""

    def clean(self, value: Any) -> Decimal | None:
        text = re.sub(r"(?i)zł|zl|pln|\s", "", super().clean(value) or "")
        if not text:
            return None
        text = text.replace(".", "").replace(",", ".") if "," in text else text
        text = text.replace(".", "") if THOUSANDS.fullmatch(text) else text
        if not MONEY.fullmatch(text):
            raise forms.ValidationError(_("write the amount in digits, for example 1800."))
        return Decimal(text)


class AnyOfField(forms.ChoiceField):
    """One of choices that are known only later, when the place has been looked up."""

    def valid_value(self, value: Any) -> bool:
        return len(value) <= 400


class SelfCheckForm(forms.Form):
    """What somebody answers. Every field may be left out; ``answers()`` says what was understood."""

    place = forms.CharField(
        label=_("Where do you live?"),
        help_text=_("A town, a village or a postcode is enough."),
        required=False,
        max_length=200,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "autocapitalize": "words"}),
    )
    chosen = AnyOfField(
        label=_("Which of these places?"),
        help_text=_("Is yours not among them? Write it with its postcode."),
        required=False,
        widget=forms.RadioSelect,
    )
    part = forms.ChoiceField(required=False, choices=[(part.value, part.value) for part in Part])
    part_of = forms.CharField(required=False, max_length=120)  # the gmina the part was asked about
    size = forms.IntegerField(
        label=_("How many people live in your home, with you?"),
        help_text=_("Those with whom you share money and meals. Leave it empty if you would rather not say."),
        required=False,
        min_value=1,
        max_value=30,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "invalid": _("write the number in digits, for example 3."),
            "min_value": _("write a number from 1 to 30."),
            "max_value": _("write a number from 1 to 30."),
        },
    )
    income = MoneyField(
        label=_("How much money do you have together each month?"),
        help_text=_("Net, of everyone at home, in złoty; roughly is fine. Leave it empty if you would rather not say."),
        required=False,
        max_length=30,
        widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}),
    )
    referral = forms.ChoiceField(
        label=_("Do you have a referral to a social shop?"),
        help_text=_("A paper from a social welfare centre (OPS, GOPS, MOPS, MOPR) or from an organisation."),
        required=False,
        choices=[
            ("yes", pgettext_lazy("a referral", "I have one")),
            ("no", pgettext_lazy("a referral", "I have none")),
            ("", _("I would rather not say")),
        ],
        widget=forms.RadioSelect,
    )
    age = forms.IntegerField(
        label=_("How old are you?"),
        help_text=_("In years. Some shops are open to seniors. Leave it empty if you would rather not say."),
        required=False,
        min_value=1,
        max_value=120,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "invalid": _("write the number in digits, for example 62."),
            "min_value": _("write a number from 1 to 120."),
            "max_value": _("write a number from 1 to 120."),
        },
    )
    situations = forms.MultipleChoiceField(
        label=_("Which of these fits you?"),
        help_text=_("Tick as many as you like. Leave all empty if you would rather not say."),
        required=False,
        choices=[],
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, asked: Iterable[Criterion.Status] = (), **kwargs: Any) -> None:
        """``asked``: the groups of people that shops ask about."""
        super().__init__(*args, **kwargs)
        offered = [(status.value, words.of_myself(status)) for status in asked]
        field = self.fields["situations"]
        field.choices = [*offered, (NONE_OF_THESE, _("None of these"))]  # type: ignore[attr-defined]
        self.match: Match | None = None

    def clean(self) -> dict[str, Any]:
        """Looks the place up; several of one name are offered to choose from."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("place"):
            self.match = self._look_up(cleaned["place"], cleaned.get("chosen", ""))
        return cleaned

    def answers(self) -> Answers:
        """What a valid form says."""
        said = self.cleaned_data
        ticked = frozenset(said["situations"])
        return Answers(
            place=self.match,
            part=Part(said["part"]) if said["part"] and self.match and said["part_of"] == self.match.gmina else None,
            size=said["size"],
            income=said["income"],
            has_referral={"yes": True, "no": False}.get(said["referral"]),
            age=said["age"],
            situations=ticked - {NONE_OF_THESE} if ticked else None,
        )

    def _look_up(self, text: str, chosen: str) -> Match | None:
        found = resolve(text, NAMESAKES)
        if found.best is None:
            self.add_error("place", _("we do not know this place. Try the nearest town, or a postcode of 5 digits."))
            return None
        if not found.ambiguous:
            return found.best
        self.fields["chosen"].choices = [(key(match), _labelled(match)) for match in found.matches]  # type: ignore[attr-defined]
        picked = next((match for match in found.matches if key(match) == chosen), None)
        if picked is None:
            self.add_error("chosen", _("there are several places of this name. Choose yours."))
        return picked


def key(match: Match) -> str:
    """What names a place in a form, in no language."""
    return "/".join((match.kind, match.voivodeship, match.powiat, match.gmina, match.name))


def kept(posted: Any) -> dict[str, Any]:
    """What was typed, as the first values of a form that is shown again without complaints."""
    several = {"situations": posted.getlist("situations")}
    return {name: posted.get(name, "") for name in SelfCheckForm.base_fields} | several


def _labelled(match: Match) -> str:
    title, apart = place_sentences.titled(match), place_sentences.told_apart(match)
    return f"{title} ({apart})" if apart else title
