"""Which terms of a shop do the numbers of a record state?"""

from network.directory.facts import empty
from network.directory.families import FAMILIES, Facts
from network.directory.importing.cleaning import cleaned, in_type, within
from network.directory.models import Limit, Per, Period, Shop

PRICES = {
    "price_percent_of_market_max": "market_percent_max",
    "points_allowance": "points_allowance",
    "points_period": "points_period",
}
UNIT = Limit.Unit
LIMITS: dict[str, Facts] = {
    "limit_kg_per_visit_per_person": {"unit": UNIT.KG, "period": Period.VISIT, "per": Per.PERSON},
    "limit_visits_per_week": {"unit": UNIT.VISITS, "period": Period.WEEK},
    "limit_visits_per_month": {"unit": UNIT.VISITS, "period": Period.MONTH},
    "limit_visits_per_year": {"unit": UNIT.VISITS, "period": Period.YEAR},
    "limit_referrals_per_year": {"unit": UNIT.REFERRALS, "period": Period.YEAR},
    "limit_referral_months_max": {"unit": UNIT.REFERRAL_MONTHS},
    "limit_pln_per_visit": {"unit": UNIT.PLN, "period": Period.VISIT},
    "limit_pln_per_day": {"unit": UNIT.PLN, "period": Period.DAY},
    "limit_items_per_product": {"unit": UNIT.ITEMS, "period": Period.VISIT, "goods": Limit.Goods.EACH_PRODUCT},
}


def price(key: str, value: object) -> Facts:
    """The field of the shop that the key is about; with None nothing is stated any more. Raises BadRow."""
    field = PRICES[key]
    with within(key):
        return {field: empty(field)} if value is None else cleaned(Shop, {field: value})


def limit(key: str, value: object) -> Facts:
    """The limit, at most so much; none with None. Raises BadRow."""
    if value is None:
        return {}
    family = FAMILIES["limits"]
    with within(key):
        row = family.row(in_type(Limit, {**LIMITS[key], "amount": value}))
    return {f"limits:{family.name_of(row)}": family.value_of(row)}


def limit_name(key: str) -> str:
    """The name of the fact that the key states."""
    return f"limits:{FAMILIES['limits'].name_of(Limit(**LIMITS[key]))}"
