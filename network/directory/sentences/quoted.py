"""What is a quotation about, where its words alone do not say it?"""

import re
from collections.abc import Callable

from babel.numbers import format_decimal
from django.utils.translation import gettext as _

from network.words.languages import locale

NUMBER = re.compile(r"\d+(\.\d+)?")

_LABELS: dict[str, Callable[[], str]] = {
    "residence_required": lambda: _("Where one must live"),
    "above_income_rule": lambda: _("With a higher income"),
    "income_history": lambda: _("Earlier income thresholds"),
    "income_single_pln": lambda: _("Highest income of a person living alone, in złoty"),
    "income_per_family_member_pln": lambda: _("Highest income for each person of a family, in złoty"),
    "income_percent_of_statutory": lambda: _("Highest income, in percent of the statutory threshold"),
    "referral_valid": lambda: _("How long a referral is valid"),
    "walk_in_rule": lambda: _("Without a referral"),
    "points_price_list": lambda: _("What costs how many points"),
    "partners": lambda: _("Partners"),
    "funding": lambda: _("Where the money comes from"),
    "statistics": lambda: _("In numbers"),
}


def quoted_words(text: str) -> str:
    """The words of a quotation; a number as the reader's language writes it."""
    if NUMBER.fullmatch(text):
        return format_decimal(text, locale=locale())
    return text


def quoted_about(key: str) -> str:
    """The words over a quotation of this key; '' where the heading of its facts says enough."""
    return _LABELS[key]() if key in _LABELS else ""
