"""What does somebody ask for, offer, promise, or look for on the board?"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from network.directory.hours import local_day
from network.directory.models import StockHint
from network.partners.board.sentences import offer_line
from network.partners.models import LONGEST, Offer, ShopRequest, Unit, Wanted
from network.partners.queries import OfferQuerySet
from network.places import sentences as place_sentences
from network.places.resolver import Match, resolve

USUAL_UNIT = {
    Wanted.FOOD: Unit.KG,
    Wanted.MONEY: Unit.PLN,
    Wanted.VOLUNTEERS: Unit.PEOPLE,
    Wanted.TRANSPORT: Unit.TRIPS,
    Wanted.EQUIPMENT: Unit.PIECES,
    Wanted.PREMISES: Unit.SQUARE_METRES,
    Wanted.SKILLS: Unit.HOURS,
}
FARTHEST = timedelta(days=366)  # so far ahead a last day may lie
MOST = 1_000_000
ANY = ("", _("all"))
NOT_SAID = ("", _("not said"))


def day_input() -> forms.DateInput:
    """A date in the browser's own calendar."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class AskedForm(forms.Form):
    """What, how much, until when: of a request as of an offer. ``key`` makes a form sent twice one thing."""

    kind = forms.ChoiceField(label=_("What is it?"), choices=Wanted.choices)
    category = forms.ChoiceField(
        label=_("Which goods?"), required=False, choices=[NOT_SAID, *StockHint.Category.choices],
        help_text=_("Only for food."),
    )  # fmt: skip
    amount = forms.IntegerField(label=_("How much?"), required=False, min_value=1, max_value=MOST)
    unit = forms.ChoiceField(
        label=_("Counted in what?"), required=False, choices=[NOT_SAID, *Unit.choices],
        help_text=_("Left out, we take what is usual: kilograms for food, złoty for money."),
    )  # fmt: skip
    until = forms.DateField(label=_("Until which day?"), widget=day_input())
    details = forms.CharField(
        label=_("In your own words"), required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    language = forms.ChoiceField(label=_("In which language are these words?"), choices=lambda: settings.LANGUAGES)
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, initial: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial={"language": get_language(), "key": uuid4(), **(initial or {})})

    def clean_until(self) -> date:
        until, today = self.cleaned_data["until"], local_day(timezone.now())
        if until < today:
            raise ValidationError(_("This day is over. Choose today or a later day."))
        if until > today + FARTHEST:
            raise ValidationError(_("Choose a day within a year. It can be asked again then."))
        return until

    def clean(self) -> dict[str, Any]:
        """A unit that is left out is the usual one; a unit without an amount, or goods without food, say nothing."""
        said = self.cleaned_data
        kind = said.get("kind")
        if said.get("amount") is None:
            said["unit"] = ""
        elif kind and not said.get("unit"):
            said["unit"] = USUAL_UNIT[Wanted(kind)]
        if kind != Wanted.FOOD:
            said["category"] = ""
        return said


class RequestForm(AskedForm):
    """What a shop asks for."""

    urgency = forms.ChoiceField(
        label=_("How urgent is it?"), choices=ShopRequest.Urgency.choices, initial=ShopRequest.Urgency.NORMAL,
        widget=forms.RadioSelect,
    )  # fmt: skip
    field_order = ("kind", "category", "amount", "unit", "until", "urgency", "details", "language")


class OfferForm(AskedForm):
    """What somebody gives, who, and how far."""

    organisation = forms.CharField(
        label=_("Your office or company"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    place = forms.CharField(
        label=_("Where is it?"), max_length=120, help_text=_("A town or a postcode. Shops see only the distance.")
    )
    reach_km = forms.IntegerField(
        label=_("How far can it go, in km?"), min_value=1, max_value=1000, initial=50,
    )  # fmt: skip
    field_order = (
        "kind", "category", "amount", "unit", "until", "organisation", "place", "reach_km", "details", "language",
    )  # fmt: skip

    def clean_place(self) -> str:
        """The place as typed; its point joins the cleaned data."""
        found = resolve(self.cleaned_data["place"])
        if found.best is None:
            raise ValidationError(_("We do not know this place. Write the nearest town, or a postcode: 5 digits."))
        if found.ambiguous:
            names = "; ".join(_told_apart(match) for match in found.matches[:3])
            raise ValidationError(_("There are several: %(names)s. Write a postcode."), params={"names": names})
        self.cleaned_data |= {"lat": found.best.lat, "lon": found.best.lon}
        return self.cleaned_data["place"]


class PromiseForm(forms.Form):
    """With which of her offers does somebody answer a request? Chosen by its uuid."""

    offer: "forms.ModelChoiceField[Offer]" = forms.ModelChoiceField(
        label=_("Which offer do you promise?"), queryset=None, to_field_name="uuid", empty_label=None,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose one of your offers."), "invalid_choice": _("Choose one of your offers."),
        },
    )  # fmt: skip

    def __init__(self, *args: Any, offers: OfferQuerySet, standing: list[Offer], today: date, **kwargs: Any) -> None:
        """Accepts any of ``offers``, so that a promise sent twice is understood, and shows those still standing."""
        super().__init__(*args, **kwargs)
        field = self.fields["offer"]
        field.queryset = offers  # type: ignore[attr-defined]
        field.widget.choices = [(offer.uuid, offer_line(offer, today)) for offer in standing]
        if len(standing) == 1:
            field.initial = standing[0].uuid


class BoardForm(forms.Form):
    """Which requests does somebody look for? What cannot be understood is left out, the rest is kept."""

    kind = forms.ChoiceField(label=_("What can you give?"), required=False, choices=[ANY, *Wanted.choices])
    q = forms.CharField(label=_("Near which place?"), required=False, max_length=200)
    goods = forms.ChoiceField(label=_("Which goods?"), required=False, choices=[ANY, *StockHint.Category.choices])
    voivodeship = forms.ChoiceField(label=_("Voivodeship"), required=False)
    urgency = forms.ChoiceField(
        label=_("How urgent?"),
        required=False,
        choices=[
            ANY,
            ("urgent", pgettext_lazy("requests shown", "only urgent")),
            ("soon", pgettext_lazy("requests shown", "urgent and soon")),
        ],
    )
    promised = forms.BooleanField(label=_("Show also what is promised already"), required=False)
    page = forms.IntegerField(required=False, min_value=1, max_value=10_000, widget=forms.HiddenInput)

    def __init__(self, *args: Any, voivodeships: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.voivodeships = voivodeships
        names = [(name, name) for name in voivodeships]
        self.fields["voivodeship"].choices = [ANY, *names]  # type: ignore[attr-defined]

    def understood(self) -> dict[str, Any]:
        """The values of the fields that were understood; an empty value for the others."""
        self.is_valid()
        return {name: self.cleaned_data.get(name) or "" for name in self.fields}


def _told_apart(match: Match) -> str:
    return f"{place_sentences.titled(match)} ({place_sentences.told_apart(match)})"
