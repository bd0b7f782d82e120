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
    "price_percent_of_market_max": lambda: _("Price, at most so many percent of the usual one"),
    "points_allowance": lambda: _("Number of points"),
    "points_period": lambda: _("Points are given for each"),
    "points_price_list": lambda: _("What costs how many points"),
    "limit_kg_per_visit_per_person": lambda: _("Kilograms a person may take on one visit"),
    "limit_visits_per_week": lambda: _("Visits a week"),
    "limit_visits_per_month": lambda: _("Visits a month"),
    "limit_visits_per_year": lambda: _("Visits a year"),
    "limit_referrals_per_year": lambda: _("Referrals a year"),
    "limit_referral_months_max": lambda: _("Months a referral can last at most"),
    "limit_pln_per_visit": lambda: _("Złoty one may spend on one visit"),
    "limit_pln_per_day": lambda: _("Złoty one may spend a day"),
    "limit_items_per_product": lambda: _("Pieces of one product"),
    "partners": lambda: _("Partners"),
    "funding": lambda: _("Where the money comes from"),
    "statistics": lambda: _("In numbers"),
}


_VALUES: dict[tuple[str, str], Callable[[], str]] = {
    ("points_period", "day"): lambda: _("day"),
    ("points_period", "week"): lambda: _("week"),
    ("points_period", "month"): lambda: _("month"),
    ("points_period", "year"): lambda: _("year"),
}


def quoted_words(key: str, text: str) -> str:
    """The words of a quotation; a machine's word or number as the reader's language writes it."""
    if (key, text) in _VALUES:
        return _VALUES[key, text]()
    if NUMBER.fullmatch(text):
        return format_decimal(text, locale=locale())
    return text


def quoted_about(key: str) -> str:
    """The words over a quotation of this key; '' where the heading of its facts says enough."""
    return _LABELS[key]() if key in _LABELS else ""
