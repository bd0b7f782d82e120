"""What does a coordinator fill in at her desk, besides requests?"""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from network.directory.models import Shop
from network.partners.board.forms import day_input
from network.partners.models import ShopContact

HOLDS = timedelta(days=14)  # how long an answer about new people holds where nobody says another day
MOST_PLACES = 10_000


class CapacityForm(forms.Form):
    """Whether new people can come."""

    level = forms.ChoiceField(
        label=_("Can new people come?"), widget=forms.RadioSelect,
        choices=[
            (Shop.Capacity.OPEN, _("Yes, new people can come")),
            (Shop.Capacity.QUEUE, _("New people wait in a queue")),
            (Shop.Capacity.FULL, _("Not now, the shop is full")),
            (Shop.Capacity.UNKNOWN, _("We do not say")),
        ],
    )  # fmt: skip
    free_places = forms.IntegerField(
        label=_("How many places are free?"), required=False, min_value=0, max_value=MOST_PLACES,
        help_text=_("Leave it empty if you do not count them."),
    )  # fmt: skip
    until = forms.DateField(
        label=_("Until which day does it hold?"), required=False, widget=day_input(),
        help_text=_("After that day the page says that we do not know."),
    )  # fmt: skip

    @classmethod
    def about(cls, shop: Shop, today: date) -> "CapacityForm":
        """Filled with what the shop says now; the day is two weeks ahead."""
        return cls(initial={"level": shop.capacity, "free_places": shop.free_places, "until": today + HOLDS})


class ContactForm(forms.Form):
    """Where letters for the shop go."""

    email = forms.EmailField(
        label=_("E-mail address for letters"), max_length=254, required=False,
        help_text=_("Only coordinators and staff see it. We write when somebody asks the shop something."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip
    letter_language = forms.ChoiceField(label=_("Language of the letters"), choices=lambda: settings.LANGUAGES)

    @classmethod
    def about(cls, shop: Shop) -> "ContactForm":
        """Filled with what the shop said before."""
        known = ShopContact.objects.filter(shop=shop).first()
        initial: dict[str, Any] = {"email": known.email, "letter_language": known.language} if known else {}
        return cls(initial={"letter_language": settings.LANGUAGE_CODE} | initial)
